import type { Command } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { apply, read, show } from '../testing/manuscript';
import { moveOver } from './sentences';

function run(before: string, command: Command): string {
  const after = apply(read(before), command);
  if (!after) return 'refused';
  after.doc.check();
  return show(after).replace('<|>', '');
}

type Case = [sentence: string, direction: 1 | -1, unit: 'sentence' | 'paragraph', before: string, after: string];

test.each<Case>([
  ['the first sentence goes to the turn before', -1, 'sentence', 'Q(Guten Tag.) A(Und nun? Ja<|>, gern.)', 'Q(Guten Tag. Und nun?) A(Ja, gern.)'],
  ['the last sentence goes to the turn after', 1, 'sentence', 'A(Ja. So ist e<|>s. Und jetzt?) Q(Wie?)', 'A(Ja. So ist es.) Q(Und jetzt? Wie?)'],
  ['an abbreviation ends no sentence', -1, 'sentence', 'Q(W?) A(Dr. Alt kam. Di<|>e Sitzung begann.)', 'Q(W? Dr. Alt kam.) A(Die Sitzung begann.)'],
  ['a picture between them is passed over', -1, 'sentence', 'Q(W?) F() A(Eins. Z<|>wei.)', 'Q(W? Eins.) F() A(Zwei.)'],
  ['a paragraph stays one', -1, 'paragraph', 'A(Eins.) Q(Zwei. / Dr<|>ei?)', 'A(Eins. / Zwei.) Q(Drei?)'],
  ['the last paragraph goes on', 1, 'paragraph', 'A(Eins. / Zw<|>ei.) A(Drei.)', 'A(Eins.) A(Zwei. / Drei.)'],
  ['a turn with nothing left goes', -1, 'sentence', 'Q(W?) A(Ja<|>.) Q(X?)', 'Q(W? Ja.) Q(X?)'],
  ['an empty turn takes it without a space', 1, 'sentence', 'A(Eins. Zw<|>ei.) Q()', 'A(Eins.) Q(Zwei.)'],
  ['there must be a turn beside it', -1, 'sentence', 'A(Ein<|>s. Zwei.)', 'refused'],
  ['a subheading has no sentences to give', 1, 'sentence', 'H(Ze<|>ile) A(Eins.)', 'refused'],
])('%s', (_, direction, unit, before, after) => expect(run(before, moveOver(direction, unit))).toBe(after));
