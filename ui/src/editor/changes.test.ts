import type { EditorState, Transaction } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { read } from '../testing/manuscript';
import { changesBetween } from './changes';
import * as commands from './commands';
import { deleteBlock } from './structure';

function changed(before: string, change: (state: EditorState) => Transaction) {
  const state = read(before);
  return changesBetween(state.doc, change(state).doc);
}
const by = (command: typeof commands.enter) => (state: EditorState) => {
  let made = state.tr;
  command(state, (tr) => (made = tr));
  return made;
};

test('nothing changed is no change', () => {
  expect(changed('Q(1) A(x)', (state) => state.tr)).toEqual({ blocks: [] });
});

test('a letter changes one block and no order', () => {
  const changes = changed('Q(1) A(x<|>) Q(2)', (state) => state.tr.insertText('y'));
  expect(changes).toEqual({ blocks: [{ id: 'b2', kind: 'answer', speaker: 'answers', text: [[{ text: 'xy' }]] }] });
});

test('a speaker that is named changes the block', () => {
  const changes = changed('Q(1<|>) A(x)', by(commands.setSpeaker('other')));
  expect(changes).toEqual({ blocks: [{ id: 'b1', kind: 'question', speaker: 'other', text: [[{ text: '1' }]] }] });
});

test('a new block is told with the order of all', () => {
  const changes = changed('Q(1<|>) Q(2)', by(commands.enter));
  expect(changes.blocks.map((block) => block.kind)).toEqual(['answer']);
  expect(changes.order).toEqual(['b1', changes.blocks[0]?.id, 'b2']);
});

test('a block that went is told by the order alone', () => {
  expect(changed('Q(1) A(<|>x) Q(2)', by(deleteBlock))).toEqual({ blocks: [], order: ['b1', 'b3'] });
});

test('a pair that moved is told by the order alone', () => {
  const changes = changed('Q(1) A(x) Q(2<|>) A(y)', by(commands.movePair(-1)));
  expect(changes).toEqual({ blocks: [], order: ['b3', 'b4', 'b1', 'b2'] });
});

test('a pair that is parted tells both halves', () => {
  const changes = changed('Q(Wie?<|>So.)', by(commands.splitTurn));
  expect(changes.blocks.map((block) => block.kind)).toEqual(['question', 'answer']);
  expect(changes.order).toHaveLength(2);
});
