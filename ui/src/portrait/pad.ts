/** A picture on which something is moved, with the pointer and with the arrow keys. */

/** One hundredth of the picture; with Shift five. */
const STEP = 100;

const arrows: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export interface Moves {
  /** The pointer went down at this place, in ten-thousandths of the picture. */
  grab: (x: number, y: number) => void;
  /** The pointer that went down is now at this place. */
  drag: (x: number, y: number) => void;
  /** So far, in ten-thousandths of the picture. */
  step: (dx: number, dy: number) => void;
}

/** To be attached to the element that has the size of the picture. The arrow keys are heard from the controls in it. */
export function pad({ grab, drag, step }: Moves) {
  return (element: HTMLElement) => {
    const place = (event: PointerEvent): [number, number] => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const share = (at: number, size: number) => Math.round(Math.min(Math.max(at / size, 0), 1) * 10_000);
      return [share(event.clientX - left, width), share(event.clientY - top, height)];
    };
    const down = (event: PointerEvent) => {
      if (event.button !== 0 || element.closest('fieldset:disabled')) return;
      event.preventDefault();
      element.setPointerCapture(event.pointerId);
      element.querySelector<HTMLElement>('input')?.focus({ preventScroll: true });
      grab(...place(event));
    };
    const move = (event: PointerEvent) => {
      if (element.hasPointerCapture(event.pointerId)) drag(...place(event));
    };
    const key = (event: KeyboardEvent) => {
      const arrow = arrows[event.key];
      if (!arrow || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const far = event.shiftKey ? 5 * STEP : STEP;
      step(arrow[0] * far, arrow[1] * far);
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('keydown', key);
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('keydown', key);
    };
  };
}
