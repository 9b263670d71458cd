/** What another window wrote into the same draft comes into this text; what is being typed here stays. */
import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import type { Block } from '../ipc/types';
import { toBlock, toNode } from './convert';

/** The order of keys says nothing. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every((name) => isSame((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]))
  );
}

/** The text brought to these blocks, except for those in `own`, which this window is about to write itself. */
export function take(state: EditorState, blocks: Block[], own: ReadonlySet<string>): Transaction | null {
  const known = new Map<string, Node>();
  state.doc.forEach((node) => known.set(String(node.attrs.id), node));
  const wanted: Node[] = [];
  for (const block of blocks) {
    const node = known.get(block.id);
    if (node && (own.has(block.id) || isSame(toBlock(node), block))) wanted.push(node);
    else wanted.push(toNode(block));
  }
  const ids = new Set(blocks.map((block) => block.id));
  // A block that was made here and is not there yet stays where it is.
  state.doc.forEach((node, _pos, index) => {
    const id = String(node.attrs.id);
    if (!ids.has(id) && own.has(id)) wanted.splice(Math.min(index, wanted.length), 0, node);
  });
  if (wanted.length === 0) return null;
  const tr = state.tr;
  let start = 0;
  const { doc } = state;
  const isKept = (a: Node | null | undefined, b: Node | undefined) => a !== null && a !== undefined && a === b;
  while (start < wanted.length && start < doc.childCount && isKept(doc.child(start), wanted[start])) start++;
  let end = 0;
  while (
    end < wanted.length - start &&
    end < doc.childCount - start &&
    isKept(doc.child(doc.childCount - 1 - end), wanted[wanted.length - 1 - end])
  )
    end++;
  if (start + end === doc.childCount && start + end === wanted.length) return null;
  if (doc.childCount === wanted.length) {
    // The same blocks in other words: each alone, so that a caret elsewhere stays.
    let pos = doc.content.size;
    for (let i = doc.childCount - 1; i >= 0; i--) {
      const node = doc.child(i);
      pos -= node.nodeSize;
      const next = wanted[i];
      if (next && next !== node) tr.replaceWith(pos, pos + node.nodeSize, next);
    }
  } else {
    let from = 0;
    for (let i = 0; i < start; i++) from += doc.child(i).nodeSize;
    let to = doc.content.size;
    for (let i = 0; i < end; i++) to -= doc.child(doc.childCount - 1 - i).nodeSize;
    tr.replaceWith(from, to, wanted.slice(start, wanted.length - end));
  }
  return tr.docChanged ? tr.setMeta('addToHistory', false).setMeta('remote', true) : null;
}
