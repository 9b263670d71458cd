import { baseKeymap, chainCommands } from 'prosemirror-commands';
import { GapCursor } from 'prosemirror-gapcursor';
import { EditorState, type Command } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import { apply, idsOf, type Kind, read, show } from '../testing/manuscript';
import * as commands from './commands';
import { identity } from './identity';
import { nodes } from './schema';

function checked(after: EditorState): EditorState {
  after.doc.check();
  const ids = idsOf(after.doc);
  expect(new Set(ids).size, `ids ${ids.join(' ')}`).toBe(ids.length);
  expect(ids.every((id) => /^[A-Za-z0-9_-]{1,64}$/.test(id) && id !== 'null')).toBe(true);
  return after;
}

function run(before: string, command: Command): string {
  const after = apply(read(before), command);
  return after ? show(checked(after)) : 'refused';
}

/** A key as the editor hears it: our command, then what every text field does. */
const key = (command: Command, name: string): Command => chainCommands(command, baseKeymap[name] as Command);

type Case = [sentence: string, before: string, after: string];

describe('Enter', () => {
  test.each<Case>([
    ['makes an answer after a question', 'Q(Welche?<|>)', 'Q(Welche?) A(<|>)'],
    ['goes into the answer that is already there', 'Q(Welche?<|>) A(Zwei.)', 'Q(Welche?) A(<|>Zwei.)'],
    ['makes an answer before the next question', 'Q(Welche?<|>) Q(Und?)', 'Q(Welche?) A(<|>) Q(Und?)'],
    ['inside a question splits its paragraph', 'Q(Wel<|>che?)', 'Q(Wel / <|>che?)'],
    ['in an answer begins a paragraph', 'Q(W?) A(Zwei.<|>)', 'Q(W?) A(Zwei. / <|>)'],
    ['in an empty paragraph of an answer makes the next question', 'Q(W?) A(Zwei. / <|>)', 'Q(W?) A(Zwei.) Q(<|>)'],
    ['makes the next question before what follows', 'A(Zwei. / <|>) Q(Und?)', 'A(Zwei.) Q(<|>) Q(Und?)'],
    ['in an empty answer makes it a question', 'Q(W?) A(<|>)', 'Q(W?) Q(<|>)'],
    ['in an empty question only begins a paragraph', 'Q(<|>)', 'Q( / <|>)'],
    ['in a note begins a paragraph', 'N(Eins<|>)', 'N(Eins / <|>)'],
    ['in a pull quote goes on below', 'P(Wort<|>laut) Q(W?)', 'P(Wortlaut) Q(<|>W?)'],
    ['in the last pull quote makes a question', 'A(x) P(Wortlaut<|>)', 'A(x) P(Wortlaut) Q(<|>)'],
    ['in a subheading goes on below', 'H(Titel<|>) A(x)', 'H(Titel) A(<|>x)'],
    ['in an empty paragraph between others begins another', 'A(Eins. / <|> / Drei.)', 'A(Eins. /  / <|> / Drei.)'],
    ['in an intro or a box begins a paragraph', 'I(a / <|> / b)', 'I(a /  / <|> / b)'],
    ['over a selection splits the paragraph', 'A(Ei<nszw>ei)', 'A(Ei / <|>ei)'],
    ['over a selection across turns splits the paragraph', 'Q(We<lche) A(x>y) Q(z)', 'Q(We / <|>y) Q(z)'],
    ['over a selection in a line only takes it out', 'P(<abc>) A(x)', 'P(<|>) A(x)'],
    ['over everything leaves an empty question', 'Q(<a) A(b>)', 'Q(<|>)'],
    ['on a selected picture goes on below it', '*F() Q(x)', 'F() Q(<|>x)'],
    ['on a selected picture at the end makes a question', 'A(x) *F()', 'A(x) F() Q(<|>)'],
    ['in the heading of a box goes into its text', 'B(Zur<|> Person / Text)', 'B(Zur Person / <|>Text)'],
  ])('%s', (_, before, after) => expect(run(before, key(commands.enter, 'Enter'))).toBe(after));

  test('names who spoke last in the new turn', () => {
    const after = apply(read('Q(Eins?) A(Ja. / <|>)'), commands.enter);
    expect(after?.doc.lastChild?.attrs.speaker).toBe('asks');
  });
});

