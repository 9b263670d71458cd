/** Review in memory, for tests of the window: one hunk between what two texts begin and end alike with. */
import type { Block, Comment, Interview, Review, Suggestion } from './types';

const textOf = (block: Block): string =>
  'text' in block
    ? (block.text as unknown as { text: string }[][] | { text: string }[])
        .map((part) => (Array.isArray(part) ? part.map((span) => span.text).join('') : part.text))
        .join(block.kind === 'pullquote' || block.kind === 'subheading' ? '' : '\n\n')
    : '';

function hunkOf(old: string, now: string) {
  let from = 0;
  while (from < old.length && from < now.length && old[from] === now[from]) from++;
  let end = 0;
  while (end < old.length - from && end < now.length - from && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  return { from, to: old.length - end, removed: old.slice(from, old.length - end), added: now.slice(from, now.length - end) };
}

export function memoryReview(find: (draft: string) => { interview: Interview }, told: () => void) {
  const said = new Map<string, { comments: Comment[]; suggested: { id: string; author: string; block: Block }[] }>();
  let made = 0;
  const of = (draft: string) => {
    const known = said.get(draft) ?? { comments: [], suggested: [] };
    said.set(draft, known);
    return known;
  };
  const review = (draft: string): Review => {
    const { blocks } = find(draft).interview;
    const { comments, suggested } = of(draft);
    const suggestions = suggested.flatMap(({ id, author, block }): Suggestion[] => {
      const there = blocks.find((other) => other.id === block.id);
      if (!there) return [];
      const text = textOf(block);
      return [
        { id, part: block.id, author, at: 0, own: author === 'Ich', hunks: [hunkOf(textOf(there), text)], text, block, outdated: false, rewritten: false, clash: false },
      ];
    });
    return structuredClone({ comments, suggestions });
  };
  const drop = (draft: string, id: string) => {
    const known = of(draft);
    known.suggested = known.suggested.filter((other) => other.id !== id);
  };
  return {
    /** Somebody else suggests this block. */
    suggestElsewhere: (draft: string, block: Block) => void of(draft).suggested.push({ id: `s${++made}`, author: 'Ada', block: structuredClone(block) }),
    methods: {
      reviewDraft: async (draft: string) => review(draft),
      addComment: async (draft: string, part: string | null, from: number, to: number, text: string) => {
        const block = find(draft).interview.blocks.find((block) => block.id === part);
        const quote = block ? textOf(block).slice(from, to) : '';
        of(draft).comments.push({ id: `c${++made}`, part, from, to, quote, gone: false, author: 'Ich', at: 0, text, replies: [], resolved: false });
        return review(draft);
      },
      addReply: async (draft: string, id: string, text: string) => {
        of(draft).comments.find((comment) => comment.id === id)?.replies.push({ author: 'Ich', at: 0, text });
        return review(draft);
      },
      resolveComment: async (draft: string, id: string, resolved: boolean) => {
        const comment = of(draft).comments.find((comment) => comment.id === id);
        if (comment) comment.resolved = resolved;
        return review(draft);
      },
      suggestBlocks: async (draft: string, blocks: Block[]) => {
        for (const block of structuredClone(blocks)) {
          const known = of(draft);
          known.suggested = known.suggested.filter((other) => !(other.author === 'Ich' && other.block.id === block.id));
          const there = find(draft).interview.blocks.find((other) => other.id === block.id);
          if (there && textOf(there) !== textOf(block)) known.suggested.push({ id: `s${++made}`, author: 'Ich', block });
        }
        return review(draft);
      },
      acceptSuggestion: async (draft: string, id: string) => {
        const taken = of(draft).suggested.find((other) => other.id === id);
        const { blocks } = find(draft).interview;
        if (taken) blocks.splice(blocks.findIndex((block) => block.id === taken.block.id), 1, structuredClone(taken.block));
        drop(draft, id);
        told();
        return review(draft);
      },
      rejectSuggestion: async (draft: string, id: string) => {
        drop(draft, id);
        return review(draft);
      },
    },
  };
}
