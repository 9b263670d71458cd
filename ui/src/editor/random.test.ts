/** Random editing: whatever is done, the document stays well-formed, and no letter goes that nobody took away. */
import { undo } from 'prosemirror-history';
import type { EditorState } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { acts, anyAct, begin, Dice, type Effect, lettersOf } from '../testing/random';
import { idsOf } from '../testing/manuscript';
import { posOf } from './commands';
import { changesBetween } from './changes';
import { toBlock, toNode } from './convert';
import { newId } from './ids';

const STEPS = 12_000;

/** How many letters are gone. */
function missing(before: EditorState, after: EditorState): number {
  const now = lettersOf(after.doc);
  let gone = 0;
  for (const [letter, n] of lettersOf(before.doc)) gone += Math.max(0, n - (now.get(letter) ?? 0));
  return gone;
}

const most: Record<Effect, number> = { keeps: 0, adds: 0, 'takes one': 1, 'takes a block': Infinity, 'goes back': Infinity };

test.each([1, 2, 3])(`seed %i: ${STEPS} acts leave a sound text and lose no letter; undo of everything gives the start`, { timeout: 60_000 }, (seed) => {
  const dice = new Dice(seed);
  const first = begin(STEPS * 2);
  let state = first;
  const done = new Map<string, number>();
  for (let step = 0; step < STEPS; step++) {
    const act = anyAct(dice);
    const after = act.do(state, dice);
    if (after.doc !== state.doc) {
      done.set(act.name, (done.get(act.name) ?? 0) + 1);
      after.doc.check();
      const ids = idsOf(after.doc);
      expect(new Set(ids).size, `${step} ${act.name}`).toBe(ids.length);
      expect(missing(state, after), `${step} ${act.name}`).toBeLessThanOrEqual(most[act.effect]);
      for (const block of changesBetween(state.doc, after.doc).blocks) expect(toBlock(toNode(block))).toEqual(block);
    }
    state = after;
    // A text that grows without end says nothing new.
    if (state.doc.childCount > 60) state = state.apply(state.tr.delete(0, posOf(state.doc, 30)));
  }
  for (const { name } of acts) if (!['go', 'select'].includes(name)) expect(done.get(name), name).toBeGreaterThan(0);
  for (let more = true; more; ) more = undo(state, (tr) => (state = state.apply(tr)));
  const bare = (doc: EditorState['doc']) => doc.toJSON().content.map((block: { attrs: object }) => ({ ...block, attrs: { ...block.attrs, id: null } }));
  expect(bare(state.doc)).toEqual(bare(first.doc));
});

test('ids are never given twice', () => {
  expect(new Set(Array.from({ length: 10_000 }, newId)).size).toBe(10_000);
});
