/** One budget: what was measured and what it may be, in the same unit. */
export type Line = { name: string; measured: number; budget: number; unit: string; note?: string };

/** Something that is shown beside a budget for comparison, and has none itself. */
export type Beside = { name: string; measured: number; unit: string };

const figure = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);

export const isOver = (line: Line): boolean => line.measured > line.budget;

export function printLine(line: Line): void {
  const { name, measured, budget, unit, note } = line;
  const verdict = isOver(line) ? 'over' : 'ok';
  console.log(
    `${name}: ${figure(measured)} ${unit}, budget ${figure(budget)} ${unit}, ${verdict}${note ? ` (${note})` : ''}`,
  );
}

export function printBeside({ name, measured, unit }: Beside): void {
  console.log(`  beside it, ${name}: ${figure(measured)} ${unit}`);
}

/** Seconds that something took, with what came of it. */
export async function timed<T>(work: () => T | Promise<T>): Promise<[seconds: number, result: T]> {
  const start = performance.now();
  const result = await work();
  return [(performance.now() - start) / 1_000, result];
}

/** The median of numbers. */
export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

export const p95 = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)]!;

/** Milliseconds of each of so many asks; a function of AWS answers one at a time. */
export async function oneAfterAnother(asks: number, ask: (n: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < asks; n++) times.push((await timed(() => ask(n)))[0] * 1_000);
  return times;
}
