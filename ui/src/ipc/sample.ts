/** An invented interview, and the names of others: what the newsroom in memory begins with. */
import type { Block, Finding, Interview } from './types';

const PICTURE = 'a1'.repeat(32);

const pairs: [string, string[]][] = [
  [
    'Frau Sonnleitner, Sie stimmen seit dreißig Jahren Orgeln. Hören Sie noch Musik?',
    ['Selten beim Arbeiten. Ich höre Luft.', 'Musik höre ich am Sonntag, wenn jemand anderes schuld ist.'],
  ],
  ['Was hört man in der Luft?', ['Ob eine Pfeife atmet oder nur pfeift. Das ist ein Unterschied wie zwischen Reden und Sprechen.']],
  ['Wie lange dauert es, eine Orgel zu stimmen?', ['Eine kleine zwei Tage. Die in Brannau hat 3.112 Pfeifen, da bin ich drei Wochen im Gehäuse.']],
  [
    'Allein?',
    ['Zu zweit. Einer drückt die Taste, einer steht in den Pfeifen.', 'Man redet wenig. Man ruft „weiter“ und „halt“.'],
  ],
  ['Wer drückt bei Ihnen die Taste?', ['Seit elf Jahren mein Sohn. Er wollte Schreiner werden, jetzt ist er beides.']],
  ['Gibt es Pfeifen, die Sie nicht mögen?', ['Ja, und die wissen das.']],
  ['Was kostet ein Ton?', ['Die Stunde achtundsechzig Euro. Der Ton selbst ist umsonst, er ist ja schon da.']],
  ['Wann hören Sie auf?', ['Wenn ich die oberste Oktave nicht mehr höre. Mein Arzt sagt: in vier Jahren.']],
];

function blocks(): Block[] {
  const text: Block[] = [
    { id: 'intro', kind: 'intro', text: [[{ text: 'Marlene Sonnleitner empfängt in der Werkstatt, es riecht nach Leim.' }]] },
  ];
  pairs.forEach(([question, answer], at) => {
    text.push({ id: `q${at + 1}`, kind: 'question', speaker: 'reporter', text: [[{ text: question }]] });
    text.push({ id: `a${at + 1}`, kind: 'answer', speaker: 'guest', text: answer.map((paragraph) => [{ text: paragraph }]) });
    if (at === 0) text.push({ id: 'picture', kind: 'portrait', portrait: 'portrait' });
    if (at === 1) {
      const words = 'Ob eine Pfeife atmet oder nur pfeift.';
      text.push({ id: 'quote', kind: 'pullquote', text: [{ text: words }], source: { block: 'a2', from: 0, to: words.length, words } });
    }
    if (at === 3) text.push({ id: 'subheading', kind: 'subheading', text: [{ text: 'Weiter und halt' }] });
  });
  text.push({ id: 'note', kind: 'note', for: 'desk', text: [[{ text: 'Zahl der Pfeifen noch einmal prüfen.' }]] });
  text.push({ id: 'box', kind: 'box', heading: 'Zur Person', text: [[{ text: 'Marlene Sonnleitner, 58, ist Orgelbauerin in ' }, { text: 'Brannau', marks: ['emphasis'] }, { text: '.' }]] });
  return text;
}

export function sampleInterview(): Interview {
  return {
    title: {
      kicker: 'Handwerk',
      headline: '„Ich höre Luft“',
      standfirst: 'Die Orgelbauerin Marlene Sonnleitner über Töne, die schon da sind, und einen Arzt, der mitzählt.',
      byline: [{ role: 'interview', names: ['Jonas Wieland'] }],
    },
    blocks: blocks(),
    people: [
      { id: 'guest', role: 'guest', name: 'Marlene Sonnleitner', function: 'Orgelbauerin', organisation: 'Werkstatt Brannau' },
      { id: 'reporter', role: 'interviewer', name: 'Jonas Wieland', short: 'Tagblatt' },
    ],
    portraits: [
      {
        id: 'portrait',
        original: PICTURE,
        fileName: 'sonnleitner.jpg',
        alt: { text: 'Marlene Sonnleitner steht zwischen Orgelpfeifen' },
        caption: 'Marlene Sonnleitner in der Werkstatt',
        credit: { creator: 'Ada Brehm', provider: 'Tagblatt' },
      },
    ],
    details: { language: 'de', date: '2025-03-14', category: 'Kultur', tags: ['Orgel', 'Handwerk'] },
  };
}

export const sampleFindings: Finding[] = [
  {
    rule: 'pullquote-source',
    severity: 'blocks',
    place: { part: 'block', block: 'quote', from: 0, to: 37 },
    message: 'Das Zitat steht so nicht in der Antwort.',
    fix: 'Wortlaut aus der Antwort übernehmen',
  },
  { rule: 'headline-length', severity: 'warning', place: { part: 'headline' }, message: 'Die Überschrift ist kurz.', fix: null },
  { rule: 'answer-short', severity: 'hint', place: { part: 'block', block: 'a6' }, message: 'Diese Antwort ist sehr kurz.', fix: null },
];

const trades = ['Bäckerin', 'Brückenwärter', 'Glaziologin', 'Kartograf', 'Hebamme', 'Uhrmacher', 'Lotsin', 'Imker', 'Setzerin', 'Förster'];
const names = ['Ilse Trautmann', 'Karim Vogt', 'Lena Ostrowski', 'Piet Harms'];

/** A short interview of its own for each number. */
export function shortInterview(n: number): Interview {
  const trade = trades[n % trades.length] ?? '';
  const name = names[Math.floor(n / trades.length) % names.length] ?? '';
  return {
    title: { headline: `${trade}: ein Gespräch am Morgen` },
    blocks: [
      { id: 'q1', kind: 'question', text: [[{ text: 'Wann beginnt Ihr Tag?' }]] },
      { id: 'a1', kind: 'answer', speaker: 'guest', text: [[{ text: `Um ${(n % 5) + 3} Uhr. Als ${trade} kennt man die Dämmerung.` }]] },
    ],
    people: [{ id: 'guest', role: 'guest', name, function: trade }],
    portraits: [],
    details: { language: 'de' },
  };
}
