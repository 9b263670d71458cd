/** The words with which the text is dressed, in the language of the program. */
import type { Words } from '../editor/dress';
import type { Speaker } from '../editor/paste';
import { t } from '../i18n/i18n.svelte';
import type { Person } from '../ipc/types';
import type { Labels } from './comfort.svelte';

/** How a person is shown at a turn: as the house prints the short form, else by surname. */
export function shortName(person: Person): string {
  if (person.short) return person.short;
  const words = person.name.trim().split(/\s+/u);
  let start = words.length - 1;
  while (start > 0 && /^(von|van|de|der|den|dem|zu|zum|zur|del|della|di|du|la|le|ter|ten)$/.test(words[start - 1] ?? '')) start--;
  return [person.title, ...words.slice(Math.max(start, 0))].filter(Boolean).join(' ');
}

type KindName = 'question' | 'answer' | 'pullquote' | 'portrait' | 'subheading' | 'note' | 'box' | 'intro';

/** „A. K.“: the first letters of a name. */
const initials = (person: Person) => person.name.split(/[\s-]+/u).filter(Boolean).map((word) => `${[...word][0] ?? ''}.`).join(' ');

/** A speaker as the house prints it beside a turn; empty: the kind of the block stands there. */
export function labelOf(person: Person | undefined, isQuestion: boolean, isFirst: boolean, style: Labels): string {
  if (!person?.name && !person?.short) return '';
  switch (style) {
    case 'none':
      return '';
    case 'surname':
      return isQuestion ? '' : shortName(person);
    case 'full-first':
      return isFirst ? [person.title, person.name].filter(Boolean).join(' ') : shortName(person);
    case 'initials':
      return initials(person) || shortName(person);
    case 'publication':
      return isQuestion ? person.organisation || shortName(person) : shortName(person);
  }
}

export function wordsFor(people: () => Person[], labels: () => Labels): Words {
  return {
    kind: (node) =>
      node.type.name === 'note'
        ? t(node.attrs.audience === 'desk' ? 'block.note.desk' : 'block.note.readers')
        : t(`block.${node.type.name as KindName}`),
    speaker: (id) => {
      const person = people().find((person) => person.id === id);
      return person ? shortName(person) : '';
    },
    label: (node, isFirst) => {
      const person = people().find((person) => person.id === node.attrs.speaker);
      return labelOf(person, node.type.name === 'question', isFirst, labels());
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
