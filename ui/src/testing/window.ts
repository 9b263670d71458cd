/** The window as in main.ts, before a newsroom in memory. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import 'prosemirror-view/style/prosemirror.css';
import '../styles/base.css';
import '../styles/tokens.css';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import App from '../App.svelte';
import { memoryNewsroom, type MemoryNewsroom, type Options, SAMPLE } from '../ipc/memory';

/** Opens the window on a newsroom of its own. */
export async function openWindow(options: Options = {}): Promise<MemoryNewsroom> {
  document.title = 'Wortlaut';
  const newsroom = memoryNewsroom(options);
  const target = document.createElement('div');
  target.id = 'app';
  document.body.append(target);
  await render(App, { target, props: { newsroom } });
  return newsroom;
}

/** Opens the window on the draft with the long interview. */
export async function openDesk(options: Options = {}): Promise<MemoryNewsroom> {
  const newsroom = await openWindow({ first: SAMPLE, ...options });
  await page.getByRole('textbox', { name: options.settings?.language === 'en' ? 'Text of the interview' : 'Interviewtext' }).findElement();
  return newsroom;
}
