import axe from 'axe-core';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SAMPLE } from '../ipc/memory';
import { openDesk } from '../testing/window';

const answer = () => document.querySelector('#a1')?.textContent ?? '';

async function write(words: string): Promise<void> {
  await userEvent.click(document.querySelector('#a1 p:last-child') ?? document.body);
  await userEvent.keyboard(`{End}${words}`);
  await expect.element(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
}

test.each(['light', 'dark'] as const)('a state is named, compared and brought back (%s)', async (theme) => {
  const newsroom = await openDesk({ settings: { theme } });
  await userEvent.keyboard('{Control>}s{/Control}');
  await page.getByRole('textbox', { name: 'Name des Standes' }).fill('Erste Fassung');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Stand „Erste Fassung“ gesichert')).toBeVisible();
  await write(' Und mehr.');
  expect(answer()).toContain('Und mehr.');

  await userEvent.keyboard('{Control>}{Shift>}y{/Shift}{/Control}');
  await expect.element(page.getByRole('option', { name: /Erste Fassung/ })).toHaveAttribute('aria-selected', 'true');
  await expect.element(page.getByRole('region', { name: 'Interviewtext' }).getByText('Und mehr.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Nur Geändertes' }).click();
  const changed = () => [...document.querySelectorAll('dialog section')].map((section) => section.textContent.trim());
  await expect.poll(changed).toEqual([expect.stringContaining('Und mehr.')]);
  const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] } });
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);

  await page.getByRole('button', { name: 'Diesen Stand wiederherstellen' }).click();
  await expect.poll(answer).not.toContain('Und mehr.');
  expect(JSON.stringify(newsroom.interview(SAMPLE).blocks)).not.toContain('Und mehr.');
});

test('the time line is walked through with the arrow keys', async () => {
  const newsroom = await openDesk();
  await newsroom.nameVersion(SAMPLE, 'Eins');
  await newsroom.nameVersion(SAMPLE, 'Zwei');
  await userEvent.keyboard('{Control>}{Shift>}y{/Shift}{/Control}');
  const option = (name: string) => page.getByRole('option', { name: new RegExp(name) });
  await expect.element(option('Zwei')).toHaveAttribute('aria-selected', 'true');
  (await option('Zwei').findElement()).focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(option('Eins')).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});