describe('Mod-Enter', () => {
  test.each<Case>([
    ['splits a question; the rest is an answer', 'Q(Welche? <|>Zwei.)', 'Q(Welche? ) A(<|>Zwei.)'],
    ['splits an answer; the rest is a question', 'A(Zwei.<|> Und?)', 'A(Zwei.) Q(<|> Und?)'],
    ['takes later paragraphs along', 'A(Eins<|> Zwei / Drei) Q(x)', 'A(Eins) Q(<|> Zwei / Drei) Q(x)'],
    ['at the end makes an empty turn', 'Q(W?<|>)', 'Q(W?) A(<|>)'],
    ['takes out what is selected', 'A(Eins <zwei >drei)', 'A(Eins ) Q(<|>drei)'],
    ['does nothing in a note', 'N(No<|>tiz)', 'refused'],
    ['does nothing in a pull quote', 'P(Wort<|>laut)', 'refused'],
    ['does nothing across two turns', 'Q(We<lche?) A(Zw>ei.)', 'refused'],
  ])('%s', (_, before, after) => expect(run(before, commands.splitTurn)).toBe(after));

  test('names whoever spoke last in such a turn', () => {
    const after = apply(read('Q(Eins?) A(Ja.<|>Und?)'), commands.splitTurn);
    expect(after?.doc.lastChild?.attrs.speaker).toBe('asks');
  });
});

describe('Backspace', () => {
  test.each<Case>([
    ['takes an empty turn out', 'Q(W?) A(<|>)', 'Q(W?<|>)'],
    ['takes an empty pull quote out', 'A(Ja.) P(<|>) Q(W?)', 'A(Ja.<|>) Q(W?)'],
    ['joins an answer to the question above', 'Q(W?) A(<|>Zwei.)', 'Q(W? / <|>Zwei.)'],
    ['joins two answers', 'A(Eins.) A(<|>Zwei.)', 'A(Eins. / <|>Zwei.)'],
    ['takes the empty turn above out', 'Q(W?) A() Q(<|>Und?)', 'Q(W?) Q(<|>Und?)'],
    ['first selects a picture above', 'F() A(<|>Zwei.)', '*F() A(Zwei.)'],
    ['first selects a pull quote above', 'P(Wort) A(<|>Zwei.)', '*P(Wort) A(Zwei.)'],
    ['at the start of the document does nothing', 'Q(<|>W?)', 'Q(<|>W?)'],
    ['at the start of an empty document does nothing', 'Q(<|>)', 'Q(<|>)'],
    ['joins paragraphs of a turn', 'A(Eins. / <|>Zwei.)', 'A(Eins.<|>Zwei.)'],
    ['does not join the text of a box to its heading', 'B(Zur Person / <|>Text)', 'B(Zur Person / <|>Text)'],
    ['inside a word is left to the text field', 'Q(W<|>?)', 'refused'],
  ])('%s', (_, before, after) => expect(run(before, key(commands.backspace, 'Backspace'))).toBe(after));

  test('keeps the id and the speaker of the turn above', () => {
    const after = apply(read('Q(W?) A(<|>Zwei.)'), commands.backspace);
    expect(after?.doc.firstChild?.attrs).toEqual({ id: 'b1', speaker: 'asks' });
  });
});

