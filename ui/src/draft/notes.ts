/** What was found, as the text shows it: lines below words, notes below pull quotes, a tint beyond the planned length. */
import type { EditorView } from 'prosemirror-view';
import type { Inspected, QuoteNote } from '../editor/inspection';
import { schema } from '../editor/schema';
import { t } from '../i18n/i18n.svelte';
import type { Finding, QuoteSource, QuoteState } from '../ipc/types';

/** Other words in a quote, tied to where they come from: one undo step. */
function reword(state: QuoteState, wording: string): QuoteNote['actions'][number]['run'] {
  return (view: EditorView, pos: number) => {
    const node = view.state.doc.nodeAt(pos);
    if (!node || node.attrs.id !== state.block) return;
    const { source: block, from, to, verbatim } = state;
    const source: QuoteSource | null = block === null ? null : { block, from, to, words: verbatim ?? wording };
    const tr = view.state.tr.replaceWith(pos + 1, pos + node.nodeSize - 1, schema.text(wording));
    view.dispatch(tr.setNodeAttribute(pos, 'source', source));
    view.focus();
  };
}

export function noteOf(state: QuoteState, toSource: (state: QuoteState) => void): QuoteNote {
  const words = state.words.join(' … ');
  const actions: QuoteNote['actions'] = [];
  if (state.wording !== 'verbatim') {
    if (state.verbatim) actions.push({ text: t('quote.useWording'), run: reword(state, state.verbatim) });
    if (state.marked && state.marked !== state.verbatim) actions.push({ text: t('quote.mark'), run: reword(state, state.marked) });
  }
  if (state.source !== null) actions.push({ text: t('quote.toSource'), run: () => toSource(state) });
  const tones = { verbatim: 'ok', condensed: 'warn', altered: 'err', 'not-found': 'err' } as const;
  return { block: state.block, tone: tones[state.wording], text: t(`quote.${state.wording}`, { words }), actions };
}

interface Found {
  findings: Finding[];
  quotes: QuoteState[];
  /** Characters that the text should have; null if nobody said. */
  target: number | null;
}

export function inspectedOf({ findings, quotes, target }: Found, toSource: (state: QuoteState) => void): Inspected {
  const marked = findings.flatMap(({ place, severity, message }) =>
    place.part === 'block' && place.from !== undefined && place.to !== undefined
      ? [{ block: place.block, from: place.from, to: place.to, severity, message }]
      : [],
  );
  return { marked, quotes: quotes.map((state) => noteOf(state, toSource)), overflow: target };
}
