/** Words that stand in the wrong turn: the sentence or paragraph at its border goes over to the turn beside it. */
import { Fragment, type Node } from 'prosemirror-model';
import { type Command, Selection, TextSelection } from 'prosemirror-state';
import { nodes } from './schema';

const { answer, intro, note, paragraph, question } = nodes;
const turns = [question, answer, note, intro];

/** A full stop after these ends no sentence; nor does one after a single letter or a day of the month. */
const abbreviated = /(?:^|[\s(])(?:Dr|Prof|Hr|Fr|St|Nr|Abs|Art|bzw|ca|vgl|usw|Mr|Mrs|Ms|vs|\p{L}|\d{1,2})\.\s*$/u;

/** Where the first sentence of a text ends and where the last one begins, spaces outside. */
function borders(text: string): { first: number; last: number } {
  const starts: number[] = [];
  let before = '';
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text)) {
    if (!abbreviated.test(before)) starts.push(index);
    before = segment;
  }
  return { first: text.slice(0, starts[1]).trimEnd().length, last: starts.at(-1) ?? 0 };
}

const spaced = (left: Fragment, right: Fragment): Fragment =>
  left.size === 0 || right.size === 0 ? left.append(right) : left.append(Fragment.from(nodes.text.schema.text(' '))).append(right);

/** Text without the spaces at its ends. */
function trimmed(content: Node): Node {
  const text = content.textBetween(0, content.content.size, null, '\ufffc');
  return content.cut(text.length - text.trimStart().length, text.trimEnd().length);
}

/** What goes and what stays of the paragraphs of a turn. */
function parted(turn: Node, direction: 1 | -1, unit: 'sentence' | 'paragraph'): { goes: Node; isWhole: boolean; stays: Node[] } {
  const all: Node[] = [];
  turn.forEach((child) => all.push(child));
  const edge = (direction === 1 ? all.pop() : all.shift()) ?? paragraph.create();
  const text = edge.textBetween(0, edge.content.size, null, '\ufffc');
  const { first, last } = borders(text);
  const isWhole = unit === 'paragraph' || (direction === 1 ? last === 0 : first >= text.trimEnd().length);
  if (isWhole) return { goes: edge, isWhole, stays: all };
  const [left, right] = direction === 1 ? [edge.cut(0, last), edge.cut(last)] : [edge.cut(0, first), edge.cut(first)];
  return direction === 1
    ? { goes: trimmed(right), isWhole, stays: [...all, trimmed(left)] }
    : { goes: trimmed(left), isWhole, stays: [trimmed(right), ...all] };
}

/**
 * The first sentence (or paragraph) of the turn at the caret goes to the turn before, the last one to the turn after.
 * What lies between, a picture or a pull quote, is passed over; a turn with nothing left goes.
 */
export function moveOver(direction: 1 | -1, unit: 'sentence' | 'paragraph'): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if ($from.depth === 0) return false;
    const index = $from.index(0);
    const turn = state.doc.child(index);
    let other = index + direction;
    while (other >= 0 && other < state.doc.childCount && !turns.includes(state.doc.child(other).type)) other += direction;
    const target = state.doc.maybeChild(other);
    if (!turns.includes(turn.type) || !target || turn.textContent === '') return false;
    if (!dispatch) return true;

    const { goes, isWhole, stays } = parted(turn, direction, unit);
    const theirs: Node[] = [];
    target.forEach((child) => theirs.push(child));
    const seam = direction === 1 ? theirs.shift() : theirs.pop();
    // A sentence joins the paragraph it comes to; a paragraph stays one, unless there was nothing.
    const isOwn = isWhole && unit === 'paragraph' && seam?.content.size !== 0;
    const joined = isOwn || !seam ? [goes, ...(seam ? [seam] : [])] : [goes.copy(spaced(goes.content, seam.content))];
    const joinedBefore = isOwn || !seam ? [...(seam ? [seam] : []), goes] : [seam.copy(spaced(seam.content, goes.content))];
    const made = target.copy(Fragment.from(direction === 1 ? [...joined, ...theirs] : [...theirs, ...joinedBefore]));

    const at = (n: number) => {
      let pos = 0;
      for (let i = 0; i < n; i++) pos += state.doc.child(i).nodeSize;
      return pos;
    };
    const left = stays.length > 0 ? turn.copy(Fragment.from(stays)) : null;
    const own = { from: at(index), to: at(index) + turn.nodeSize, node: left };
    const their = { from: at(other), to: at(other) + target.nodeSize, node: made };
    const tr = state.tr;
    for (const { from, to, node } of direction === 1 ? [their, own] : [own, their]) tr.replaceWith(from, to, node ? [node] : []);
    const place = left ? tr.mapping.map(own.from, -1) : tr.mapping.map(their.from, -1);
    const start = Selection.near(tr.doc.resolve(Math.min(place + 1, tr.doc.content.size)), 1);
    dispatch(tr.setSelection(start instanceof TextSelection ? start : Selection.atStart(tr.doc)).scrollIntoView());
    return true;
  };
}
