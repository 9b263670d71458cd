/** Contrast of the colours (WCAG 2.2, 1.4.3 and 1.4.11), from the numbers in tokens.css. */
import { describe, expect, test } from 'vitest';
import css from './tokens.css?raw';

function tokensOf(theme: string): Map<string, string> {
  const rule = css.match(new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`))?.[1] ?? '';
  return new Map([...rule.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name ?? '', value ?? '']));
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['paper', 'desk', 'sunken', 'raised'];
const texts: [string, string[]][] = [
  ['ink', [...grounds, 'accent-soft', 'ok-soft', 'warn-soft', 'err-soft', 'sel']],
  ['ink-2', [...grounds, 'accent-soft']],
  ['ink-3', ['paper', 'desk', 'raised', 'sunken']],
  ['accent', ['paper', 'desk', 'raised', 'accent-soft']],
  ['on-accent', ['accent']],
  ['ok', ['paper', 'ok-soft']],
  ['warn', ['paper', 'warn-soft']],
  ['err', ['paper', 'desk', 'err-soft']],
];
const controls: [string, string[]][] = [
  ['control', ['paper', 'desk', 'raised']],
  ['focus', grounds],
];
const pairs = (table: [string, string[]][]) => table.flatMap(([front, backs]) => backs.map((back) => [front, back] as const));

test('the formula is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

describe.each(['light', 'dark'])('%s', (theme) => {
  const tokens = tokensOf(theme);
  const ratio = ([front, back]: readonly [string, string]) => contrast(tokens.get(front) ?? '', tokens.get(back) ?? '');

  test('has every colour', () => {
    expect(tokens.size).toBe(20);
    expect([...tokens.keys()]).toEqual([...tokensOf('light').keys()]);
  });
  test.each(pairs(texts))('%s on %s can be read', (front, back) => expect(ratio([front, back])).toBeGreaterThanOrEqual(4.5));
  test.each(pairs(controls))('%s on %s can be seen', (front, back) => expect(ratio([front, back])).toBeGreaterThanOrEqual(3));
});
