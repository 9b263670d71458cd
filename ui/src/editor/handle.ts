/**
 * The handle beside the block under the pointer or with the caret: a click opens the block's menu, dragging moves its
 * pair. Pointer events only: native drags are dead under the program's own file drops. Its twins for the keyboard are
 * Shift-F10 and Alt-↑/↓.
 */
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { pairRange, posOf } from './commands';
import { movePairTo } from './structure';

export interface HandleHost {
  /** What the button is called for a block at this position. */
  name(pos: number): string;
  openMenu(pos: number, button: HTMLElement): void;
  moved(): void;
}

/** So far the pointer goes before a click becomes a drag, in CSS pixels. */
const DRAG = 5;

export function handle(host: HandleHost): Plugin {
  return new Plugin({ view: (view) => new Handle(view, host) });
}

class Handle {
  private readonly button = document.createElement('button');
  private readonly line = document.createElement('div');
  private readonly place: HTMLElement;
  private index = -1;
  private hovered = -1;
  private frame = 0;
  private drag: { y: number; isOn: boolean; target: number | null } | null = null;

  constructor(
    private readonly view: EditorView,
    private readonly host: HandleHost,
  ) {
    this.place = view.dom.parentElement ?? view.dom;
    this.button.type = 'button';
    this.button.className = 'handle';
    this.button.tabIndex = -1;
    this.button.setAttribute('aria-haspopup', 'menu');
    this.button.textContent = '⠿';
    this.line.className = 'drop-line';
    this.line.hidden = true;
    this.place.append(this.button, this.line);
    this.place.addEventListener('mousemove', this.hover);
    this.place.addEventListener('mouseleave', this.out);
    this.button.addEventListener('pointerdown', this.press);
    this.button.addEventListener('pointermove', this.move);
    this.button.addEventListener('pointerup', this.release);
    this.button.addEventListener('pointercancel', this.cancel);
    this.button.addEventListener('keydown', (event) => event.key === 'Escape' && this.cancel());
    this.update();
  }

  /** The caret has moved or the text has changed. Where that puts the handle is asked after the letter is painted. */
  update(): void {
    if (this.drag?.isOn || this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      const { selection, doc } = this.view.state;
      this.show(Math.min(this.hovered >= 0 ? this.hovered : selection.$from.index(0), doc.childCount - 1));
    });
  }

  private blockAt(y: number): number {
    const blocks = this.blocks();
    let found = -1;
    for (let i = 0; i < blocks.length; i++) {
      if ((blocks[i]?.getBoundingClientRect().top ?? Infinity) <= y + 4) found = i;
    }
    return found;
  }

  /** The elements of the blocks, in order; widgets stand between them. */
  private blocks(): HTMLElement[] {
    return Array.from(this.view.dom.children).filter(
      (child): child is HTMLElement => child instanceof HTMLElement && child.dataset.kind !== undefined,
    );
  }

  private show(index: number): void {
    const element = this.view.nodeDOM(posOf(this.view.state.doc, Math.max(0, index)));
    if (!(element instanceof HTMLElement) || !this.view.editable) {
      this.button.hidden = true;
      return;
    }
    this.index = index;
    this.button.hidden = false;
    this.button.setAttribute('aria-label', this.host.name(posOf(this.view.state.doc, index)));
    this.button.style.insetBlockStart = `${element.offsetTop}px`;
  }

  private readonly hover = (event: MouseEvent) => {
    if (this.drag) return;
    const at = this.blockAt(event.clientY);
    if (at === this.hovered) return;
    this.hovered = at;
    this.update();
  };

  private readonly out = () => {
    this.hovered = -1;
    this.update();
  };

  private readonly press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    this.button.setPointerCapture(event.pointerId);
    this.drag = { y: event.clientY, isOn: false, target: null };
  };

  private readonly move = (event: PointerEvent) => {
    const { drag } = this;
    if (!drag) return;
    if (!drag.isOn && Math.abs(event.clientY - drag.y) < DRAG) return;
    drag.isOn = true;
    this.button.classList.add('is-dragging');
    const { doc } = this.view.state;
    const blocks = this.blocks();
    const over = this.blockAt(event.clientY);
    const [from, to] = pairRange(doc, Math.max(0, over));
    const box = (i: number) => blocks[i]?.getBoundingClientRect();
    const [top, bottom] = [box(from)?.top ?? 0, box(to - 1)?.bottom ?? 0];
    drag.target = event.clientY < (top + bottom) / 2 ? from : to;
    const edge = drag.target < blocks.length ? blocks[drag.target]?.offsetTop : this.endOf(blocks.at(-1));
    this.line.hidden = false;
    this.line.style.insetBlockStart = `${(edge ?? 0) - 8}px`;
  };

  private endOf(element: HTMLElement | undefined): number {
    return element ? element.offsetTop + element.offsetHeight + 16 : 0;
  }

  private readonly release = () => {
    const { drag, index } = this;
    this.cancel();
    if (!drag) return;
    if (!drag.isOn) return this.host.openMenu(posOf(this.view.state.doc, index), this.button);
    if (drag.target !== null && movePairTo(index, drag.target)(this.view.state, (tr) => this.view.dispatch(tr))) this.host.moved();
    this.view.focus();
  };

  private readonly cancel = () => {
    this.drag = null;
    this.line.hidden = true;
    this.button.classList.remove('is-dragging');
  };

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.place.removeEventListener('mousemove', this.hover);
    this.place.removeEventListener('mouseleave', this.out);
    this.button.remove();
    this.line.remove();
  }
}
