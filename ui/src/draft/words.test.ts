import { expect, test } from 'vitest';
import type { Person } from '../ipc/types';
import { labelOf, shortName } from './words';

const guest: Person = { id: 'p1', role: 'guest', name: 'Ada von der Kern', title: 'Dr.' };
const asks: Person = { id: 'p2', role: 'interviewer', name: 'Jonas-Paul Wieland', organisation: 'Tagblatt' };

test('a surname keeps what belongs to it', () => {
  expect(shortName(guest)).toBe('Dr. von der Kern');
  expect(shortName({ ...guest, short: 'Kern' })).toBe('Kern');
});

test.each([
  ['surname', 'Dr. von der Kern', 'Dr. von der Kern', '', ''],
  ['full-first', 'Dr. Ada von der Kern', 'Dr. von der Kern', 'Jonas-Paul Wieland', 'Wieland'],
  ['initials', 'A. v. d. K.', 'A. v. d. K.', 'J. P. W.', 'J. P. W.'],
  ['publication', 'Dr. von der Kern', 'Dr. von der Kern', 'Tagblatt', 'Tagblatt'],
  ['none', '', '', '', ''],
] as const)('%s', (style, first, later, question, laterQuestion) => {
  expect(labelOf(guest, false, true, style)).toBe(first);
  expect(labelOf(guest, false, false, style)).toBe(later);
  expect(labelOf(asks, true, true, style)).toBe(question);
  expect(labelOf(asks, true, false, style)).toBe(laterQuestion);
});

test('nobody is no label', () => expect(labelOf(undefined, false, true, 'full-first')).toBe(''));
