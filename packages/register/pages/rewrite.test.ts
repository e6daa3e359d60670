import { merkleRoot } from '@mingcha/kernel';
import { sha256Hex } from '@mingcha/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../types.ts';
import type { RowEdit } from './edits.ts';
import type { Entry } from './entry.ts';
import { sha256 } from './hash.ts';
import { byKey, rowKey } from './keys.ts';
import { leavesOf } from './leaves.ts';
import { decodeManifest, encodeManifest, type Manifest, pageOfKey, versionRoot } from './manifest.ts';
import { type BuiltPage, bytesOfRows, fitsPage, type PageRef, rowsOfBytes, type SealedPage } from './page.ts';
import type { Pages } from './pages.ts';
import { type Edits, type Rewritten, rewrite } from './rewrite.ts';
import { type Seal, sealRow } from './seal.ts';

const seal: Seal = { secret: new Uint8Array(32).fill(3), closed: new Set(['risk']) };

/** Pages in memory that count how often each is written. */
function memoryPages(): Pages & { writes: Map<string, number> } {
  const stored = new Map<string, Row[]>();
  const writes = new Map<string, number>();
  return {
    writes,
    load: async (page) => stored.get(page.hash)!,
    hold: async (page) => ({ rows: stored.get(page.hash)! }),
    peek: (page) => stored.get(page.hash),
    isStored: async (page) => stored.has(page.hash),
    async save(page, bytes) {
      stored.set(page.hash, rowsOfBytes(bytes));
      writes.set(page.hash, (writes.get(page.hash) ?? 0) + 1);
    },
  };
}

type Model = Map<string, Row & { n: number; text: string }>;
const row = (id: string, n: number, size: number) => ({ id, n, text: 'x'.repeat(size) });
const edit = (id: string, value: Row | null): RowEdit =>
  value ? sealRow(seal, value) : { key: rowKey(id), id, line: null };
const editsOf = (mode: Edits['mode'], changes: Map<string, Row | null>): Edits => ({
  mode,
  edits: [...changes].map(([id, value]) => edit(id, value)).sort(byKey),
});
/** By the way of many edits, and where they are few by theirs, which comes to the same. */
async function run(pages: Pages, manifest: Manifest, edits: Edits) {
  const changes = () => {
    const seen = new Map<string, unknown>();
    const onChange = (before: Row | undefined, after: Entry | undefined) =>
      void seen.set((before ?? after)!.id, [before, after?.line.toString()]);
    return { seen, onChange };
  };
  const kept = new Map<string, SealedPage>();
  const sealed = {
    async get(page: PageRef) {
      const bytes = bytesOfRows(page, await pages.load(page));
      return kept.get(page.hash) ?? { bytes, leaves: leavesOf(seal, bytes) };
    },
    keep: ({ ref, ...page }: BuiltPage) => void kept.set(ref.hash, page),
  };
  const [few, many] = [changes(), changes()];
  const rest = { seal, onProgress: undefined };
  const unsaved = { ...pages, save: async () => {} };
  const spliced = await rewrite({ ...rest, ...few, pages: unsaved, sealed }, manifest, edits);
  const made = await rewrite({ ...rest, ...many, pages }, manifest, edits);
  const sorted = ({ touched, ...more }: Rewritten) => ({ ...more, touched: touched?.sort() });
  expect(sorted(spliced)).toEqual(sorted(made));
  expect(few.seen).toEqual(many.seen);
  for (const page of made.manifest) {
    const { bytes, leaves } = kept.get(page.hash) ?? {};
    if (bytes) expect(leaves).toEqual(leavesOf(seal, bytes));
    if (bytes) expect(sha256Hex(bytes)).toBe(page.hash);
  }
  return made;
}
/** The same by amendments of those rows that are stored. */
async function amended(pages: Pages, manifest: Manifest, changes: ReadonlyMap<string, Row | null>) {
  const edits = [...changes].map(([id, value]) => ({
    ...{ key: rowKey(id), id },
    amend: (before: Row) => (value && before.id === id ? sealRow(seal, value) : undefined),
  }));
  return run(pages, manifest, { mode: 'edit', edits });
}
const rowsOf = async (pages: Pages, manifest: Manifest) =>
  (await Promise.all(manifest.map(pages.load))).flat() as (Row & { n: number })[];

/** A page fits; two neighbours that would fit one page together are one. */
function expectCanonical(manifest: readonly PageRef[]): void {
  const sums = new Map<string, { rows: number; bytes: number }>();
  for (const { prefix, count, bytes } of manifest) {
    expect(fitsPage(count, bytes)).toBe(true);
    for (let depth = 0; depth < prefix.length; depth++) {
      const sum = sums.get(prefix.slice(0, depth)) ?? { rows: 0, bytes: 0 };
      sums.set(prefix.slice(0, depth), { rows: sum.rows + count, bytes: sum.bytes + bytes });
    }
  }
  for (const [prefix, { rows, bytes }] of sums) expect(fitsPage(rows, bytes), prefix).toBe(false);
  const prefixes = manifest.map((page) => page.prefix);
  expect([...prefixes].sort()).toEqual(prefixes);
}

