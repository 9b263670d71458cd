/** A person at random: writes, splits, joins, moves, pastes, takes back. The same seed does the same. */
import { history, redo, undo } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { type Command, EditorState, Selection, TextSelection } from 'prosemirror-state';
import * as commands from '../editor/commands';
import { toDocument } from '../editor/convert';
import { identity } from '../editor/identity';
import { insertTurns, paragraphsOfText, turnsOf } from '../editor/paste';
import { nodes } from '../editor/schema';
import * as structure from '../editor/structure';
import { setTypography } from '../editor/typography';

/** How an act may change the letters of the text (white space aside). */
export type Effect = 'keeps' | 'adds' | 'takes one' | 'takes a block' | 'goes back';

interface Act {
  name: string;
  effect: Effect;
  /** How often, relative to the others. */
  weight: number;
  do: (state: EditorState, dice: Dice) => EditorState;
}

export class Dice {
  constructor(private seed: number) {}

  /** An integer below `n` (mulberry32). */
  below(n: number): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * n);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

const run = (command: Command) => (state: EditorState) => {
  let after = state;
  command(state, (tr) => (after = state.apply(tr)));
  return after;
};

const letters = [...'abcdefghijklmnopqrstuvwxyzäöüßÉ', ' ', ' ', '.', '?', '"', "'", '–', '😀', '漢', 'e\u0301'];

function type(state: EditorState, text: string): EditorState {
  const all = commands.replaceAll(state, text);
  if (all) return state.apply(all);
  return state.selection.$from.parent.isTextblock ? state.apply(state.tr.insertText(text)) : state;
}

/** No caret stands within a character. */
const whole = (doc: Node, pos: number) => (/^[\udc00-\udfff]/u.test(doc.textBetween(pos, Math.min(pos + 1, doc.content.size))) ? pos + 1 : pos);

function goSomewhere(state: EditorState, dice: Dice): EditorState {
  const at = whole(state.doc, dice.below(state.doc.content.size + 1));
  const anchor = Selection.near(state.doc.resolve(at), dice.of([1, -1]));
  return state.apply(state.tr.setSelection(anchor));
}

/** Selects a few characters of the line at the caret. */
function selectSome(state: EditorState, dice: Dice): EditorState {
  const { $from } = state.selection;
  if (!$from.parent.isTextblock) return state;
  const [from, to] = [dice.below($from.parent.content.size + 1), dice.below($from.parent.content.size + 1)].sort((a, b) => a - b);
  const start = $from.start();
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, whole(state.doc, start + (from ?? 0)), whole(state.doc, start + (to ?? 0)))));
}

const clips = [
  'Frage: Und dann?\n\nAntwort: Dann kam es anders.\n\nViel später.',
  'A: Ja.\nF: Warum?\nA: Darum.',
  'Ein Absatz.\n\nNoch einer mit „Zitat“ und 5 %.',
  'ein Wort',
];

function paste(state: EditorState, dice: Dice): EditorState {
  const collapsed = state.apply(state.tr.setSelection(Selection.near(state.selection.$to, -1)));
  if (!collapsed.selection.$from.parent.isTextblock) return state;
  const paragraphs = paragraphsOfText(dice.of(clips));
  const isText = collapsed.selection.$from.parent.type === nodes.paragraph;
  const turns = isText ? turnsOf(paragraphs, []) : null;
  if (turns) return collapsed.apply(insertTurns(collapsed, turns, () => null));
  const text = paragraphs.map((paragraph) => paragraph.textContent).join(' ');
  return collapsed.apply(collapsed.tr.insertText(text));
}

const kinds = ['question', 'answer', 'subheading', 'pullquote', 'note', 'box', 'intro'] as const;
const caretOnly = (command: Command) => (state: EditorState) =>
  run(command)(state.selection.empty ? state : state.apply(state.tr.setSelection(Selection.near(state.selection.$head, -1))));

