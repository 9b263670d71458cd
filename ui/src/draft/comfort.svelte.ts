/** How a person likes to write: kept on this machine, for every draft. */
/** How the speaker of a turn is shown beside it. */
export type Labels = 'surname' | 'full-first' | 'initials' | 'publication' | 'none';

interface Kept {
  labels: Labels;
  outline: boolean;
  inspector: boolean;
  focus: boolean;
  typewriter: boolean;
  typography: boolean;
  /** Size of the text; 1 is as designed. */
  scale: number;
}

const KEY = 'comfort';
const usual: Kept = { labels: 'surname', outline: true, inspector: true, focus: false, typewriter: false, typography: true, scale: 1 };
const SCALES = [0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2];

function read(): Kept {
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Kept>) };
  } catch {
    return usual;
  }
}

class Comfort {
  private kept: Kept = $state.raw(read());

  get now(): Kept {
    return this.kept;
  }

  set(part: Partial<Kept>): void {
    this.kept = { ...this.kept, ...part };
    localStorage.setItem(KEY, JSON.stringify(this.kept));
  }

  toggle(name: Exclude<keyof Kept, 'scale' | 'labels'>): void {
    this.set({ [name]: !this.kept[name] });
  }

  /** One step larger or smaller; 0 is as designed. */
  zoom(step: 1 | -1 | 0): void {
    const at = SCALES.findIndex((scale) => scale >= this.kept.scale);
    this.set({ scale: step === 0 ? 1 : (SCALES[Math.max(0, Math.min(SCALES.length - 1, at + step))] ?? 1) });
  }
}

export const comfort = new Comfort();
