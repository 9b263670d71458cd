/** The menu of a block: who speaks, what it is, what to put below it, where it goes. */
import { kindsByDigit, textCommands } from '../editor/keys';
import type { Manuscript } from '../editor/manuscript';
import { nodes } from '../editor/schema';
import { t } from '../i18n/i18n.svelte';
import type { Person } from '../ipc/types';
import type { Group } from '../shared/Menu.svelte';
import { keyName } from '../commands/shortcuts';
import { shortName } from './words';

const label = (kind: string) => t(`block.${kind as 'question'}`);
const key = (name: keyof typeof textCommands) => keyName(textCommands[name].keys[0] ?? '');

export function blockMenu(editor: Manuscript, pos: number, name: string, people: Person[], moved: (direction: 1 | -1) => void): Group[] {
  const node = editor.view.state.doc.nodeAt(pos);
  if (!node) return [];
  const groups: Group[] = [];
  if (node.type === nodes.question || node.type === nodes.answer) {
    const role = node.type === nodes.question ? 'interviewer' : 'guest';
    const own = people.filter((person) => person.name && person.role === role);
    const others = people.filter((person) => person.name && person.role !== role);
    const entry = (person: Person) => ({
      text: shortName(person),
      checked: node.attrs.speaker === person.id,
      run: () => editor.setSpeaker(pos, person.id),
    });
    const none = { text: t('block.noSpeaker'), checked: !node.attrs.speaker, run: () => editor.setSpeaker(pos, null) };
    groups.push({ label: t('block.speaker'), items: [...own, ...others].map(entry).concat(none) });
  }
  if (node.type === nodes.note) {
    groups.push({
      label: t('block.note'),
      items: (['desk', 'readers'] as const).map((audience) => ({
        text: t(`block.note.${audience}`),
        checked: node.attrs.audience === audience,
        run: () => editor.setKind(pos, nodes.note, { audience }),
      })),
    });
  }
  if (!node.isAtom) {
    const kinds = [...kindsByDigit.map((kind) => ({ kind, keys: key(kind) })), { kind: 'box' as const, keys: '' }, { kind: 'intro' as const, keys: '' }];
    groups.push({
      label: t('block.kind'),
      items: kinds.map(({ kind, keys }) => ({
        text: label(kind),
        keys,
        checked: node.type.name === kind,
        run: () => editor.setKind(pos, nodes[kind]),
      })),
    });
  }
  groups.push({
    label: t('block.insert'),
    items: (['question', 'pullquote', 'subheading', 'box'] as const).map((kind) => ({
      text: label(kind),
      run: () => editor.insertBelow(pos, nodes[kind]),
    })),
  });
  const move = (direction: 1 | -1) => () => {
    editor.movePair(pos, direction);
    moved(direction);
  };
  groups.push({
    label: name,
    items: [
      { text: t('block.up'), keys: key('moveUp'), run: move(-1) },
      { text: t('block.down'), keys: key('moveDown'), run: move(1) },
      { text: t('command.duplicate'), keys: key('duplicate'), run: () => editor.doAt(pos, textCommands.duplicate.work) },
      { text: t('command.stash'), keys: key('stash'), run: () => editor.doAt(pos, textCommands.stash.work) },
      { text: t('block.delete'), keys: key('delete'), danger: true, run: () => editor.deleteBlock(pos) },
    ],
  });
  return groups;
}
