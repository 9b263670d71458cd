/** The panel with the pictures of an interview, as a person uses it. */
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SAMPLE } from '../ipc/memory';
import { openDesk } from '../testing/window';

const tab = () => page.getByRole('tabpanel');
const slider = (name: string) => page.getByRole('slider', { name });

async function openPanel() {
  const newsroom = await openDesk();
  await page.getByRole('tab', { name: 'Bilder' }).click();
  await expect.element(page.getByText(/1.600 × 1.200 · JPEG/)).toBeVisible();
  return { newsroom, portraits: () => newsroom.interview(SAMPLE).portraits };
}

/** A picture on the clipboard, pasted where the focus is. */
function paste(name: string, type: string) {
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([new Uint8Array([0xff, 0xd8, 0xff])], name, { type }));
  (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

test('the focal point is set with the arrow keys, and every crop follows', async () => {
  const { portraits } = await openPanel();
  const before = slider('Bildmittelpunkt, von links in Prozent').element() as HTMLInputElement;
  before.focus();
  const start = before.valueAsNumber;
  await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowRight}{/Shift}{ArrowUp}');
  await expect.element(slider('Bildmittelpunkt, von links in Prozent')).toHaveValue(String(start + 6));
  await expect.poll(() => portraits()[0]?.focalPoint?.x).toBe((start + 6) * 100);
  const picture = document.querySelector<HTMLElement>('#portrait-portrait .view img');
  expect(picture?.style.width).not.toBe('');
});

test('the focal point is set with the pointer', async () => {
  const { portraits } = await openPanel();
  const picture = page.getByRole('group', { name: 'Bildmittelpunkt' });
  await userEvent.click(picture, { position: { x: 10, y: 10 } });
  await expect.poll(() => portraits()[0]?.focalPoint?.x).toBeLessThan(1_000);
});

test('a crop is corrected with keys and by its size, and can follow the focal point again', async () => {
  const { portraits } = await openPanel();
  await page.getByText('1:1', { exact: true }).click();
  (slider('Ausschnitt, Abstand von links').element() as HTMLInputElement).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await expect.poll(() => portraits()[0]?.crops?.[0]).toMatchObject({ ratio: '1:1', left: 1_450, height: 10_000 });
  await slider('Größe').fill('50');
  await expect.poll(() => portraits()[0]?.crops?.[0]?.height).toBe(5_000);
  await expect.element(page.getByText(/Der Zuschnitt 1:1 ist nur 600 Pixel breit/)).toBeVisible();
  await page.getByRole('button', { name: 'Dem Mittelpunkt folgen' }).click();
  await expect.poll(() => portraits()[0]?.crops).toEqual([]);
});

test('an alternative text is offered from the record, and decoration is an answer', async () => {
  const { portraits } = await openPanel();
  const alt = tab().getByRole('textbox', { name: 'Alternativtext' });
  await alt.fill('');
  await page.getByRole('button', { name: /^Als Alternativtext übernehmen: Porträt von Marlene/ }).click();
  await expect.element(alt).toHaveValue('Porträt von Marlene Sonnleitner.');
  await page.getByRole('checkbox', { name: /Schmuck/ }).click();
  await expect.poll(() => portraits()[0]?.alt).toBe('decorative');
  await expect.element(alt).toBeDisabled();
});

test('rights are kept: licence, expiry and channels', async () => {
  const { portraits } = await openPanel();
  await tab().getByRole('textbox', { name: 'Lizenz', exact: true }).fill('CC BY 4.0');
  await tab().getByRole('textbox', { name: 'Adresse der Lizenz' }).fill('https://creativecommons.org/licenses/by/4.0/');
  await tab().getByLabelText('Gültig bis').fill('2027-01-31');
  await tab().getByRole('checkbox', { name: 'Druck' }).click();
  await expect
    .poll(() => portraits()[0]?.credit)
    .toMatchObject({ licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }, expires: '2027-01-31', channels: ['print'] });
  await tab().getByRole('textbox', { name: 'Lizenz', exact: true }).fill('');
  await expect.poll(() => portraits()[0]?.credit.licence).toBeUndefined();
});

test('a picture that is replaced keeps its texts, after asking', async () => {
  const { portraits } = await openPanel();
  const [before] = structuredClone(portraits());
  const replace = page.getByRole('button', { name: 'Ersetzen …' });
  await replace.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Abbrechen' }).click();
  expect(portraits()[0]?.original).toBe(before?.original);
  await replace.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ersetzen', exact: true }).click();
  await expect.poll(() => portraits()[0]?.original).not.toBe(before?.original);
  expect(portraits()).toHaveLength(1);
  expect(portraits()[0]).toMatchObject({ id: before?.id, alt: before?.alt, credit: before?.credit });
});

test('a pasted picture is a new one; a text is not taken for one', async () => {
  const { portraits } = await openPanel();
  (document.activeElement as HTMLElement | null)?.blur();
  paste('brief.txt', 'text/plain');
  paste('bild.png', 'image/png');
  await expect.poll(() => portraits().length).toBe(2);
  expect(portraits()[1]?.fileName).toBe('bild.png');
  await expect.poll(() => page.getByRole('region', { name: 'bild.png' }).elements().length).toBe(1);
});

test('a picture dropped beside the others is added, dropped on one replaces it, dropped elsewhere does nothing', async () => {
  const { newsroom, portraits } = await openPanel();
  const middle = (element: Element | null) => {
    const { left, top, width, height } = element!.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  newsroom.drop({ files: ['/tmp/a.jpg'], ...middle(document.querySelector('.outline')) });
  const picture = page.getByRole('group', { name: 'Bildmittelpunkt' }).element();
  newsroom.drop({ files: ['/tmp/b.jpg'], ...middle(picture) });
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Ersetzen', exact: true }).click();
  await expect.poll(() => portraits()[0]?.fileName).toBe('b.jpg');
  const drop = document.querySelector('.drop')!;
  drop.scrollIntoView();
  newsroom.drop({ files: ['/tmp/c.jpg', '/tmp/d.jpg'], ...middle(drop) });
  await expect.poll(() => portraits().map(({ fileName }) => fileName)).toEqual(['b.jpg', 'c.jpg', 'd.jpg']);
});

test('what the file says is offered, and where it disagrees with itself is told', async () => {
  const { portraits } = await openPanel();
  await page.getByRole('button', { name: 'Ersetzen …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ersetzen', exact: true }).click();
  const said = page.getByRole('group', { name: 'Die Datei sagt' });
  await expect.element(said.getByText(/^Bildunterschrift: XMP sagt/)).toBeVisible();
  await said.getByRole('button', { name: /Bildhaus/ }).click();
  await expect.poll(() => portraits()[0]?.credit).toMatchObject({ creator: 'Erna Beispiel', provider: 'Bildhaus' });
  await said.getByRole('button', { name: /Spieltisch/ }).click();
  await expect.poll(() => portraits()[0]?.caption).toBe('Am Spieltisch.');
});
