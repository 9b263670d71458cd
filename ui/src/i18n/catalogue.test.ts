import de from '@locales/de.json';
import en from '@locales/en.json';
import { describe, expect, test } from 'vitest';
import { number, speak, t } from './i18n.svelte';

const catalogues: [string, Record<string, string>][] = [
  ['de', de],
  ['en', en],
];
const keys = Object.keys(de);
const placeholders = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

const sources = Object.entries(
  import.meta.glob<string>(['../**/*.svelte', '../**/*.ts', '!../**/*.test.ts', '!../**/*.browser.ts'], { query: '?raw', import: 'default', eager: true }),
);

test('both languages have the same keys', () => expect(Object.keys(en).sort()).toEqual([...keys].sort()));

test.each(keys)('%s has the same placeholders in both', (key) => {
  expect(placeholders((en as Record<string, string>)[key])).toEqual(placeholders((de as Record<string, string>)[key]));
});

describe.each(catalogues)('%s', (_, catalogue) => {
  test('every plural has both forms', () => {
    for (const key of Object.keys(catalogue)) {
      if (key.endsWith('.one')) expect(catalogue, key).toHaveProperty([key.replace(/one$/, 'other')]);
      if (key.endsWith('.other')) expect(catalogue, key).toHaveProperty([key.replace(/other$/, 'one')]);
    }
  });
  test.each(Object.entries(catalogue))('%s is set as a text should be', (key, text) => {
    expect(text.trim()).toBe(text);
    expect(text).not.toBe('');
    expect(text).not.toMatch(/!|\.\.\.| {2}/);
    if (key.endsWith('.one')) expect(placeholders(text)).toContain('n');
  });
});

test('quotes are typographic', () => {
  for (const [key, text] of Object.entries(de)) {
    expect(text, key).not.toMatch(/["”]/);
    expect([...text.matchAll(/„/g)].length, key).toBe([...text.matchAll(/“/g)].length);
  }
  for (const [key, text] of Object.entries(en)) expect(text, key).not.toMatch(/["„]/);
});

test('every key that the window asks for exists', () => {
  const asked = sources.flatMap(([path, text]) => [...text.matchAll(/\bt\('([^']+)'/g)].map(([, key]) => ({ path, key: key ?? '' })));
  expect(asked.length).toBeGreaterThan(80);
  const unknown = asked.filter(({ key }) => !keys.includes(key) && !keys.includes(`${key}.other`));
  expect(unknown).toEqual([]);
});

test('every key that is put together has candidates', () => {
  const patterns = sources.flatMap(([, text]) => [...text.matchAll(/\bt\(`([^`]+)`/g)].map(([, pattern]) => pattern ?? ''));
  expect(patterns.length).toBeGreaterThan(5);
  for (const pattern of patterns) {
    const fits = new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w.-]+')}$`);
    expect(keys.some((key) => fits.test(key)), pattern).toBe(true);
  }
});

test('a number chooses between one and many, and fills in', () => {
  speak('de');
  expect(t('library.count', { n: 1 })).toBe('1 Interview');
  expect(t('library.count', { n: 0 })).toBe('0 Interviews');
  expect(t('library.count', { n: 12_345 })).toBe('12\u202f345 Interviews');
  speak('en');
  expect(t('library.noHits', { words: '{n}' })).toBe('Nothing found for “{n}”.');
});

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1\u202f000'],
  [1_234_567, '1\u202f234\u202f567'],
])('%i is written %s', (value, text) => expect(number(value)).toBe(text));
