import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SAMPLE } from '../ipc/memory';
import type { Paragraph } from '../ipc/types';
import { openDesk } from '../testing/window';

const block = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no block ${id}`);
  return found;
};
const state = () => page.getByTestId('save-state');
const plain = (text: Paragraph[]) => text.map((paragraph) => paragraph.map((span) => span.text).join('')).join('\n\n');

/** Clicks at the end of the last paragraph of a block. */
async function caretAtEndOf(id: string): Promise<void> {
  const paragraph = block(id).querySelector('p:last-child');
  if (!paragraph) throw new Error(`nothing to write in at ${id}`);
  await userEvent.click(paragraph);
  await userEvent.keyboard('{End}');
}

const blockAtCaret = () => document.getSelection()?.anchorNode?.parentElement?.closest('[data-kind]')?.id;

test('a draft opens with its questions, answers and picture', async () => {
  await openDesk();
  expect(document.querySelectorAll('[data-kind=question]')).toHaveLength(8);
  expect(document.querySelectorAll('[data-kind=answer]')).toHaveLength(8);
  await expect.element(page.getByText('8 Fragen · 8 Antworten')).toBeVisible();
  await expect.element(page.getByRole('group', { name: 'Frage 3 von 8, Tagblatt' })).toBeVisible();
  expect(blockAtCaret(), 'the caret waits in the first text').toBe('intro');
  expect(block('picture').textContent).toContain('Foto: Ada Brehm/Tagblatt');
});

test('what is typed is saved, and only the block it was typed in', async () => {
  const newsroom = await openDesk();
  await caretAtEndOf('a3');
  await userEvent.keyboard(' Immer.');
  await expect.poll(() => newsroom.edits.length).toBeGreaterThan(0);
  await expect.element(state()).toHaveAttribute('data-state', 'saved');
  for (const { draft, edit } of newsroom.edits) {
    expect(draft).toBe(SAMPLE);
    expect(Object.keys(edit)).toEqual(['blocks', 'caret']);
    expect(edit.blocks?.map((block) => block.id)).toEqual(['a3']);
  }
  const saved = newsroom.interview(SAMPLE).blocks.find((block) => block.id === 'a3');
  expect(saved?.kind === 'answer' && plain(saved.text)).toMatch(/Gehäuse\. Immer\.$/);
});

test('Enter twice in an answer makes the next question, told with the order', async () => {
  const newsroom = await openDesk();
  await caretAtEndOf('a2');
  await userEvent.keyboard('{Enter}{Enter}Und dann?');
  await expect.element(page.getByText('9 Fragen · 8 Antworten')).toBeVisible();
  await expect.poll(() => newsroom.interview(SAMPLE).blocks.filter((block) => block.kind === 'question').length).toBe(9);
  expect(newsroom.edits.some(({ edit }) => edit.order !== undefined)).toBe(true);
  await expect.element(state()).toHaveAttribute('data-state', 'saved');
  const { blocks } = newsroom.interview(SAMPLE);
  const next = blocks[blocks.findIndex((block) => block.id === 'a2') + 1];
  expect(next?.kind === 'question' && plain(next.text)).toBe('Und dann?');
});

test('Ctrl-Z takes back what was typed', async () => {
  const newsroom = await openDesk();
  await caretAtEndOf('q4');
  await userEvent.keyboard('XY');
  await expect.poll(() => block('q4').textContent).toContain('Allein?XY');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => block('q4').textContent).not.toContain('XY');
  await expect.element(state()).toHaveAttribute('data-state', 'saved');
  expect(JSON.stringify(newsroom.interview(SAMPLE).blocks)).not.toContain('XY');
});

test('Alt-arrow moves a pair, and no text is lost', async () => {
  const newsroom = await openDesk();
  await caretAtEndOf('a5');
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await expect.poll(() => newsroom.edits.length).toBe(1);
  const order = newsroom.edits[0]?.edit.order ?? [];
  expect(order.slice(order.indexOf('a3') + 1, order.indexOf('q6'))).toEqual(['q5', 'a5', 'q4', 'a4', 'subheading']);
  expect(newsroom.edits[0]?.edit.blocks).toBeUndefined();
  expect(blockAtCaret()).toBe('a5');
});

test('a save that fails is told in red, the text stays, and another try heals it', async () => {
  const newsroom = await openDesk();
  newsroom.saveFailure = { code: 'disk-full', message: 'Die Platte ist voll.' };
  await caretAtEndOf('a1');
  await userEvent.keyboard(' Bleibt.');
  await expect.element(state()).toHaveAttribute('data-state', 'failed');
  await expect.element(state()).toHaveTextContent('Nicht gesichert: Die Platte ist voll.');
  expect(block('a1').textContent).toContain('Bleibt.');
  expect(newsroom.edits).toHaveLength(0);
  await page.getByRole('button', { name: 'Bibliothek' }).click();
  await expect.element(page.getByRole('textbox', { name: 'Interviewtext' })).toBeVisible();
  await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await expect.element(state()).toHaveAttribute('data-state', 'failed');
  newsroom.saveFailure = null;
  await expect.element(state(), { timeout: 5_000 }).toHaveAttribute('data-state', 'saved');
  expect(JSON.stringify(newsroom.interview(SAMPLE).blocks)).toContain('Bleibt.');
});

test('going back to the library writes what was typed a moment ago', async () => {
  const newsroom = await openDesk();
  await page.getByRole('textbox', { name: 'Überschrift' }).fill('Neue Zeile');
  await page.getByRole('button', { name: 'Bibliothek' }).click();
  await expect.element(page.getByRole('button', { name: 'Neue Zeile', exact: true })).toBeVisible();
  expect(newsroom.interview(SAMPLE).title.headline).toBe('Neue Zeile');
});

test('the alternative text is saved with its portrait', async () => {
  const newsroom = await openDesk();
  await page.getByRole('textbox', { name: 'Alternativtext' }).fill('Eine Frau und viele Pfeifen');
  await expect.poll(() => newsroom.edits.length).toBeGreaterThan(0);
  expect(newsroom.edits.every(({ edit }) => Object.keys(edit).join() === 'portraits')).toBe(true);
  expect(newsroom.interview(SAMPLE).portraits[0]?.alt).toEqual({ text: 'Eine Frau und viele Pfeifen' });
});

test('a name that changes is right everywhere at once', async () => {
  await openDesk();
  await page.getByRole('tab', { name: 'Personen' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).first().fill('Marlene Brandt');
  await expect.element(page.getByRole('group', { name: 'Antwort 1 von 8, Brandt' })).toBeVisible();
});

test('a finding leads to its block', async () => {
  await openDesk();
  await page.getByRole('tab', { name: /3/ }).click();
  await page.getByRole('button', { name: 'Zur Stelle' }).last().click();
  await expect.poll(blockAtCaret).toBe('a6');
  await page.getByRole('button', { name: 'Zur Stelle' }).nth(1).click();
  await expect.element(page.getByRole('textbox', { name: 'Überschrift' })).toHaveFocus();
});

test('the menu of a block changes its kind', async () => {
  const newsroom = await openDesk();
  await page.getByRole('button', { name: /^Antwort 6 von 8.*Menü/i }).click();
  await page.getByRole('menuitemradio', { name: /^Notiz/ }).click();
  await expect.element(page.getByText('8 Fragen · 7 Antworten')).toBeVisible();
  await expect.poll(() => newsroom.interview(SAMPLE).blocks.find((block) => block.id === 'a6')?.kind).toBe('note');
});

test('Esc, then Tab leaves the text', async () => {
  await openDesk();
  await caretAtEndOf('a1');
  await userEvent.keyboard('{Escape}{Tab}');
  expect(document.activeElement?.closest('.ProseMirror')).toBeNull();
  expect(document.querySelectorAll('[data-kind=answer]')).toHaveLength(8);
});

test('a delivery that is blocked goes out as a draft, step by step', async () => {
  const newsroom = await openDesk();
  await page.getByRole('button', { name: 'Ausgeben …' }).click();
  const start = page.getByTestId('export-start');
  await expect.element(page.getByText('Das Zitat steht so nicht in der Antwort.')).toBeVisible();
  await page.getByRole('button', { name: 'Ordner wählen …' }).click();
  await expect.element(page.getByText('/home/wieland/Ausgabe')).toBeVisible();
  await expect.element(start).toBeDisabled();
  await page.getByTestId('export-as-draft').click();
  await start.click();
  await expect.element(page.getByTestId('export-done')).toBeVisible();
  expect((await newsroom.openDraft(SAMPLE)).status).toBe('in-work');
});

test('reading shows the page as published', async () => {
  await openDesk();
  await page.getByText('Lesen', { exact: true }).click();
  await expect.element(page.getByTitle('Vorschau, wie veröffentlicht')).toBeVisible();
  await page.getByText('Schreiben', { exact: true }).click();
  await expect.element(page.getByRole('textbox', { name: 'Interviewtext' })).toBeVisible();
});

test('printing prints the page as published, pictures included', async () => {
  await openDesk();
  const print = vi.fn();
  const spy = vi.spyOn(HTMLIFrameElement.prototype, 'contentWindow', 'get').mockReturnValue({ print } as unknown as Window);
  await userEvent.keyboard('{Control>}p{/Control}');
  await expect.poll(() => print.mock.calls.length).toBe(1);
  spy.mockRestore();
  await expect.element(page.getByTitle('Vorschau, wie veröffentlicht')).toBeVisible();
});
