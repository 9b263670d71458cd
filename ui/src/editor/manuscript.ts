/** The editor of one draft: ProseMirror with our schema, keys and dress, and a door for the screen around it. */
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Node, NodeType } from 'prosemirror-model';
import { type Command, EditorState, NodeSelection, Selection, TextSelection } from 'prosemirror-state';
import { EditorView, type NodeView } from 'prosemirror-view';
import type { Block, Paragraph } from '../ipc/types';
import { type Changes, changesBetween } from './changes';
import { insertBelow, movePair, setKind, setSpeaker, speakerBefore } from './commands';
import { toDocument, toNode } from './convert';
import { dress, redress, type Words } from './dress';
import { find } from './find';
import { focusMode, setFocusMode } from './focus';
import { handle } from './handle';
import { identity } from './identity';
import { newId } from './ids';
import { inspection, type Inspected, positionOf, show } from './inspection';
import { keys } from './keys';
import { paste, type Speaker } from './paste';
import { remarks, type Remarked, showRemarks } from './remarks';
import { take } from './remote';
import { marks, nodes } from './schema';
import { charactersBefore, cycleSpeaker, deleteBlock, movePairTo } from './structure';
import { setTypography, typography } from './typography';

export interface Host {
  words: Words;
  label: string;
  /** The language of the text (BCP 47). */
  language(): string;
  editable: boolean;
  /** Quotation marks, dashes and spaces are set while one types. */
  setsTypography(): boolean;
  people(): Speaker[];
  /** The document changed; called after the letter is on screen. */
  changed(changes: Changes, doc: Node): void;
  /** The caret went into another block, or out of the text. */
  blockLeft(): void;
  /** The caret or the selection moved. */
  moved(): void;
  openMenu(pos: number, button: HTMLElement): void;
  /** What the handle of the block at a position is called. */
  handleName(pos: number): string;
  /** Undo, and nothing of the text is left to take back; whether something else was. */
  undoBeyond?(): boolean;
  /** While somebody suggests: a block was to come, go or move. */
  refused?(): void;
  /** A pair was moved with the pointer. */
  pairMoved(): void;
  /** Fills the figure of a portrait block; answers with what takes it down again. */
  showPortrait(figure: HTMLElement, portrait: string): () => void;
}

export class Manuscript {
  readonly view: EditorView;
  private last: string | null = null;
  private readonly cycle: Command = (state, dispatch) => cycleSpeaker((kind) => this.peopleFor(kind))(state, dispatch);

  constructor(place: HTMLElement, blocks: Block[], private readonly host: Host) {
    const plugins = [
      history({ depth: 10_000 }),
      keymap({ 'Mod-Shift-s': this.cycle }),
      ...keys(),
      keymap({ 'Mod-z': () => host.undoBeyond?.() ?? false }),
      gapCursor(),
      typography(host.language, host.setsTypography),
      paste({ people: host.people, speakerOf: (doc, kind) => speakerBefore(doc, nodes[kind], doc.childCount) ?? this.peopleFor(kind)[0] ?? null }),
      identity(),
      dress(host.words, host.openMenu),
      inspection(),
      remarks(() => host.refused?.()),
      find(),
      focusMode(),
      handle({ name: host.handleName, openMenu: host.openMenu, moved: host.pairMoved }),
    ];
    const state = EditorState.create({ doc: toDocument(blocks, newId), plugins });
    this.view = new EditorView(place, {
      state,
      editable: () => host.editable,
      attributes: () => ({
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': host.label,
        'aria-describedby': 'manuscript-hint',
        'aria-readonly': String(!host.editable),
        lang: host.language(),
        dir: 'auto',
        spellcheck: 'false',
      }),
      nodeViews: { portrait: (node) => this.portraitView(node) },
      dispatchTransaction: (transaction) => {
        const before = this.view.state.doc;
        this.view.updateState(this.view.state.apply(transaction));
        // What came from another window is on the disk already.
        if (transaction.docChanged && !transaction.getMeta('remote'))
          host.changed(changesBetween(before, this.view.state.doc), this.view.state.doc);
        this.follow();
      },
      handleDOMEvents: {
        blur: () => {
          host.blockLeft();
          return false;
        },
      },
    });
  }

  /** Who can ask, who can answer. */
  private peopleFor(kind: 'question' | 'answer'): string[] {
    const isGuest = kind === 'answer';
    return this.host.people().filter((person) => (person.role === 'guest') === isGuest).map((person) => person.id);
  }

  /** Tells when the caret has left a block. */
  private follow(): void {
    const { $from } = this.view.state.selection;
    const now = $from.depth > 0 ? String($from.node(1).attrs.id) : null;
    if (this.last !== null && now !== this.last) this.host.blockLeft();
    this.last = now;
    this.host.moved();
  }

