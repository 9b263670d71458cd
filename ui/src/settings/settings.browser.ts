import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { openWindow } from '../testing/window';

test('language and theme change at once and are kept', async () => {
  const newsroom = await openWindow();
  await page.getByRole('button', { name: 'Einstellungen' }).click();
  await page.getByText('English').click();
  await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  expect(document.documentElement.lang).toBe('en');
  await page.getByText('Dark', { exact: true }).click();
  await expect.poll(() => document.documentElement.dataset.theme).toBe('dark');
  expect(getComputedStyle(document.body).colorScheme).toBe('dark');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(newsroom.settings()).toMatchObject({ language: 'en', theme: 'dark' });
});
