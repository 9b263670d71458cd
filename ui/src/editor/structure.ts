/** Commands on whole blocks: put a question into an answer, duplicate, stash, quote, walk from pair to pair. */
import { Fragment, type Node } from 'prosemirror-model';
import { type Command, type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import { insertBelow, pairRange, posOf, setKind, speakerBefore, turnAt } from './commands';
import { emptyBlock } from './convert';
import { newId } from './ids';
import { isTurn, nodes } from './schema';

const { question, answer, note, paragraph, pullquote } = nodes;

/** A question at the caret: inside an answer it splits it, elsewhere it goes below. */
export const insertQuestion: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  const turn = turnAt($from);
  const isInside =
    empty && turn?.node.type === answer && $from.pos > turn.pos + 2 && $from.pos < turn.end - 2;
  if (!turn || !isInside) return insertBelow(question)(state, dispatch, view);
  if (dispatch) {
    const tr = state.tr.split($from.pos, 2, [{ type: answer, attrs: { ...turn.node.attrs, id: newId() } }, { type: paragraph }]);
    trimAtSplit(tr, $from.pos);
    const at = tr.mapping.map($from.pos, -1) + 2;
    tr.insert(at, emptyBlock(question, newId(), { speaker: speakerBefore(state.doc, question, turn.index) }));
    dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView());
  }
  return true;
};

/** The space that stood between two sentences belongs to neither half. */
function trimAtSplit(tr: Transaction, pos: number): void {
  const after = tr.doc.resolve(pos + 4);
  if (/^\s/u.test(after.parent.textContent)) tr.delete(after.pos, after.pos + 1);
  const before = tr.doc.resolve(pos);
  if (/\s$/u.test(before.parent.textContent)) tr.delete(pos - 1, pos);
}

/**
 * Takes the block at the caret out; the last one leaves an empty question. A question between two answers of one
 * person joins them again.
 */
export const deleteBlock: Command = (state, dispatch) => {
  const { selection, doc } = state;
  const isBlock = selection instanceof NodeSelection && selection.$from.depth === 0;
  const node = isBlock ? selection.node : selection.$from.depth > 0 ? selection.$from.node(1) : null;
  if (!node) return false;
  const pos = isBlock ? selection.from : selection.$from.before(1);
  if (!dispatch) return true;
  const tr = state.tr;
  if (doc.childCount === 1) {
    tr.replaceWith(pos, pos + node.nodeSize, emptyBlock(question, newId()));
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(0), 1)).scrollIntoView());
    return true;
  }
  const index = doc.resolve(pos).index(0);
  tr.delete(pos, pos + node.nodeSize);
  const [above, below] = [doc.maybeChild(index - 1), doc.maybeChild(index + 1)];
  const rejoins =
    node.type === question && above?.type === answer && below?.type === answer && above.attrs.speaker === below.attrs.speaker;
  const caret = rejoins ? rejoin(tr, pos, above, below) : null;
  const near = Selection.near(tr.doc.resolve(Math.min(pos, tr.doc.content.size)), 1);
  dispatch(tr.setSelection(caret === null ? near : TextSelection.create(tr.doc, caret)).scrollIntoView());
  return true;
};

/** Two answers become one; a sentence that was cut in two is one paragraph again. Answers with the place of the seam. */
function rejoin(tr: Transaction, pos: number, above: Node, below: Node): number {
  tr.join(pos);
  const seam = pos - 1;
  const [end, start] = [above.lastChild?.textContent ?? '', below.firstChild?.textContent ?? ''];
  if (end === '' || start === '' || /[.!?…:“”"»)\]]\s*$/u.test(end)) return seam + 1;
  tr.join(seam);
  if (!/\s$/u.test(end) && !/^\s/u.test(start)) tr.insertText(' ', seam - 1);
  return seam - 1;
}

/** Backspace in an empty question between two answers: the question goes, the answers join. */
export const backspaceJoins: Command = (state, dispatch, view) => {
  const turn = turnAt(state.selection.$from);
  if (!state.selection.empty || turn?.node.type !== question || turn.node.textContent !== '' || turn.node.childCount > 1) return false;
  const [above, below] = [state.doc.maybeChild(turn.index - 1), state.doc.maybeChild(turn.index + 1)];
  if (above?.type !== answer || below?.type !== answer || above.attrs.speaker !== below.attrs.speaker) return false;
  return deleteBlock(state, dispatch, view);
};

/** The blocks that the selection touches, as indexes. */
export function touched(state: EditorState): [number, number] {
  const { $from, $to } = state.selection;
  const to = $to.depth > 0 ? $to.index(0) : Math.max($from.index(0), $to.index(0) - 1);
  return [$from.index(0), to];
}

/** A copy of the blocks that the selection touches, below them, with the caret in it. */
export const duplicate: Command = (state, dispatch) => {
  const [from, to] = touched(state);
  const copies: Node[] = [];
  for (let i = from; i <= to; i++) {
    const node = state.doc.maybeChild(i);
    if (node && !node.isAtom) copies.push(node.type.create({ ...node.attrs, id: newId() }, node.content));
  }
  if (copies.length === 0) return false;
  if (dispatch) {
    const at = posOf(state.doc, to + 1);
    const tr = state.tr.insert(at, Fragment.from(copies));
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at + 1), 1)).scrollIntoView());
  }
  return true;
};

