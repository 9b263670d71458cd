/** What can be done on the desk, for keys, palette, key card and menu bar. */
import { type TextCommand, textCommands } from '../editor/keys';
import type { Manuscript } from '../editor/manuscript';
import type { Command, GroupName } from '../commands/commands.svelte';
import { comfort } from './comfort.svelte';

/** What the screen lends to its commands. */
export interface Screen {
  manuscript(): Manuscript | null;
  editable(): boolean;
  hasSelection(): boolean;
  openExport(): void;
  print(): void;
  nameVersion(): void;
  openHistory(): void;
  openLink(): void;
  find(replacing: boolean): void;
  nextHit(direction: 1 | -1): void;
  goToFinding(direction: 1 | -1): void;
  inspect(): void;
  setTypography(): void;
  toggleReading(): void;
  comment(): void;
  toggleSuggesting(): void;
  goToRemark(direction: 1 | -1): void;
  decide(verb: 'accept' | 'reject'): void;
  goToPane(direction: 1 | -1): void;
  toggleOutline(): void;
}

const groups: Partial<Record<TextCommand, GroupName>> = { undo: 'edit', redo: 'edit', strong: 'edit', emphasis: 'edit' };

export function draftCommands(screen: Screen): Command[] {
  const canWrite = () => screen.editable() && screen.manuscript() !== null;
  const ofText = Object.entries(textCommands).map(([name, { keys, work }]): Command => ({
    name: name as TextCommand,
    group: groups[name as TextCommand] ?? 'block',
    keys,
    isOfText: true,
    can: canWrite,
    run: () => screen.manuscript()?.run(work),
  }));
  return [
    { name: 'export', group: 'file', keys: ['Mod-e'], run: screen.openExport },
    { name: 'print', group: 'file', keys: ['Mod-p'], run: screen.print },
    { name: 'version', group: 'file', keys: ['Mod-s'], can: screen.editable, run: screen.nameVersion },
    { name: 'history', group: 'file', keys: ['Mod-Shift-y'], run: screen.openHistory },
    ...ofText,
    { name: 'speaker', group: 'block', keys: ['Mod-Shift-s'], isOfText: true, can: canWrite, run: () => screen.manuscript()?.nextSpeaker() },
    { name: 'link', group: 'edit', keys: ['Mod-k'], can: () => canWrite() && screen.hasSelection(), run: screen.openLink },
    { name: 'typography', group: 'edit', can: canWrite, run: screen.setTypography },
    { name: 'find', group: 'edit', keys: ['Mod-f'], run: () => screen.find(false) },
    { name: 'replace', group: 'edit', keys: ['Mod-h'], can: canWrite, run: () => screen.find(true) },
    { name: 'nextHit', group: 'edit', keys: ['F3', 'Mod-g'], run: () => screen.nextHit(1) },
    { name: 'previousHit', group: 'edit', keys: ['Shift-F3', 'Mod-Shift-g'], run: () => screen.nextHit(-1) },
    { name: 'nextFinding', group: 'review', keys: ['F7'], run: () => screen.goToFinding(1) },
    { name: 'previousFinding', group: 'review', keys: ['Shift-F7'], run: () => screen.goToFinding(-1) },
    { name: 'comment', group: 'review', keys: ['Mod-Shift-m'], run: screen.comment },
    { name: 'suggest', group: 'review', keys: ['Mod-Shift-e'], can: screen.editable, run: screen.toggleSuggesting },
    { name: 'nextRemark', group: 'review', keys: ['F8'], run: () => screen.goToRemark(1) },
    { name: 'previousRemark', group: 'review', keys: ['Shift-F8'], run: () => screen.goToRemark(-1) },
    { name: 'accept', group: 'review', keys: ['Mod-Shift-a'], can: screen.editable, run: () => screen.decide('accept') },
    { name: 'reject', group: 'review', keys: ['Mod-Shift-x'], can: screen.editable, run: () => screen.decide('reject') },
    { name: 'check', group: 'review', keys: ['Mod-F7'], run: screen.inspect },
    { name: 'focus', group: 'view', keys: ['Mod-d'], run: () => comfort.toggle('focus') },
    { name: 'typewriter', group: 'view', run: () => comfort.toggle('typewriter') },
    { name: 'typographyWhileTyping', group: 'view', run: () => comfort.toggle('typography') },
    { name: 'outline', group: 'view', keys: ['Mod-Shift-1'], run: screen.toggleOutline },
    { name: 'inspector', group: 'view', keys: ['Mod-Shift-2'], run: () => comfort.toggle('inspector') },
    { name: 'read', group: 'view', keys: ['Mod-Shift-l'], run: screen.toggleReading },
    { name: 'larger', group: 'view', keys: ['Mod-+', 'Mod-='], run: () => comfort.zoom(1) },
    { name: 'smaller', group: 'view', keys: ['Mod--'], run: () => comfort.zoom(-1) },
    { name: 'usualSize', group: 'view', keys: ['Mod-0'], run: () => comfort.zoom(0) },
    { name: 'nextPane', group: 'view', keys: ['F6'], run: () => screen.goToPane(1) },
    { name: 'previousPane', group: 'view', keys: ['Shift-F6'], run: () => screen.goToPane(-1) },
  ];
}
