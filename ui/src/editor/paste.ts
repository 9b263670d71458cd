/**
 * What is pasted from Word, Google Docs, LibreOffice, mail and web pages: paragraphs with bold, italics and links, and
 * nothing else. Where the text shows what is a question and what is an answer, it arrives as blocks. One undo step.
 */
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { type EditorState, Plugin, Selection, type Transaction } from 'prosemirror-state';
import { turnAt } from './commands';
import { newId } from './ids';
import { marks, nodes, schema } from './schema';

/** Elements whose content is no text of the page. */
const dropped = 'script,style,head,title,meta,link,template,noscript,iframe,object,embed,svg,math,form,button,input,select,textarea,img,video,audio,canvas,map,o\\:p,del';
const blockTags = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH THEAD TR UL'.split(' '),
);
const MAX_PASTE = 4_000_000;

/** Letters as one character each, no control characters, no residue of non-breaking spaces between words. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u2060\ufeff]/gu, '')
    .replace(/(?: \u00a0|\u00a0 )+ ?/gu, ' ')
    .replace(/[\t\n\r ]+/gu, ' ');
}

/** A run of text as it stood: bold, italic, a link; `\n` is a line break. */
interface Run {
  text: string;
  strong: boolean;
  emphasis: boolean;
  href: string | null;
}

const isSafe = (href: string | null): href is string => href !== null && /^(?:https?:|mailto:|tel:)/iu.test(href.trim());

/** The paragraphs of a foreign page. The page is parsed in a document that runs and loads nothing. */
export function paragraphsOf(html: string): Node[] {
  const page = new window.DOMParser().parseFromString(html.slice(0, MAX_PASTE), 'text/html');
  for (const element of Array.from(page.querySelectorAll(dropped))) element.remove();
  const found: Run[][] = [[]];
  const open = () => {
    if (found.at(-1)?.length) found.push([]);
  };
  const walk = (node: globalThis.Node, look: Omit<Run, 'text'>, depth: number) => {
    for (const child of Array.from(node.childNodes)) {
      if (child.nodeType === 3) {
        const text = cleanText(child.nodeValue ?? '');
        if (text) found.at(-1)?.push({ ...look, text });
      } else if (child.nodeType === 1) {
        const element = child as HTMLElement;
        if (element.tagName === 'BR') {
          found.at(-1)?.push({ ...look, text: '\n' });
          continue;
        }
        const isBlock = blockTags.has(element.tagName);
        if (isBlock) open();
        if (depth < 200) walk(element, lookOf(element, look), depth + 1);
        else found.at(-1)?.push({ ...look, text: cleanText(element.textContent ?? '') });
        if (isBlock) open();
      }
    }
  };
  walk(page.body, { strong: false, emphasis: false, href: null }, 0);
  return found.flatMap(split).filter((node) => node.textContent.trim() !== '');
}

function lookOf(element: HTMLElement, look: Omit<Run, 'text'>): Omit<Run, 'text'> {
  const { tagName, style } = element;
  const weight = style.fontWeight;
  // Google Docs wraps what it copies into a bold element that is not bold.
  const strong = weight
    ? weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
    : look.strong || tagName === 'B' || tagName === 'STRONG' || /^H[1-6]$/u.test(tagName) || tagName === 'DT' || tagName === 'TH';
  const emphasis = style.fontStyle
    ? style.fontStyle === 'italic' || style.fontStyle === 'oblique'
    : look.emphasis || tagName === 'I' || tagName === 'EM' || tagName === 'CITE';
  const href = tagName === 'A' ? element.getAttribute('href') : null;
  return { strong, emphasis, href: isSafe(href) ? href.trim() : look.href };
}

/** Two line breaks part paragraphs, as in mails; spaces at the ends go. */
function split(runs: Run[]): Node[] {
  const lines: Run[][] = [[]];
  let breaks = 0;
  for (const run of runs) {
    if (run.text === '\n') breaks++;
    else if (run.text.trim() === '' && breaks > 0) continue;
    else {
      if (breaks > 1) lines.push([]);
      else if (breaks === 1 && lines.at(-1)?.length) lines.at(-1)?.push({ ...run, text: '\n' });
      breaks = 0;
      lines.at(-1)?.push(run);
    }
  }
  return lines.map(trimmed).map((line) => nodes.paragraph.create(null, line.flatMap(inline)));
}

