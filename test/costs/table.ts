import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Assumptions, costOf, type Measurements, type Prices, type Usage } from './model.ts';

const sizes = [1, 14, 300];

/** What the table is reckoned from, as it is kept beside this file. */
export async function given() {
  const read = async (name: string) => JSON.parse(await readFile(join(import.meta.dirname, name), 'utf8'));
  const { usage, assumptions } = (await read('usage.json')) as { usage: Usage; assumptions: Assumptions };
  const measured = (await read('measurements.json')) as Measurements;
  const prices = (await read('prices.json')) as Prices;
  return { measured, usage, assumptions, prices };
}

const usd = (value: number) => value.toFixed(2);

/** The table of costs in Markdown: USD a month by part for deployments of each size, and a city's share. */
export function costTable(input: Awaited<ReturnType<typeof given>>): string {
  const columns = sizes.map((cities) => costOf(cities, input));
  const rows = Object.keys(columns[0]!).map((part) => [part, ...columns.map((column) => usd(column[part]!))]);
  const totals = columns.map((column) => Object.values(column).reduce((a, b) => a + b));
  const all = [
    ['USD a month', ...sizes.map((cities) => (cities === 1 ? '1 city' : `${cities} cities`))],
    ...rows,
    ['all', ...totals.map(usd)],
    ['a city', ...totals.map((total, i) => usd(total / sizes[i]!))],
  ];
  const widths = all[0]!.map((_, i) => Math.max(...all.map((row) => row[i]!.length)));
  const line = (row: string[]) =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(all[0]!), rule, ...all.slice(1).map(line)].join('\n');
}
