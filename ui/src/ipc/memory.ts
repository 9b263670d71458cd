/** A newsroom in memory: for tests, and for `npm run dev` in a plain browser. It forgets everything on reload. */
import type { FileDrop, Newsroom } from './newsroom';
import { memoryReview } from './memoryReview';
import { sampleFindings, sampleInterview, shortInterview } from './sample';
import type {
  Block,
  Caret,
  DraftRow,
  DraftView,
  Edit,
  ExportPlan,
  Failure,
  Finding,
  Interview,
  Lengths,
  Moment,
  Passage,
  Piece,
  PictureFacts,
  Plan,
  Portrait,
  Proposal,
  QuoteState,
  SearchHit,
  Settings,
  Settled,
  Status,
} from './types';

interface Draft {
  id: string;
  interview: Interview;
  status: Status;
  updated: number;
  binned: boolean;
  findings: Finding[];
  readOnly: string | null;
  plan: Plan;
  caret: Caret | null;
}

export interface Options {
  settings?: Partial<Settings>;
  /** The draft that is open at the start. */
  first?: string;
  /** No drafts at all. */
  empty?: boolean;
  /** How many drafts there are, if not some dozens. */
  rows?: number;
}

/** What tests may look at and turn. */
export interface MemoryNewsroom extends Newsroom {
  readonly edits: { draft: string; edit: Edit }[];
  readonly interview: (draft: string) => Interview;
  readonly settings: () => Settings;
  /** A save as another window of the program makes it. */
  readonly saveElsewhere: (draft: string, edit: Edit) => Promise<void>;
  /** Somebody else suggests this block. */
  readonly suggestElsewhere: (draft: string, block: Block) => void;
  /** Drops files on the window. */
  drop(drop: FileDrop): void;
  /** While this is set, saves are rejected with it. */
  saveFailure: Failure | null;
}

/** The draft with the long interview. */
export const SAMPLE = 'sample';
const ROWS = 40;
const START = Date.UTC(2025, 2, 14, 9, 30);
const HOUR = 3_600_000;
const statuses: Status[] = ['in-work', 'in-review', 'approved', 'delivered', 'idea', 'changes-wanted', 'in-authorisation', 'corrected'];

const picture =
  'data:image/svg+xml,' +
  encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"><rect width="320" height="240" fill="#8a7f6d"/><circle cx="160" cy="110" r="60" fill="#d9cbb2"/></svg>');

const facts: PictureFacts = {
  format: 'JPEG',
  width: 1600,
  height: 1200,
  bytes: 412_000,
  printWidth: 135,
  printHeight: 101,
  sharpWidth: 1200,
  credit: {},
  creditLine: '',
  caption: '',
  alt: '',
  remarks: [],
};

/** What the file says that `pickPicture` finds. */
const telling: Partial<PictureFacts> = {
  credit: { creator: 'Erna Beispiel', provider: 'Bildhaus' },
  creditLine: '(Bildquelle: Bildhaus/Erna Beispiel)',
  caption: 'Am Spieltisch.',
  alt: 'Eine Frau an der Orgel.',
  remarks: ['Bildunterschrift: XMP sagt „Am Spieltisch.“, EXIF sagt „DSC 12“. Genommen ist „Am Spieltisch.“.'],
};

function textOf(block: Block): string {
  if (block.kind === 'portrait') return '';
  if (block.kind === 'pullquote' || block.kind === 'subheading') return block.text.map((span) => span.text).join('');
  const text = block.text.map((paragraph) => paragraph.map((span) => span.text).join('')).join('\n\n');
  return block.kind === 'box' && block.heading ? `${block.heading}\n\n${text}` : text;
}

function lengthsOf({ blocks }: Interview): Lengths {
  const printed = blocks.filter((block) => block.kind !== 'note' || block.for === 'readers').map(textOf);
  const words = printed.join(' ').split(/\s+/u).filter(Boolean).length;
  return {
    characters: printed.reduce((sum, text) => sum + [...text.replaceAll('\n\n', '').replaceAll('\u00ad', '')].length, 0),
    words,
    questions: blocks.filter((block) => block.kind === 'question').length,
    answers: blocks.filter((block) => block.kind === 'answer').length,
    readingMinutes: Math.ceil(words / 200),
  };
}