  private portraitView(node: Node): NodeView {
    const dom = document.createElement('figure');
    dom.dataset.kind = 'portrait';
    dom.id = String(node.attrs.id);
    dom.contentEditable = 'false';
    const takeDown = this.host.showPortrait(dom, String(node.attrs.portrait));
    return {
      dom,
      destroy: takeDown,
      ignoreMutation: () => true,
      stopEvent: (event) => event.target !== dom && event.type !== 'mousedown',
    };
  }

  run(command: Command): void {
    command(this.view.state, (tr) => this.view.dispatch(tr), this.view);
    this.view.focus();
  }

  /** A command about the block that begins at `pos`, with the caret in it. */
  private at(pos: number, command: Command): void {
    const node = this.view.state.doc.nodeAt(pos);
    if (!node) return;
    const { $from } = this.view.state.selection;
    const isInside = $from.depth > 0 && $from.before(1) === pos;
    if (!isInside) {
      const selection = node.isAtom
        ? NodeSelection.create(this.view.state.doc, pos)
        : Selection.near(this.view.state.doc.resolve(pos + 1), 1);
      this.view.dispatch(this.view.state.tr.setSelection(selection));
    }
    this.run(command);
  }

  setKind = (pos: number, type: NodeType, attrs?: Record<string, unknown>) => this.at(pos, setKind(type, attrs));
  setSpeaker = (pos: number, speaker: string | null) => this.at(pos, setSpeaker(speaker));
  movePair = (pos: number, direction: 1 | -1) => this.at(pos, movePair(direction));
  deleteBlock = (pos: number) => this.at(pos, deleteBlock);
  doAt = (pos: number, command: Command) => this.at(pos, command);
  nextSpeaker = () => this.run(this.cycle);
  insertBelow = (pos: number, type: NodeType, attrs?: Record<string, unknown>) => this.at(pos, insertBelow(type, attrs));
  insertAtCaret = (type: NodeType, attrs?: Record<string, unknown>) => this.run(insertBelow(type, attrs));

  /** Where the block with the caret begins. */
  caretBlock(): number | null {
    const { selection } = this.view.state;
    if (selection instanceof NodeSelection && selection.$from.depth === 0) return selection.from;
    return selection.$from.depth > 0 ? selection.$from.before(1) : null;
  }

  /** The link at the caret, or null. */
  linkAtCaret(): string | null {
    const { $from, from, to, empty } = this.view.state.selection;
    let href: string | null = null;
    if (empty) href = (marks.link.isInSet($from.marks())?.attrs.href as string | undefined) ?? null;
    else
      this.view.state.doc.nodesBetween(from, to, (node) => {
        href ??= (marks.link.isInSet(node.marks)?.attrs.href as string | undefined) ?? null;
      });
    return href;
  }

  /** Sets or clears the link of the selection. */
  setLink(href: string | null): void {
    const { from, to } = this.view.state.selection;
    const tr = this.view.state.tr.removeMark(from, to, marks.link);
    if (href) tr.addMark(from, to, marks.link.create({ href }));
    this.view.dispatch(tr);
    this.view.focus();
  }

  /** The block with this id and where it begins. */
  private block(id: string): { node: Node; pos: number } | null {
    let found: { node: Node; pos: number } | null = null;
    this.view.state.doc.forEach((node, pos) => {
      if (node.attrs.id === id) found = { node, pos };
    });
    return found;
  }

  /** Shows a block and puts the caret into it, or selects characters of its text (as Rust counts them). */
  jumpTo(id: string, from = 0, to = from): void {
    const found = this.block(id);
    if (!found) return;
    const { node, pos } = found;
    const { doc } = this.view.state;
    const [start, end] = [positionOf(node, pos, from), positionOf(node, pos, to)];
    const selection = node.isAtom
      ? NodeSelection.create(doc, pos)
      : start === null
        ? Selection.near(doc.resolve(pos + 1), 1)
        : TextSelection.between(doc.resolve(start), doc.resolve(end ?? start));
    this.view.dispatch(this.view.state.tr.setSelection(selection));
    this.view.focus();
    this.center();
  }

  /** Characters of a block's text, as they stand. */
  words(id: string, from: number, to: number): string {
    const found = this.block(id);
    const [start, end] = found ? [positionOf(found.node, found.pos, from), positionOf(found.node, found.pos, to)] : [null, null];
    return start === null || end === null ? '' : this.view.state.doc.textBetween(start, end);
  }

  /** Other words in place of characters of a block's text, set as they were. */
  reword(id: string, from: number, to: number, text: string): void {
    const found = this.block(id);
    const [start, end] = found ? [positionOf(found.node, found.pos, from), positionOf(found.node, found.pos, to)] : [null, null];
    if (start === null || end === null) return;
    this.view.dispatch(this.view.state.tr.insertText(text, start, end));
    this.view.focus();
  }

  /** All turns of one person become those of another. */
  replaceSpeaker(from: string, to: string): void {
    const tr = this.view.state.tr;
    this.view.state.doc.forEach((node, pos) => {
      if (node.attrs.speaker === from) tr.setNodeAttribute(pos, 'speaker', to);
    });
    this.view.dispatch(tr);
  }

