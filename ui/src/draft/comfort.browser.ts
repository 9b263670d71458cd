/** The desk's comforts, as a person meets them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SAMPLE } from '../ipc/memory';
import { openDesk } from '../testing/window';
import { comfort } from './comfort.svelte';

const usual = { labels: 'surname' as const, outline: true, inspector: true, focus: false, typewriter: false, typography: true, scale: 1 };
beforeEach(() => comfort.set(usual));
afterEach(() => comfort.set(usual));

const block = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no block ${id}`);
  return found;
};

async function caretAtEndOf(id: string): Promise<void> {
  const line = block(id).querySelector('p:last-child') ?? block(id);
  await userEvent.click(line);
  await userEvent.keyboard('{End}');
}

/** Selects words of a block, as a mouse would. */
async function select(id: string, words: string): Promise<void> {
  await caretAtEndOf(id);
  const walker = document.createTreeWalker(block(id), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(words) ?? -1;
    if (at < 0 || node.parentElement?.closest('.gutter')) continue;
    document.getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    await new Promise((done) => setTimeout(done, 50));
    return;
  }
  throw new Error(`no ${words} in ${id}`);
}

/** Pastes as the clipboard of another program would have it. */
function paste(html: string, text: string): void {
  const data = new DataTransfer();
  if (html) data.setData('text/html', html);
  data.setData('text/plain', text);
  document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}

test('the palette finds a command by its words and does it', async () => {
  await openDesk();
  await userEvent.keyboard('{Control>}{Shift>}p{/Shift}{/Control}');
  await page.getByRole('combobox', { name: 'Alle Befehle …' }).fill('fokus');
  await expect.element(page.getByRole('option', { name: /Fokusmodus/ })).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => comfort.now.focus).toBe(true);
  await expect.poll(() => document.querySelectorAll('.is-away').length).toBeGreaterThan(10);
});

