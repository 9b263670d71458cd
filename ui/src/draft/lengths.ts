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

/** The words of a block: for outlines and counts. */
export const wordsOf = (block: Block): string[] => textOf(block).split(/\p{White_Space}+/u).filter(Boolean);

export function lengthsOf(blocks: Block[]): Lengths {
  let [characters, words] = [0, 0];
  for (const block of blocks) {
    characters += [...textOf(block).replaceAll('\n\n', '').replaceAll('\u00ad', '')].length;
    words += wordsOf(block).length;
  }
  const count = (kind: Block['kind']) => blocks.filter((block) => block.kind === kind).length;
  return {
    characters,
    words,
    questions: count('question'),
    answers: count('answer'),
    readingMinutes: Math.ceil(words / WORDS_PER_MINUTE),
  };
}
