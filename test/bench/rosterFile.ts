import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { demoCities, generateObjects } from '@mingcha/demo';
import { objectKind } from '@mingcha/inspection';
import { writeCsv } from '@mingcha/tabular';

export const benchRows = 200_000;
export const benchCity = demoCities.find((city) => city.code === '621200')!;

function cell(value: unknown): string {
  if (!Array.isArray(value)) return String(value ?? '');
  return value.join('、');
}

/** Writes the roster that is imported as CSV, in a process of its own: its memory is not the import's. */
export async function writeRosterFile(file: string): Promise<void> {
  const columns = objectKind.columns.filter((column) => column.type !== 'records');
  const table = function* () {
    for (const row of generateObjects(benchCity, { count: benchRows, today: '2026-11-20' })) {
      yield columns.map((column) => cell((row as unknown as Record<string, unknown>)[column.field]));
    }
  };
  const headers = columns.map((column) => column.header);
  await pipeline(Readable.from(writeCsv(headers, table())), createWriteStream(file));
}
