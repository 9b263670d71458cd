/** What is said about a draft, and what of it the text shows. */
import type { Remarked, Suggested } from '../editor/remarks';
import { failureOf, type Newsroom } from '../ipc';
import type { Block, Comment, Failure, Review, Suggestion } from '../ipc/types';

export type View = 'original' | 'suggested' | 'final';

/** Words that somebody wants to say something about; no block: the whole draft. */
export interface Spot {
  block: string | null;
  from: number;
  to: number;
  words: string;
}

/** What is typed as a suggestion is kept after this rest, in milliseconds. */
const REST = 400;

export class Reviewing {
  review: Review = $state.raw({ comments: [], suggestions: [] });
  view: View = $state('suggested');
  isSuggesting = $state(false);
  /** The comment, or the change as suggestion and number, that is looked at. */
  active: string | null = $state(null);
  /** A comment is being written about this. */
  spot: Spot | null = $state.raw(null);
  failure: Failure | null = $state.raw(null);
  private readonly typedBlocks = new Map<string, Block>();
  private timer = 0;

  constructor(
    private readonly newsroom: Newsroom,
    private readonly draft: string,
    /** The text in force has changed. */
    private readonly changed: () => Promise<void>,
  ) {}

  readonly open = $derived(this.review.comments.filter((comment) => !comment.resolved));

  async load(): Promise<void> {
    await this.do(() => this.newsroom.reviewDraft(this.draft));
  }

  private async do(call: () => Promise<Review>): Promise<boolean> {
    try {
      this.review = await call();
      this.failure = null;
      return true;
    } catch (reason) {
      this.failure = failureOf(reason);
      return false;
    }
  }

  comment(text: string): Promise<boolean> {
    const { block = null, from = 0, to = 0 } = this.spot ?? {};
    return this.do(() => this.newsroom.addComment(this.draft, block, from, to, text));
  }

  reply(comment: Comment, text: string): Promise<boolean> {
    return this.do(() => this.newsroom.addReply(this.draft, comment.id, text));
  }

  resolve(comment: Comment, resolved: boolean): Promise<boolean> {
    return this.do(() => this.newsroom.resolveComment(this.draft, comment.id, resolved));
  }

  async accept(suggestion: Suggestion, change: number | null = null): Promise<void> {
    if (await this.do(() => this.newsroom.acceptSuggestion(this.draft, suggestion.id, change))) await this.changed();
  }

  async reject(suggestion: Suggestion, change: number | null = null): Promise<void> {
    if (await this.do(() => this.newsroom.rejectSuggestion(this.draft, suggestion.id, change))) await this.changed();
  }

  async all(decide: 'accept' | 'reject'): Promise<void> {
    // Each by its place in the text as it is then.
    for (const suggestion of this.review.suggestions.filter(({ outdated, clash }) => decide === 'reject' || (!outdated && !clash)))
      await this[decide](suggestion);
  }

  /** Blocks that were changed while suggesting. */
  typed(blocks: Block[]): void {
    for (const block of blocks) this.typedBlocks.set(block.id, block);
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), REST);
  }

  /** Keeps what was typed; false if it could not be kept. It is then tried again with the next letter. */
  async flush(): Promise<boolean> {
    window.clearTimeout(this.timer);
    if (this.typedBlocks.size === 0) return true;
    const blocks = [...this.typedBlocks.values()];
    this.typedBlocks.clear();
    const isKept = await this.do(() => this.newsroom.suggestBlocks(this.draft, blocks));
    if (!isKept) for (const block of blocks) if (!this.typedBlocks.has(block.id)) this.typedBlocks.set(block.id, block);
    return isKept;
  }

  /** The text as it stands in the editor. */
  shown(blocks: Block[]): Block[] {
    if (!this.isSuggesting && this.view !== 'final') return blocks;
    const wanted = new Map<string, Block>();
    for (const { block, own, outdated, clash } of this.review.suggestions)
      if (block && !outdated && !clash && (own || !this.isSuggesting)) wanted.set(block.id, block);
    return blocks.map((block) => this.typedBlocks.get(block.id) ?? wanted.get(block.id) ?? block);
  }

  remarked(): Remarked {
    const isPlain = !this.isSuggesting && this.view !== 'final';
    const noted = isPlain ? this.open.filter(({ part, gone, from, to }) => part && !gone && from < to) : [];
    const isDrawn = (one: Suggestion) =>
      one.block !== null && !one.outdated && !one.clash && (this.isSuggesting ? one.own : this.view === 'suggested' && !one.rewritten);
    const suggested = this.review.suggestions
      .filter(isDrawn)
      .flatMap(({ id, part, author, hunks }) => hunks.map((hunk, n): Suggested => ({ ...hunk, id: `${id}/${n}`, block: part, author })));
    return {
      noted: noted.map(({ id, part, from, to }) => ({ id, block: part ?? '', from, to })),
      suggested,
      isSuggesting: this.isSuggesting,
      active: this.active,
    };
  }

  /** Everything that waits for a word, in the order of the lists. */
  readonly waiting = $derived([
    ...this.open.map(({ id, part, from, to }) => ({ id, part, from, to })),
    ...this.review.suggestions.flatMap(({ id, part, hunks }) => hunks.map(({ from, to }, n) => ({ id: `${id}/${n}`, part, from, to }))),
  ]);

  /** The next one, or the one before. */
  next(direction: 1 | -1): { part: string | null; from: number; to: number } | null {
    if (this.waiting.length === 0) return null;
    const at = this.waiting.findIndex(({ id }) => id === this.active);
    const found = this.waiting[(at + direction + this.waiting.length + (at < 0 && direction < 0 ? 1 : 0)) % this.waiting.length];
    this.active = found?.id ?? null;
    return found ?? null;
  }

  /** Takes the change that is looked at, or turns it down. */
  async decide(verb: 'accept' | 'reject'): Promise<void> {
    const [id, change] = (this.active ?? '').split('/');
    const suggestion = this.review.suggestions.find((one) => one.id === id);
    if (suggestion && change !== undefined) await this[verb](suggestion, Number(change));
  }
}
