/** The words with which the text is dressed, in the language of the program. */
import type { Words } from '../editor/dress';
import type { Speaker } from '../editor/paste';
import { t } from '../i18n/i18n.svelte';
import type { Person } from '../ipc/types';

/** How a person is shown at a turn: as the house prints the short form, else by surname. */
export function shortName(person: Person): string {
  if (person.short) return person.short;
  const words = person.name.trim().split(/\s+/u);
  let start = words.length - 1;
  while (start > 0 && /^(von|van|de|der|den|dem|zu|zum|zur|del|della|di|du|la|le|ter|ten)$/.test(words[start - 1] ?? '')) start--;
  return [person.title, ...words.slice(Math.max(start, 0))].filter(Boolean).join(' ');
}

type KindName = 'question' | 'answer' | 'pullquote' | 'portrait' | 'subheading' | 'note' | 'box' | 'intro';

export function wordsFor(people: () => Person[]): Words {
  return {
    kind: (node) =>
      node.type.name === 'note'
        ? t(node.attrs.audience === 'desk' ? 'block.note.desk' : 'block.note.readers')
        : t(`block.${node.type.name as KindName}`),
    speaker: (id) => {
      const person = people().find((person) => person.id === id);
      return person ? shortName(person) : '';
    },
    numbered: (kind, n, total) => t('block.numbered', { kind, n: String(n), total: String(total) }),
    menu: (block) => t('block.menu', { block }),
    placeholder: (node) =>
      node.type.name === 'box_heading'
        ? t('placeholder.boxHeading')
        : t(`placeholder.${node.type.name as Exclude<KindName, 'portrait'>}`),
  };
}

/** The people of the interview as labels in pasted text may call them. */
export function speakersOf(people: Person[]): Speaker[] {
  return people
    .filter((person) => person.name !== '')
    .map((person) => ({ id: person.id, role: person.role, names: [person.name, shortName(person), person.name.split(/\s+/u).at(-1) ?? ''].filter(Boolean) }));
}
