/** Which key does what in the text (Mod = Ctrl, on a Mac ⌘). Esc, then Tab leaves the text (WCAG 2.1.2). */
import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { type Command, Plugin } from 'prosemirror-state';
import * as commands from './commands';
import { moveOver } from './sentences';
import * as structure from './structure';
import { marks, nodes } from './schema';

/** The kinds that a digit makes of the block at the caret, in the order of the menu. */
export const kindsByDigit = ['question', 'answer', 'subheading', 'pullquote', 'note'] as const;

/** What can be done with the text at the caret: a name for the table of commands, the keys, and the work. */
export const textCommands = {
  undo: { keys: ['Mod-z'], work: undo },
  redo: { keys: ['Mod-y', 'Mod-Shift-z'], work: redo },
  strong: { keys: ['Mod-b'], work: toggleMark(marks.strong) },
  emphasis: { keys: ['Mod-i'], work: toggleMark(marks.emphasis) },
  question: { keys: ['Mod-1'], work: commands.setKind(nodes.question) },
  answer: { keys: ['Mod-2'], work: commands.setKind(nodes.answer) },
  subheading: { keys: ['Mod-3'], work: commands.setKind(nodes.subheading) },
  pullquote: { keys: ['Mod-4'], work: commands.setKind(nodes.pullquote) },
  note: { keys: ['Mod-5'], work: commands.setKind(nodes.note) },
  insertQuestion: { keys: ['Alt-Enter'], work: structure.insertQuestion },
  split: { keys: ['Mod-Enter'], work: commands.splitTurn },
  breakLine: { keys: ['Shift-Enter'], work: commands.breakLine },
  moveUp: { keys: ['Alt-ArrowUp'], work: commands.movePair(-1) },
  moveDown: { keys: ['Alt-ArrowDown'], work: commands.movePair(1) },
  sentenceBack: { keys: ['Alt-ArrowLeft'], work: moveOver(-1, 'sentence') },
  sentenceOn: { keys: ['Alt-ArrowRight'], work: moveOver(1, 'sentence') },
  paragraphBack: { keys: ['Alt-Shift-ArrowLeft'], work: moveOver(-1, 'paragraph') },
  paragraphOn: { keys: ['Alt-Shift-ArrowRight'], work: moveOver(1, 'paragraph') },
  duplicate: { keys: ['Mod-Shift-d'], work: structure.duplicate },
  delete: { keys: ['Mod-Shift-k'], work: structure.deleteBlock },
  quote: { keys: ['Mod-Shift-q'], work: structure.quoteSelection },
  stash: { keys: ['Mod-Shift-h'], work: structure.stash },
  previousPair: { keys: ['Mod-ArrowUp'], work: structure.goToPair(-1) },
  nextPair: { keys: ['Mod-ArrowDown'], work: structure.goToPair(1) },
} satisfies Record<string, { keys: string[]; work: Command }>;

export type TextCommand = keyof typeof textCommands;

/** What the keys that write do; everything else is in the table. */
export const bindings: Record<string, Command> = {
  Enter: commands.enter,
  Backspace: commands.backspace,
  Delete: commands.deleteForward,
  ...Object.fromEntries(Object.values(textCommands).flatMap(({ keys, work }) => keys.map((key) => [key, work]))),
};

/** The keys as plugins: ours first, then what every text field does. */
export function keys(): Plugin[] {
  let leaves = false;
  const tab = keymap({
    Tab: (state, dispatch) => !leaves && commands.cycleKind(1)(state, dispatch),
    'Shift-Tab': (state, dispatch) => !leaves && commands.cycleKind(-1)(state, dispatch),
    Escape: () => {
      leaves = true;
      return true;
    },
  });
  const release = new Plugin({
    props: {
      handleDOMEvents: {
        focus: () => {
          leaves = false;
          return false;
        },
        keydown: (_view, event) => {
          if (!['Escape', 'Tab', 'Shift'].includes(event.key)) leaves = false;
          return false;
        },
      },
      handleTextInput: (view, _from, _to, text) => {
        const tr = commands.replaceAll(view.state, text);
        if (tr) view.dispatch(tr);
        return tr !== null;
      },
    },
  });
  const clearAll: Command = (state, dispatch) => {
    const tr = commands.replaceAll(state, '');
    if (tr) dispatch?.(tr);
    return tr !== null;
  };
  const own = {
    ...bindings,
    Backspace: chainCommands(clearAll, structure.backspaceJoins, commands.backspace),
    Delete: chainCommands(clearAll, commands.deleteForward),
  };
  return [release, tab, keymap(own), keymap(baseKeymap)];
}