test('F1 shows every key', async () => {
  await openDesk();
  await userEvent.keyboard('{F1}');
  const card = page.getByRole('dialog', { name: 'Tastenkarte' });
  await expect.element(card.getByText('Strg+Umschalt+Q')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(card).not.toBeInTheDocument();
});

test('find walks through answers only and replaces all in one step', async () => {
  const newsroom = await openDesk();
  await caretAtEndOf('a1');
  await userEvent.keyboard('{Control>}h{/Control}');
  await page.getByRole('combobox', { name: 'Wo' }).selectOptions('Nur Antworten');
  await page.getByRole('textbox', { name: 'Suchen nach' }).fill('und');
  const count = document.querySelectorAll('.hit').length;
  expect(count).toBeGreaterThan(1);
  expect([...document.querySelectorAll('.hit')].every((hit) => hit.closest('[data-kind=answer]'))).toBe(true);
  await page.getByRole('textbox', { name: 'Ersetzen durch' }).fill('UND');
  await page.getByRole('button', { name: 'Alle ersetzen' }).click();
  await expect.element(page.getByText(`${count} Stellen ersetzt`)).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => document.querySelector('[data-kind=answer]')?.textContent).not.toContain('UND');
  await expect.element(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  expect(JSON.stringify(newsroom.interview(SAMPLE).blocks)).not.toContain('UND');
});

test('a quote from a selection is verbatim, and says so no more when it is changed', async () => {
  await openDesk();
  await select('a3', 'Gehäuse');
  await userEvent.keyboard('{Control>}{Shift>}q{/Shift}{/Control}');
  const note = () => block('a3').parentElement?.querySelector('#a3 ~ blockquote + .quote-note')?.textContent;
  await expect.poll(note).toContain('Wortlaut der Antwort');
  await userEvent.keyboard(' aus Holz');
  await expect.poll(note).toContain('in keiner Antwort');
});

test('a page that is pasted leaves its words and nothing else', async () => {
  const newsroom = await openDesk();
  await caretAtEndOf('a2');
  const hostile = '<p style="color:red">Schön <b>wörtlich</b>.<img src="x" onerror="window.hurt=1"><script>window.hurt=1</' + 'script></p><p><a href="javascript:alert(1)">Ende</a></p>';
  paste(hostile, 'egal');
  await expect.poll(() => block('a2').textContent).toContain('Schön wörtlich.');
  expect('hurt' in window).toBe(false);
  expect(block('a2').querySelectorAll('img[src=x], script, [style*=red], a')).toHaveLength(0);
  expect(block('a2').querySelector('strong')?.textContent).toBe('wörtlich');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => block('a2').textContent).not.toContain('Schön');
  await expect.element(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  expect(JSON.stringify(newsroom.interview(SAMPLE).blocks)).not.toContain('Schön');
});

test('pasted turns become questions and answers', async () => {
  const newsroom = await openDesk();
  const before = newsroom.interview(SAMPLE).blocks.length;
  await caretAtEndOf('a8');
  paste('', 'Frage: Und jetzt?\n\nAntwort: Jetzt geht es weiter.\n\nMit Ruhe.\n\nFrage: Sicher?\n\nAntwort: Ja.');
  await expect.element(page.getByText('10 Fragen · 10 Antworten')).toBeVisible();
  await expect.poll(() => newsroom.interview(SAMPLE).blocks.length).toBe(before + 4);
});

test('quotation marks are set while one types, and one Ctrl-Z gives back what was typed', async () => {
  await openDesk();
  await caretAtEndOf('a2');
  await userEvent.keyboard(' "');
  await expect.poll(() => block('a2').textContent).toMatch(/ „$/);
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => block('a2').textContent).toMatch(/ "$/);
});

test('another window’s words come in, and the caret stays where it is', async () => {
  const newsroom = await openDesk();
  await caretAtEndOf('a3');
  await userEvent.keyboard('Hier');
  await expect.element(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  const other = newsroom.interview(SAMPLE).blocks.find((block) => block.id === 'a1');
  if (other?.kind !== 'answer') throw new Error('a1 is an answer');
  await newsroom.saveElsewhere(SAMPLE, { blocks: [{ ...other, text: [[{ text: 'Von drüben.' }]] }] });
  await expect.poll(() => block('a1').textContent).toContain('Von drüben.');
  await userEvent.keyboard(' und da');
  await expect.poll(() => block('a3').textContent).toMatch(/Hier und da$/);
});

test('pairs are moved in the outline by keys', async () => {
  const newsroom = await openDesk();
  const entry = page.getByRole('navigation', { name: 'Gliederung' }).getByRole('button').nth(1);
  const id = (await entry.findElement()).dataset.entry ?? '';
  (await entry.findElement()).focus();
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await expect.poll(() => newsroom.edits.at(-1)?.edit.order?.indexOf(id)).toBeLessThan(4);
});

test('a planned length is held against the text, and what is beyond it is tinted', async () => {
  const newsroom = await openDesk();
  await page.getByRole('button', { name: /Zeichen$/ }).click();
  await page.getByRole('spinbutton', { name: 'Geplante Länge in Zeichen' }).fill('500');
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByText('Zu lang um')).toBeVisible();
  await expect.poll(() => document.querySelectorAll('.is-over').length).toBeGreaterThan(0);
  await expect.poll(() => newsroom.edits.at(-1)?.edit.plan?.targetLength).toBe(500);
});

test('the panes fold and the text grows', async () => {
  await openDesk();
  const size = () => Number.parseFloat(getComputedStyle(block('a1')).fontSize);
  const usual = size();
  await userEvent.keyboard('{Control>}{Shift>}2{/Shift}{/Control}');
  await expect.element(page.getByRole('tablist')).not.toBeInTheDocument();
  await userEvent.keyboard('{Control>}+{/Control}');
  await expect.poll(size).toBeGreaterThan(usual);
  await userEvent.keyboard('{Control>}0{/Control}');
  await expect.poll(size).toBe(usual);
});

test('a word that no dictionary knows is marked, replaced, or learnt', async () => {
  const newsroom = await openDesk();
  await caretAtEndOf('a2');
  await userEvent.keyboard(' xqwort xqzwei ');
  await expect.poll(() => [...document.querySelectorAll('#a2 .finding')].map((mark) => mark.textContent)).toEqual(['xqwort', 'xqzwei']);
  const mark = document.querySelector('#a2 .finding');
  mark?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
  await page.getByRole('menuitem', { name: 'xqwor', exact: true }).click();
  await expect.poll(() => block('a2').textContent).toContain(' xqwor xqzwei');
  await page.getByRole('tab', { name: /^Prüfung/ }).click();
  await page.getByRole('button', { name: 'Vorschläge …' }).last().click();
  await page.getByRole('menuitem', { name: '„xqzwei“ aufnehmen' }).click();
  await expect.poll(() => newsroom.listWords('de')).toEqual(['xqzwei']);
  await expect.poll(() => [...document.querySelectorAll('#a2 .finding')].map((mark) => mark.textContent)).toEqual(['xqwor']);
});
