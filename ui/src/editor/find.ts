/** Find and replace: through the whole text, or only answers, only questions, or the turns of one person. */
import type { Node } from 'prosemirror-model';
import { type Command, type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { nodes } from './schema';

/** Where is searched: everywhere, in turns of one kind, or in those of one person (by id). */
export type Scope = { kind: 'all' | 'questions' | 'answers' } | { kind: 'speaker'; id: string };

export interface Query {
  words: string;
  scope: Scope;
  matchCase: boolean;
}

export interface Hit {
  from: number;
  to: number;
}

interface Found {
  query: Query | null;
  hits: Hit[];
  /** Which hit is looked at; -1 for none. */
  at: number;
  marks: DecorationSet;
}

const key = new PluginKey<Found>('find');
const none: Found = { query: null, hits: [], at: -1, marks: DecorationSet.empty };

/** More hits than these are counted as „many“ and not all drawn. */
const MAX_HITS = 20_000;

/** One character for one: kinds of spaces, quotation marks and dashes are found by the plain ones. */
function folded(text: string, matchCase: boolean): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    const plain = /[\u00a0\u202f\u2009]/u.test(c) ? ' ' : /[‘’‚‹›]/u.test(c) ? "'" : /[„“”«»]/u.test(c) ? '"' : /[–—]/u.test(c) ? '-' : c;
    const small = matchCase ? plain : plain.toLocaleLowerCase('und');
    out += small.length === 1 ? small : plain;
  }
  return out;
}

function isIn(block: Node, scope: Scope): boolean {
  if (scope.kind === 'all') return true;
  if (scope.kind === 'questions') return block.type === nodes.question;
  if (scope.kind === 'answers') return block.type === nodes.answer;
  return scope.kind === 'speaker' && block.attrs.speaker === scope.id;
}

export function hitsOf(doc: Node, query: Query): Hit[] {
  const words = folded(query.words, query.matchCase);
  const found: Hit[] = [];
  if (words === '') return found;
  doc.forEach((block, pos) => {
    if (!isIn(block, query.scope)) return;
    const line = (node: Node, start: number) => {
      const text = folded(node.textBetween(0, node.content.size, null, '\ufffc'), query.matchCase);
      for (let at = text.indexOf(words); at >= 0 && found.length < MAX_HITS; at = text.indexOf(words, at + words.length)) {
        found.push({ from: start + at, to: start + at + words.length });
      }
    };
    if (block.isTextblock) line(block, pos + 1);
    else block.forEach((child, offset) => child.isTextblock && line(child, pos + 2 + offset));
  });
  return found;
}

function drawn(doc: Node, hits: Hit[], at: number): DecorationSet {
  return DecorationSet.create(
    doc,
    hits.map((hit, i) => Decoration.inline(hit.from, hit.to, { class: i === at ? 'hit is-current' : 'hit' })),
  );
}

export function find(): Plugin<Found> {
  return new Plugin<Found>({
    key,
    state: {
      init: () => none,
      apply(tr, before, _old, state) {
        const meta = tr.getMeta(key) as { query?: Query | null; at?: number } | undefined;
        if (!meta && !(tr.docChanged && before.query)) return before;
        const query = meta?.query === undefined ? before.query : meta.query;
        if (!query) return none;
        const hits = meta && meta.query === undefined && !tr.docChanged ? before.hits : hitsOf(state.doc, query);
        const at = meta?.at ?? nearest(hits, state.selection.from);
        return { query, hits, at, marks: drawn(state.doc, hits, at) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.marks },
  });
}

/** The first hit at or after a place; past the last, the first. */
function nearest(hits: Hit[], pos: number): number {
  if (hits.length === 0) return -1;
  const at = hits.findIndex((hit) => hit.to >= pos);
  return at < 0 ? 0 : at;
}

/** How many hits, and which of them is looked at (counted from 1; 0 is none). */
export function standing(state: EditorState): { hits: number; at: number } {
  const found = key.getState(state) ?? none;
  return { hits: found.hits.length, at: found.at + 1 };
}

/** Asks for these words; null ends the search. */
export function search(state: EditorState, query: Query | null): Transaction {
  return state.tr.setMeta(key, { query }).setMeta('addToHistory', false);
}

/** To the next or the previous hit, selected and in view. */
export function step(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const found = key.getState(state) ?? none;
    if (found.hits.length === 0) return false;
    const current = found.hits[found.at];
    const isThere = current !== undefined && state.selection.from === current.from && state.selection.to === current.to;
    const to = isThere || direction < 0 ? found.at + direction : found.at;
    const at = (to + found.hits.length) % found.hits.length;
    const hit = found.hits[at];
    if (!hit) return false;
    const tr = state.tr.setSelection(TextSelection.create(state.doc, hit.from, hit.to)).setMeta(key, { at });
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Puts `text` in place of the hit that is looked at, and goes on to the next. */
export function replaceHit(text: string): Command {
  return (state, dispatch) => {
    const found = key.getState(state) ?? none;
    const hit = found.hits[found.at];
    if (!hit) return false;
    if (dispatch) {
      const tr = insert(state.tr, hit, text);
      dispatch(tr.setSelection(TextSelection.create(tr.doc, hit.from + text.length)).scrollIntoView());
    }
    return true;
  };
}

/** Puts `text` in place of every hit: one undo step. Answers with how many there were. */
export function replaceAllHits(state: EditorState, text: string): { tr: Transaction; count: number } {
  const { hits } = key.getState(state) ?? none;
  const tr = state.tr;
  for (const hit of [...hits].reverse()) insert(tr, hit, text);
  return { tr, count: hits.length };
}

/** The new words are set as the first of the old ones was. */
function insert(tr: Transaction, { from, to }: Hit, text: string): Transaction {
  const marks = tr.doc.resolve(from).marksAcross(tr.doc.resolve(to)) ?? [];
  return text ? tr.replaceWith(from, to, tr.doc.type.schema.text(text, marks)) : tr.delete(from, to);
}
