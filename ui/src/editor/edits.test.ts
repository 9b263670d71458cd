/**
 * What the desk tells the newsroom while somebody edits at random: the edits and the text they must lead to, kept in
 * tests/desk/edits.json. The newsroom's own test takes them in, one by one, and must come to the same text.
 */
import { expect, test, vi } from 'vitest';
import type { Edit } from '../ipc/types';
import { anyAct, begin, Dice } from '../testing/random';
import { changesBetween } from './changes';
import { toBlock } from './convert';

let made = 0;
vi.mock('./ids', () => ({ newId: () => `b${(++made).toString(36)}` }));

const EDITS = 400;

test('the edits that the newsroom is tested with are those of the desk', async () => {
  const dice = new Dice(7);
  let state = begin(1_000);
  const edits: Edit[] = [{ blocks: [toBlock(state.doc.child(0))], order: ['b0'] }];
  while (edits.length < EDITS) {
    const after = anyAct(dice).do(state, dice);
    const changes = changesBetween(state.doc, after.doc);
    if (changes.blocks.length > 0 || changes.order) edits.push(changes);
    state = after;
  }
  const text: unknown[] = [];
  state.doc.forEach((node) => text.push(toBlock(node)));
  // `npx vitest run --project unit -u edits` renews it.
  await expect(`${JSON.stringify({ edits, text })}\n`).toMatchFileSnapshot('../../../tests/desk/edits.json');
});