/** Puts an edit into an interview, as the newsroom does. */
function apply(interview: Interview, edit: Edit): void {
  if (edit.title) Object.assign(interview.title, edit.title);
  if (edit.byline) interview.title.byline = edit.byline;
  if (edit.people) interview.people = edit.people;
  if (edit.portraits) interview.portraits = edit.portraits;
  if (edit.details) interview.details = edit.details;
  const blocks = new Map(interview.blocks.map((block) => [block.id, block]));
  for (const block of edit.blocks ?? []) blocks.set(block.id, block);
  const order = edit.order ?? interview.blocks.map((block) => block.id);
  interview.blocks = order.map((id) => {
    const block = blocks.get(id);
    if (!block) throw failure('unknown-block', `Einen Block „${id}“ gibt es nicht.`);
    return block;
  });
}

const noPlan: Plan = { deadline: null, targetLength: null };
const failure = (code: string, message: string): Failure => ({ code, message });
const guestOf = (interview: Interview) => interview.people.filter((person) => person.role === 'guest').map((person) => person.name).join(', ');
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const breath = () => new Promise<void>((done) => setTimeout(done, 5));

function firstDrafts(count: number): Draft[] {
  return Array.from({ length: count }, (_, n) => ({
    id: n === 0 ? SAMPLE : `draft-${n}`,
    interview: n === 0 ? sampleInterview() : shortInterview(n),
    status: statuses[n % statuses.length] ?? 'in-work',
    updated: START - n * 7 * HOUR,
    binned: false,
    findings: n === 0 ? sampleFindings : [],
    readOnly: null,
    plan: noPlan,
    caret: null,
  }));
}

/** The second turn is doubtful, and the first line was left out. */
function proposalOf(file: string, interview: Interview): Proposal {
  const doubtful = interview.blocks[1]?.id ?? null;
  return {
    file,
    interview,
    source: [{ text: 'Weiterlesen mit Plus', block: null }, ...interview.blocks.map((block) => ({ text: textOf(block), block: block.id }))],
    leftOut: ['Weiterlesen mit Plus'],
    remarks: [{ place: 'blocks', message: 'Frage oder Antwort?', confidence: 0.5, block: doubtful }],
    failure: file.endsWith('.pdf') ? { code: 'import', message: `${file} lässt sich nicht lesen.` } : null,
  };
}

function hitsIn(draft: Draft, words: string): SearchHit[] {
  const { id, interview } = draft;
  const wanted = words.trim().toLocaleLowerCase();
  const texts: [string | null, string, string][] = [
    [null, 'title', [interview.title.kicker, interview.title.headline, interview.title.standfirst].filter(Boolean).join(' · ')],
    ...interview.blocks.map((block): [string, string, string] => [block.id, block.kind, textOf(block)]),
  ];
  return texts.flatMap(([block, kind, text]) => {
    const at = text.toLocaleLowerCase().indexOf(wanted);
    if (at < 0) return [];
    const end = at + wanted.length;
    const excerpt = [
      { text: text.slice(Math.max(0, at - 60), at), hit: false },
      { text: text.slice(at, end), hit: true },
      { text: text.slice(end, end + 60), hit: false },
    ].filter((piece) => piece.text !== '');
    const here = interview.blocks.findIndex((other) => other.id === block);
    const asked = kind === 'answer' ? interview.blocks.slice(0, here).findLast((other) => other.kind === 'question') : undefined;
    return [{ draft: id, title: interview.title.headline, block, kind, question: asked ? textOf(asked) : null, excerpt }];
  });
}

