/** Which key does what in the text (Mod = Ctrl, on a Mac ⌘). Esc, then Tab leaves the text (WCAG 2.1.2). */
import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { NodeType } from 'prosemirror-model';
import { type Command, Plugin } from 'prosemirror-state';
import * as commands from './commands';
import * as structure from './structure';
import { marks, nodes } from './schema';

/** Digits that make the block at the caret one of this kind, in the order of the menu. */
export const kindKeys: [string, keyof typeof nodes][] = [
  ['Mod-1', 'question'],
  ['Mod-2', 'answer'],
  ['Mod-3', 'subheading'],
  ['Mod-4', 'pullquote'],
  ['Mod-5', 'note'],
];

export const bindings: Record<string, Command> = {
  'Mod-z': undo,
  'Mod-y': redo,
  'Mod-Shift-z': redo,
  'Mod-b': toggleMark(marks.strong),
  'Mod-i': toggleMark(marks.emphasis),
  Enter: commands.enter,
  'Mod-Enter': commands.splitTurn,
  'Shift-Enter': commands.breakLine,
  Backspace: commands.backspace,
  Delete: commands.deleteForward,
  'Alt-ArrowUp': commands.movePair(-1),
  'Alt-ArrowDown': commands.movePair(1),
  'Mod-Shift-k': structure.deleteBlock,
  'Mod-Shift-d': structure.duplicate,
  'Mod-Shift-h': structure.stash,
  'Mod-Shift-q': structure.quoteSelection,
  'Mod-ArrowUp': structure.goToPair(-1),
  'Mod-ArrowDown': structure.goToPair(1),
  ...Object.fromEntries(kindKeys.map(([key, kind]) => [key, commands.setKind(nodes[kind] as NodeType)])),
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