function trimmed(line: Run[]): Run[] {
  const kept: Run[] = [];
  for (const run of line) {
    const last = kept.at(-1)?.text;
    const text = last === undefined || /[ \n]$/u.test(last) ? run.text.replace(/^ +/u, '') : run.text;
    if (text) kept.push({ ...run, text });
  }
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    last.text = last.text.replace(/[ \u00a0\n]+$/u, '');
    if (last.text) break;
    kept.pop();
  }
  return kept;
}

function inline(run: Run): Node[] {
  const set = [
    ...(run.href ? [marks.link.create({ href: run.href })] : []),
    ...(run.strong ? [marks.strong.create()] : []),
    ...(run.emphasis ? [marks.emphasis.create()] : []),
  ];
  return run.text === '\n' ? [nodes.hard_break.create(null, null, set)] : [schema.text(run.text, set)];
}

/** Plain text: an empty line parts paragraphs; if there is none, every line is one. */
export function paragraphsOfText(text: string): Node[] {
  const lines = text.slice(0, MAX_PASTE).replace(/\r\n?/gu, '\n').split(/\n/u);
  const hasGaps = lines.some((line, at) => line.trim() === '' && at > 0 && at < lines.length - 1);
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '' || !hasGaps) groups.push([]);
    const text = cleanText(line).trim();
    if (text) groups.at(-1)?.push(text);
  }
  const filled = groups.filter((group) => group.length > 0);
  return filled.map((group) =>
    nodes.paragraph.create(null, group.flatMap((line, at) => [...(at > 0 ? [nodes.hard_break.create()] : []), schema.text(line)])),
  );
}

// -- questions and answers --------------------------------------------------------------------------------------------