export const acts: Act[] = [
  { name: 'type', effect: 'adds', weight: 60, do: (state, dice) => type(state.selection.empty ? state : goSomewhere(state, dice), dice.of(letters)) },
  { name: 'go', effect: 'keeps', weight: 25, do: goSomewhere },
  { name: 'select', effect: 'keeps', weight: 5, do: selectSome },
  { name: 'Enter', effect: 'keeps', weight: 14, do: caretOnly(commands.enter) },
  { name: 'split', effect: 'keeps', weight: 6, do: caretOnly(commands.splitTurn) },
  { name: 'Backspace', effect: 'takes one', weight: 14, do: caretOnly(structure.backspaceJoins) },
  { name: 'Backspace, plain', effect: 'takes one', weight: 14, do: caretOnly(commands.backspace) },
  { name: 'Delete', effect: 'takes one', weight: 8, do: caretOnly(commands.deleteForward) },
  { name: 'kind', effect: 'keeps', weight: 8, do: (state, dice) => caretOnly(commands.setKind(nodes[dice.of(kinds)]))(state) },
  { name: 'Tab', effect: 'keeps', weight: 4, do: (state, dice) => caretOnly(commands.cycleKind(dice.of([1, -1])))(state) },
  { name: 'move', effect: 'keeps', weight: 8, do: (state, dice) => run(commands.movePair(dice.of([1, -1])))(state) },
  {
    name: 'drag',
    effect: 'keeps',
    weight: 4,
    do: (state, dice) => run(structure.movePairTo(dice.below(state.doc.childCount), dice.below(state.doc.childCount + 1)))(state),
  },
  { name: 'insert a question', effect: 'keeps', weight: 4, do: caretOnly(structure.insertQuestion) },
  { name: 'duplicate', effect: 'adds', weight: 1, do: run(structure.duplicate) },
  { name: 'stash', effect: 'keeps', weight: 2, do: run(structure.stash) },
  { name: 'quote', effect: 'adds', weight: 3, do: run(structure.quoteSelection) },
  { name: 'paste', effect: 'adds', weight: 3, do: paste },
  { name: 'delete a block', effect: 'takes a block', weight: 3, do: run(structure.deleteBlock) },
  {
    name: 'typography',
    effect: 'goes back',
    weight: 1,
    do: (state) => {
      const tr = setTypography(state, 'de');
      return tr ? state.apply(tr) : state;
    },
  },
  { name: 'undo', effect: 'goes back', weight: 14, do: run(undo) },
  { name: 'redo', effect: 'goes back', weight: 7, do: run(redo) },
];

const all = acts.flatMap((act) => Array.from({ length: act.weight }, () => act));

/** Something that a person might do next. */
export function anyAct(dice: Dice): Act {
  const act = dice.of(all);
  return { ...act, do: (state, dice) => act.do(unsplit(state), dice) };
}

/** An undo of a step within a character may leave the caret there; a browser would not. */
function unsplit(state: EditorState): EditorState {
  const { from, to, $from, $to } = state.selection;
  if (!$from.parent.isTextblock || !$to.parent.isTextblock) return state;
  const [start, end] = [whole(state.doc, from), whole(state.doc, to)];
  return start === from && end === to ? state : state.apply(state.tr.setSelection(TextSelection.create(state.doc, start, end)));
}

/** A state as the desk has it, but every act is an undo step of its own and none is forgotten. */
export function begin(depth: number): EditorState {
  const doc = toDocument([], () => 'b0');
  return EditorState.create({ doc, plugins: [history({ depth, newGroupDelay: 0 }), identity()] });
}

/** How often each letter stands in the text. White space is no letter. */
export function lettersOf(doc: Node): Map<string, number> {
  const found = new Map<string, number>();
  for (const c of doc.textContent.replace(/\s/gu, '')) found.set(c, (found.get(c) ?? 0) + 1);
  return found;
}
