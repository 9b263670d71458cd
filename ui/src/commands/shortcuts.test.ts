import { expect, test } from 'vitest';
import { speak } from '../i18n/i18n.svelte';
import { keyName, pressed } from './shortcuts';

const key = (key: string, code: string, mods: Partial<KeyboardEvent> = {}) =>
  pressed({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...mods } as KeyboardEvent);

test('letters, digits, signs and named keys are told apart', () => {
  expect(key('P', 'KeyP', { ctrlKey: true, shiftKey: true })).toBe('Mod-Shift-p');
  expect(key('!', 'Digit1', { ctrlKey: true, shiftKey: true })).toBe('Mod-Shift-1');
  expect(key('ArrowUp', 'ArrowUp', { altKey: true })).toBe('Alt-ArrowUp');
  expect(key('F7', 'F7', { shiftKey: true })).toBe('Shift-F7');
});

test('a sign is the same whether the layout needs Shift for it or not', () => {
  expect(key('+', 'BracketRight', { ctrlKey: true })).toBe('Mod-+');
  expect(key('+', 'Equal', { ctrlKey: true, shiftKey: true })).toBe('Mod-+');
  expect(key('-', 'Slash', { ctrlKey: true })).toBe('Mod--');
});

test('keys are named in the language of the window', () => {
  speak('de');
  expect(keyName('Mod-Shift-p')).toBe('Strg+Umschalt+P');
  expect(keyName('Alt-ArrowUp')).toBe('Alt+↑');
  expect(keyName('Mod--')).toBe('Strg+−');
  speak('en');
  expect(keyName('Mod-Shift-Enter')).toBe('Ctrl+Shift+Enter');
  speak('de');
});
