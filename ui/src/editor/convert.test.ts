import { describe, expect, test } from 'vitest';
import type { Block, Paragraph, Span } from '../ipc/types';
import { emptyBlock, toBlock, toDocument, toNode } from './convert';
import { nodes } from './schema';

const text: Paragraph[] = [
  [{ text: 'Eins ' }, { text: 'zwei', marks: ['emphasis'] }, { text: ', drei\nvier' }],
  [{ text: 'fünf', marks: ['emphasis', 'strong'], link: 'https://beispiel.example/' }],
];
const line: Paragraph = [{ text: 'Ein ' }, { text: 'Wort', marks: ['strong'] }];

const blocks: Block[] = [
  { id: 'a', kind: 'question', text },
  { id: 'b', kind: 'question', speaker: 'asks', text: [[]] },
  { id: 'c', kind: 'answer', speaker: 'answers', text },
  { id: 'd', kind: 'note', for: 'desk', text },
  { id: 'e', kind: 'note', for: 'readers', text },
  { id: 'f', kind: 'intro', text },
  { id: 'g', kind: 'subheading', text: line },
  { id: 'h', kind: 'pullquote', text: line, source: { block: 'c', from: 2, to: 6, words: 'Wort' } },
  { id: 'i', kind: 'pullquote', text: [] },
  { id: 'j', kind: 'box', heading: 'Zur Person', text },
  { id: 'k', kind: 'box', heading: '', text: [[]] },
  { id: 'l', kind: 'portrait', portrait: 'p1' },
];

test.each(blocks)('a block comes back as it was: $kind $id', (block) => {
  const node = toNode(block);
  node.check();
  expect(toBlock(node)).toEqual(block);
});

test('a block without paragraphs has an empty one to write in', () => {
  expect(toBlock(toNode({ id: 'a', kind: 'answer', text: [] }))).toEqual({ id: 'a', kind: 'answer', text: [[]] });
});

test('a draft without blocks begins with an empty question', () => {
  const doc = toDocument([], () => 'fresh');
  expect(doc.content.content.map(toBlock)).toEqual([{ id: 'fresh', kind: 'question', text: [[]] }]);
});

test('a line break in a line becomes a space', () => {
  const node = toNode({ id: 'a', kind: 'pullquote', text: [{ text: 'Eins\nzwei' }] });
  expect(toBlock(node)).toEqual({ id: 'a', kind: 'pullquote', text: [{ text: 'Eins zwei' }] });
});

test.each(Object.values(nodes).filter((type) => type.spec.group?.includes('block')))('an empty $name is valid', (type) => {
  const node = emptyBlock(type, 'a');
  node.check();
  expect(node.attrs.id).toBe('a');
});

describe('any text', () => {
  /** Mulberry32: the same cases every time. */
  function random(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
  }

  const pieces = ['a', 'ß ', '„Ja“', '\n', ' ', '😀', 'e\u0301', '\u00ad', '<b>', '\u202f', 'مرحبا', ''];

  function paragraph(next: (below: number) => number): Paragraph {
    return Array.from({ length: next(6) }, () => {
      const span: Span = { text: Array.from({ length: next(4) }, () => pieces[next(pieces.length)] ?? '').join('') };
      const marks = (['emphasis', 'strong'] as const).filter(() => next(3) === 0);
      if (marks.length > 0) span.marks = marks;
      if (next(5) === 0) span.link = `https://beispiel.example/${next(2)}`;
      return span;
    });
  }

  const setting = (span: Span) => `${span.marks?.join() ?? ''} ${span.link ?? ''}`;
  /** Each letter with how it is set: what must never change. */
  const letters = (paragraphs: Paragraph[]) => paragraphs.map((spans) => spans.flatMap((span) => [...span.text].map((letter) => [letter, setting(span)])));

  test.each(Array.from({ length: 500 }, (_, seed) => seed))('keeps every letter and comes out in normal form (%i)', (seed) => {
    const next = random(seed);
    const block: Block = { id: 'a', kind: 'answer', text: Array.from({ length: 1 + next(3) }, () => paragraph(next)) };
    const back = toBlock(toNode(block));
    if (back.kind !== 'answer') throw new Error('the kind changed');
    expect(letters(back.text)).toEqual(letters(block.text));
    for (const spans of back.text) {
      expect(spans.every((span) => span.text !== '' && span.marks?.length !== 0)).toBe(true);
      expect(spans.some((span, i) => i > 0 && setting(span) === setting(spans[i - 1] as Span))).toBe(false);
    }
    expect(toBlock(toNode(back))).toEqual(back);
  });
});
