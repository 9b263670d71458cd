/**
 * Typography by language while typing and on demand. Each replacement is an undo step of its own, so that one Ctrl-Z
 * gives back what was typed. Sources: Duden, “Textverarbeitung und E-Mails”, for German; Chicago Manual of Style 6.115
 * for English; Lexique des règles typographiques en usage à l’Imprimerie nationale for French.
 */
import { closeHistory } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, type Transaction } from 'prosemirror-state';

interface Marks {
  double: [open: string, close: string];
  single: [open: string, close: string];
}

const NARROW = '\u202f';
const FIXED = '\u00a0';
const german: Marks = { double: ['„', '“'], single: ['‚', '‘'] };
const english: Marks = { double: ['“', '”'], single: ['‘', '’'] };
const french: Marks = { double: [`«${NARROW}`, `${NARROW}»`], single: ['“', '”'] };
const swiss: Marks = { double: ['«', '»'], single: ['‹', '›'] };

function marksOf(language: string): Marks {
  if (language === 'de-CH') return swiss;
  return { de: german, fr: french }[language.slice(0, 2)] ?? english;
}

/** The last `take` characters give way to `text`. */
interface Change {
  take: number;
  text: string;
}

/** A quotation opens here: at the start, after white space, a bracket or a dash, or inside another that has just opened. */
const opensAfter = (rest: string, { double, single }: Marks) =>
  /(^|[\s([{–—/\ufffc])$/u.test(rest) || rest.endsWith(double[0]) || rest.endsWith(single[0]);

const gaps: Record<string, RegExp> = {
  // Abbreviations of several letters, and signs with their numbers.
  de: /(?:\b(?:z|d|u|o|s|i|v) (?:B|h|a|Ä|ä|T|A|R|d|E|l|o)\.|[§%‰€°] ?\d|\d (?:%|‰|€|°|Uhr|km|kg|Mio|Mrd)|\b(?:Nr|Art|Abs|S|Dr|Prof)\. \S)$/u,
  en: /(?:\d %|[§] \d|\b(?:No|Dr|Mr|Mrs|Ms)\. \S)$/u,
  fr: /(?:\d %|[§] \d|\b(?:M|Mme|Dr|n)\.? \S)$/u,
};
const abbreviation = /\b([zduosiv])\. ?([BhaÄäTARdElo])\.$/u;

/** What the last typed character of a line calls for, if anything. `before` ends in it. */
export function changeFor(before: string, language: string): Change | null {
  const typed = before.slice(-1);
  const rest = before.slice(0, -1);
  const marks = marksOf(language);
  const { double, single } = marks;
  if (typed === '"') return { take: 1, text: opensAfter(rest, marks) ? double[0] : double[1] };
  if (typed === "'") {
    const isOpen = rest.lastIndexOf(single[0]) > rest.lastIndexOf(single[1]);
    if (opensAfter(rest, marks)) return { take: 1, text: single[0] };
    return { take: 1, text: isOpen ? single[1] : '’' };
  }
  // What looked like the end of a quotation is an apostrophe after all, if a letter follows: „‚geht’s‘“.
  if (single[1] !== '’' && new RegExp(`\\p{L}${single[1]}\\p{L}$`, 'u').test(before)) return { take: 2, text: `’${typed}` };
  if (before.endsWith('...')) return { take: 3, text: '…' };
  if (before.endsWith('--')) return before.endsWith('---') ? null : { take: 2, text: '–' };
  if (/\s- $/u.test(before)) return { take: 2, text: '– ' };
  return spaceFor(before, language);
}

function spaceFor(before: string, language: string): Change | null {
  const base = language.slice(0, 2);
  const short = base === 'de' ? abbreviation.exec(before) : null;
  if (short) return { take: short[0].length, text: `${short[1] ?? ''}.${FIXED}${short[2] ?? ''}.` };
  if (base === 'fr' && /[^\s;:!?] [;:!?»]$/u.test(before)) return { take: 2, text: NARROW + before.slice(-1) };
  const found = gaps[base]?.exec(before);
  if (!found || !found[0].includes(' ')) return null;
  const text = found[0].replace(' ', FIXED);
  return { take: found[0].length, text };
}

/** While typing. Nothing is touched under a composition. */
export function typography(language: () => string, isOn: () => boolean): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        if (!isOn() || view.composing || text.length !== 1) return false;
        const $from = view.state.doc.resolve(from);
        if (!$from.parent.isTextblock) return false;
        const line = $from.parent.textBetween(0, $from.parentOffset, null, '\ufffc') + text;
        const change = changeFor(line.slice(-40), language());
        if (!change) return false;
        view.dispatch(view.state.tr.insertText(text, from, to));
        const end = from + 1;
        view.dispatch(closeHistory(view.state.tr).insertText(change.text, end - change.take, end).scrollIntoView());
        return true;
      },
    },
  });
}

interface Replacement {
  from: number;
  to: number;
  text: string;
}

/** What typing a line anew would change in it, as ranges of UTF-16 units. */
export function replacements(line: string, language: string): Replacement[] {
  const found: Replacement[] = [];
  /** What has been typed so far, each unit with the end of what it stands for. */
  let typed = '';
  const ends: number[] = [];
  for (let at = 0; at < line.length; at++) {
    typed += line[at] ?? '';
    ends.push(at + 1);
    const change = changeFor(typed.slice(-40), language);
    if (!change) continue;
    const start = typed.length - change.take;
    const from = start > 0 ? (ends[start - 1] ?? 0) : 0;
    while (found.length > 0 && (found.at(-1)?.from ?? 0) >= from) found.pop();
    const text = change.text;
    typed = typed.slice(0, start) + text;
    ends.length = start;
    for (let i = 0; i < text.length; i++) ends.push(at + 1);
    if (line.slice(from, at + 1) !== text) found.push({ from, to: at + 1, text });
  }
  return found;
}

/** The whole text, or what is selected, set as the language wants it: one step. */
export function setTypography(state: EditorState, language: string): Transaction | null {
  const { from, to, empty } = state.selection;
  const tr = state.tr;
  const lines: [Node, number][] = [];
  state.doc.nodesBetween(empty ? 0 : from, empty ? state.doc.content.size : to, (node, pos) => {
    if (node.isTextblock) lines.push([node, pos + 1]);
    return !node.isTextblock;
  });
  for (const [node, start] of lines.reverse()) {
    const line = node.textBetween(0, node.content.size, null, '\ufffc');
    for (const { from, to, text } of replacements(line, language).reverse()) tr.insertText(text, start + from, start + to);
  }
  return tr.docChanged ? closeHistory(tr) : null;
}
