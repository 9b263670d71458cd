/** The newsroom behind Tauri's commands. */
import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWindow } from '@tauri-apps/api/window';
import type { Newsroom } from './newsroom';

function subscribe<T>(event: string, listener: (payload: T) => unknown): () => void {
  const subscription = listen<T>(event, ({ payload }) => listener(payload));
  return () => void subscription.then((stop) => stop());
}

/** What this window is called among those of the program. */
const label = () => getCurrentWindow().label;

/** Where the window finds pictures; Windows knows no schemes of our own. */
const pictures = navigator.userAgent.includes('Windows') ? 'http://picture.localhost/' : 'picture://localhost/';

export const tauriNewsroom: Newsroom = {
  readSettings: () => invoke('read_settings'),
  saveSettings: (settings) => invoke('save_settings', { settings }),
  firstDraft: () => invoke('first_draft'),
  listDrafts: () => invoke('list_drafts'),
  searchDrafts: (words) => invoke('search_drafts', { words }),
  createDraft: (language, template) => invoke('create_draft', { language, template }),
  duplicateDraft: (draft) => invoke('duplicate_draft', { draft }),
  openSample: () => invoke('open_sample'),
  openDraft: (draft) => invoke('open_draft', { draft }),
  setStatus: (draft, status) => invoke('set_status', { draft, status }),
  binDraft: (draft) => invoke('bin_draft', { draft }),
  restoreDraft: (draft) => invoke('restore_draft', { draft }),
  saveDraft: (draft, edit) => invoke('save_draft', { draft, edit }),
  settleDraft: (draft) => invoke('settle_draft', { draft }),
  inspectDraft: (draft) => invoke('inspect_draft', { draft }),
  suggestWords: (word, language) => invoke('suggest_words', { word, language }),
  learnWord: (word, language) => invoke('learn_word', { word, language }),
  listWords: (language) => invoke('list_words', { language }),
  saveWords: (language, words) => invoke('save_words', { language, words }),
  hasDictionary: (language) => invoke('has_dictionary', { language }),
  reviewDraft: (draft) => invoke('review_draft', { draft }),
  addComment: (draft, part, from, to, text) => invoke('add_comment', { draft, part, from, to, text }),
  addReply: (draft, comment, text) => invoke('add_reply', { draft, comment, text }),
  resolveComment: (draft, comment, resolved) => invoke('resolve_comment', { draft, comment, resolved }),
  suggestBlocks: (draft, blocks) => invoke('suggest_blocks', { draft, blocks }),
  acceptSuggestion: (draft, suggestion, change) => invoke('accept_suggestion', { draft, suggestion, change }),
  rejectSuggestion: (draft, suggestion, change) => invoke('reject_suggestion', { draft, suggestion, change }),
  handOver: (draft, status, note) => invoke('hand_over', { draft, status, note }),
  listMoments: (draft) => invoke('list_moments', { draft }),
  compareMoments: (draft, old, now) => invoke('compare_moments', { draft, old, new: now }),
  nameVersion: (draft, name) => invoke('name_version', { draft, name }),
  restoreVersion: (draft, moment) => invoke('restore_version', { draft, moment }),
  restoreBlock: (draft, moment, block) => invoke('restore_block', { draft, moment, block }),
  pickFiles: () => invoke('pick_files'),
  readImport: (file) => invoke('read_import', { file }),
  readPasted: (name, text) => invoke('read_pasted', { name, text }),
  takeImport: (file, interview) => invoke('take_import', { file, interview }),
  pickPicture: () => invoke('pick_picture'),
  addPortrait: (draft, file) => invoke('add_portrait', { draft, file }),
  addPastedPortrait: (draft, name, bytes) => invoke('add_pasted_portrait', bytes, { headers: { about: new URLSearchParams({ draft, name }).toString() } }),
  pictureFacts: (hash, language) => invoke('picture_facts', { hash, language }),
  suggestAltTexts: (people, language) => invoke('suggest_alt_texts', { people, language }),
  printedCredits: (portraits, language) => invoke('printed_credits', { portraits, language }),
  pictureUrl: (hash) => `${pictures}${hash}/preview`,
  previewDraft: (draft) => invoke('preview_draft', { draft }),
  listProfiles: () => invoke('list_profiles'),
  planExport: (draft, profile) => invoke('plan_export', { draft, profile }),
  pickFolder: () => invoke('pick_folder'),
  exportDraft: (draft, profile, folder, asDraft, onProgress) => {
    const channel = new Channel<Parameters<typeof onProgress>[0]>();
    channel.onmessage = onProgress;
    return invoke('export_draft', { draft, profile, folder, asDraft, onProgress: channel });
  },
  cancelExport: () => invoke('cancel_export'),
  openFolder: (folder) => invoke('open_folder', { folder }),
  onDraftChanged: (listener) =>
    subscribe<[string, string]>('draft-changed', ([window, draft]) => window !== label() && listener(draft)),
  onMenu: (listener) => subscribe<[string, string]>('menu', ([window, command]) => window === label() && listener(command)),
  openWindow: () => invoke('open_window'),
  onFilesDropped: (listener) => {
    interface Drop {
      paths: string[];
      position: { x: number; y: number };
    }
    // The system counts in its own pixels.
    const drop = ({ paths, position }: Drop) => listener({ files: paths, x: position.x / devicePixelRatio, y: position.y / devicePixelRatio });
    const subscription = listen<Drop>('tauri://drag-drop', ({ payload }) => drop(payload), { target: label() });
    return () => void subscription.then((stop) => stop());
  },
  onLibraryChanged: (listener) => subscribe('library-changed', listener),
  onCloseRequested: (listener) => subscribe<string>('close-requested', (window) => window === label() && listener()),
  closeWindow: () => invoke('close_window'),
  keepWindow: () => invoke('keep_window'),
};
