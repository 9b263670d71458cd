export type { Newsroom } from './newsroom';
export { failureOf } from './newsroom';
import type { Newsroom } from './newsroom';

/** The newsroom of this page: Tauri's; in a plain browser, while developing, one in memory. */
export async function connect(): Promise<Newsroom> {
  if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window)) {
    const { memoryNewsroom } = await import('./memory');
    return memoryNewsroom();
  }
  const { tauriNewsroom } = await import('./tauri');
  return tauriNewsroom;
}
