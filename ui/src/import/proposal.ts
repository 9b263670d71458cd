/** A proposal on the desk: the same text and fields as of a draft, with nothing behind them that keeps anything. */
import { Desk } from '../draft/desk.svelte';
import type { Newsroom } from '../ipc';
import type { DraftView, Interview, Proposal, Settled } from '../ipc/types';

const nothing: Settled = {
  findings: [],
  quotes: [],
  lengths: { characters: 0, words: 0, questions: 0, answers: 0, readingMinutes: 0 },
};

export function deskOf(newsroom: Newsroom, { interview }: Proposal): Desk {
  const quiet: Newsroom = {
    ...newsroom,
    saveDraft: async () => ({ at: Date.now() }),
    settleDraft: async () => nothing,
    inspectDraft: async () => nothing,
  };
  const view: DraftView = {
    id: '',
    status: 'in-work',
    plan: { deadline: null, targetLength: null },
    caret: null,
    readOnly: null,
    locked: [],
    saved: 0,
    interview,
    ...nothing,
  };
  return new Desk(quiet, view);
}

/** The interview as it has been put right. */
export function interviewOf(desk: Desk): Interview {
  const { kicker, headline, standfirst } = desk.title;
  return {
    title: {
      headline,
      ...(kicker ? { kicker } : {}),
      ...(standfirst ? { standfirst } : {}),
      ...(desk.byline.length > 0 ? { byline: desk.byline } : {}),
    },
    blocks: desk.blocks,
    people: desk.people,
    portraits: desk.portraits,
    details: desk.details,
  };
}
