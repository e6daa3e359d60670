import type { Chart, Paper, Section, Table } from './paper.ts';

// Control characters, non-characters and halves of surrogate pairs: XML forbids them, and no font has them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const hostile = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff\ufeff]|\p{Cs}/gu;

/** A text that both formats can hold; line ends are `\n`. */
export const cleanText = (text: string): string =>
  text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(hostile, '');

const oneLine = (text: string): string => cleanText(text).replace(/\n+/g, ' ').trim();

const cleanTable = ({ title, columns, rows, widths, form }: Table): Table => ({
  ...(title !== undefined && { title: oneLine(title) }),
  columns: columns.map(oneLine),
  // As many cells as columns, so that no row shifts the table.
  rows: rows.map((row) => columns.map((_, i) => cleanText(row[i] ?? ''))),
  ...(widths && { widths }),
  ...(form && { form }),
});

/** A chart whose texts can be drawn. */
export const cleanChart = ({ kind, title, labels, series, unit }: Chart): Chart => ({
  kind,
  title: oneLine(title),
  labels: labels.map(oneLine),
  series: series.map((one) => ({ ...one, name: oneLine(one.name) })),
  ...(unit !== undefined && { unit: oneLine(unit) }),
});

const cleanSection = ({ heading, paragraphs, table, chart }: Section): Section => ({
  heading: oneLine(heading),
  paragraphs: paragraphs.flatMap((text) => cleanText(text).split('\n')).filter((text) => text.trim() !== ''),
  ...(table && { table: cleanTable(table) }),
  ...(chart && { chart: cleanChart(chart) }),
});

/** The paper as both formats write it: no character that XML or a font refuses, one paragraph a line. */
export const cleanPaper = (given: Paper): Paper => ({
  organ: oneLine(given.organ),
  ...cleanOf(given, 'number', 'signer', 'recipients', 'footer'),
  title: oneLine(given.title),
  date: given.date,
  sections: given.sections.map(cleanSection),
  ...(given.code && { code: { ...given.code, caption: oneLine(given.code.caption) } }),
  ...(given.seal && { seal: given.seal }),
  ...(given.form && { form: given.form }),
  ...(given.sheet && { sheet: given.sheet }),
});

/** Those of these texts that there are, each on one line. */
function cleanOf<K extends 'number' | 'signer' | 'recipients' | 'footer'>(given: Paper, ...names: K[]) {
  const there = names.filter((name) => given[name] !== undefined);
  return Object.fromEntries(there.map((name) => [name, oneLine(given[name]!)])) as Partial<Record<K, string>>;
}