/** Words that begin with „xq“ are in no dictionary of this newsroom. */
function misspelled({ blocks }: Interview, own: string[]): Finding[] {
  return blocks.flatMap((block) =>
    [...textOf(block).matchAll(/xq\p{L}*/gu)]
      .filter(([word]) => !own.includes(word))
      .map(({ 0: word, index }): Finding => {
        const place = { part: 'block', block: block.id, from: index, to: index + word.length } as const;
        return { rule: 'spelling', severity: 'hint', place, message: `„${word}“ steht in keinem Wörterbuch.`, fix: null };
      }),
  );
}

/** Quotes are verbatim or not found here; what lies between, Rust's tests know. */
function settledOf({ findings: found, interview }: Draft, own: string[]): Settled {
  const findings = [...found, ...misspelled(interview, own)];
  const answers = interview.blocks.filter((block) => block.kind === 'answer');
  const quotes = interview.blocks.flatMap((block): QuoteState[] => {
    const words = block.kind === 'pullquote' ? textOf(block) : '';
    if (words === '') return [];
    const source = answers.find((answer) => textOf(answer).includes(words));
    const from = source ? textOf(source).indexOf(words) : 0;
    const found = { source: source?.id ?? null, from, to: source ? from + words.length : 0, verbatim: source ? words : null, marked: null };
    return [{ block: block.id, wording: source ? 'verbatim' : 'not-found', words: [], ...found }];
  });
  return { quotes, findings, lengths: lengthsOf(interview) };
}

/** Block by block; what lies within one, Rust's tests know. */
function passagesOf(old: Interview, now: Interview): Passage[] {
  const known = new Map(old.blocks.map((block) => [block.id, textOf(block)]));
  return now.blocks.map((block) => {
    const [before, text] = [known.get(block.id), textOf(block)];
    const same: Piece[] = [{ text, change: 'same' }];
    const changed: Piece[] = [
      { text: before ?? '', change: 'removed' },
      { text, change: 'added' },
    ];
    const change = before === undefined ? 'added' : before === text ? 'same' : 'changed';
    return { block: block.id, kind: block.kind, was: null, change, moved: false, pieces: change === 'same' ? same : changed };
  });
}

