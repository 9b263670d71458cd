/**
 * What the keys do. A command is `(state, dispatch?) => boolean`, as everywhere in ProseMirror.
 *
 * Whoever makes a block gives it its id: filling ids in afterwards would change attributes under a composition.
 */
import { deleteSelection, splitBlock } from 'prosemirror-commands';
import type { Node, NodeType, ResolvedPos } from 'prosemirror-model';
import { type Command, type EditorState, NodeSelection, Selection, TextSelection } from 'prosemirror-state';
import { emptyBlock } from './convert';
import { newId } from './ids';
import { isTurn, nodes } from './schema';

const { question, answer, note, paragraph } = nodes;

interface Turn {
  node: Node;
  pos: number;
  end: number;
  index: number;
  paragraph: number;
  isLastParagraph: boolean;
}

/** The turn in which a position lies. */
export function turnAt($pos: ResolvedPos): Turn | null {
  if ($pos.depth < 1) return null;
  const node = $pos.node(1);
  if (!isTurn(node)) return null;
  const pos = $pos.before(1);
  const paragraph = $pos.index(1);
  return { node, pos, end: pos + node.nodeSize, index: $pos.index(0), paragraph, isLastParagraph: paragraph === node.childCount - 1 };
}

const isBlank = (node: Node) => node.textContent === '' && node.childCount <= 1 && !node.isAtom;
const other = (type: NodeType) => (type === question ? answer : question);

/** Who speaks in a new turn of this kind: whoever spoke last in such a turn. */
export function speakerBefore(doc: Node, type: NodeType, index: number): string | null {
  for (let i = Math.min(index, doc.childCount - 1); i >= 0; i--) {
    const node = doc.child(i);
    if (node.type === type && node.attrs.speaker) return node.attrs.speaker as string;
  }
  return null;
}

function freshTurn(state: EditorState, type: NodeType, index: number): Node {
  return emptyBlock(type, newId(), { speaker: speakerBefore(state.doc, type, index) });
}

/** Enter: an answer after a question; the next question after an empty paragraph of an answer. */
export const enter: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const turn = turnAt($from);
  if (!empty) return enterOverSelection(state, dispatch);
  if (!turn) return enterBelowLine(state, dispatch);
  const atEnd = turn.isLastParagraph && $from.parentOffset === $from.parent.content.size;
  const isEmptyParagraph = $from.parent.content.size === 0;
  if (turn.node.type === question && atEnd && !isBlank(turn.node)) {
    const next = state.doc.maybeChild(turn.index + 1);
    if (dispatch) {
      const tr = state.tr;
      if (next?.type !== answer) tr.insert(turn.end, freshTurn(state, answer, turn.index));
      dispatch(tr.setSelection(TextSelection.create(tr.doc, turn.end + 2)).scrollIntoView());
    }
    return true;
  }
  if (turn.node.type === answer && isEmptyParagraph && turn.isLastParagraph) {
    if (dispatch) {
      const tr = state.tr;
      if (turn.node.childCount === 1) {
        const speaker = speakerBefore(state.doc, question, turn.index);
        tr.setNodeMarkup(turn.pos, question, { ...turn.node.attrs, speaker });
      } else {
        tr.delete($from.before(2), $from.after(2));
        const at = tr.mapping.map(turn.end);
        tr.insert(at, freshTurn(state, question, turn.index));
        tr.setSelection(TextSelection.create(tr.doc, at + 2));
      }
      dispatch(tr.scrollIntoView());
    }
    return true;
  }
  return splitBlock(state, dispatch);
};

/** Enter over a selection: everything gives way to a question, a block stays, a line only loses what was selected. */
const enterOverSelection: Command = (state, dispatch) => {
  const { selection } = state;
  const cleared = replaceAll(state, '');
  if (cleared) {
    dispatch?.(cleared);
    return true;
  }
  if (selection instanceof NodeSelection && selection.$from.depth === 0) return goOnBelow(state, dispatch, selection.$from.index(0));
  return selection.$from.parent.type === paragraph ? splitBlock(state, dispatch) : deleteSelection(state, dispatch);
};

/** The caret into the block after this one; after the last one into a new question. */
function goOnBelow(state: EditorState, dispatch: Parameters<Command>[1], index: number): boolean {
  if (dispatch) {
    const tr = state.tr;
    const after = posOf(state.doc, index + 1);
    if (!state.doc.maybeChild(index + 1)) tr.insert(after, freshTurn(state, question, index));
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(after), 1)).scrollIntoView());
  }
  return true;
}

