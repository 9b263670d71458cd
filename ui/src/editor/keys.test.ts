import { describe, expect, test } from 'vitest';
import { bindings, kindsByDigit } from './keys';
import { nodes } from './schema';

/** One spelling for one key: modifiers in order, the letter as it is typed. */
function spelled(key: string): string {
  const parts = key.split('-');
  const name = parts.pop() ?? '';
  return [...parts.sort(), name.length === 1 ? name.toLowerCase() : name].join('-');
}

test('no key is bound twice', () => {
  const keys = Object.keys(bindings).map(spelled);
  expect(new Set(keys).size).toBe(keys.length);
});

test('no key needs Ctrl and Alt: that is AltGr, with which people type', () => {
  for (const key of Object.keys(bindings)) expect(/(Mod|Ctrl|Cmd|Meta)-/.test(key) && key.includes('Alt-'), key).toBe(false);
});

describe('a digit makes the block at the caret one of a kind', () => {
  test.each(kindsByDigit.map((kind, at) => [at + 1, kind] as const))('%d: %s', (digit, kind) => {
    expect(bindings[`Mod-${digit}`]).toBeTypeOf('function');
    expect(nodes[kind].spec.group).toContain('block');
  });
});
