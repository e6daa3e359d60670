import { createHash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from 'vitest';
import { demoCities } from './cities.ts';
import { generateObjects } from './objects.ts';
import type { ObjectRow } from './rows.ts';

/** Canonical JSON of rows without numbers: sorted keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

test('a page of a register costs at most 60 bytes a row', () => {
  const pages = new Map<number, ObjectRow[]>();
  const count = 25_000;
  for (const row of generateObjects(demoCities[2]!, { count })) {
    const page = createHash('sha256').update(row.id).digest()[0]! >> 2;
    pages.set(page, [...(pages.get(page) ?? []), row]);
  }
  let bytes = 0;
  for (const rows of pages.values()) {
    const lines = rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map((row) => `${canonical(row)}\n`);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 20 };
    bytes += brotliCompressSync(lines.join(''), { params }).length;
  }
  expect(bytes / count).toBeLessThan(60);
});
