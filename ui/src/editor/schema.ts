/** The document in the editor: a flat list of blocks (no pair node: a pair is a question up to the next one). */
import { type Node, type NodeSpec, Schema } from 'prosemirror-model';

const id = { id: { default: null } };

/** A block that holds paragraphs. */
const paragraphs = (kind: string, attrs: NodeSpec['attrs'] = {}, group = 'block'): NodeSpec => ({
  group,
  content: 'paragraph+',
  defining: true,
  attrs: { ...id, ...attrs },
  parseDOM: [{ tag: `section[data-kind=${kind}]` }],
  toDOM: (node) => ['section', { 'data-kind': kind, id: node.attrs.id }, 0],
});

/** A block that is one line. */
const line = (tag: string, kind: string, attrs: NodeSpec['attrs'] = {}): NodeSpec => ({
  group: 'block',
  content: 'text*',
  defining: true,
  attrs: { ...id, ...attrs },
  parseDOM: [{ tag }],
  toDOM: (node) => [tag, { 'data-kind': kind, id: node.attrs.id }, 0],
});

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    question: paragraphs('question', { speaker: { default: null } }, 'block turn'),
    answer: paragraphs('answer', { speaker: { default: null } }, 'block turn'),
    note: paragraphs('note', { audience: { default: 'desk' } }, 'block turn'),
    intro: paragraphs('intro'),
    paragraph: { content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    subheading: line('h2', 'subheading'),
    pullquote: line('blockquote', 'pullquote', { source: { default: null } }),
    box: {
      group: 'block',
      content: 'box_heading paragraph+',
      defining: true,
      attrs: id,
      parseDOM: [{ tag: 'aside' }],
      toDOM: (node) => ['aside', { 'data-kind': 'box', id: node.attrs.id }, 0],
    },
    box_heading: { content: 'text*', marks: '', defining: true, parseDOM: [{ tag: 'h3' }], toDOM: () => ['h3', 0] },
    portrait: {
      group: 'block',
      atom: true,
      selectable: true,
      draggable: false,
      attrs: { ...id, portrait: { default: null } },
      toDOM: (node) => ['figure', { 'data-kind': 'portrait', id: node.attrs.id }],
    },
    text: { group: 'inline' },
    hard_break: { group: 'inline', inline: true, selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [{ tag: 'a[href]', getAttrs: (dom) => ({ href: (dom as HTMLElement).getAttribute('href') }) }],
      // No href in the page: a click places the caret, it leads nowhere.
      toDOM: (mark) => ['a', { title: mark.attrs.href, 'data-href': mark.attrs.href }, 0],
    },
    strong: {
      parseDOM: [
        { tag: 'strong' },
        // Google Docs wraps what it copies into a bold element that is not bold.
        { tag: 'b', getAttrs: (dom) => (dom as HTMLElement).style.fontWeight !== 'normal' && null },
      ],
      toDOM: () => ['strong', 0],
    },
    emphasis: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
  },
});

export const { nodes, marks } = schema;

/** A question, an answer or a note: what the keys treat as a turn. */
export function isTurn(node: Node | null | undefined): boolean {
  return node?.type.spec.group?.includes('turn') ?? false;
}
