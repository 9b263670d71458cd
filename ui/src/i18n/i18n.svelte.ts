/** The texts of the window, in German and English (assets/locales). */
import de from '@locales/de.json';
import en from '@locales/en.json';

export type Language = 'de' | 'en';
export type Key = keyof typeof de extends infer K ? (K extends `${infer Base}.one` | `${infer Base}.other` ? K | Base : K) : never;
type Values = Record<string, string | number>;

const catalogues: Record<Language, Record<string, string>> = { de, en };
const rules: Record<Language, Intl.PluralRules> = { de: new Intl.PluralRules('de'), en: new Intl.PluralRules('en') };

let language = $state<Language>('de');

export function currentLanguage(): Language {
  return language;
}

export function speak(wanted: Language): void {
  language = wanted;
  if (typeof document !== 'undefined') document.documentElement.lang = wanted;
}

/** The text for a key; `{name}` is filled in, `{n}` also chooses between `key.one` and `key.other`. */
export function t(key: Key, values: Values = {}): string {
  const catalogue = catalogues[language];
  const plural = typeof values.n === 'number' ? catalogue[`${key}.${rules[language].select(values.n)}`] : undefined;
  const text = plural ?? catalogue[`${key}.other`] ?? catalogue[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? number(value) : (value ?? whole);
  });
}

/** A number with narrow spaces between thousands, as both our languages allow. */
export function number(value: number): string {
  return value.toString().replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

export function time(at: number): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false }).format(at);
}

/** Today the time, else the day. */
/** A day, given as ISO 8601. */
export function day(iso: string): string {
  return new Intl.DateTimeFormat(currentLanguage(), { day: '2-digit', month: '2-digit', year: 'numeric' }).format(Date.parse(iso));
}

export function when(at: number, now: number = Date.now()): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  if (isToday) return time(at);
  return new Intl.DateTimeFormat(language, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(at);
}
