/** What stands around the words: labels in the gutter, names for screen readers, placeholders. */
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { nodes } from './schema';

/** The words that the text is dressed with; they change with the language and with the people. */
export interface Words {
  /** What a block is called: „Frage“, „Notiz, nur Redaktion“. */
  kind(node: Node): string;
  /** How the speaker of a turn is shown; empty if nobody is named. */
  speaker(id: string | null): string;
  /** What stands beside a turn; `isFirst` is the first one of its speaker. Empty if nothing should. */
  label(node: Node, isFirst: boolean): string;
  /** „Frage 3 von 8“. */
  numbered(kind: string, n: number, total: number): string;
  /** What the button at a block is called. */
  menu(block: string): string;
  /** What stands in an empty block. */
  placeholder(node: Node): string;
}

const key = new PluginKey<DecorationSet>('dress');

/** Asks for new words, because the language or a person changed. */
export function redress(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
}

export function dress(words: Words, openMenu: (pos: number, button: HTMLElement) => void): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, state) => decorate(state, words, openMenu),
      apply: (tr, set, before, state) => {
        if (tr.getMeta(key)) return decorate(state, words, openMenu);
        if (!tr.docChanged) return set;
        return isDressedAlike(before.doc, state.doc) ? set.map(tr.mapping, tr.doc) : decorate(state, words, openMenu);
      },
    },
    props: {
      decorations: (state) => key.getState(state),
    },
  });
}

/** The same blocks, other letters in them: what stands around the words stays. */
function isDressedAlike(before: Node, after: Node): boolean {
  if (before.childCount !== after.childCount) return false;
  for (let i = 0; i < after.childCount; i++) {
    const [old, now] = [before.child(i), after.child(i)];
    if (old !== now && !(old.sameMarkup(now) && shape(old) === shape(now))) return false;
  }
  return true;
}

/** Which lines of a block are empty: they have placeholders. */
function shape(block: Node): string {
  if (block.isTextblock) return block.content.size === 0 ? '-' : 'x';
  let found = '';
  block.forEach((line) => (found += line.content.size === 0 ? '-' : 'x'));
  return found;
}

function decorate(state: EditorState, words: Words, openMenu: (pos: number, button: HTMLElement) => void): DecorationSet {
  const { doc } = state;
  const totals = new Map<string, number>();
  doc.forEach((node) => totals.set(node.type.name, (totals.get(node.type.name) ?? 0) + 1));
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  const decorations: Decoration[] = [];
  doc.forEach((node, pos) => {
    const n = (counts.get(node.type.name) ?? 0) + 1;
    counts.set(node.type.name, n);
    const kind = words.kind(node);
    const isTurn = node.type === nodes.question || node.type === nodes.answer;
    const speaker = isTurn ? words.speaker(node.attrs.speaker as string | null) : '';
    const name = isTurn ? words.numbered(kind, n, totals.get(node.type.name) ?? n) : kind;
    const who = isTurn ? String(node.attrs.speaker) : '';
    const label = (isTurn && words.label(node, !seen.has(who))) || kind;
    seen.add(who);
    decorations.push(
      Decoration.node(pos, pos + node.nodeSize, {
        role: 'group',
        'aria-label': speaker ? `${name}, ${speaker}` : name,
        'data-label': label,
        ...(node.attrs.audience ? { 'data-audience': String(node.attrs.audience) } : {}),
      }),
    );
    decorations.push(...placeholders(node, pos, words));
    if (node.isTextblock || node.isAtom) return;
    decorations.push(
      Decoration.widget(pos + 1, (view, getPos) => menuButton(view, getPos, label, words.menu(name), openMenu), {
        side: -1,
        ignoreSelection: true,
        stopEvent: () => true,
        key: `${node.type.name}/${label}/${name}`,
      }),
    );
  });
  return DecorationSet.create(doc, decorations);
}

function placeholders(node: Node, pos: number, words: Words): Decoration[] {
  const empty = (from: number, size: number, text: string) =>
    Decoration.node(from, from + size, { class: 'is-empty', 'data-placeholder': text });
  if (node.isAtom) return [];
  if (node.isTextblock) return node.content.size === 0 ? [empty(pos, node.nodeSize, words.placeholder(node))] : [];
  const found: Decoration[] = [];
  node.forEach((child, offset, index) => {
    const isFirstText = index === (node.type === nodes.box ? 1 : 0) && node.childCount === index + 1;
    if (child.content.size === 0 && (isFirstText || child.type === nodes.box_heading)) {
      const owner = child.type === nodes.box_heading ? child : node;
      found.push(empty(pos + 1 + offset, child.nodeSize, words.placeholder(owner)));
    }
  });
  return found;
}

function menuButton(
  view: EditorView,
  getPos: () => number | undefined,
  label: string,
  name: string,
  openMenu: (pos: number, button: HTMLElement) => void,
): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'gutter';
  button.contentEditable = 'false';
  button.tabIndex = -1;
  button.textContent = label;
  button.setAttribute('aria-label', name);
  button.setAttribute('aria-haspopup', 'menu');
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    const pos = getPos();
    if (pos !== undefined && view.editable) openMenu(pos - 1, button);
  });
  return button;
}
