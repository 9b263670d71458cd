/** The editor of one draft: ProseMirror with our schema, keys and dress, and a door for the screen around it. */
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import type { Node, NodeType } from 'prosemirror-model';
import { type Command, EditorState, NodeSelection, Selection, TextSelection } from 'prosemirror-state';
import { EditorView, type NodeView } from 'prosemirror-view';
import type { Block } from '../ipc/types';
import { type Changes, changesBetween } from './changes';
import { insertBelow, movePair, posOf, setKind, setSpeaker } from './commands';
import { toDocument } from './convert';
import { dress, redress, type Words } from './dress';
import { identity } from './identity';
import { newId } from './ids';
import { keys } from './keys';
import { marks, nodes } from './schema';
import { deleteBlock } from './structure';

export interface Host {
  words: Words;
  label: string;
  language: string;
  editable: boolean;
  /** The document changed; called after the letter is on screen. */
  changed(changes: Changes, doc: Node): void;
  /** The caret went into another block, or out of the text. */
  blockLeft(): void;
  /** The caret or the selection moved. */
  moved(): void;
  openMenu(pos: number, button: HTMLElement): void;
  /** Fills the figure of a portrait block; answers with what takes it down again. */
  showPortrait(figure: HTMLElement, portrait: string): () => void;
}

export class Manuscript {
  readonly view: EditorView;
  private block: string | null = null;

  constructor(place: HTMLElement, blocks: Block[], private readonly host: Host) {
    const plugins = [history(), ...keys(), gapCursor(), identity(), dress(host.words, host.openMenu)];
    const state = EditorState.create({ doc: toDocument(blocks, newId), plugins });
    this.view = new EditorView(place, {
      state,
      editable: () => host.editable,
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': host.label,
        'aria-describedby': 'manuscript-hint',
        'aria-readonly': String(!host.editable),
        lang: host.language,
        dir: 'auto',
        spellcheck: 'false',
      },
      nodeViews: { portrait: (node) => this.portraitView(node) },
      dispatchTransaction: (transaction) => {
        const before = this.view.state.doc;
        this.view.updateState(this.view.state.apply(transaction));
        if (transaction.docChanged) host.changed(changesBetween(before, this.view.state.doc), this.view.state.doc);
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

  /** Tells when the caret has left a block. */
  private follow(): void {
    const { $from } = this.view.state.selection;
    const now = $from.depth > 0 ? String($from.node(1).attrs.id) : null;
    if (this.block !== null && now !== this.block) this.host.blockLeft();
    this.block = now;
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

  /** Shows a block and puts the caret into it. */
  jumpTo(id: string, from?: number): void {
    const { doc } = this.view.state;
    for (let i = 0; i < doc.childCount; i++) {
      const node = doc.child(i);
      if (node.attrs.id !== id) continue;
      const pos = posOf(doc, i);
      const inside = Math.min(pos + 1 + (from ?? 0), pos + node.nodeSize - 1);
      const selection = node.isAtom ? NodeSelection.create(doc, pos) : Selection.near(doc.resolve(inside), 1);
      this.view.dispatch(this.view.state.tr.setSelection(selection));
      this.view.focus();
      const dom = this.view.nodeDOM(pos);
      if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'center' });
      return;
    }
  }

  /** The caret into the first block that can be written in. */
  focusStart(): void {
    this.view.dispatch(this.view.state.tr.setSelection(TextSelection.atStart(this.view.state.doc)));
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