/** One step of a history: some rows of a range put (often large, so that bytes split pages too) or removed, or replaced. */
const step = fc.record({
  mode: fc.constantFrom<Edits['mode']>('edit', 'edit', 'edit', 'replace'),
  from: fc.nat(1200),
  span: fc.oneof(fc.nat(900), fc.nat(40)),
  every: fc.integer({ min: 1, max: 5 }),
  remove: fc.boolean(),
  size: fc.constantFrom(1, 50, 2_000, 30_000),
  n: fc.nat(3),
});

describe('pages', () => {
  it('depend on the rows only, not on the way there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const pages = memoryPages();
        const model: Model = new Map();
        let manifest: Manifest = [];
        for (const { mode, from, span, every, remove, size, n } of steps) {
          const changes = new Map<string, Row | null>();
          const large = size > 1_000 ? Math.min(span, 60) : span;
          for (let i = from; i <= from + large; i += every) {
            const id = `id-${i}`;
            changes.set(id, remove && mode === 'edit' ? null : row(id, n, size));
          }
          const expected = { added: 0, changed: 0, unchanged: 0, removed: 0 };
          for (const [id, value] of changes) {
            const known = model.get(id);
            if (value && !known) expected.added++;
            else if (value)
              expected[JSON.stringify(value) === JSON.stringify(known) ? 'unchanged' : 'changed']++;
            else if (known) expected.removed++;
          }
          if (mode === 'edit') {
            const stored = new Map([...changes].filter(([id, value]) => value && model.has(id)));
            const put = await run(pages, manifest, editsOf(mode, stored));
            const made = await amended(pages, manifest, changes);
            expect([made.manifest, made.counts]).toEqual([put.manifest, put.counts]);
          }
          if (mode === 'replace') {
            for (const id of model.keys()) if (!changes.has(id)) expected.removed++;
            model.clear();
          }
          for (const [id, value] of changes) value ? model.set(id, value as never) : model.delete(id);
          const result = await run(pages, manifest, editsOf(mode, changes));
          expect(result.counts).toEqual(expected);
          manifest = result.manifest;
        }
        expectCanonical(manifest);
        const byId = new Map((await rowsOf(pages, manifest)).map((each) => [each.id, each]));
        expect(byId).toEqual(model);
        const afresh = await run(memoryPages(), [], editsOf('replace', model));
        expect(afresh.manifest).toEqual(manifest);
        expect(versionRoot(afresh.manifest)).toBe(versionRoot(manifest));
      }),
      { numRuns: 20 },
    );
  });

  it('that stay are not written again, and a change touches few', async () => {
    const pages = memoryPages();
    const all = new Map(Array.from({ length: 3_000 }, (_, i) => [`id-${i}`, row(`id-${i}`, 0, 10)]));
    const { manifest } = await run(pages, [], editsOf('replace', all));
    expect(manifest.length).toBeGreaterThan(6);
    expect(pages.writes.size).toBe(manifest.length);
    const again = await run(pages, manifest, editsOf('replace', all));
    expect(again.manifest).toEqual(manifest);
    const one = await run(pages, manifest, editsOf('edit', new Map([['id-7', row('id-7', 1, 10)]])));
    expect(one.touched).toEqual(['id-7']);
    expect(one.manifest.filter((page, i) => page.hash !== manifest[i]?.hash)).toHaveLength(1);
    expect(pages.writes.size).toBe(manifest.length + 1);
    expect(new Set(pages.writes.values())).toEqual(new Set([1]));
  });

  it('are found by key, and listed in bytes and back', async () => {
    const all = new Map(Array.from({ length: 2_000 }, (_, i) => [`id-${i}`, row(`id-${i}`, 0, 10)]));
    const pages = memoryPages();
    const { manifest } = await run(pages, [], editsOf('replace', all));
    expect(decodeManifest(encodeManifest(manifest))).toEqual(manifest);
    for (let i = 0; i < 2_000; i += 97) {
      const page = manifest[pageOfKey(manifest, rowKey(`id-${i}`))]!;
      expect((await pages.load(page)).some((each) => each.id === `id-${i}`)).toBe(true);
    }
    const halved = manifest.filter((page) => page.prefix.startsWith('1'));
    const missing = [...all.keys()].find((id) => rowKey(id).charCodeAt(0) < 128)!;
    expect(pageOfKey(halved, rowKey(missing))).toBe(-1);
    expect(pageOfKey([], rowKey('x'))).toBe(-1);
  });

  it('have a root over leaves that another secret makes different', async () => {
    const rows = new Map([['a', row('a', 1, 1)]]);
    const { manifest } = await run(memoryPages(), [], editsOf('replace', rows));
    const leaf = Buffer.from(sealRow(seal, row('a', 1, 1)).leaf, 'latin1');
    expect(manifest[0]?.rowsRoot).toBe(Buffer.from(merkleRoot([leaf], sha256)).toString('hex'));
    const other = sealRow({ ...seal, secret: new Uint8Array(32).fill(4) }, row('a', 1, 1));
    expect(other.line).toEqual(sealRow(seal, row('a', 1, 1)).line);
    expect(other.leaf).not.toBe(sealRow(seal, row('a', 1, 1)).leaf);
  });
});
