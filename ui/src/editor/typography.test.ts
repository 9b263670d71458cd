import { EditorState } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import { read, show } from '../testing/manuscript';
import { changeFor, replacements, setTypography } from './typography';

/** A line as it comes out when somebody types it. */
function typed(line: string, language: string): string {
  let out = '';
  for (const c of line) {
    out += c;
    const change = changeFor(out.slice(-40), language);
    if (change) out = out.slice(0, out.length - change.take) + change.text;
  }
  return out;
}

describe('typing in German', () => {
  test.each([
    ['Er sagte: "Ja."', 'Er sagte: „Ja.“'],
    ['("Ja")', '(„Ja“)'],
    [`"Das 'Amt' kommt."`, '„Das ‚Amt‘ kommt.“'],
    ["Wie geht's Hans' Amt?", 'Wie geht’s Hans’ Amt?'],
    [`"Er sagt: 'Es geht's.'"`, '„Er sagt: ‚Es geht’s.‘“'],
    ['Und so...', 'Und so…'],
    ['Das - so scheint es - geht.', 'Das – so scheint es – geht.'],
    ['2024--2026', '2024–2026'],
    ['E-Mail und IT-Amt', 'E-Mail und IT-Amt'],
    ['z.B. hier', 'z.\u00a0B. hier'],
    ['z. B. hier', 'z.\u00a0B. hier'],
    ['nach § 13 UrhG', 'nach §\u00a013 UrhG'],
    ['um 5 % mehr', 'um 5\u00a0% mehr'],
    ['Dr. Alt', 'Dr.\u00a0Alt'],
    ['Ein "', 'Ein „'],
  ])('%s', (line, expected) => expect(typed(line, 'de')).toBe(expected));
});

test.each([
  ['en', `She said "it's 'fine'."`, 'She said “it’s ‘fine’.”'],
  ['fr', 'Il dit "oui" ; vraiment ?', 'Il dit «\u202foui\u202f»\u202f; vraiment\u202f?'],
  ['de-CH', '"Ja"', '«Ja»'],
  ['nl', '"Ja"', '“Ja”'],
])('typing in %s: %s', (language, line, expected) => expect(typed(line, language)).toBe(expected));

test.each(['de', 'en', 'fr', 'de-CH'])('on demand the same comes out as by typing, and a second time nothing changes (%s)', (language) => {
  const lines = ['Er sagte: "Ja, \'gut\'..." - z.B. § 5 und 5 %!', '"', "'", '---', 'a -- b', '""', 'Il dit "oui" ; et ?'];
  for (const line of lines) {
    let out = line;
    for (const { from, to, text } of replacements(line, language).reverse()) out = out.slice(0, from) + text + out.slice(to);
    expect(out, line).toBe(typed(line, language));
    expect(replacements(out, language), out).toEqual([]);
  }
});

test('no letter and no digit is ever changed', () => {
  const signs = ['"', "'", '-', '.', ' ', '§', '%', 'z', 'B', '5', 'ß', '(', '„', '…', '😀'];
  let seed = 7;
  const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
  for (let i = 0; i < 3000; i++) {
    const line = Array.from({ length: Math.floor(next() * 14) }, () => signs[Math.floor(next() * signs.length)]).join('');
    for (const language of ['de', 'en', 'fr']) expect(letters(typed(line, language)), line).toBe(letters(line));
  }
});

test('the whole text is set in one step, breaks and blocks untouched', () => {
  const state: EditorState = read('Q("Was"↵\'nun\'?) A(Ja... / Und - so.) P("Zitat")');
  const tr = setTypography(state, 'de');
  expect(tr && show(state.apply(tr))).toBe('Q(<|>„Was“↵‚nun‘?) A(Ja… / Und – so.) P(„Zitat“)');
  expect(tr && setTypography(state.apply(tr), 'de')).toBeNull();
});
