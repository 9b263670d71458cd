/** Everything that can be done, in one table: the keys, the palette, the key card and the menu bar read from it. */
import type { Key } from '../i18n/i18n.svelte';
import { pressed } from './shortcuts';

type Named<K> = K extends `command.${infer Name}` ? Name : never;
export type CommandName = Named<Key>;
export type GroupName = 'file' | 'edit' | 'block' | 'review' | 'view';

export interface Command {
  name: CommandName;
  group: GroupName;
  /** Combinations, the first one is shown. */
  keys?: string[];
  run: () => void;
  /** It can be done now; without this, always. */
  can?: () => boolean;
  /** The text listens to its keys itself, and only with the caret in it. */
  isOfText?: true;
}

class Commands {
  private tables: readonly Command[][] = $state.raw([]);
  readonly all = $derived(this.tables.flat());

  /** A screen brings its commands; answers with what takes them away. */
  add(table: Command[]): () => void {
    this.tables = [...this.tables, table];
    return () => {
      this.tables = this.tables.filter((other) => other !== table);
    };
  }

  find(name: string): Command | undefined {
    return this.all.find((command) => command.name === name);
  }

  /** Does it, if it can be done now. */
  run(name: string): boolean {
    const command = this.find(name);
    if (!command || command.can?.() === false) return false;
    command.run();
    return true;
  }

  /** A key was pressed somewhere in the window. A dialog keeps its keys to itself. */
  hear(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
    const keys = pressed(event);
    const command = this.all.find((command) => !command.isOfText && command.keys?.includes(keys));
    if (!command) return;
    event.preventDefault();
    if (command.can?.() !== false) command.run();
  }
}

export const commands = new Commands();
