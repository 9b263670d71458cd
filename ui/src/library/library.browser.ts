import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openWindow } from '../testing/window';

const column = (name: string) => page.getByRole('columnheader', { name });
const rows = () => [...document.querySelectorAll<HTMLElement>('tbody tr[aria-rowindex]')];

test('the list shows what there is', async () => {
  await openWindow();
  await expect.element(page.getByText('40 Interviews')).toBeVisible();
  await expect.element(page.getByRole('table')).toHaveAttribute('aria-rowcount', '41');
  expect(rows()[0]?.textContent).toContain('„Ich höre Luft“');
  expect(rows()[0]?.textContent).toContain('Marlene Sonnleitner');
});

test('a view shows its own', async () => {
  await openWindow();
  await page.getByRole('button', { name: 'Freigegeben' }).click();
  await expect.element(page.getByText('5 Interviews')).toBeVisible();
  expect(rows().every((row) => row.textContent?.includes('Freigegeben'))).toBe(true);
});

test('the list is sorted by its columns', async () => {
  await openWindow();
  await expect.element(column('Geändert')).toHaveAttribute('aria-sort', 'descending');
  await column('Titel').getByRole('button').click();
  await expect.element(column('Titel')).toHaveAttribute('aria-sort', 'ascending');
  await expect.element(column('Geändert')).toHaveAttribute('aria-sort', 'none');
  const titles = rows().map((row) => row.getAttribute('aria-label') ?? '');
  expect(titles).toEqual([...titles].sort(new Intl.Collator('de', { numeric: true }).compare));
  await column('Titel').getByRole('button').click();
  await expect.element(column('Titel')).toHaveAttribute('aria-sort', 'descending');
});

test('the arrow keys walk through the rows, Enter opens one', async () => {
  await openWindow();
  await expect.element(page.getByRole('table')).toBeVisible();
  rows()[0]?.focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(() => document.activeElement?.getAttribute('aria-rowindex')).toBe('3');
  await userEvent.keyboard('{ArrowUp}');
  await expect.poll(() => document.activeElement?.getAttribute('aria-rowindex')).toBe('2');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('textbox', { name: 'Interviewtext' })).toBeVisible();
});

test('a search shows the passages and opens one of them', async () => {
  await openWindow();
  await page.getByRole('searchbox').fill('Orgelpf');
  await expect.element(page.getByText('Nichts gefunden für „Orgelpf“.')).toBeVisible();
  await page.getByRole('searchbox').fill('atmet');
  await expect.element(page.getByText('2 Fundstellen')).toBeVisible();
  expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['atmet', 'atmet']);
  await page.getByRole('button', { name: /Antwort/ }).click();
  await expect.poll(() => document.getSelection()?.anchorNode?.parentElement?.closest('section')?.id).toBe('a2');
});

test('a draft goes into the bin and comes back', async () => {
  const newsroom = await openWindow();
  await page.getByRole('button', { name: 'In den Papierkorb legen: „Ich höre Luft“' }).click();
  await expect.element(page.getByText('39 Interviews')).toBeVisible();
  expect((await newsroom.listDrafts())[0]?.binned).toBe(true);
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect.element(page.getByText('40 Interviews')).toBeVisible();
  expect((await newsroom.listDrafts())[0]?.binned).toBe(false);
});

test('what lies in the bin is brought back from there', async () => {
  const newsroom = await openWindow();
  await newsroom.binDraft('draft-1');
  await page.getByRole('button', { name: /^Papierkorb/ }).click();
  await page.getByRole('button', { name: /^Zurückholen:/ }).click();
  await expect.element(page.getByText('Hier liegt nichts.')).toBeVisible();
  expect((await newsroom.listDrafts()).some((row) => row.binned)).toBe(false);
});

test('an empty library offers a sample', async () => {
  await openWindow({ empty: true });
  await page.getByRole('button', { name: 'Beispiel öffnen' }).click();
  await expect.element(page.getByRole('heading', { level: 1, name: '„Ich höre Luft“' })).toBeVisible();
});

test('a new interview begins with a question to write in', async () => {
  await openWindow({ empty: true });
  await page.getByRole('button', { name: 'Neues Interview' }).first().click();
  await expect.element(page.getByRole('group', { name: /^Frage 1 von 1/ })).toBeVisible();
});
