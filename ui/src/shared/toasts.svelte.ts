/** Short messages at the edge of the window; each may offer to undo what it tells. */
export interface Toast {
  id: number;
  text: string;
  action?: { text: string; run: () => void };
}

/** Long enough to read and to reach (WCAG 2.2.1); never the only way. */
const SHOWN = 8_000;

class Toasts {
  list: Toast[] = $state.raw([]);
  private next = 1;

  show(text: string, action?: Toast['action']): void {
    const id = this.next++;
    this.list = [...this.list.slice(-2), action ? { id, text, action } : { id, text }];
    setTimeout(() => this.drop(id), SHOWN);
  }

  drop(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
