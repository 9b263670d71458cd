import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openWindow } from '../testing/window';

const text = () => page.getByRole('textbox', { name: 'Interviewtext' });
const titles = () => Array.from(document.querySelectorAll('tbody td.title'), (cell) => cell.textContent?.trim());

async function openReview() {
  const newsroom = await openWindow();
  const before = (await newsroom.listDrafts()).length;
  await page.getByRole('button', { name: 'Importieren …' }).first().click();
  await text().findElement();
  return { newsroom, before };
}

test('a file is looked at beside its source, and nothing is stored before it is taken over', async () => {
  const { newsroom, before } = await openReview();
  await expect.element(page.getByRole('heading', { name: 'Import prüfen: gespraech.docx' })).toBeVisible();
  await expect.element(page.getByText('1 Stelle ansehen')).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'Quelle' })).toBeVisible();
  expect(document.querySelector('.source [aria-current=true]'), 'the doubtful passage is marked in the source').not.toBeNull();
  expect((await newsroom.listDrafts()).length).toBe(before);

  await page.getByRole('textbox', { name: 'Überschrift' }).fill('Besser benannt');
  await page.getByRole('button', { name: 'Übernehmen', exact: true }).last().click();
  await expect.element(page.getByRole('button', { name: 'Ausgeben …' })).toBeVisible();
  const rows = await newsroom.listDrafts();
  expect(rows.length).toBe(before + 1);
  expect(rows.map((row) => row.title)).toContain('Besser benannt');
});

test('one key changes what a passage is', async () => {
  await openReview();
  const kinds = () => Array.from(document.querySelectorAll('.ProseMirror > [data-kind]'), (block) => (block as HTMLElement).dataset.kind);
  const before = kinds();
  await userEvent.keyboard('{Control>}3{/Control}');
  expect(kinds()).not.toEqual(before);
  expect(kinds()).toContain('subheading');
});

test('what was left out can be taken into the text', async () => {
  await openReview();
  await page.getByRole('button', { name: /In den Text nehmen/ }).click();
  await expect.element(text()).toHaveTextContent('Weiterlesen mit Plus');
  await expect.element(page.getByText('1 Zeile weggelassen')).not.toBeInTheDocument();
});

test('two names of one person become one', async () => {
  const { newsroom } = await openReview();
  await page.getByRole('button', { name: 'Person hinzufügen' }).click();
  const roles = page.getByRole('combobox', { name: /Rolle von/ });
  const count = roles.elements().length;
  const other = (roles.elements()[0] as HTMLSelectElement).options[2]?.value ?? '';
  await roles.first().selectOptions(other);
  expect(page.getByRole('combobox', { name: /Rolle von/ }).elements()).toHaveLength(count - 1);
  await page.getByRole('button', { name: 'Übernehmen', exact: true }).last().click();
  const taken = (await newsroom.listDrafts())[0];
  const { interview } = await newsroom.openDraft(taken?.id ?? '');
  const known = new Set(interview.people.map((person) => person.id));
  for (const block of interview.blocks) if ('speaker' in block && block.speaker) expect(known).toContain(block.speaker);
});

test('one Ctrl-Z takes the whole import back', async () => {
  const { newsroom, before } = await openReview();
  await page.getByRole('button', { name: 'Übernehmen', exact: true }).last().click();
  await text().findElement();
  await text().click();
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(page.getByText('1 Import zurückgenommen')).toBeVisible();
  expect((await newsroom.listDrafts()).filter((row) => !row.binned).length).toBe(before);
});

test('discarding leaves the library as it was', async () => {
  const { newsroom, before } = await openReview();
  await page.getByRole('button', { name: 'Verwerfen' }).click();
  await expect.poll(() => titles().length).toBeGreaterThan(0);
  expect((await newsroom.listDrafts()).length).toBe(before);
});

test('dropped files are read one after the other, and all can be taken over', async () => {
  const newsroom = await openWindow();
  const before = (await newsroom.listDrafts()).length;
  newsroom.drop({ files: ['/a/eins.docx', '/a/zwei.txt', '/a/kaputt.pdf', '/a/bild.jpg'], x: 5, y: 5 });
  await expect.element(page.getByText('2 Dateien warten noch')).toBeVisible();
  await page.getByRole('button', { name: 'Alle 3 übernehmen' }).click();
  await expect.element(page.getByText('2 Interviews übernommen')).toBeVisible();
  await expect.element(page.getByRole('alert').getByText('kaputt.pdf')).toBeVisible();
  await page.getByRole('button', { name: 'Verwerfen' }).click();
  expect((await newsroom.listDrafts()).length).toBe(before + 2);
});

test('what is pasted into the library is looked at, too', async () => {
  await openWindow();
  await page.getByRole('button', { name: 'Importieren …' }).first().findElement();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', 'Frage: Wie?\n\nAntwort: So.');
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  await expect.element(page.getByRole('heading', { name: 'Import prüfen: paste.txt' })).toBeVisible();
});