/** Enter in a line block (pull quote, subheading, box heading) goes on below it instead of splitting it. */
const enterBelowLine: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const parent = $from.parent;
  if (parent.type === nodes.box_heading) {
    dispatch?.(state.tr.setSelection(Selection.near(state.doc.resolve($from.after()), 1)).scrollIntoView());
    return true;
  }
  if (parent.type === paragraph) return splitBlock(state, dispatch);
  if ($from.depth > 0) return goOnBelow(state, dispatch, $from.index(0));
  // Between two blocks, where nothing can be written yet.
  if (dispatch) {
    const tr = state.tr.insert($from.pos, freshTurn(state, question, $from.index(0)));
    dispatch(tr.setSelection(TextSelection.create(tr.doc, $from.pos + 2)).scrollIntoView());
  }
  return true;
};

/** Mod-Enter: split here; the rest becomes the other kind. */
export const splitTurn: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const turn = turnAt($from);
  if (!turn || turn.node.type === note || turnAt($to)?.pos !== turn.pos) return false;
  if (dispatch) {
    const tr = state.tr;
    if (!state.selection.empty) tr.deleteSelection();
    const type = other(turn.node.type);
    const attrs = { id: newId(), speaker: speakerBefore(state.doc, type, turn.index) };
    tr.split(tr.mapping.map($from.pos), 2, [{ type, attrs }, { type: paragraph }]);
    tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map($from.pos, 1)), 1));
    dispatch(tr.scrollIntoView());
  }
  return true;
};

/** Backspace at the start of a block: an empty one goes, a turn joins the turn above, anything else is selected first. */
export const backspace: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.depth < 1) return false;
  const index = $from.index(0);
  const block = $from.node(1);
  const pos = $from.before(1);
  if ($from.depth > 1 && $from.index(1) > 0) return block.type === nodes.box && $from.index(1) === 1; // joins paragraphs
  const above = index > 0 ? state.doc.child(index - 1) : null;
  if (!above) return true; // nothing is lifted out of the document
  if (isBlank(block)) {
    if (dispatch) {
      const tr = state.tr.delete(pos, pos + block.nodeSize);
      dispatch(tr.setSelection(Selection.near(tr.doc.resolve(pos), -1)).scrollIntoView());
    }
    return true;
  }
  if (isTurn(above) && isTurn(block)) {
    if (dispatch) {
      const tr = state.tr;
      const abovePos = pos - above.nodeSize;
      if (isBlank(above)) tr.delete(abovePos, pos).setSelection(TextSelection.create(tr.doc, abovePos + 2));
      else {
        if (above.type !== block.type) tr.setNodeMarkup(pos, above.type, above.attrs);
        tr.join(pos);
        tr.setSelection(Selection.near(tr.doc.resolve(pos - 1), 1));
      }
      dispatch(tr.scrollIntoView());
    }
    return true;
  }
  if (!NodeSelection.isSelectable(above)) return true;
  dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, pos - above.nodeSize)).scrollIntoView());
  void view;
  return true;
};

/** Delete at the end of a block: the mirror of Backspace at the start of the next. */
export const deleteForward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth < 1 || $from.parentOffset < $from.parent.content.size) return false;
  const block = $from.node(1);
  if ($from.depth > 1 && $from.index(1) < block.childCount - 1) return block.type === nodes.box && $from.index(1) === 0; // joins paragraphs
  const next = state.doc.maybeChild($from.index(0) + 1);
  if (!next) return true;
  const at = $from.after(1);
  if (next.isAtom) {
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, at)).scrollIntoView());
    return true;
  }
  const start = Selection.near(state.doc.resolve(at + 1), 1);
  const there = state.apply(state.tr.setSelection(start));
  let joined = false;
  backspace(there, (tr) => {
    if (!tr.docChanged) return;
    joined = true;
    const own = state.tr;
    tr.steps.forEach((step) => own.step(step));
    own.setSelection(Selection.near(own.doc.resolve(Math.min(own.mapping.map($from.pos, -1), own.doc.content.size)), isBlank(block) ? 1 : -1));
    dispatch?.(own.scrollIntoView());
  });
  return joined || !isTurn(block) || !isTurn(next);
};

const cycle = [question, answer, note];

/** Tab: question, answer, note, and round again. */
export function cycleKind(step: 1 | -1): Command {
  return (state, dispatch) => {
    const turn = turnAt(state.selection.$from);
    if (!turn) return false;
    const next = cycle[(cycle.indexOf(turn.node.type) + step + cycle.length) % cycle.length];
    return next ? setKind(next)(state, dispatch) : false;
  };
}

/** Makes the block at the caret one of this kind; its words stay, marks that the kind has not do too where they can. */
export function setKind(type: NodeType, attrs: Record<string, unknown> = {}): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if ($from.depth < 1) return false;
    const block = $from.node(1);
    if (block.isAtom || (block.type === type && Object.keys(attrs).length === 0)) return false;
    if (!dispatch) return true;
    const pos = $from.before(1);
    const speaker = speakerBefore(state.doc, type, $from.index(0) - 1);
    const own = type.spec.attrs && 'speaker' in type.spec.attrs ? { speaker } : {};
    const fresh = emptyBlock(type, block.attrs.id as string, { ...own, ...attrs });
    const content = contentFor(type, block, fresh);
    const tr = state.tr.replaceWith(pos, pos + block.nodeSize, type.create(fresh.attrs, content));
    const offset = Math.min($from.pos - pos, content.size);
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(pos + Math.max(offset, 1)), 1)).scrollIntoView());
    return true;
  };
}

