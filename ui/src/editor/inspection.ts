/** What the checks say about the text, shown at its place: marks under words, and at a pull quote what has become of it. */
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';

/** A passage of a block, in characters of its text (paragraphs parted by two line breaks). */
export interface Marked {
  block: string;
  from: number;
  to: number;
  severity: 'blocks' | 'warning' | 'hint';
  message: string;
}

/** What stands below a pull quote. */
export interface QuoteNote {
  block: string;
  tone: 'ok' | 'warn' | 'err';
  text: string;
  actions: { text: string; run: (view: EditorView, pos: number) => void }[];
}

export interface Inspected {
  marked: Marked[];
  quotes: QuoteNote[];
  /** Characters of questions and answers after which the text is longer than planned; null if it is not. */
  overflow: number | null;
}

const key = new PluginKey<DecorationSet>('inspection');

/** Shows what was found in the document as it stands now. */
export function show(view: EditorView, inspected: Inspected): void {
  view.dispatch(view.state.tr.setMeta(key, inspected).setMeta('addToHistory', false));
}

export function inspection(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set, _old, state) {
        const inspected = tr.getMeta(key) as Inspected | undefined;
        return inspected ? draw(state, inspected) : set.map(tr.mapping, tr.doc);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** The position in the document of a character of a block's text; null if the text is shorter. */
export function positionOf(block: Node, pos: number, character: number): number | null {
  if (block.isTextblock) return inLine(block, pos + 1, character).at;
  let rest = character;
  let found: number | null = null;
  block.forEach((child, offset) => {
    if (found !== null || !child.isTextblock) return;
    const { at, length } = inLine(child, pos + 2 + offset, rest);
    found = at;
    rest -= length + 2;
  });
  return found;
}

/** Positions count UTF-16 units, characters are whole. */
function inLine(line: Node, start: number, character: number): { at: number | null; length: number } {
  const text = line.textBetween(0, line.content.size, null, '\n');
  let units = 0;
  let length = 0;
  for (const c of text) {
    if (length === character) return { at: start + units, length };
    units += c.length;
    length++;
  }
  return { at: length === character ? start + units : null, length };
}

function draw(state: EditorState, { marked, quotes, overflow }: Inspected): DecorationSet {
  const decorations: Decoration[] = [];
  const byBlock = new Map<string, { node: Node; pos: number }>();
  state.doc.forEach((node, pos) => byBlock.set(String(node.attrs.id), { node, pos }));
  for (const { block, from, to, severity, message } of marked) {
    const found = byBlock.get(block);
    if (!found) continue;
    const [start, end] = [positionOf(found.node, found.pos, from), positionOf(found.node, found.pos, to)];
    if (start === null || end === null || start >= end) continue;
    decorations.push(Decoration.inline(start, end, { class: `finding is-${severity}`, title: message }));
  }
  for (const note of quotes) {
    const found = byBlock.get(note.block);
    if (!found) continue;
    const end = found.pos + found.node.nodeSize;
    decorations.push(
      Decoration.widget(end, (view, getPos) => quoteNote(view, getPos, found.node.nodeSize, note), {
        side: -1,
        ignoreSelection: true,
        stopEvent: () => true,
        key: `quote/${note.block}/${note.tone}/${note.text}/${note.actions.length}/${found.node.nodeSize}`,
      }),
    );
  }
  if (overflow !== null) decorations.push(...overrun(state.doc, overflow));
  return DecorationSet.create(state.doc, decorations);
}

function quoteNote(view: EditorView, getPos: () => number | undefined, size: number, note: QuoteNote): HTMLElement {
  const element = document.createElement('div');
  element.className = `quote-note is-${note.tone}`;
  element.contentEditable = 'false';
  element.setAttribute('role', 'note');
  const text = document.createElement('span');
  text.textContent = note.text;
  element.append(text);
  for (const action of note.actions) {
    const button = document.createElement('button');
    button.type = 'button';
    button.tabIndex = -1;
    button.textContent = action.text;
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      const end = getPos();
      if (end !== undefined) action.run(view, end - size);
    });
    element.append(button);
  }
  return element;
}

/** What lies beyond the planned length is tinted. */
function overrun(doc: Node, limit: number): Decoration[] {
  const found: Decoration[] = [];
  let rest = limit;
  doc.forEach((block, pos) => {
    if (block.type.name === 'note' && block.attrs.audience === 'desk') return;
    const line = (node: Node, start: number) => {
      const length = [...node.textContent].length;
      if (rest < length) {
        const from = rest <= 0 ? start : (inLine(node, start, rest).at ?? start);
        if (from < start + node.content.size) found.push(Decoration.inline(from, start + node.content.size, { class: 'is-over' }));
      }
      rest -= length;
    };
    if (block.isTextblock) line(block, pos + 1);
    else block.forEach((child, offset) => child.isTextblock && line(child, pos + 2 + offset));
  });
  return found;
}
