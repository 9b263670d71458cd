/** Key combinations as text: `Mod-Shift-p`, `Alt-ArrowUp`, `F7`. Mod is Ctrl, on a Mac ⌘. */
import { t } from '../i18n/i18n.svelte';

const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

/** The combination that was pressed, in the order Mod, Alt, Shift. Digits are told by their place on the keyboard. */
export function pressed(event: KeyboardEvent): string {
  const digit = /^(?:Digit|Numpad)(\d)$/u.exec(event.code)?.[1];
  const key = digit ?? (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  const hasMod = isMac ? event.metaKey : event.ctrlKey;
  // What a layout needs Shift for is the sign itself: Ctrl-+ is the same with and without it.
  const isSign = key.length === 1 && !/[\p{L}\d]/u.test(key);
  return [hasMod ? 'Mod' : '', event.altKey ? 'Alt' : '', event.shiftKey && !isSign ? 'Shift' : '', key].filter(Boolean).join('-');
}

const names: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Backspace: '⌫', '-': '−' };

/** The combination as the person reads it: „Strg+Umschalt+P“, "⇧⌘P". */
export function keyName(keys: string): string {
  const parts = keys.endsWith('--') ? [...keys.slice(0, -2).split('-'), '-'] : keys.split('-');
  const last = parts.pop() ?? '';
  const name = names[last] ?? (last === 'Enter' ? t('key.enter') : last.length === 1 ? last.toUpperCase() : last);
  if (isMac) {
    const signs = { Mod: '⌘', Alt: '⌃⌘', Shift: '⇧' } as Record<string, string>;
    return [...parts.reverse().map((part) => signs[part] ?? part), name].join('');
  }
  const words = { Mod: t('key.ctrl'), Alt: 'Alt', Shift: t('key.shift') } as Record<string, string>;
  return [...parts.map((part) => words[part] ?? part), name].join('+');
}
