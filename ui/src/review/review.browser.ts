import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SAMPLE } from '../ipc/memory';
import { openDesk } from '../testing/window';

const block = (id: string): HTMLElement => document.getElementById(id)!;
const plain = (id: string) => block(id).querySelector('p:last-of-type')?.textContent ?? '';

/** Selects the first word of a block. */
async function selectWord(id: string) {
  await userEvent.click(block(id).querySelector('p')!);
  await userEvent.keyboard('{Control>}{Home}{/Control}');
  const text = document.createTreeWalker(block(id).querySelector('p:last-of-type')!, NodeFilter.SHOW_TEXT).nextNode() as Text;
  document.getSelection()!.setBaseAndExtent(text, 0, text, text.data.indexOf(' '));
  await new Promise((done) => setTimeout(done, 50));
}

async function typeAtEndOf(id: string, words: string) {
  await userEvent.click(block(id).querySelector('p:last-of-type')!);
  await userEvent.keyboard(`{End}${words}`);
}

test('selected words are commented on, answered and resolved', async () => {
  await openDesk();
  await selectWord('a1');
  await userEvent.keyboard('{Control>}{Shift>}m{/Shift}{/Control}');
  await page.getByRole('textbox', { name: 'Kommentar' }).fill('Wirklich?');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('Wirklich?')).toBeVisible();
  expect(block('a1').querySelector('.noted'), 'the words are marked in the text').not.toBeNull();
  await expect.element(page.getByRole('tab', { name: 'Redigat, 1 offen' })).toBeVisible();

  await page.getByRole('textbox', { name: 'Antworten' }).fill('Ja.');
  await page.getByRole('button', { name: 'Antworten' }).click();
  await expect.element(page.getByText('Ja.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Erledigt' }).click();
  await expect.element(page.getByText('Wirklich?')).not.toBeInTheDocument();
  expect(block('a1').querySelector('.noted')).toBeNull();
  await page.getByText('Alle', { exact: true }).click();
  await page.getByRole('button', { name: 'Wieder öffnen' }).click();
  await expect.element(page.getByRole('tab', { name: 'Redigat, 1 offen' })).toBeVisible();
});

test('in suggestion mode the text stays as it is until the suggestion is taken', async () => {
  const newsroom = await openDesk();
  const before = plain('a1');
  const saves = newsroom.edits.length;
  await userEvent.keyboard('{Control>}{Shift>}e{/Shift}{/Control}');
  await expect.element(page.getByText(/Was Sie tippen, ist ein Vorschlag/)).toBeVisible();
  await typeAtEndOf('a1', ' Und zwar bald.');
  await expect.element(page.getByRole('tab', { name: 'Redigat, 1 offen' })).toBeVisible();
  expect(block('a1').querySelector('.suggested')?.textContent).toContain('Und zwar bald.');

  await page.getByRole('button', { name: 'Beenden' }).click();
  await expect.element(page.getByText(/Was Sie tippen, ist ein Vorschlag/)).not.toBeInTheDocument();
  expect(block('a1').querySelector('ins.suggested')?.textContent).toContain('Und zwar bald.');
  expect(newsroom.edits.slice(saves).filter(({ edit }) => edit.blocks)).toEqual([]);
  const inForce = newsroom.interview(SAMPLE).blocks.find((one) => one.id === 'a1');
  expect(JSON.stringify(inForce)).not.toContain('Und zwar bald.');

  await page.getByRole('tab', { name: /Redigat/ }).click();
  await page.getByRole('button', { name: 'Übernehmen', exact: true }).click();
  await expect.poll(() => plain('a1')).toBe(`${before} Und zwar bald.`);
  expect(block('a1').querySelector('.suggested')).toBeNull();
});

test('blocks do not come or go in suggestion mode', async () => {
  await openDesk();
  const count = document.querySelectorAll('[data-kind]').length;
  await userEvent.keyboard('{Control>}{Shift>}e{/Shift}{/Control}');
  await expect.element(page.getByText(/Was Sie tippen, ist ein Vorschlag/)).toBeVisible();
  await typeAtEndOf('a2', '{Enter}{Enter}');
  await expect.element(page.getByText(/Im Vorschlagsmodus ändern sich nur Worte/)).toBeVisible();
  expect(document.querySelectorAll('[data-kind]')).toHaveLength(count);
});

test('what somebody else suggests is shown, found and decided by keys', async () => {
  const newsroom = await openDesk();
  const there = newsroom.interview(SAMPLE).blocks.find((one) => one.id === 'a2');
  if (there?.kind !== 'answer') throw new Error('a2 is an answer');
  newsroom.suggestElsewhere(SAMPLE, { ...there, text: [[{ text: 'Ganz anders.' }]] });
  await newsroom.saveElsewhere(SAMPLE, {});
  await expect.element(page.getByRole('tab', { name: 'Redigat, 1 offen' })).toBeVisible();
  await userEvent.keyboard('{F8}');
  await expect.element(page.getByRole('article', { name: 'Vorschlag von Ada' })).toBeVisible();
  expect(block('a2').querySelector('.is-active')).not.toBeNull();
  await page.getByText('Fertig', { exact: true }).click();
  await expect.poll(() => plain('a2')).toBe('Ganz anders.');
  await page.getByText('Original', { exact: true }).click();
  await expect.poll(() => block('a2').querySelector('.suggested, .struck')).toBeNull();
  await page.getByText('Mit Vorschlägen', { exact: true }).click();
  await userEvent.keyboard('{F8}{Control>}{Shift>}x{/Shift}{/Control}');
  await expect.element(page.getByText('Keine Vorschläge.')).toBeVisible();
});

test('a status is set with a note, and approval waits for what blocks it', async () => {
  const newsroom = await openDesk();
  await page.getByRole('combobox', { name: 'Status' }).selectOptions('in-review');
  await page.getByRole('textbox', { name: 'Notiz zur Übergabe' }).fill('Bitte auf die Zahlen sehen.');
  await page.getByRole('button', { name: 'Auf „In der Redaktion“ setzen' }).click();
  await expect.poll(async () => (await newsroom.openDraft(SAMPLE)).status).toBe('in-review');
  await page.getByRole('combobox', { name: 'Status' }).selectOptions('approved');
  const isBlocked = (await newsroom.openDraft(SAMPLE)).findings.some((finding) => finding.severity === 'blocks');
  const set = page.getByRole('button', { name: 'Auf „Freigegeben“ setzen' });
  if (isBlocked) await expect.element(set).toBeDisabled();
  else await expect.element(set).toBeEnabled();
});