function creditOf({ credit }: Portrait): string {
  if (credit.line) return credit.line;
  const names = [credit.creator, credit.provider].filter(Boolean).join('/');
  const words = [credit.qualifier, names].filter(Boolean).join(': ');
  return words ? `Foto: ${words}` : '';
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function pageOf({ title, blocks, details }: Interview): string {
  const text = blocks.filter((block) => block.kind !== 'note').map((block) => `<p>${escaped(textOf(block))}</p>`).join('');
  const head = `<title>${escaped(title.headline)}</title>`;
  return `<!doctype html><html lang="${escaped(details.language)}"><head>${head}</head><body><h1>${escaped(title.headline)}</h1>${text}</body></html>`;
}

function planOf(draft: Draft): ExportPlan {
  const blocked = draft.findings.filter((finding) => finding.severity === 'blocks');
  if (draft.status !== 'approved')
    blocked.push({ rule: 'not-approved', severity: 'blocks', place: { part: 'text' }, message: 'Der Text ist noch nicht freigegeben.', fix: null });
  return {
    files: ['index.html', 'interview.json', 'bilder/portrait.jpg'].map((path, n) => ({ path, bytes: 840 + n * 52_100, sha256: `${n}`.repeat(64) })),
    losses: [{ place: 'Kasten', what: 'wird zu einem Absatz' }],
    blocked,
  };
}

export function memoryNewsroom(options: Options = {}): MemoryNewsroom {
  const drafts = new Map(firstDrafts(options.empty ? 0 : (options.rows ?? ROWS)).map((draft) => [draft.id, draft]));
  let settings: Settings = { language: 'de', theme: 'light', author: 'Jonas Wieland', libraryFolder: '/home/wieland/Wortlaut', ...options.settings };
  const edits: { draft: string; edit: Edit }[] = [];
  const listeners = new Set<() => void>();
  const others = new Set<(draft: string) => void>();
  const dropListeners = new Set<(drop: FileDrop) => void>();
  const own: string[] = [];
  let clock = START;
  let made = 0;
  let isCancelled = false;

  function find(id: string): Draft {
    const draft = drafts.get(id);
    if (!draft) throw failure('unknown-draft', `Einen Entwurf „${id}“ gibt es nicht.`);
    return draft;
  }
  const history = new Map<string, { moment: Moment; interview: Interview }[]>();
  /** The oldest first; every draft begins with the moment in which it was made. */
  function moments(id: string) {
    const known = history.get(id);
    if (known) return known;
    const { updated, interview } = find(id);
    const moment: Moment = { id: `made-${id}`, at: updated, author: settings.author, name: null, status: null, note: '', changes: 3 };
    const first = [{ moment, interview: copy(interview) }];
    history.set(id, first);
    return first;
  }
  const viewOf = ({ id, interview, status, readOnly, findings, updated, plan, caret }: Draft): DraftView =>
    copy({ id, interview, status, readOnly, locked: [], findings, lengths: lengthsOf(interview), saved: updated, plan, caret });
  function add(interview: Interview): Draft {
    const id = `new-${++made}`;
    const draft: Draft = { id, interview, status: 'in-work', updated: (clock += 1000), binned: false, findings: [], readOnly: null, plan: noPlan, caret: null };
    drafts.set(id, draft);
    return draft;
  }
  function rowOf({ id, interview, status, updated, binned, plan, findings }: Draft): DraftRow {
    const { characters, questions, answers } = lengthsOf(interview);
    const blocking = findings.filter((finding) => finding.severity === 'blocks').length;
    const { deadline, targetLength } = plan;
    const known = { deadline, targetLength, blocking, findings: findings.length };
    return { id, title: interview.title.headline, guest: guestOf(interview), status, updated, characters, questions, answers, binned, ...known };
  }
  const change = (id: string, part: Partial<Draft>) => {
    Object.assign(find(id), part);
    listeners.forEach((listener) => listener());
  };

  const reviewed = memoryReview(find, () => listeners.forEach((listener) => listener()));

  const newsroom: MemoryNewsroom = {
    edits,
    interview: (draft) => find(draft).interview,
    settings: () => settings,
    saveElsewhere: async (draft, edit) => {
      await newsroom.saveDraft(draft, edit);
      others.forEach((listener) => listener(draft));
    },
    drop: (drop) => dropListeners.forEach((listener) => listener(drop)),
    saveFailure: null,

    readSettings: async () => settings,
    saveSettings: async (wanted) => void (settings = wanted),
    firstDraft: async () => options.first ?? null,

    listDrafts: async () => [...drafts.values()].map(rowOf),
    searchDrafts: async (words) => [...drafts.values()].filter((draft) => !draft.binned).flatMap((draft) => hitsIn(draft, words)),
    createDraft: async (language, template) => {
      const draft = add({ title: { headline: '' }, blocks: [], people: [], portraits: [], details: { language } });
      if (template === 'three-questions') draft.interview.title.kicker = 'Drei Fragen an …';
      return viewOf(draft);
    },
    duplicateDraft: async (draft) => add(copy(find(draft).interview)).id,
    openSample: async () => add(sampleInterview()).id,
    openDraft: async (draft) => viewOf(find(draft)),
    setStatus: async (draft, status) => change(draft, { status }),
    handOver: async (draft, status) => change(draft, { status }),
    ...reviewed.methods,
    suggestElsewhere: reviewed.suggestElsewhere,
    binDraft: async (draft) => change(draft, { binned: true }),
    restoreDraft: async (draft) => change(draft, { binned: false }),

    saveDraft: async (id, edit) => {
      await breath();
      if (newsroom.saveFailure) throw newsroom.saveFailure;
      const draft = find(id);
      apply(draft.interview, copy(edit));
      draft.plan = edit.plan ?? draft.plan;
      draft.caret = edit.caret ?? draft.caret;
      edits.push({ draft: id, edit: copy(edit) });
      draft.updated = clock += 1000;
      return { at: draft.updated };
    },
    settleDraft: async (id) => settledOf(find(id), own),
    inspectDraft: async (id) => settledOf(find(id), own),

    suggestWords: async (word) => [word.slice(0, -1), `${word}e`],
    learnWord: async (word) => void own.push(word),
    listWords: async () => own,
    saveWords: async (_language, words) => void own.splice(0, own.length, ...words),
    hasDictionary: async (language) => language !== 'fr',
    listMoments: async (id) => [...moments(id)].reverse().map(({ moment }) => moment),
    compareMoments: async (id, old, now) => {
      const at = (moment: string) => moments(id).find((kept) => kept.moment.id === moment)?.interview ?? find(id).interview;
      return passagesOf(at(old), now === null ? find(id).interview : at(now));
    },
    nameVersion: async (id, name) => {
      const moment: Moment = { id: `m${++made}`, at: (clock += 1000), author: settings.author, name, status: null, note: '', changes: 1 };
      moments(id).push({ moment, interview: copy(find(id).interview) });
      return moment;
    },
    restoreVersion: async (id, moment) => {
      const kept = moments(id).find((kept) => kept.moment.id === moment);
      if (kept) change(id, { interview: copy(kept.interview) });
    },
    restoreBlock: async (id, moment, block) => {
      const old = moments(id).find((kept) => kept.moment.id === moment)?.interview.blocks.find((old) => old.id === block);
      const { blocks } = find(id).interview;
      if (old) blocks.splice(blocks.findIndex((there) => there.id === block), 1, copy(old));
    },

    pickFiles: async () => ['/home/wieland/gespraech.docx'],
    readImport: async (file) => proposalOf(file, shortInterview(++made)),
    readPasted: async (name) => proposalOf(name, shortInterview(++made)),
    takeImport: async (_file, interview) => add(copy(interview)).id,
    pickPicture: async () => '/home/wieland/portrait.jpg',
    addPortrait: async (_draft, file) => ({
      id: `picture-${++made}`,
      original: 'b2'.repeat(32),
      fileName: file.split('/').at(-1) ?? file,
      alt: 'missing',
      credit: {},
    }),
    addPastedPortrait: async (_draft, name) => ({ id: `picture-${++made}`, original: 'c3'.repeat(32), fileName: name, alt: 'missing', credit: {} }),
    pictureFacts: async (hash) => ({ ...facts, ...(hash.startsWith('b2') ? telling : {}) }),
    suggestAltTexts: async (people) => people.filter(({ role, name }) => role === 'guest' && name).map(({ name }) => `Porträt von ${name}.`),
    printedCredits: async (portraits) => portraits.map(creditOf),
    pictureUrl: () => picture,

    previewDraft: async (draft) => pageOf(find(draft).interview),
    listProfiles: async () => [
      { name: 'web', title: 'Netz', description: 'Eine Seite und ihre Bilder' },
      { name: 'print', title: 'Druck', description: 'Text und Bilder für das Blatt' },
    ],
    planExport: async (draft) => planOf(find(draft)),
    pickFolder: async () => '/home/wieland/Ausgabe',
    exportDraft: async (id, _profile, folder, asDraft, onProgress) => {
      const draft = find(id);
      const plan = planOf(draft);
      if (plan.blocked.length > 0 && !asDraft) throw failure('blocked', 'Noch nicht bereit zur Ausgabe.');
      isCancelled = false;
      for (const [done, { path }] of plan.files.entries()) {
        onProgress({ done, total: plan.files.length, what: path });
        await breath();
        if (isCancelled) throw failure('cancelled', 'Die Ausgabe wurde abgebrochen.');
      }
      if (!asDraft) change(id, { status: 'delivered' });
      return { folder, ...plan };
    },
    cancelExport: async () => void (isCancelled = true),
    openFolder: async () => {},

    onFilesDropped: (listener) => {
      dropListeners.add(listener);
      return () => dropListeners.delete(listener);
    },
    onLibraryChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onDraftChanged: (listener) => {
      others.add(listener);
      return () => others.delete(listener);
    },
    onMenu: () => () => {},
    openWindow: async () => {},
    onCloseRequested: () => () => {},
    closeWindow: async () => {},
    keepWindow: async () => {},
  };
  return newsroom;
}
