/**
 * Documents as a line of text: `Q(Welche?) A(Zwei.<|> / Drei.)`. The letter is the kind, ` / ` parts paragraphs (in a
 * box also the heading), `↵` is a line break, `<|>` the caret, `<` … `>` a selection, `*` before a block that it is selected.
 */
import type { Node } from 'prosemirror-model';
import { type Command, EditorState, NodeSelection, TextSelection } from 'prosemirror-state';
import { nodes, schema } from '../editor/schema';

const kinds = { Q: 'question', A: 'answer', N: 'note', I: 'intro', H: 'subheading', P: 'pullquote', B: 'box', F: 'portrait' } as const;
type Letter = keyof typeof kinds;
export type Kind = (typeof kinds)[Letter];

const letterOf = (node: Node): string => Object.entries(kinds).find(([, kind]) => kind === node.type.name)?.[0] ?? '?';

const inline = (text: string): Node[] =>
  text.split('↵').flatMap((part, i) => [...(i > 0 ? [nodes.hard_break.create()] : []), ...(part ? [schema.text(part)] : [])]);

function block(letter: Letter, body: string, at: number): Node {
  const type = nodes[kinds[letter]];
  const attrs = { id: `b${at + 1}`, ...(letter === 'Q' ? { speaker: 'asks' } : letter === 'A' ? { speaker: 'answers' } : {}) };
  if (letter === 'F') return type.create({ ...attrs, portrait: 'p1' });
  if (letter === 'H' || letter === 'P') return type.create(attrs, inline(body));
  const children = body.split(' / ').map((text, i) =>
    letter === 'B' && i === 0 ? nodes.box_heading.create(null, inline(text)) : nodes.paragraph.create(null, inline(text)),
  );
  return type.create(attrs, children);
}

/** The state that a line of text describes. */
export function read(line: string): EditorState {
  const blocks: Node[] = [];
  let selected = -1;
  for (const [, star, letter, body] of line.matchAll(/(\*?)([A-Z])\(([^)]*)\)/gu)) {
    if (star) selected = blocks.length;
    blocks.push(block(letter as Letter, body ?? '', blocks.length));
  }
  const marked = nodes.doc.create(null, blocks);
  const marks: { pos: number; size: number }[] = [];
  marked.descendants((node, pos) => {
    for (const found of node.text?.matchAll(/<\|>|<|>/gu) ?? []) marks.push({ pos: pos + found.index, size: found[0].length });
  });
  let state = EditorState.create({ doc: marked });
  const tr = state.tr;
  for (const { pos, size } of [...marks].reverse()) tr.delete(pos, pos + size);
  const [from, to] = [marks[0]?.pos, marks[1] && marks[0] ? marks[1].pos - marks[0].size : undefined];
  if (from !== undefined) tr.setSelection(TextSelection.create(tr.doc, from, to ?? from));
  state = state.apply(tr);
  if (selected < 0) return state;
  let pos = 0;
  for (const node of blocks.slice(0, selected)) pos += node.nodeSize;
  return state.apply(state.tr.setSelection(NodeSelection.create(state.doc, pos)));
}

/** The line of text that describes a state. */
export function show(state: EditorState): string {
  const { doc, selection } = state;
  const shown: string[] = [];
  const lineOf = (node: Node, start: number): string => {
    const text = node.textBetween(0, node.content.size, '', '↵');
    if (!(selection instanceof TextSelection)) return text;
    const at = (pos: number) => (pos >= start && pos <= start + node.content.size ? pos - start : -1);
    const [from, to] = [at(selection.from), at(selection.to)];
    if (selection.empty) return from < 0 ? text : `${text.slice(0, from)}<|>${text.slice(from)}`;
    const ended = to < 0 ? text : `${text.slice(0, to)}>${text.slice(to)}`;
    return from < 0 ? ended : `${ended.slice(0, from)}<${ended.slice(from)}`;
  };
  doc.forEach((node, pos) => {
    const lines: string[] = [];
    if (node.isTextblock) lines.push(lineOf(node, pos + 1));
    else node.forEach((child, offset) => lines.push(lineOf(child, pos + 2 + offset)));
    const star = selection instanceof NodeSelection && selection.from === pos ? '*' : '';
    shown.push(`${star}${letterOf(node)}(${lines.join(' / ')})`);
  });
  return shown.join(' ');
}

export function idsOf(doc: Node): string[] {
  const ids: string[] = [];
  doc.forEach((node) => ids.push(String(node.attrs.id)));
  return ids;
}

/** What a command makes of a state; null if it does not apply. A command that was only asked must say the same. */
export function apply(state: EditorState, command: Command): EditorState | null {
  let after = state;
  const applies = command(state, (tr) => (after = state.apply(tr)));
  if (applies !== command(state)) throw new Error('asked and carried out, the command answers differently');
  return applies ? after : null;
}
