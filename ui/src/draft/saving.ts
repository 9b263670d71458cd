/**
 * What was typed goes to the disk: 250 ms after the last change, at the latest every 300 ms (so that with the time the
 * disk takes never more than half a second is missing), one call at a time.
 * A save that failed keeps its changes and is tried again; nothing is ever dropped.
 */
import type { Edit, Failure, Saved } from '../ipc/types';

export type SaveState = { kind: 'saved'; at: number } | { kind: 'saving' } | { kind: 'failed'; failure: Failure };

export interface Timers {
  set(after: number, run: () => void): number;
  clear(timer: number): void;
  now(): number;
}

const REST = 250;
const LATEST = 300;
const RETRY = 2_000;

export const browserTimers: Timers = {
  set: (after, run) => window.setTimeout(run, after),
  clear: (timer) => window.clearTimeout(timer),
  now: () => performance.now(),
};

/** Later changes over earlier ones: a block counts as it was last, an order too. */
export function merge(earlier: Edit, later: Edit): Edit {
  const merged: Edit = { ...earlier, ...later };
  if (earlier.title || later.title) merged.title = { ...earlier.title, ...later.title };
  if (earlier.blocks && later.blocks) {
    const changed = new Map(earlier.blocks.map((block) => [block.id, block]));
    for (const block of later.blocks) changed.set(block.id, block);
    merged.blocks = [...changed.values()];
  }
  return merged;
}

const isEmpty = (edit: Edit) => Object.keys(edit).length === 0;

export class SaveQueue {
  private pending: Edit = {};
  private firstChange = 0;
  private timer: number | null = null;
  private flight: Promise<void> | null = null;
  private hasFailed = false;

  constructor(
    private readonly save: (edit: Edit) => Promise<Saved>,
    private readonly failureOf: (reason: unknown) => Failure,
    private readonly told: (state: SaveState) => void,
    private readonly timers: Timers = browserTimers,
  ) {}

  /** Something changed. */
  add(edit: Edit): void {
    if (isEmpty(this.pending)) this.firstChange = this.timers.now();
    this.pending = merge(this.pending, edit);
    this.told({ kind: 'saving' });
    if (!this.flight) this.schedule(Math.min(REST, Math.max(0, this.firstChange + LATEST - this.timers.now())));
  }

  /** Everything is on the disk when this resolves; false if it could not be written. */
  async flush(): Promise<boolean> {
    while (this.flight) await this.flight;
    // Somebody may type while this saves; only a save that fails ends it early.
    while (this.isDirty) {
      await (this.flight ?? this.send());
      if (this.hasFailed) return false;
    }
    return true;
  }

  /** There are changes that are not on the disk. */
  get isDirty(): boolean {
    return this.flight !== null || !isEmpty(this.pending);
  }

  private schedule(after: number): void {
    if (this.timer !== null) this.timers.clear(this.timer);
    this.timer = this.timers.set(after, () => {
      this.timer = null;
      void this.send();
    });
  }

  private send(): Promise<void> {
    if (this.timer !== null) this.timers.clear(this.timer);
    this.timer = null;
    const edit = this.pending;
    this.pending = {};
    this.flight = this.save(edit).then(
      (saved) => this.landed(saved),
      (reason: unknown) => this.missed(edit, this.failureOf(reason)),
    );
    return this.flight;
  }

  private landed(saved: Saved): void {
    this.flight = null;
    this.hasFailed = false;
    if (isEmpty(this.pending)) this.told({ kind: 'saved', at: saved.at });
    else this.schedule(0);
  }

  private missed(edit: Edit, failure: Failure): void {
    this.flight = null;
    this.hasFailed = true;
    this.pending = merge(edit, this.pending);
    this.told({ kind: 'failed', failure });
    this.schedule(RETRY);
  }
}
