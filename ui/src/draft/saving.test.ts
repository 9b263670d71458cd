import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failureOf } from '../ipc';
import type { Block, Edit, Saved } from '../ipc/types';
import { merge, SaveQueue, type SaveState, type Timers } from './saving';

const block = (id: string, text: string): Block => ({ id, kind: 'answer', text: [[{ text }]] });
const edit = (id: string, text: string): Edit => ({ blocks: [block(id, text)] });

const timers: Timers = {
  set: (after, run) => setTimeout(run, after) as unknown as number,
  clear: (timer) => clearTimeout(timer),
  now: () => Date.now(),
};

/** A queue whose disk answers when it is told to. */
function desk() {
  const calls: { edit: Edit; land: () => Promise<void>; miss: () => Promise<void> }[] = [];
  const told: SaveState[] = [];
  const save = (edit: Edit) =>
    new Promise<Saved>((resolve, reject) => {
      const settled = () => vi.advanceTimersByTimeAsync(0).then(() => undefined);
      calls.push({
        edit,
        land: () => (resolve({ at: calls.length }), settled()),
        miss: () => (reject({ code: 'disk-full', message: 'voll' }), settled()),
      });
    });
  return { calls, told, queue: new SaveQueue(save, failureOf, (state) => told.push(state), timers) };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a change is sent 250 ms after it was made', () => {
  const { queue, calls } = desk();
  queue.add(edit('a', 'x'));
  vi.advanceTimersByTime(249);
  expect(calls).toHaveLength(0);
  vi.advanceTimersByTime(1);
  expect(calls.map((call) => call.edit)).toEqual([edit('a', 'x')]);
});

test('whoever types on is saved after 300 ms at the latest', () => {
  const { queue, calls } = desk();
  for (let n = 0; n < 5; n++) {
    queue.add(edit('a', `${n}`));
    vi.advanceTimersByTime(n < 4 ? 70 : 19);
  }
  expect(calls).toHaveLength(0);
  vi.advanceTimersByTime(1);
  expect(calls.map((call) => call.edit)).toEqual([edit('a', '4')]);
});

test('one call is in flight; what comes meanwhile goes at once after it', async () => {
  const { queue, calls, told } = desk();
  queue.add(edit('a', '1'));
  vi.advanceTimersByTime(250);
  queue.add(edit('a', '2'));
  queue.add(edit('b', '3'));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(calls).toHaveLength(1);
  await calls[0]?.land();
  expect(calls).toHaveLength(2);
  expect(calls[1]?.edit).toEqual({ blocks: [block('a', '2'), block('b', '3')] });
  expect(told.at(-1)).toEqual({ kind: 'saving' });
  await calls[1]?.land();
  expect(told.at(-1)).toEqual({ kind: 'saved', at: 2 });
  expect(queue.isDirty).toBe(false);
});

test('a save that failed is kept, told, and tried again after 2 s', async () => {
  const { queue, calls, told } = desk();
  queue.add(edit('a', '1'));
  vi.advanceTimersByTime(250);
  await calls[0]?.miss();
  expect(told.at(-1)).toEqual({ kind: 'failed', failure: { code: 'disk-full', message: 'voll' } });
  expect(queue.isDirty).toBe(true);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(calls).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(calls[1]?.edit).toEqual(edit('a', '1'));
  await calls[1]?.land();
  expect(told.at(-1)?.kind).toBe('saved');
});

test('what was typed while a save failed wins over what failed', async () => {
  const { queue, calls } = desk();
  queue.add({ ...edit('a', 'old'), title: { kicker: 'K' } });
  vi.advanceTimersByTime(250);
  queue.add(edit('a', 'new'));
  await calls[0]?.miss();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(calls[1]?.edit).toEqual({ ...edit('a', 'new'), title: { kicker: 'K' } });
});

describe('flush', () => {
  test('sends at once and resolves when it is on the disk', async () => {
    const { queue, calls } = desk();
    queue.add(edit('a', '1'));
    const flushed = queue.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls).toHaveLength(1);
    await calls[0]?.land();
    await expect(flushed).resolves.toBe(true);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(calls).toHaveLength(1);
  });

  test('answers false if it could not be written', async () => {
    const { queue, calls } = desk();
    queue.add(edit('a', '1'));
    const flushed = queue.flush();
    await vi.advanceTimersByTimeAsync(0);
    await calls[0]?.miss();
    await expect(flushed).resolves.toBe(false);
    expect(queue.isDirty).toBe(true);
  });

  test('called twice during a save, both wait for the disk', async () => {
    const { queue, calls } = desk();
    queue.add(edit('a', '1'));
    vi.advanceTimersByTime(250);
    queue.add(edit('a', '2'));
    const done: boolean[] = [];
    void queue.flush().then((is) => done.push(is));
    void queue.flush().then((is) => done.push(is));
    await calls[0]?.land();
    expect(calls).toHaveLength(2);
    expect(done).toEqual([]);
    await calls[1]?.land();
    expect(done).toEqual([true, true]);
  });

  test('has nothing to do if nothing changed', async () => {
    const { queue, calls } = desk();
    await expect(queue.flush()).resolves.toBe(true);
    expect(calls).toHaveLength(0);
  });
});

test('merged edits: a block and an order count as they were last, lines of the title add up', () => {
  const earlier: Edit = { title: { kicker: 'K', headline: 'alt' }, blocks: [block('a', '1'), block('b', '1')], order: ['a', 'b'] };
  const later: Edit = { title: { headline: 'neu' }, blocks: [block('b', '2')], order: ['b', 'a'], people: [] };
  expect(merge(earlier, later)).toEqual({
    title: { kicker: 'K', headline: 'neu' },
    blocks: [block('a', '1'), block('b', '2')],
    order: ['b', 'a'],
    people: [],
  });
  expect(merge(earlier, {})).toEqual(earlier);
  expect(merge({}, later)).toEqual(later);
});

test('a flush goes on while somebody types, and fails only when a save fails', async () => {
  let calls = 0;
  const queue: SaveQueue = new SaveQueue(
    async () => {
      calls += 1;
      if (calls === 1) queue.add({ title: { headline: 'getippt, während gesichert wurde' } });
      return { at: calls };
    },
    (reason) => ({ code: 'x', message: String(reason) }),
    () => {},
    { set: () => 0, clear: () => {}, now: () => 0 },
  );
  queue.add({ title: { headline: 'erste' } });
  expect(await queue.flush()).toBe(true);
  expect(calls).toBe(2);
  expect(queue.isDirty).toBe(false);
});