/** The stash: the selected words, or the whole block, become a note for the desk that no export takes along; and back. */
export const stash: Command = (state, dispatch, view) => {
  const { $from, $to, empty, from, to } = state.selection;
  const turn = turnAt($from);
  if (!turn) return setKind(note)(state, dispatch, view);
  if (empty) {
    if (turn.node.type === note) return setKind(answer)(state, dispatch, view);
    return setKind(note, { audience: 'desk' })(state, dispatch, view);
  }
  if (turn.node.type === note || turnAt($to)?.pos !== turn.pos) return false;
  if (dispatch) {
    const taken = paragraphsOf(state.doc.slice(from, to).content);
    const tr = state.tr.deleteSelection();
    const seam = tr.selection.from;
    // Where words were taken out of a line, one space is left between the others.
    if (/\s$/u.test(tr.doc.textBetween(seam - 1, seam)) && /^\s/u.test(tr.doc.textBetween(seam, Math.min(seam + 1, tr.doc.content.size)))) {
      tr.delete(seam, seam + 1);
    }
    const below = tr.mapping.map(turn.end);
    tr.insert(below, note.create({ id: newId(), audience: 'desk' }, taken));
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(seam, tr.doc.content.size)))).scrollIntoView());
  }
  return true;
};

/** Whatever was cut, as paragraphs. */
function paragraphsOf(content: Fragment): Node[] {
  const found: Node[] = [];
  let inline: Node[] = [];
  content.forEach((node) => {
    if (node.isInline) inline.push(node);
    else if (node.type === paragraph) found.push(node);
    else found.push(...paragraphsOf(node.content));
  });
  if (inline.length > 0) found.push(paragraph.create(null, inline));
  inline = [];
  return found.length > 0 ? found : [paragraph.create()];
}

/** How far into the block's text (paragraphs parted by two line breaks, characters as Rust counts them) a place lies. */
export function charactersBefore(block: Node, start: number, pos: number): number {
  return [...block.textBetween(0, Math.max(0, pos - start), '\n\n', '\n')].length;
}

/** Ctrl-Shift-Q: the selected words of an answer as a pull quote after it, tied to where they stand. */
export const quoteSelection: Command = (state, dispatch) => {
  const { $from, $to, from, to, empty } = state.selection;
  const turn = turnAt($from);
  if (empty || !turn || turn.node.type === note || turnAt($to)?.pos !== turn.pos) return false;
  const picked = state.doc.textBetween(from, to, ' ', ' ');
  const text = picked.replace(/\s+/gu, ' ').trim();
  if (text === '') return false;
  if (dispatch) {
    const lead = picked.length - picked.trimStart().length;
    const start = charactersBefore(turn.node, turn.pos + 1, from) + lead;
    const words = state.doc.textBetween(from, to, '\n\n', '\n').trim();
    const source = { block: turn.node.attrs.id, from: start, to: start + [...words].length, words };
    const tr = state.tr.insert(turn.end, pullquote.create({ id: newId(), source }, state.schema.text(text)));
    dispatch(tr.setSelection(TextSelection.create(tr.doc, turn.end + 1 + text.length)).scrollIntoView());
  }
  return true;
};

/** Ctrl-↑/↓: the caret to the question of the pair before, or of the next. */
export function goToPair(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const { doc, selection } = state;
    const index = Math.min(selection.$from.index(0), doc.childCount - 1);
    const [from, to] = pairRange(doc, index);
    const start = posOf(doc, from);
    const isAtStart = selection.from <= start + 2;
    const target = direction > 0 ? to : isAtStart ? (from > 0 ? pairRange(doc, from - 1)[0] : 0) : from;
    if (target >= doc.childCount) return true;
    const found = Selection.near(doc.resolve(posOf(doc, target) + 1), 1);
    dispatch?.(state.tr.setSelection(found).scrollIntoView());
    return true;
  };
}

/** Moves the pair that begins at one block before the pair that begins at another (as indexes; the end is `childCount`). */
export function movePairTo(index: number, before: number): Command {
  return (state, dispatch) => {
    const { doc } = state;
    const [from, to] = pairRange(doc, index);
    if (before >= from && before <= to) return false;
    if (!dispatch) return true;
    const [start, end] = [posOf(doc, from), posOf(doc, to)];
    const tr = state.tr.delete(start, end);
    const at = tr.mapping.map(posOf(doc, before));
    tr.insert(at, doc.slice(start, end).content);
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at + 1), 1)).scrollIntoView().setMeta('moved', true));
    return true;
  };
}

/** The speaker of the turn at the caret becomes the next one of these, as a key does it. */
export function cycleSpeaker(peopleOf: (kind: 'question' | 'answer') => string[]): Command {
  return (state, dispatch) => {
    const turn = turnAt(state.selection.$from);
    if (!turn || !isTurn(turn.node) || turn.node.type === note) return false;
    const people = peopleOf(turn.node.type === question ? 'question' : 'answer');
    if (people.length === 0) return false;
    const at = people.indexOf(String(turn.node.attrs.speaker));
    const speaker = people[(at + 1) % people.length] ?? null;
    dispatch?.(state.tr.setNodeMarkup(turn.pos, null, { ...turn.node.attrs, speaker }));
    return true;
  };
}