describe('Delete', () => {
  test.each<Case>([
    ['takes an empty turn below out', 'Q(W?<|>) A()', 'Q(W?<|>)'],
    ['joins the answer below', 'Q(W?<|>) A(Zwei.)', 'Q(W?<|> / Zwei.)'],
    ['in an empty turn takes it out', 'Q(W?) A(<|>) Q(Und?)', 'Q(W?) Q(<|>Und?)'],
    ['first selects a picture below', 'A(Eins.<|>) F()', 'A(Eins.) *F()'],
    ['leaves a pull quote below alone', 'A(Eins.<|>) P(Wort)', 'A(Eins.<|>) P(Wort)'],
    ['at the end of the document does nothing', 'Q(W?<|>)', 'Q(W?<|>)'],
    ['does not join the heading of a box to its text', 'B(Zur Person<|> / Text)', 'B(Zur Person<|> / Text)'],
    ['joins paragraphs of a turn', 'A(Eins.<|> / Zwei.)', 'A(Eins.<|>Zwei.)'],
    ['inside a word is left to the text field', 'Q(<|>W?)', 'refused'],
  ])('%s', (_, before, after) => expect(run(before, key(commands.deleteForward, 'Delete'))).toBe(after));
});

describe('Tab', () => {
  test.each<Case>([
    ['makes a question an answer', 'Q(We<|>lche?)', 'A(We<|>lche?)'],
    ['makes an answer a note', 'A(Zw<|>ei. / Drei.)', 'N(Zw<|>ei. / Drei.)'],
    ['makes a note a question', 'N(<|>)', 'Q(<|>)'],
    ['leaves a pull quote alone', 'P(Wo<|>rt)', 'refused'],
  ])('%s', (_, before, after) => expect(run(before, commands.cycleKind(1))).toBe(after));

  test.each(['Q(We<|>lche?)', 'A(Zwei. / Dr<|>ei.)', 'N(N<|>)'])('and Shift-Tab come back: %s', (before) => {
    const there = apply(read(before), commands.cycleKind(1));
    const back = there && apply(there, commands.cycleKind(-1));
    expect(back && show(back)).toBe(before);
  });
});

describe('setKind', () => {
  test.each<[string, string, Kind, string]>([
    ['keeps the paragraphs of a turn', 'A(Eins. / Zw<|>ei.)', 'intro', 'I(Eins. / Zwei.)'],
    ['joins paragraphs into one line', 'A(Eins. / Zwei.<|>)', 'pullquote', 'P(Eins. Zwei.)'],
    ['makes a line break in a line a space', 'A(<|>Eins↵Zwei)', 'subheading', 'H(Eins Zwei)'],
    ['makes a line a paragraph', 'H(Tit<|>el)', 'question', 'Q(Titel)'],
    ['gives a box an empty heading', 'A(<|>Eins. / Zwei.)', 'box', 'B( / Eins. / Zwei.)'],
    ['keeps the heading of a box as a paragraph', 'B(Zur Person / Te<|>xt)', 'answer', 'A(Zur Person / Text)'],
    ['does nothing if the kind is the same', 'A(Ei<|>ns)', 'answer', 'refused'],
    ['does nothing to a picture', '*F()', 'answer', 'refused'],
  ])('%s', (_, before, kind, after) => {
    expect(run(before, commands.setKind(nodes[kind])).replace('<|>', '')).toBe(after);
  });

  test.each(['question', 'answer', 'note', 'intro', 'subheading', 'pullquote', 'box'] as const)('to %s keeps the id and the caret in the block', (kind) => {
    for (const before of ['A(Eins. / Zw<|>ei.) Q(W?)', 'P(Wort<|>laut) Q(W?)', 'B(Person / Te<|>xt) Q(W?)', 'N(<|>) Q(W?)']) {
      const after = apply(read(before), commands.setKind(nodes[kind]));
      if (!after) continue;
      checked(after);
      expect(after.doc.firstChild?.attrs.id).toBe('b1');
      expect(after.selection.$from.index(0)).toBe(0);
    }
  });

  test('names the audience of a note', () => {
    const after = apply(read('N(No<|>tiz)'), commands.setKind(nodes.note, { audience: 'readers' }));
    expect(after?.doc.firstChild?.attrs).toEqual({ id: 'b1', audience: 'readers' });
  });
});

