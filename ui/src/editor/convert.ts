/** Blocks of the document format and nodes of the editor, both ways. */
import { Fragment, type Mark as PmMark, type Node, type NodeType } from 'prosemirror-model';
import type { Block, Paragraph, Span } from '../ipc/types';
import { marks, nodes, schema } from './schema';

type MarkName = 'emphasis' | 'strong';

function inline(paragraph: Paragraph): Node[] {
  return paragraph.flatMap((span) => {
    const set: PmMark[] = (span.marks ?? []).map((name) => schema.mark(name));
    if (span.link !== undefined) set.push(marks.link.create({ href: span.link }));
    return span.text
      .split('\n')
      .flatMap((text, i) => [
        ...(i > 0 ? [nodes.hard_break.create(null, null, set)] : []),
        ...(text ? [schema.text(text, set)] : []),
      ]);
  });
}

/** A line has no breaks; a space stands for one, so that no words grow together. */
const line = (paragraph: Paragraph) => inline(paragraph.map((span) => ({ ...span, text: span.text.replaceAll('\n', ' ') })));
const paragraphNodes = (text: Paragraph[]) =>
  text.length > 0 ? text.map((paragraph) => nodes.paragraph.create(null, inline(paragraph))) : [nodes.paragraph.create()];

export function toNode(block: Block): Node {
  const { id } = block;
  switch (block.kind) {
    case 'question':
    case 'answer':
      return nodes[block.kind].create({ id, speaker: block.speaker ?? null }, paragraphNodes(block.text));
    case 'note':
      return nodes.note.create({ id, audience: block.for }, paragraphNodes(block.text));
    case 'intro':
      return nodes.intro.create({ id }, paragraphNodes(block.text));
    case 'subheading':
      return nodes.subheading.create({ id }, line(block.text));
    case 'pullquote':
      return nodes.pullquote.create({ id, source: block.source ?? null }, line(block.text));
    case 'box': {
      const heading = nodes.box_heading.create(null, block.heading ? schema.text(block.heading) : null);
      return nodes.box.create({ id }, [heading, ...paragraphNodes(block.text)]);
    }
    case 'portrait':
      return nodes.portrait.create({ id, portrait: block.portrait });
  }
}

/** The spans of a text block, in the normal form that Rust has: no empty spans, no neighbours that are set alike. */
export function spans(node: Node): Paragraph {
  const found: Paragraph = [];
  node.forEach((child) => {
    const span: Span = { text: child.type === nodes.hard_break ? '\n' : (child.text ?? '') };
    const names = child.marks.map((mark) => mark.type.name).filter((name) => name !== 'link') as MarkName[];
    if (names.length > 0) span.marks = names.sort();
    const link = child.marks.find((mark) => mark.type === marks.link);
    if (link) span.link = String(link.attrs.href);
    const last = found.at(-1);
    if (last && last.link === span.link && String(last.marks ?? '') === String(span.marks ?? '')) last.text += span.text;
    else if (span.text) found.push(span);
  });
  return found;
}

function paragraphsOf(node: Node): Paragraph[] {
  const found: Paragraph[] = [];
  node.forEach((child) => {
    if (child.type === nodes.paragraph) found.push(spans(child));
  });
  return found;
}

export function toBlock(node: Node): Block {
  const id = String(node.attrs.id);
  switch (node.type) {
    case nodes.question:
    case nodes.answer: {
      const kind = node.type === nodes.question ? 'question' : 'answer';
      const speaker = node.attrs.speaker as string | null;
      return { id, kind, ...(speaker ? { speaker } : {}), text: paragraphsOf(node) };
    }
    case nodes.note:
      return { id, kind: 'note', for: node.attrs.audience, text: paragraphsOf(node) };
    case nodes.subheading:
      return { id, kind: 'subheading', text: spans(node) };
    case nodes.pullquote:
      return { id, kind: 'pullquote', text: spans(node), ...(node.attrs.source ? { source: node.attrs.source } : {}) };
    case nodes.box:
      return { id, kind: 'box', heading: node.firstChild?.textContent ?? '', text: paragraphsOf(node) };
    case nodes.portrait:
      return { id, kind: 'portrait', portrait: String(node.attrs.portrait) };
    default:
      return { id, kind: 'intro', text: paragraphsOf(node) };
  }
}

/** The whole document; a draft without blocks gets an empty question to write in. */
export function toDocument(blocks: Block[], freshId: () => string): Node {
  const all = blocks.map(toNode);
  return nodes.doc.create(null, all.length > 0 ? all : [emptyBlock(nodes.question, freshId())]);
}

/** A block of this type with nothing written in it. */
export function emptyBlock(type: NodeType, id: string, attrs: Record<string, unknown> = {}): Node {
  const empty = nodes.paragraph.create();
  const content =
    type === nodes.box
      ? Fragment.from([nodes.box_heading.create(), empty])
      : type.validContent(Fragment.from(empty))
        ? Fragment.from(empty)
        : Fragment.empty;
  return type.create({ ...attrs, id }, content);
}
