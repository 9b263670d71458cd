import { describe, expect, test } from 'vitest';
import { bindings, kindKeys } from './keys';
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
  test.each(kindKeys)('%s: %s', (key, kind) => {
    expect(bindings[key]).toBeTypeOf('function');
    expect(nodes[kind]?.spec.group).toContain('block');
  });
  test('each kind has one key', () => expect(new Set(kindKeys.map(([, kind]) => kind)).size).toBe(kindKeys.length));
});
