/**
 * The counting rule of `interview/src/lengths.rs`, for the number that moves while one types: characters including
 * spaces; paragraph ends, soft hyphens and notes for the desk do not count.
 */
import type { Block, Lengths } from '../ipc/types';

const WORDS_PER_MINUTE = 200;

function textOf(block: Block): string {
  switch (block.kind) {
    case 'portrait':
      return '';
    case 'note':
      return block.for === 'desk' ? '' : block.text.map((p) => p.map((span) => span.text).join('')).join('\n\n');
    case 'pullquote':
    case 'subheading':
      return block.text.map((span) => span.text).join('');
    default: {
      const text = block.text.map((p) => p.map((span) => span.text).join('')).join('\n\n');
      return block.kind === 'box' && block.heading ? `${block.heading}\n\n${text}` : text;
    }
  }
}

interface Measured {
  characters: number;
  words: string[];
}

/** Each block is measured once: while somebody types, all others stay the same objects. */
const measured = new WeakMap<Block, Measured>();

function measure(block: Block): Measured {
  const known = measured.get(block);
  if (known) return known;
  const text = textOf(block);
  const found = {
    characters: [...text.replaceAll('\n\n', '').replaceAll('\u00ad', '')].length,
    words: text.split(/\p{White_Space}+/u).filter(Boolean),
  };
  measured.set(block, found);
  return found;
}

/** The words of a block: for outlines and counts. */
export const wordsOf = (block: Block): string[] => measure(block).words;

export function lengthsOf(blocks: Block[]): Lengths {
  const lengths = { characters: 0, words: 0, questions: 0, answers: 0 };
  for (const block of blocks) {
    const { characters, words } = measure(block);
    lengths.characters += characters;
    lengths.words += words.length;
    if (block.kind === 'question') lengths.questions++;
    if (block.kind === 'answer') lengths.answers++;
  }
  return { ...lengths, readingMinutes: Math.ceil(lengths.words / WORDS_PER_MINUTE) };
}
