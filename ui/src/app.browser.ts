/** Every screen is measured with axe-core in both languages and both themes. */
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import de from '@locales/de.json';
import en from '@locales/en.json';
import { openDesk, openWindow } from './testing/window';

/** What axe finds, one line each. */
async function violations(): Promise<string[]> {
  await document.fonts.ready;
  const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] } });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`));
}

test('a text that is too pale is seen as such', async () => {
  await openWindow();
  await expect.element(page.getByRole('table')).toBeVisible();
  document.documentElement.style.setProperty('--ink-2', '#d0d0d0');
  const found = await violations();
  document.documentElement.style.removeProperty('--ink-2');
  expect(found.some((line) => line.startsWith('color-contrast'))).toBe(true);
});

const looks = (['de', 'en'] as const).flatMap((language) => (['light', 'dark'] as const).map((theme) => ({ language, theme })));

describe.each(looks)('in $language, $theme', (settings) => {
  const words: Record<string, string> = settings.language === 'de' ? de : en;
  const button = (key: string) => page.getByRole('button', { name: words[key] ?? key, exact: true });

  test('the library can be used by everybody', async () => {
    await openWindow({ settings });
    await expect.element(page.getByRole('table')).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.getByText(words['library.board'] ?? '', { exact: true }).click();
    expect(await violations()).toEqual([]);
    await page.getByText(words['library.list'] ?? '', { exact: true }).click();
    await page.getByRole('searchbox').fill('atmet');
    await expect.element(page.getByRole('status').filter({ hasText: '2' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('the desk and every tab of its inspector', async () => {
    await openDesk({ settings });
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await expect.element(tab).toHaveAttribute('aria-selected', 'true');
      expect(await violations()).toEqual([]);
    }
  });

  test('a picture that is replaced, and what its file says', async () => {
    await openDesk({ settings });
    await button('portrait.replace').click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
    expect(await violations()).toEqual([]);
    await button('portrait.replace.do').click();
    await expect.element(page.getByRole('group', { name: words['portrait.file.says'] ?? '' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('an import that is looked at', async () => {
    await openWindow({ settings });
    await button('library.import').first().click();
    await expect.element(page.getByRole('region', { name: words['import.source'] ?? '' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('a failed save', async () => {
    const newsroom = await openDesk({ settings });
    newsroom.saveFailure = { code: 'disk-full', message: 'Die Platte ist voll.' };
    await page.getByRole('textbox', { name: words['title.kicker'] ?? '' }).fill('Neu');
    await expect.element(page.getByTestId('save-state')).toHaveAttribute('data-state', 'failed');
    expect(await violations()).toEqual([]);
    newsroom.saveFailure = null;
  });

  test('palette, key card, find bar, lengths', async () => {
    await openDesk({ settings });
    await userEvent.keyboard('{Control>}{Shift>}p{/Shift}{/Control}');
    await expect.element(page.getByRole('listbox')).toBeVisible();
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Escape}{F1}');
    await expect.element(page.getByRole('dialog', { name: words['command.keys'] ?? '' })).toBeVisible();
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Escape}{Control>}h{/Control}');
    await page.getByRole('textbox', { name: words['find.words'] ?? '' }).fill('e');
    await page.getByRole('button', { expanded: false }).filter({ hasText: words['block.question'] === 'Frage' ? 'Zeichen' : 'characters' }).click();
    await expect.element(page.getByRole('spinbutton')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('the export dialog', async () => {
    await openDesk({ settings });
    await button('draft.export').click();
    await expect.element(page.getByTestId('export-as-draft')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('the settings', async () => {
    await openWindow({ settings });
    await button('library.settings').click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
