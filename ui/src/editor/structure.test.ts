import type { Command } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import { apply, idsOf, read, show } from '../testing/manuscript';
import * as structure from './structure';

function run(before: string, command: Command): string {
  const after = apply(read(before), command);
  if (!after) return 'refused';
  after.doc.check();
  const ids = idsOf(after.doc);
  expect(new Set(ids).size, ids.join(' ')).toBe(ids.length);
  return show(after);
}

type Case = [sentence: string, before: string, after: string];

describe('a new question', () => {
  test.each<Case>([
    ['splits the answer in which it is put', 'Q(W?) A(Eins.<|> Zwei.)', 'Q(W?) A(Eins.) Q(<|>) A(Zwei.)'],
    ['splits an answer in the middle of a sentence', 'Q(W?) A(Wir wollen<|> mehr.)', 'Q(W?) A(Wir wollen) Q(<|>) A(mehr.)'],
    ['takes later paragraphs into the second half', 'A(Eins.<|> Zwei. / Drei.)', 'A(Eins.) Q(<|>) A(Zwei. / Drei.)'],
    ['goes below an answer at its end', 'Q(W?) A(Eins.<|>)', 'Q(W?) A(Eins.) Q(<|>)'],
    ['goes below at the start of an answer', 'Q(W?) A(<|>Eins.)', 'Q(W?) A(Eins.) Q(<|>)'],
    ['goes below a question', 'Q(W<|>?) A(Eins.)', 'Q(W?) Q(<|>) A(Eins.)'],
    ['goes below a pull quote', 'A(Eins.) P(Zi<|>tat)', 'A(Eins.) P(Zitat) Q(<|>)'],
  ])('%s', (_, before, after) => expect(run(before, structure.insertQuestion)).toBe(after));

  test('that is deleted again leaves the answer as it was', () => {
    for (const text of ['A(Eins.<|> Zwei.)', 'A(Wir wollen<|> mehr.)', 'A(Eins. / Zw<|>ei.)'] as const) {
      const split = apply(read(text), structure.insertQuestion);
      const joined = split && apply(split, structure.deleteBlock);
      const sound = joined?.doc.childCount === 1 && joined.doc.textContent.replaceAll(' ', '');
      expect(sound).toBe(read(text).doc.textContent.replaceAll(' ', ''));
    }
  });
});

describe('deleteBlock', () => {
  test.each<Case>([
    ['takes the block at the caret out', 'Q(1) A(e<|>ins) Q(2)', 'Q(1) Q(<|>2)'],
    ['takes the last block out', 'Q(1) A(e<|>ins)', 'Q(1<|>)'],
    ['takes a selected picture out', 'Q(1) *F() Q(2)', 'Q(1) Q(<|>2)'],
    ['leaves an empty question instead of nothing', 'A(<|>x)', 'Q(<|>)'],
    ['joins the answers around a question as paragraphs', 'A(Eins.) Q(W<|>?) A(Zwei.)', 'A(Eins. / <|>Zwei.)'],
    ['makes one sentence of one that was cut', 'A(Wir wollen) Q(<|>) A(mehr.)', 'A(Wir wollen<|> mehr.)'],
    ['does not join what is no answer', 'A(Eins.) Q(<|>) N(Notiz)', 'A(Eins.) N(<|>Notiz)'],
  ])('%s', (_, before, after) => expect(run(before, structure.deleteBlock)).toBe(after));

  test('does not join answers of two guests', () => {
    const state = read('A(Eins.) Q(W<|>?) A(Zwei.)');
    const other = state.apply(state.tr.setNodeAttribute(0, 'speaker', 'somebody'));
    const after = apply(other, structure.deleteBlock);
    expect(after && show(after)).toBe('A(Eins.) A(<|>Zwei.)');
  });
});

test.each<Case>([
  ['an empty question between answers goes, and they join', 'A(Eins.) Q(<|>) A(Zwei.)', 'A(Eins. / <|>Zwei.)'],
  ['a question with words stays', 'A(Eins.) Q(<|>W?) A(Zwei.)', 'refused'],
  ['an empty question after a question stays', 'Q(V?) Q(<|>) A(Zwei.)', 'refused'],
])('Backspace: %s', (_, before, after) => expect(run(before, structure.backspaceJoins)).toBe(after));