/** The paragraphs of a block as the content of another kind. */
function contentFor(type: NodeType, block: Node, fresh: Node) {
  const paragraphs: Node[] = [];
  if (block.isTextblock) paragraphs.push(paragraph.create(null, block.content));
  else block.forEach((child) => paragraphs.push(child.type === paragraph ? child : paragraph.create(null, child.content)));
  const filled = paragraphs.filter((p) => p.content.size > 0);
  const kept = filled.length > 0 ? filled : [paragraph.create()];
  if (type === nodes.box) return fresh.content.cut(0, fresh.firstChild?.nodeSize ?? 0).append(nodes.doc.schema.node('intro', null, kept).content);
  if (type.spec.content === 'paragraph+') return nodes.intro.create(null, kept).content;
  const texts: Node[] = [];
  kept.forEach((p, i) => {
    if (i > 0 && texts.length > 0) texts.push(type.schema.text(' '));
    p.forEach((child) => texts.push(child.isText ? child : type.schema.text(' ')));
  });
  return nodes.subheading.create(null, texts).content;
}

/** The pair that a block belongs to: from its question up to the next one, as indexes of blocks. */
export function pairRange(doc: Node, index: number): [number, number] {
  let from = index;
  while (from > 0 && doc.child(from).type !== question) from--;
  let to = index + 1;
  while (to < doc.childCount && doc.child(to).type !== question) to++;
  return [from, to];
}

/** The position before the block with this index. */
export function posOf(doc: Node, index: number): number {
  let pos = 0;
  for (let i = 0; i < index; i++) pos += doc.child(i).nodeSize;
  return pos;
}

/** Alt-↑/↓: the whole pair changes places with its neighbour; the caret stays in its words. */
export function movePair(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const { doc, selection } = state;
    const [from, to] = pairRange(doc, selection.$from.index(0));
    if (direction < 0 ? from === 0 : to >= doc.childCount) return true;
    const target = direction < 0 ? pairRange(doc, from - 1)[0] : pairRange(doc, to)[1];
    if (!dispatch) return true;
    const start = posOf(doc, from);
    const end = posOf(doc, to);
    const tr = state.tr.delete(start, end);
    const at = tr.mapping.map(posOf(doc, target));
    tr.insert(at, doc.slice(start, end).content);
    const offset = selection.from - start;
    const place = tr.doc.resolve(at + offset);
    tr.setSelection(selection instanceof NodeSelection ? NodeSelection.create(tr.doc, at + offset) : TextSelection.near(place));
    dispatch(tr.scrollIntoView().setMeta('moved', true));
    return true;
  };
}

/** Shift-Enter: a line break inside a paragraph. */
export const breakLine: Command = (state, dispatch) => {
  if (state.selection.$from.parent.type !== paragraph) return true;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create(), true).scrollIntoView());
  return true;
};

/** Puts a new block below the one at the caret, and the caret into it. */
export function insertBelow(type: NodeType, attrs: Record<string, unknown> = {}): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    const index = $from.depth > 0 ? $from.index(0) : $from.index();
    const at = posOf(state.doc, Math.min(index + 1, state.doc.childCount));
    if (dispatch) {
      const own = type.spec.attrs && 'speaker' in type.spec.attrs ? { speaker: speakerBefore(state.doc, type, index) } : {};
      const tr = state.tr.insert(at, emptyBlock(type, newId(), { ...own, ...attrs }));
      const selection = type.isAtom ? NodeSelection.create(tr.doc, at) : Selection.near(tr.doc.resolve(at + 1), 1);
      dispatch(tr.setSelection(selection).scrollIntoView());
    }
    return true;
  };
}

/** Names the speaker of the turn at the caret. */
export function setSpeaker(speaker: string | null): Command {
  return (state, dispatch) => {
    const turn = turnAt(state.selection.$from);
    if (!turn || turn.node.type === note) return false;
    dispatch?.(state.tr.setNodeMarkup(turn.pos, null, { ...turn.node.attrs, speaker }));
    return true;
  };
}

/** Typing over the whole document leaves a question with what was typed, not whatever block fits first. */
export function replaceAll(state: EditorState, text: string) {
  const { from, to } = state.selection;
  const isAll = from <= 2 && to >= state.doc.content.size - 2 && !state.selection.empty && state.doc.childCount > 1;
  if (!isAll) return null;
  const fresh = question.create({ id: newId() }, paragraph.create(null, text ? state.schema.text(text) : null));
  const tr = state.tr.replaceWith(0, state.doc.content.size, fresh);
  return tr.setSelection(TextSelection.create(tr.doc, 2 + text.length)).scrollIntoView();
}
