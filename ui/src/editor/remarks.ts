/** What people said about the text, shown at its place: comments under their words, suggestions as what goes and what comes. */
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { positionOf } from './inspection';

/** A comment on characters of a block. */
export interface Noted {
  id: string;
  block: string;
  from: number;
  to: number;
}

/** A change that somebody suggests: characters of a block's text that go, words that come. */
export interface Suggested {
  /** The suggestion and the number of the change in it. */
  id: string;
  block: string;
  from: number;
  to: number;
  removed: string;
  added: string;
  author: string;
}

export interface Remarked {
  noted: Noted[];
  suggested: Suggested[];
  /** The text in the editor is the suggested one: what comes stands in it already, what goes does not any more. */
  isSuggesting: boolean;
  /** The comment or change that is looked at. */
  active: string | null;
}

const key = new PluginKey<{ set: DecorationSet; isSuggesting: boolean }>('remarks');

export function showRemarks(view: EditorView, remarked: Remarked): void {
  view.dispatch(view.state.tr.setMeta(key, remarked).setMeta('addToHistory', false));
}

/**
 * While somebody suggests, only words change: a suggestion is a wording of a block, so blocks neither come nor go nor
 * move. `refused` hears of what was tried.
 */
export function remarks(refused: () => void): Plugin<{ set: DecorationSet; isSuggesting: boolean }> {
  return new Plugin<{ set: DecorationSet; isSuggesting: boolean }>({
    key,
    state: {
      init: () => ({ set: DecorationSet.empty, isSuggesting: false }),
      apply(tr, known, _old, state) {
        const remarked = tr.getMeta(key) as Remarked | undefined;
        if (remarked) return { set: draw(state, remarked), isSuggesting: remarked.isSuggesting };
        return { ...known, set: known.set.map(tr.mapping, tr.doc) };
      },
    },
    filterTransaction(tr, state) {
      if (!key.getState(state)?.isSuggesting || !tr.docChanged || tr.getMeta('remote')) return true;
      let isSame = tr.doc.childCount === state.doc.childCount;
      for (let i = 0; isSame && i < state.doc.childCount; i++) isSame = tr.doc.child(i).attrs.id === state.doc.child(i).attrs.id;
      if (!isSame) refused();
      return isSame;
    },
    props: { decorations: (state) => key.getState(state)?.set },
  });
}

function draw(state: EditorState, { noted, suggested, isSuggesting, active }: Remarked): DecorationSet {
  const decorations: Decoration[] = [];
  const places = new Map<string, (character: number) => number | null>();
  state.doc.forEach((node, pos) => places.set(String(node.attrs.id), (character) => positionOf(node, pos, character)));
  for (const { id, block, from, to } of noted) {
    const [start, end] = [places.get(block)?.(from) ?? null, places.get(block)?.(to) ?? null];
    if (start === null || end === null || start >= end) continue;
    decorations.push(Decoration.inline(start, end, { class: id === active ? 'noted is-active' : 'noted', 'data-comment': id }));
  }
  // Characters that stand in the suggested text and not in the one in force, so far in this block.
  const shifts = new Map<string, number>();
  for (const { id, block, from, to, removed, added, author } of suggested) {
    const shift = isSuggesting ? (shifts.get(block) ?? 0) : 0;
    const length = [...added].length;
    shifts.set(block, (shifts.get(block) ?? 0) + length - (to - from));
    const [first, last] = isSuggesting ? [from + shift, from + shift + length] : [from, to];
    const [start, end] = [places.get(block)?.(first) ?? null, places.get(block)?.(last) ?? null];
    if (start === null || end === null) continue;
    const state = id === active ? ' is-active' : '';
    if (start < end) {
      const name = isSuggesting ? 'suggested' : 'struck';
      decorations.push(Decoration.inline(start, end, { class: `${name}${state}`, title: author, 'data-change': id }));
    }
    const other = isSuggesting ? removed : added;
    if (other)
      decorations.push(
        Decoration.widget(isSuggesting ? start : end, () => words(isSuggesting ? 'del' : 'ins', other, `${isSuggesting ? 'struck' : 'suggested'}${state}`, author), {
          side: isSuggesting ? -1 : 1,
          ignoreSelection: true,
          key: `${id}/${other}/${state}`,
        }),
      );
  }
  return DecorationSet.create(state.doc, decorations);
}

/** Words that are not in the text: seen and heard, never copied or counted. */
function words(tag: 'ins' | 'del', text: string, name: string, author: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  element.contentEditable = 'false';
  element.title = author;
  element.textContent = text.replaceAll('\n\n', ' ¶ ');
  return element;
}