test.each<Case>([
  ['the block at the caret', 'Q(W?) A(Ei<|>ns.)', 'Q(W?) A(Eins.) A(<|>Eins.)'],
  ['the blocks that are selected', 'Q(W<?) A(Ei>ns.) Q(V?)', 'Q(W?) A(Eins.) Q(<|>W?) A(Eins.) Q(V?)'],
  ['no picture, which belongs to one place', '*F() A(x)', 'refused'],
])('duplicate copies %s', (_, before, after) => expect(run(before, structure.duplicate)).toBe(after));

describe('the stash', () => {
  test.each<Case>([
    ['takes a block out of what is printed', 'Q(W?) A(Ei<|>ns.)', 'Q(W?) N(Ei<|>ns.)'],
    ['gives it back', 'Q(W?) N(Ei<|>ns.)', 'Q(W?) A(Ei<|>ns.)'],
    ['takes the selected sentence out', 'A(Eins. <Zwei. >Drei.) Q(W?)', 'A(Eins. <|>Drei.) N(Zwei. ) Q(W?)'],
    ['leaves one space where words were', 'A(Eins <und> zwei)', 'A(Eins <|>zwei) N(und)'],
    ['keeps paragraphs apart', 'A(Ei<ns. / Zw>ei.)', 'A(Ei<|>ei.) N(ns. / Zw)'],
    ['takes nothing across two turns', 'Q(W<?) A(Ei>ns.)', 'refused'],
  ])('%s', (_, before, after) => expect(run(before, structure.stash)).toBe(after));
});

describe('a pull quote from a selection', () => {
  test.each<Case>([
    ['stands after its answer', 'A(Eins ist <zwei> mal.) Q(W?)', 'A(Eins ist zwei mal.) P(zwei<|>) Q(W?)'],
    ['has no spaces at its ends', 'A(Eins< ist >zwei.)', 'A(Eins ist zwei.) P(ist<|>)'],
    ['is one line', 'A(Ei<ns. / Zw>ei.)', 'A(Eins. / Zwei.) P(ns. Zw<|>)'],
    ['needs a selection', 'A(Eins<|>)', 'refused'],
    ['comes from one turn', 'Q(W<?) A(Ei>ns.)', 'refused'],
  ])('%s', (_, before, after) => expect(run(before, structure.quoteSelection)).toBe(after));

  test('knows where it was taken from, in characters', () => {
    const after = apply(read('A(😀 Eins. / Das <ist es>.)'), structure.quoteSelection);
    expect(after?.doc.child(1).attrs.source).toEqual({ block: 'b1', from: 13, to: 19, words: 'ist es' });
  });
});

test.each<[string, 1 | -1, string, string]>([
  ['the next question', 1, 'Q(1<|>) A(x) Q(2) A(y)', 'Q(1) A(x) Q(<|>2) A(y)'],
  ['nowhere after the last pair', 1, 'Q(1) A(x<|>)', 'Q(1) A(x<|>)'],
  ['first its own question', -1, 'Q(1) A(x) Q(2) A(y<|>)', 'Q(1) A(x) Q(<|>2) A(y)'],
  ['then the question before', -1, 'Q(1) A(x) Q(<|>2) A(y)', 'Q(<|>1) A(x) Q(2) A(y)'],
  ['the start', -1, 'I(<|>Vor) Q(1)', 'I(<|>Vor) Q(1)'],
])('the walk goes to %s', (_, direction, before, after) => expect(run(before, structure.goToPair(direction))).toBe(after));

test.each<[string, number, number, string, string]>([
  ['up', 2, 0, 'Q(1) A(x<|>) Q(2) A(y)', 'Q(<|>2) A(y) Q(1) A(x)'],
  ['to the end', 0, 4, 'Q(1) A(x<|>) Q(2) A(y)', 'Q(2) A(y) Q(<|>1) A(x)'],
  ['nowhere, onto itself', 0, 2, 'Q(1) A(x<|>) Q(2) A(y)', 'refused'],
])('a pair that is dragged goes %s', (_, from, to, before, after) => expect(run(before, structure.movePairTo(from, to))).toBe(after));

test('the next speaker is the next in the list', () => {
  const people = () => ['answers', 'second'];
  const once = apply(read('A(x<|>)'), structure.cycleSpeaker(people));
  expect(once?.doc.child(0).attrs.speaker).toBe('second');
  const twice = once && apply(once, structure.cycleSpeaker(people));
  expect(twice?.doc.child(0).attrs.speaker).toBe('answers');
});
