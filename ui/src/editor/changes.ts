/** What changed between two documents, found by identity: unchanged blocks are the same objects. */
import type { Node } from 'prosemirror-model';
import type { Block } from '../ipc/types';
import { toBlock } from './convert';

export interface Changes {
  /** Changed or new blocks. */
  blocks: Block[];
  /** The ids of all blocks, if one was added, removed or moved. */
  order?: string[];
}

const ids = (doc: Node): string[] => {
  const found: string[] = [];
  doc.forEach((node) => found.push(String(node.attrs.id)));
  return found;
};

export function changesBetween(before: Node, after: Node): Changes {
  const known = new Map<string, Node>();
  before.forEach((node) => known.set(String(node.attrs.id), node));
  const blocks: Block[] = [];
  after.forEach((node) => {
    if (known.get(String(node.attrs.id)) !== node) blocks.push(toBlock(node));
  });
  const [old, now] = [ids(before), ids(after)];
  const isSame = old.length === now.length && old.every((id, i) => id === now[i]);
  return isSame ? { blocks } : { blocks, order: now };
}