  /** Words as a block of their own below the caret's; of what kind, the person decides. */
  insertText(text: string): void {
    this.run(insertBelow(nodes.answer));
    this.view.dispatch(this.view.state.tr.insertText(text));
  }

  /** The caret in the middle of the page. */
  center(): void {
    const { node } = this.view.domAtPos(this.view.state.selection.head);
    const element = node instanceof HTMLElement ? node : node.parentElement;
    element?.scrollIntoView({ block: 'center' });
  }

  /** Where the caret is: its block, and how far behind that block's beginning. */
  place(): { block: string; at: number } | null {
    const { $head } = this.view.state.selection;
    if ($head.depth === 0) return null;
    return { block: String($head.node(1).attrs.id), at: $head.pos - $head.before(1) };
  }

  /** The caret back where it was. */
  returnTo({ block, at }: { block: string; at: number }): void {
    const found = this.block(block);
    if (!found) return;
    const { doc } = this.view.state;
    const pos = Math.min(found.pos + at, found.pos + found.node.nodeSize - 1);
    this.view.dispatch(this.view.state.tr.setSelection(TextSelection.near(doc.resolve(pos), -1)));
    this.view.focus();
    this.center();
  }

  /** Moves the pair that begins with one block before another block; null is the end. */
  movePairBefore(id: string, before: string | null): void {
    const { doc } = this.view.state;
    const index = (wanted: string) => Array.from({ length: doc.childCount }, (_, i) => i).find((i) => doc.child(i).attrs.id === wanted);
    const [from, to] = [index(id), before === null ? doc.childCount : index(before)];
    if (from !== undefined && to !== undefined) movePairTo(from, to)(this.view.state, (tr) => this.view.dispatch(tr));
  }

  /** A box below the block at the caret. */
  insertBox(heading: string, text: Paragraph[]): void {
    const block: Block = { id: newId(), kind: 'box', heading, text };
    const at = this.caretBlock();
    const after = at === null ? this.view.state.doc.content.size : at + (this.view.state.doc.nodeAt(at)?.nodeSize ?? 0);
    this.view.dispatch(this.view.state.tr.insert(after, toNode(block)));
    this.jumpTo(block.id);
  }

  setFocusMode = (isOn: boolean) => setFocusMode(this.view, isOn);
  inspected = (inspected: Inspected) => show(this.view, inspected);

  remarked = (remarked: Remarked) => showRemarks(this.view, remarked);

  /** The selected words, as characters of their block's text; an empty selection is the whole block. */
  selected(): { block: string; from: number; to: number; words: string } | null {
    const { $from, $to, from, to, empty } = this.view.state.selection;
    if ($from.depth === 0 || $to.depth === 0 || $from.before(1) !== $to.before(1)) return null;
    const [node, start] = [$from.node(1), $from.before(1) + 1];
    const block = String(node.attrs.id);
    if (empty) return { block, from: 0, to: 0, words: '' };
    const words = this.view.state.doc.textBetween(from, to, '\n\n', '\n');
    return { block, from: charactersBefore(node, start, from), to: charactersBefore(node, start, to), words };
  }

  /** Sets the typography of the selection, or of everything. Answers whether anything was to do. */
  setTypography(): boolean {
    const tr = setTypography(this.view.state, this.host.language());
    if (tr) this.view.dispatch(tr);
    return tr !== null;
  }

  /** Takes over what another window has written; blocks in `own` are about to be written by this one. */
  take(blocks: Block[], own: ReadonlySet<string>): void {
    const tr = take(this.view.state, blocks, own);
    if (tr) this.view.dispatch(tr);
  }

  /** The caret into the first block that can be written in. */
  focusStart(): void {
    const { doc, tr } = this.view.state;
    this.view.dispatch(tr.setSelection(Selection.findFrom(doc.resolve(0), 1, true) ?? Selection.atStart(doc)));
    this.view.focus();
  }

  redress = () => redress(this.view);

  /** Ids of the portraits that the text shows. */
  shownPortraits(): string[] {
    const shown: string[] = [];
    this.view.state.doc.forEach((node) => {
      if (node.type === nodes.portrait) shown.push(String(node.attrs.portrait));
    });
    return shown;
  }

  /** Takes the blocks of a portrait out of the text. */
  removePortrait(portrait: string): void {
    const found: [number, number][] = [];
    this.view.state.doc.forEach((node, pos) => {
      if (node.type === nodes.portrait && node.attrs.portrait === portrait) found.push([pos, pos + node.nodeSize]);
    });
    const tr = this.view.state.tr;
    for (const [from, to] of found.reverse()) tr.delete(from, to);
    if (tr.docChanged) this.view.dispatch(tr);
  }

  destroy(): void {
    this.view.destroy();
  }
}