const asks = /^(?:Frage|F|Q|Question|Interviewer(?:in)?|Redaktion)(?: ?\d{1,3})?\s*[:.]\s*/iu;
const answers = /^(?:Antwort|A|R|Answer|Réponse)(?: ?\d{1,3})?\s*[:.]\s*/iu;
const label = /^(\p{Lu}[\p{L}\d .'’-]{0,38}?)\s*:\s+/u;

export interface Speaker {
  id: string;
  role: 'guest' | 'interviewer';
  names: string[];
}

interface Turn {
  kind: 'question' | 'answer';
  speaker: string | null;
  paragraphs: Node[];
}

/** The paragraphs as turns, if the text shows clearly which is which; else null. */
export function turnsOf(paragraphs: Node[], people: Speaker[]): Turn[] | null {
  const byLabel = labelled(paragraphs, people);
  return byLabel ?? inBold(paragraphs);
}

/** Labels that say who speaks: „Frage:“, „A:“, a name of a person of the interview, or two names that recur. */
function labelled(paragraphs: Node[], people: Speaker[]): Turn[] | null {
  const known = (name: string) => people.find((person) => person.names.some((own) => own.toLowerCase() === name.toLowerCase()));
  const names = new Map<string, number>();
  for (const paragraph of paragraphs) {
    const name = label.exec(paragraph.textContent)?.[1];
    if (name) names.set(name, (names.get(name) ?? 0) + 1);
  }
  const recurring = [...names].filter(([, n]) => n > 1).map(([name]) => name);
  const [first] = recurring;
  const turns: Turn[] = [];
  for (const paragraph of paragraphs) {
    const text = paragraph.textContent;
    const name = label.exec(text)?.[1];
    const person = name ? known(name) : undefined;
    const isPair = recurring.length === 2 && name !== undefined && recurring.includes(name);
    const mark = asks.exec(text) ?? answers.exec(text) ?? (person || isPair ? label.exec(text) : null);
    if (mark) {
      const isQuestion = asks.test(text) || (!answers.test(text) && (person ? person.role === 'interviewer' : name === first));
      turns.push({ kind: isQuestion ? 'question' : 'answer', speaker: person?.id ?? null, paragraphs: [withoutStart(paragraph, mark[0].length)] });
    } else if (turns.length > 0) turns.at(-1)?.paragraphs.push(paragraph);
    else return null;
  }
  const kinds = new Set(turns.map((turn) => turn.kind));
  return turns.length > 1 && kinds.size === 2 ? turns : null;
}

function withoutStart(paragraph: Node, length: number): Node {
  const rest = paragraph.content.cut(length);
  const isBare = rest.childCount > 0;
  return isBare ? paragraph.copy(rest) : nodes.paragraph.create();
}

/** Paragraphs in bold that ask, and others that do not: the layout of most pages. */
function inBold(paragraphs: Node[]): Turn[] | null {
  const isBold = (paragraph: Node) => {
    let all = paragraph.textContent.trim() !== '';
    paragraph.forEach((child) => (all &&= !child.isText || child.text?.trim() === '' || marks.strong.isInSet(child.marks) !== undefined));
    return all;
  };
  const bold = paragraphs.filter(isBold);
  const asking = bold.filter((paragraph) => /\?\s*[“”"»]?$/u.test(paragraph.textContent.trim()));
  if (bold.length === paragraphs.length || asking.length === 0 || asking.length * 2 < bold.length) return null;
  const turns: Turn[] = [];
  for (const paragraph of paragraphs) {
    const isQuestion = isBold(paragraph);
    const last = turns.at(-1);
    const plain = isQuestion ? nodes.paragraph.create(null, unbold(paragraph.content)) : paragraph;
    if (last && (last.kind === 'question') === isQuestion) last.paragraphs.push(plain);
    else turns.push({ kind: isQuestion ? 'question' : 'answer', speaker: null, paragraphs: [plain] });
  }
  return turns.length > 1 ? turns : null;
}

function unbold(content: Fragment): Fragment {
  const found: Node[] = [];
  content.forEach((child) => found.push(child.mark(marks.strong.removeFromSet(child.marks))));
  return Fragment.from(found);
}

// -- into the text ------------------------------------------------------------------------------------------------------

/** Puts turns into the text: in place of an empty block, else between the halves of the block at the caret. */
export function insertTurns(state: EditorState, turns: Turn[], speakerOf: (kind: 'question' | 'answer') => string | null): Transaction {
  const blocks = turns.map(({ kind, speaker, paragraphs }) =>
    nodes[kind].create({ id: newId(), speaker: speaker ?? speakerOf(kind) }, paragraphs),
  );
  const tr = state.tr;
  if (!state.selection.empty) tr.deleteSelection();
  const { $from } = tr.selection;
  const turn = turnAt($from);
  let at = $from.depth > 0 ? $from.after(1) : $from.pos;
  if (turn && turn.node.textContent === '' && turn.node.childCount === 1) {
    tr.delete(turn.pos, turn.end);
    at = turn.pos;
  } else if (turn && $from.pos <= turn.pos + 2) at = turn.pos;
  else if (turn && $from.pos < turn.end - 2) {
    tr.split($from.pos, 2, [{ type: turn.node.type, attrs: { ...turn.node.attrs, id: newId() } }, { type: nodes.paragraph }]);
    at = $from.pos + 2;
  }
  tr.insert(at, blocks);
  const end = at + blocks.reduce((size, block) => size + block.nodeSize, 0);
  return tr.setSelection(Selection.near(tr.doc.resolve(end - 1), -1)).scrollIntoView().setMeta('paste', true);
}

/** Paragraphs as what goes into the block at the caret. */
const sliceOf = (paragraphs: Node[]) => new Slice(Fragment.from(paragraphs), 1, 1);

export interface PasteHost {
  people(): Speaker[];
  speakerOf(doc: Node, kind: 'question' | 'answer'): string | null;
}

export function paste(host: PasteHost): Plugin {
  let isPlain = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (_view, event) => {
          isPlain = event.shiftKey;
          return false;
        },
        keyup: () => {
          isPlain = false;
          return false;
        },
      },
      handlePaste(view, event) {
        const data = event.clipboardData;
        if (!data) return false;
        const html = data.getData('text/html');
        // What was copied here comes back as it was; only its ids are new (see identity).
        if (html.includes('data-pm-slice')) return false;
        const text = data.getData('text/plain');
        const paragraphs = !isPlain && html.trim() ? paragraphsOf(html) : paragraphsOfText(text);
        if (paragraphs.length === 0) return html !== '' || text !== '';
        const isLine = view.state.selection.$from.parent.type !== nodes.paragraph;
        const turns = isPlain || isLine ? null : turnsOf(paragraphs, host.people());
        if (turns) {
          view.dispatch(insertTurns(view.state, turns, (kind) => host.speakerOf(view.state.doc, kind)));
          return true;
        }
        const slice = isLine ? lineSlice(paragraphs) : sliceOf(paragraphs);
        view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
        return true;
      },
      /** As text, blocks are paragraphs with empty lines between them. */
      clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n\n', '\n'),
    },
  });
}

/** A line block takes the words of all paragraphs, one space between them. */
function lineSlice(paragraphs: Node[]): Slice {
  const found: Node[] = [];
  paragraphs.forEach((paragraph, at) => {
    if (at > 0) found.push(schema.text(' '));
    paragraph.forEach((child) => found.push(child.isText ? child : schema.text(' ')));
  });
  return new Slice(Fragment.from(found), 0, 0);
}

