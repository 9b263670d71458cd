import { EditorState } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import { read, show } from '../testing/manuscript';
import { find, hitsOf, type Query, replaceAllHits, replaceHit, search, standing, step } from './find';

const query = (words: string, part: Partial<Query> = {}): Query => ({ words, scope: { kind: 'all' }, matchCase: false, ...part });
const searching = (line: string, wanted: Query): EditorState => {
  const { doc, selection } = read(line);
  const state = EditorState.create({ doc, selection, plugins: [find()] });
  return state.apply(search(state, wanted));
};
const after = (state: EditorState, command: ReturnType<typeof step>): EditorState => {
  let next = state;
  command(state, (tr) => (next = state.apply(tr)));
  return next;
};

describe('found is', () => {
  const count = (line: string, wanted: Query) => hitsOf(read(line).doc, wanted).length;
  test.each<[string, string, Query, number]>([
    ['a word in every block', 'Q(Amt?) A(Das Amt. / Amt) P(Amt) H(Ein Amt) B(Amt / im Amt)', query('amt'), 7],
    ['a word as it is written', 'Q(Amt amt AMT)', query('Amt', { matchCase: true }), 1],
    ['only in answers', 'Q(Amt) A(Amt) N(Amt)', query('Amt', { scope: { kind: 'answers' } }), 1],
    ['only in questions', 'Q(Amt) A(Amt) N(Amt)', query('Amt', { scope: { kind: 'questions' } }), 1],
    ['only with one speaker', 'Q(Amt) A(Amt)', query('Amt', { scope: { kind: 'speaker', id: 'answers' } }), 1],
    ['a space that does not break', 'A(5\u00a0% und 5 %)', query('5 %'), 2],
    ['any quotation mark', 'A(„Amt“ und "Amt")', query('"Amt"'), 2],
    ['an umlaut, an emoji', 'A(Ämter 😀 ämter)', query('ämter'), 2],
    ['nothing across a line break', 'A(Amt↵haus)', query('Amthaus'), 0],
    ['nothing for no words', 'A(x)', query(''), 0],
  ])('%s', (_, line, wanted, expected) => expect(count(line, wanted)).toBe(expected));
});

test('the walk goes from the caret through all hits and round again, both ways', () => {
  const start = searching('Q(eins) A(zw<|>ei eins) P(eins)', query('eins'));
  expect(standing(start)).toEqual({ hits: 3, at: 2 });
  const first = after(start, step(1));
  expect(show(first)).toBe('Q(eins) A(zwei <eins>) P(eins)');
  const round = after(after(first, step(1)), step(1));
  expect(show(round)).toBe('Q(<eins>) A(zwei eins) P(eins)');
  expect(show(after(round, step(-1)))).toBe('Q(eins) A(zwei eins) P(<eins>)');
});

test('a hit is replaced and the next one is looked at', () => {
  const start = searching('A(<|>Amt und Amt)', query('Amt'));
  const once = after(start, replaceHit('Behörde'));
  expect(show(once)).toBe('A(Behörde<|> und Amt)');
  expect(standing(once)).toEqual({ hits: 1, at: 1 });
});

test('all hits are replaced in one step, even if the new words contain the old', () => {
  const start = searching('Q(Amt?) A(Amt Amt)', query('Amt'));
  const { tr, count } = replaceAllHits(start, 'Amtshaus');
  expect(count).toBe(3);
  expect(show(start.apply(tr)).replace('<|>', '')).toBe('Q(Amtshaus?) A(Amtshaus Amtshaus)');
  const gone = replaceAllHits(start, '');
  expect(show(start.apply(gone.tr)).replace('<|>', '')).toBe('Q(?) A( )');
});

test('what is typed is searched too, and the end of the search leaves no marks', () => {
  const start = searching('A(Am<|>)', query('Amt'));
  expect(standing(start).hits).toBe(0);
  const typed = start.apply(start.tr.insertText('t'));
  expect(standing(typed).hits).toBe(1);
  expect(standing(typed.apply(search(typed, null)))).toEqual({ hits: 0, at: 0 });
});
