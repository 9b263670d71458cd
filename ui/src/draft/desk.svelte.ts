/** A draft on the desk: what is typed, what is known of it, and how it gets to the disk. */
import type { Node } from 'prosemirror-model';
import type { Changes } from '../editor/changes';
import { toBlock } from '../editor/convert';
import { failureOf, type Newsroom } from '../ipc';
import type {
  Block,
  BylineEntry,
  Caret,
  Details,
  DraftView,
  Finding,
  Interview,
  Person,
  Plan,
  Portrait,
  QuoteState,
  Settled,
  Status,
} from '../ipc/types';
import { lengthsOf } from './lengths';
import { browserTimers, SaveQueue, type SaveState } from './saving';

export type TitleField = 'kicker' | 'headline' | 'standfirst';

/** A draft that nobody has touched for this long becomes a revision. */
const REST = 30_000;

/** What is on the disk is looked through after this long without another letter. */
const LOOK = 300;

export class Desk {
  readonly id: string;
  readonly readOnly: string | null;
  title: Record<TitleField, string> = $state({ kicker: '', headline: '', standfirst: '' });
  byline: BylineEntry[] = $state.raw([]);
  people: Person[] = $state.raw([]);
  portraits: Portrait[] = $state.raw([]);
  details: Details = $state.raw({ language: 'de' });
  blocks: Block[] = $state.raw([]);
  credits: string[] = $state.raw([]);
  findings: Finding[] = $state.raw([]);
  quotes: QuoteState[] = $state.raw([]);
  plan: Plan = $state.raw({ deadline: null, targetLength: null });
  status: Status = $state('in-work');
  save: SaveState = $state.raw({ kind: 'saved', at: 0 });
  readonly lengths = $derived(lengthsOf(this.blocks));

  private readonly queue: SaveQueue;
  private settleTimer: number | null = null;
  private lookTimer: number | null = null;
  private caret: Caret | null;
  /** Parts of the text that this window has changed and not yet written. */
  private readonly own = new Set<string>();
  private unsettled = false;

  constructor(
    private readonly newsroom: Newsroom,
    view: DraftView,
  ) {
    const { interview } = view;
    this.id = view.id;
    this.readOnly = view.readOnly;
    this.title = {
      kicker: interview.title.kicker ?? '',
      headline: interview.title.headline,
      standfirst: interview.title.standfirst ?? '',
    };
    this.byline = interview.title.byline ?? [];
    this.people = interview.people;
    this.portraits = interview.portraits;
    this.details = interview.details;
    this.blocks = interview.blocks;
    this.findings = view.findings;
    this.status = view.status;
    this.plan = view.plan;
    this.caret = view.caret;
    this.save = { kind: 'saved', at: view.saved };
    this.queue = new SaveQueue((edit) => newsroom.saveDraft(this.id, edit), failureOf, (state) => this.told(state));
    void this.wordCredits();
    void this.inspect();
  }

  /** The text changed; which blocks, the editor knows. */
  written(changes: Changes, doc: Node, caret: Caret | null): void {
    const known = new Map(this.blocks.map((block) => [block.id, block]));
    for (const block of changes.blocks) known.set(block.id, block);
    const blocks: Block[] = [];
    doc.forEach((node) => blocks.push(known.get(String(node.attrs.id)) ?? toBlock(node)));
    this.blocks = blocks;
    this.changed({
      ...(changes.blocks.length > 0 ? { blocks: changes.blocks } : {}),
      ...(changes.order ? { order: changes.order } : {}),
      ...(caret ? { caret } : {}),
    });
    for (const { id } of changes.blocks) this.own.add(id);
    this.caret = caret;
  }

  /** Where the writer stopped is kept, too. */
  leaveAt(caret: Caret | null): void {
    if (!caret || this.readOnly !== null || (caret.block === this.caret?.block && caret.at === this.caret.at)) return;
    this.caret = caret;
    this.queue.add({ caret });
  }

