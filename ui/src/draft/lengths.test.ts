import { expect, test } from 'vitest';
import type { Block, Paragraph } from '../ipc/types';
import { lengthsOf, wordsOf } from './lengths';

const paragraphs = (...texts: string[]): Paragraph[] => texts.map((text) => [{ text }]);

test('paragraph ends, soft hyphens and notes for the desk do not count', () => {
  const blocks: Block[] = [
    { id: 'a', kind: 'question', text: paragraphs('Wie?') },
    { id: 'b', kind: 'answer', text: paragraphs('So Ä\u00adh', 'Ja\nja') },
    { id: 'c', kind: 'note', for: 'desk', text: paragraphs('nicht drucken') },
  ];
  expect(lengthsOf(blocks)).toEqual({ characters: 14, words: 5, questions: 1, answers: 1, readingMinutes: 1 });
});

test('nothing is nothing to read', () => {
  expect(lengthsOf([])).toEqual({ characters: 0, words: 0, questions: 0, answers: 0, readingMinutes: 0 });
});

test('everything that is printed counts: lines, boxes with their heading, notes for readers', () => {
  const blocks: Block[] = [
    { id: 'a', kind: 'pullquote', text: [{ text: 'Ein ' }, { text: 'Wort', marks: ['strong'] }] },
    { id: 'b', kind: 'subheading', text: [{ text: 'Titel' }] },
    { id: 'c', kind: 'box', heading: 'Zur Person', text: paragraphs('Sie.') },
    { id: 'd', kind: 'note', for: 'readers', text: paragraphs('lacht') },
    { id: 'e', kind: 'portrait', portrait: 'p' },
    { id: 'f', kind: 'intro', text: paragraphs('Es regnet.') },
  ];
  expect(lengthsOf(blocks)).toMatchObject({ characters: 8 + 5 + 14 + 5 + 10, words: 2 + 1 + 3 + 1 + 2 });
});

test('a character is a Unicode scalar value, not a unit of UTF-16', () => {
  expect(lengthsOf([{ id: 'a', kind: 'answer', text: paragraphs('😀e\u0301') }]).characters).toBe(3);
});

test('minutes are rounded up', () => {
  const words = (n: number): Block[] => [{ id: 'a', kind: 'answer', text: paragraphs('ja '.repeat(n)) }];
  expect(lengthsOf(words(200)).readingMinutes).toBe(1);
  expect(lengthsOf(words(201)).readingMinutes).toBe(2);
});

test('words are parted by white space as Unicode has it', () => {
  expect(wordsOf({ id: 'a', kind: 'answer', text: paragraphs('eins\u00a0zwei\u2003drei\u0085vier') })).toHaveLength(4);
});