describe('movePair', () => {
  const text = 'I(Vor) Q(1) A(eins) P(Zitat) Q(2) A(zw<|>ei) Q(3)';
  test('moves a question with all that follows it', () => {
    expect(run(text, commands.movePair(-1))).toBe('I(Vor) Q(2) A(zw<|>ei) Q(1) A(eins) P(Zitat) Q(3)');
    expect(run(text, commands.movePair(1))).toBe('I(Vor) Q(1) A(eins) P(Zitat) Q(3) Q(2) A(zw<|>ei)');
  });
  test('and back again is as it was', () => {
    const there = apply(read(text), commands.movePair(1));
    const back = there && apply(there, commands.movePair(-1));
    expect(back && show(back)).toBe(text);
  });
  test('keeps the ids', () => {
    const after = apply(read(text), commands.movePair(-1));
    expect(after && idsOf(after.doc)).toEqual(['b1', 'b5', 'b6', 'b2', 'b3', 'b4', 'b7']);
  });
  test('carries a selected picture along', () => {
    expect(run('Q(1) A(x) Q(2) *F()', commands.movePair(-1))).toBe('Q(2) *F() Q(1) A(x)');
  });
  test('does nothing at the ends', () => {
    expect(run('Q(1<|>) A(x) Q(2)', commands.movePair(-1))).toBe('Q(1<|>) A(x) Q(2)');
    expect(run('Q(1) A(x) Q(2<|>)', commands.movePair(1))).toBe('Q(1) A(x) Q(2<|>)');
  });
});

describe('insertBelow', () => {
  test.each<[string, string, Kind, string]>([
    ['puts a pull quote below the turn', 'Q(W?<|>) A(x)', 'pullquote', 'Q(W?) P(<|>) A(x)'],
    ['puts a box at the end', 'A(x<|>)', 'box', 'A(x) B(<|> / )'],
    ['puts a question below a selected picture', '*F() A(x)', 'question', 'F() Q(<|>) A(x)'],
    ['selects a new picture', 'A(x<|>) Q(y)', 'portrait', 'A(x) *F() Q(y)'],
  ])('%s', (_, before, kind, after) => expect(run(before, commands.insertBelow(nodes[kind]))).toBe(after));
});

describe('replaceAll', () => {
  const replaced = (before: string, text: string) => {
    const state = read(before);
    const tr = commands.replaceAll(state, text);
    return tr && show(checked(state.apply(tr)));
  };
  test('leaves a question with what was typed', () => expect(replaced('Q(<W?) A(x>)', 'N')).toBe('Q(N<|>)'));
  test('leaves an empty question', () => expect(replaced('I(<Vor) P(x>)', '')).toBe('Q(<|>)'));
  test('is not meant by a selection of less', () => {
    expect(replaced('Q(W<ord?) A(x>)', 'N')).toBeNull();
    expect(replaced('Q(W<|>?) A(x)', 'N')).toBeNull();
  });
});

test('Enter between two pictures makes a question there', () => {
  const state = read('F() F()');
  const between = state.apply(state.tr.setSelection(new GapCursor(state.doc.resolve(1))));
  const after = apply(between, commands.enter);
  expect(after && show(checked(after))).toBe('F() Q(<|>) F()');
});

test('Shift-Enter breaks the line in a paragraph only', () => {
  expect(run('A(Eins<|>zwei)', commands.breakLine)).toBe('A(Eins↵<|>zwei)');
  expect(run('P(Wort<|>laut)', commands.breakLine)).toBe('P(Wort<|>laut)');
});

test('a speaker is named in turns only, not in notes', () => {
  const after = apply(read('Q(W<|>?)'), commands.setSpeaker('other'));
  expect(after?.doc.firstChild?.attrs).toEqual({ id: 'b1', speaker: 'other' });
  expect(run('N(<|>x)', commands.setSpeaker('other'))).toBe('refused');
});

test('what comes in with an id that is taken gets another', () => {
  const doc = read('Q(1) A(x)').doc;
  const state = EditorState.create({ doc, plugins: [identity()] });
  const after = state.apply(state.tr.insert(doc.content.size, doc.content));
  checked(after);
  expect(idsOf(after.doc).slice(0, 2)).toEqual(['b1', 'b2']);
});
