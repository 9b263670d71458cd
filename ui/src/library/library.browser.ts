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

test('several rows are picked by keys and get a status together', async () => {
  const newsroom = await openWindow();
  await expect.element(page.getByRole('table')).toBeVisible();
  rows()[0]?.focus();
  await userEvent.keyboard(' {Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  await expect.element(page.getByRole('toolbar', { name: '3 ausgewählt' })).toBeVisible();
  const picked = rows().slice(0, 3).map((row) => row.getAttribute('aria-label'));
  await page.getByRole('combobox', { name: 'Status setzen …' }).selectOptions('In der Redaktion');
  await expect.element(page.getByRole('toolbar')).not.toBeInTheDocument();
  const changed = (await newsroom.listDrafts()).filter((row) => picked.includes(row.title) && row.status === 'in-review');
  expect(changed).toHaveLength(3);
});

test('what is typed into the search filters the list, and an answer is shown with its question', async () => {
  await openWindow();
  await page.getByRole('searchbox').fill('Sonnleitner');
  await expect.poll(() => rows().length).toBe(1);
  await page.getByRole('searchbox').fill('Dämmerung');
  await expect.element(page.getByText('Wann beginnt Ihr Tag?').first()).toBeVisible();
});

test('a card goes to another column by keys and by the pointer', async () => {
  const newsroom = await openWindow();
  await page.getByText('Tafel').click();
  const card = (id: string) => document.querySelector<HTMLElement>(`[data-card="${id}"]`);
  await expect.poll(() => card('sample')?.closest('section')?.dataset.status).toBe('in-work');
  card('sample')?.focus();
  await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
  await expect.poll(() => card('sample')?.closest('section')?.dataset.status).toBe('in-review');
  expect((await newsroom.listDrafts()).find((row) => row.id === 'sample')?.status).toBe('in-review');
  const from = card('sample')?.getBoundingClientRect() ?? new DOMRect();
  const to = document.querySelector('[data-status=idea]')?.getBoundingClientRect() ?? new DOMRect();
  const at = (box: DOMRect) => ({ clientX: box.left + 20, clientY: box.top + 10, bubbles: true, pointerId: 1, button: 0 });
  // A made-up pointer cannot be captured.
  HTMLElement.prototype.setPointerCapture = () => {};
  card('sample')?.dispatchEvent(new PointerEvent('pointerdown', at(from)));
  card('sample')?.dispatchEvent(new PointerEvent('pointermove', at(to)));
  await expect.poll(() => document.querySelector('[data-status=idea]')?.classList.contains('target')).toBe(true);
  card('sample')?.dispatchEvent(new PointerEvent('pointerup', at(to)));
  await expect.poll(() => card('sample')?.closest('section')?.dataset.status).toBe('idea');
  await page.getByText('Liste', { exact: true }).click();
});

test('a template is chosen from its menu', async () => {
  const newsroom = await openWindow();
  await page.getByRole('button', { name: 'Nach Vorlage' }).click();
  await page.getByRole('menuitem', { name: 'Drei Fragen an …' }).click();
  await expect.element(page.getByRole('textbox', { name: 'Dachzeile' })).toHaveValue('Drei Fragen an …');
  expect((await newsroom.listDrafts()).length).toBe(41);
});

test('of ten thousand interviews only those in view are in the page', async () => {
  await openWindow({ rows: 10_000 });
  await expect.element(page.getByText('10\u202f000 Interviews')).toBeVisible();
  expect(rows().length).toBeLessThan(80);
  rows()[0]?.focus();
  await userEvent.keyboard('{End}');
  await expect.poll(() => document.activeElement?.getAttribute('aria-rowindex')).toBe('10001');
  expect(rows().length).toBeLessThan(80);
});