  /** What another window wrote into this draft. Answers which blocks this window is about to write itself. */
  take(interview: Interview, status: Status): ReadonlySet<string> {
    const own = new Map(this.blocks.filter((block) => this.own.has(block.id)).map((block) => [block.id, block]));
    this.blocks = interview.blocks.map((block) => own.get(block.id) ?? block);
    if (!this.queue.isDirty) {
      this.title = {
        kicker: interview.title.kicker ?? '',
        headline: interview.title.headline,
        standfirst: interview.title.standfirst ?? '',
      };
      this.byline = interview.title.byline ?? [];
      this.people = interview.people;
      this.portraits = interview.portraits;
      this.details = interview.details;
      void this.wordCredits();
    }
    this.status = status;
    this.lookSoon();
    return new Set(own.keys());
  }

  setTitle(field: TitleField, text: string): void {
    this.title[field] = text;
    this.changed({ title: { [field]: text } });
  }

  setByline(byline: BylineEntry[]): void {
    this.byline = byline;
    this.changed({ byline });
  }

  setPeople(people: Person[]): void {
    this.people = people;
    this.changed({ people });
  }

  setPortraits(portraits: Portrait[]): void {
    this.portraits = portraits;
    this.changed({ portraits });
    void this.wordCredits();
  }

  setDetails(details: Details): void {
    const isOtherLanguage = details.language !== this.details.language;
    this.details = details;
    this.changed({ details });
    if (isOtherLanguage) void this.wordCredits();
  }

  setPlan(plan: Plan): void {
    this.plan = plan;
    this.changed({ plan });
  }

  /** The one function that words a credit is Rust's. */
  private async wordCredits(): Promise<void> {
    const portraits = this.portraits;
    const credits = await this.newsroom.printedCredits(portraits, this.details.language);
    if (portraits === this.portraits) this.credits = credits;
  }

  private told(state: SaveState): void {
    this.save = state;
    if (state.kind !== 'saved') return;
    this.own.clear();
    this.lookSoon();
  }

  private lookSoon(): void {
    if (this.lookTimer !== null) browserTimers.clear(this.lookTimer);
    this.lookTimer = browserTimers.set(LOOK, () => void this.inspect());
  }

  /** Asks what the text as it is on the disk calls for; an answer that comes too late is dropped. */
  async inspect(): Promise<void> {
    try {
      const settled = await this.newsroom.inspectDraft(this.id);
      if (!this.queue.isDirty) this.hear(settled);
    } catch (reason) {
      console.error(reason);
    }
  }

  private hear({ findings, quotes }: Settled): void {
    this.findings = findings;
    this.quotes = quotes;
  }

  private changed(edit: Parameters<SaveQueue['add']>[0]): void {
    if (this.readOnly !== null || Object.keys(edit).length === 0) return;
    this.unsettled = true;
    this.queue.add(edit);
    if (this.settleTimer !== null) browserTimers.clear(this.settleTimer);
    this.settleTimer = browserTimers.set(REST, () => void this.settle());
  }

  /** Writes what is on its way; false if it could not be written. */
  flush(): Promise<boolean> {
    return this.queue.flush();
  }

  /** Writes, makes revisions of it, and hears what the checks say. */
  async settle(): Promise<boolean> {
    if (this.lookTimer !== null) browserTimers.clear(this.lookTimer);
    this.lookTimer = null;
    if (this.settleTimer !== null) browserTimers.clear(this.settleTimer);
    this.settleTimer = null;
    if (!(await this.flush())) return false;
    if (!this.unsettled) return true;
    this.unsettled = false;
    try {
      const settled = await this.newsroom.settleDraft(this.id);
      if (!this.queue.isDirty) this.hear(settled);
      return true;
    } catch (reason) {
      this.unsettled = true;
      this.save = { kind: 'failed', failure: failureOf(reason) };
      return false;
    }
  }
}
