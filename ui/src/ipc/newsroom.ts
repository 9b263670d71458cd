/** The door to the newsroom. Every promise may be rejected with a `Failure`. */
import type {
  Block,
  DraftRow,
  DraftView,
  Edit,
  ExportPlan,
  ExportReport,
  Failure,
  Interview,
  Moment,
  Passage,
  Person,
  PictureFacts,
  Portrait,
  ProfileRow,
  Progress,
  Proposal,
  Review,
  Saved,
  SearchHit,
  Settings,
  Settled,
  Status,
  Template,
} from './types';

export interface FileDrop {
  files: string[];
  x: number;
  y: number;
}

export interface Newsroom {
  readSettings(): Promise<Settings>;
  saveSettings(settings: Settings): Promise<void>;
  /** The draft that the person asked for when starting the program. */
  firstDraft(): Promise<string | null>;

  listDrafts(): Promise<DraftRow[]>;
  searchDrafts(words: string): Promise<SearchHit[]>;
  createDraft(language: string, template: Template): Promise<DraftView>;
  /** A draft of its own that reads alike; answers with its id. */
  duplicateDraft(draft: string): Promise<string>;
  openSample(): Promise<string>;
  openDraft(draft: string): Promise<DraftView>;
  setStatus(draft: string, status: Status): Promise<void>;
  binDraft(draft: string): Promise<void>;
  restoreDraft(draft: string): Promise<void>;

  /** Answered only when the edit is on the disk. */
  saveDraft(draft: string, edit: Edit): Promise<Saved>;
  settleDraft(draft: string): Promise<Settled>;
  /** What follows from the text as it stands, without a revision of it. */
  inspectDraft(draft: string): Promise<Settled>;

  /** What a misspelled word may be meant to be, the likeliest first. */
  suggestWords(word: string, language: string): Promise<string[]>;
  /** Takes a word into the newsroom's own. */
  learnWord(word: string, language: string): Promise<void>;
  listWords(language: string): Promise<string[]>;
  saveWords(language: string, words: string[]): Promise<void>;
  /** Whether the system has a dictionary of this language. */
  hasDictionary(language: string): Promise<boolean>;

  reviewDraft(draft: string): Promise<Review>;
  /** A remark on characters of a part, on all of it (`from` = `to`), or on the whole draft (`null`). */
  addComment(draft: string, part: string | null, from: number, to: number, text: string): Promise<Review>;
  addReply(draft: string, comment: string, text: string): Promise<Review>;
  resolveComment(draft: string, comment: string, resolved: boolean): Promise<Review>;
  /** These blocks should read so; in place of what this person suggested for them before. */
  suggestBlocks(draft: string, blocks: Block[]): Promise<Review>;
  /** All of it, or one of its changes. */
  acceptSuggestion(draft: string, suggestion: string, change: number | null): Promise<Review>;
  rejectSuggestion(draft: string, suggestion: string, change: number | null): Promise<Review>;
  /** As `setStatus`, with what the next person should know. */
  handOver(draft: string, status: Status, note: string): Promise<void>;

  /** The moments of a draft, the newest first. */
  listMoments(draft: string): Promise<Moment[]>;
  /** What differs between two moments, or between one and now. */
  compareMoments(draft: string, old: string, now: string | null): Promise<Passage[]>;
  nameVersion(draft: string, name: string): Promise<Moment>;
  restoreVersion(draft: string, moment: string): Promise<void>;
  restoreBlock(draft: string, moment: string, block: string): Promise<void>;

  /** Empty if the person changed their mind. */
  pickFiles(): Promise<string[]>;
  /** What is in a file; nothing is stored. */
  readImport(file: string): Promise<Proposal>;
  /** As `readImport`, for what was pasted; the name's ending says of what kind it is. */
  readPasted(name: string, text: string): Promise<Proposal>;
  /** Stores a proposal; answers with the draft. Pictures beside the file come along. */
  takeImport(file: string | null, interview: Interview): Promise<string>;
  pickPicture(): Promise<string | null>;
  /** Takes the picture in; an edit puts it into the interview. */
  addPortrait(draft: string, file: string): Promise<Portrait>;
  /** As `addPortrait`, for a picture that was dropped or pasted. */
  addPastedPortrait(draft: string, name: string, bytes: Uint8Array): Promise<Portrait>;
  /** The credit in it is worded in the language of the interview. */
  pictureFacts(hash: string, language: string): Promise<PictureFacts>;
  /** One for each guest, in the language of the interview. */
  suggestAltTexts(people: Person[], language: string): Promise<string[]>;
  printedCredits(portraits: Portrait[], language: string): Promise<string[]>;
  /** Where the picture is shown from: small, upright, in the screen's colours. */
  pictureUrl(hash: string): string;

  /** A whole HTML document without scripts. */
  previewDraft(draft: string): Promise<string>;
  listProfiles(): Promise<ProfileRow[]>;
  planExport(draft: string, profile: string): Promise<ExportPlan>;
  pickFolder(): Promise<string | null>;
  exportDraft(
    draft: string,
    profile: string,
    folder: string,
    asDraft: boolean,
    onProgress: (progress: Progress) => void,
  ): Promise<ExportReport>;
  cancelExport(): Promise<void>;
  openFolder(folder: string): Promise<void>;

  /** Files were dropped on the window; where, in the page's pixels. */
  onFilesDropped(listener: (drop: FileDrop) => void): () => void;
  onLibraryChanged(listener: () => void): () => void;
  /** Another window has written into this draft. */
  onDraftChanged(listener: (draft: string) => void): () => void;
  /** Something was chosen from the menu bar: the name of a command. */
  onMenu(listener: (command: string) => void): () => void;
  openWindow(): Promise<void>;
  /** The person wants the window closed: write what is on its way, then `closeWindow`, or `keepWindow` if that failed. */
  onCloseRequested(listener: () => void): () => void;
  closeWindow(): Promise<void>;
  keepWindow(): Promise<void>;
}

/** What a rejected call carries, whatever it was rejected with. */
export function failureOf(reason: unknown): Failure {
  if (typeof reason === 'object' && reason !== null && 'message' in reason && typeof reason.message === 'string') {
    const code = 'code' in reason && typeof reason.code === 'string' ? reason.code : 'unforeseen';
    return { code, message: reason.message };
  }
  return { code: 'unforeseen', message: String(reason) };
}
