import { promisify } from 'node:util';
import { brotliCompress, brotliDecompressSync, constants } from 'node:zlib';
import { Problem } from '@mingcha/kernel';
import { createOnce, sha256Hex, type TenantStore } from '@mingcha/store';
import { faults } from '../faults.ts';
import type { Row } from '../types.ts';
import type { Cache } from './cache.ts';
import { pageEntity } from './entities.ts';
import { createLimit } from './limit.ts';
import { type PageRef, rowsOfBytes } from './page.ts';

const batchSize = 32;
const batchesAtOnce = 6;
/** Bytes in memory that rows take for one byte of their page, measured over demo rows. */
const memoryFactor = 1.2;

const compress = promisify(brotliCompress);

/**
 * Measured over demo rows, 200,000 in 512 pages: quality 6 takes 51 bytes a row and 0.6 s; 9 saves 3 % for ten times as
 * long. A window no larger than a page halves the time.
 */
const compression = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 6,
    [constants.BROTLI_PARAM_LGWIN]: 18,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  },
  chunkSize: 2 ** 16,
};

/** What is read, or undefined where a page that the version names is missing in the table. */
export async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Problem && error.code === 'page-missing') return undefined;
    throw error;
  }
}

/** A page in memory: its bytes, until somebody needs all its rows. */
export type Held = { bytes: Buffer } | { rows: readonly Row[] };

export type Pages = {
  /** A page's rows in order of id, shared with the cache: not to be changed. */
  load(page: PageRef): Promise<readonly Row[]>;
  /** The page as it is at hand, for callers that need only a part of it. */
  hold(page: PageRef): Promise<Held>;
  /** The page's rows where they are at hand, as `load` gives them. */
  peek(page: PageRef): readonly Row[] | undefined;
  /** Whether the table has the page, whatever is at hand here. */
  isStored(page: PageRef): Promise<boolean>;
  /** Writes a page; one that is there already is the same. With `keep` it is at hand for whoever reads it next. */
  save(page: PageRef, bytes: Buffer, options?: { keep: boolean }): Promise<void>;
};

/** Pages of one tenant. Loads asked for in one go travel together. */
export function createPages(store: TenantStore, cache: Cache): Pages {
  type Wanted = {
    hash: string;
    resolve: (bytes: Uint8Array | undefined) => void;
    reject: (error: unknown) => void;
  };
  let queue: Wanted[] = [];
  const slot = createLimit(batchesAtOnce);

  async function fetchBatch(batch: readonly Wanted[]): Promise<void> {
    try {
      const items = await store.getMany(pageEntity, batch);
      await Promise.all(
        batch.map(async (wanted, i) => {
          // Reads of many are eventually consistent: a page written a moment ago may need asking for by name.
          const item = items[i] ?? (await store.get(pageEntity, wanted));
          wanted.resolve(item?.bytes);
        }),
      );
    } catch (error) {
      for (const wanted of batch) wanted.reject(error);
    }
  }

  function flush(): void {
    const all = queue;
    queue = [];
    for (let i = 0; i < all.length; i += batchSize) {
      const batch = all.slice(i, i + batchSize);
      void slot(() => fetchBatch(batch));
    }
  }

  const fetchPacked = (hash: string) =>
    new Promise<Uint8Array | undefined>((resolve, reject) => {
      if (queue.length === 0) queueMicrotask(flush);
      queue.push({ hash, resolve, reject });
    });

  async function read({ hash, bytes: length }: PageRef): Promise<Held> {
    const packed = await fetchPacked(hash);
    if (!packed) throw faults.pageMissing(hash);
    // At 0.2 ms a page cheaper here, in one chunk, than on its way to another thread and back.
    const bytes = brotliDecompressSync(packed, { chunkSize: length + 64, maxOutputLength: length });
    if (bytes.length !== length || sha256Hex(bytes) !== hash) throw new Error(`page ${hash} is damaged`);
    return { bytes };
  }

  const keyOf = (page: PageRef) => `${store.tenant}/page/${page.hash}`;
  const hold = (page: PageRef) =>
    cache.get<Held>(
      keyOf(page),
      () => page.bytes,
      () => read(page),
    );

  return {
    hold,
    async load(page) {
      const held = await hold(page);
      if ('rows' in held) return held.rows;
      // Who waited for the same page may have made its rows meanwhile.
      const known = cache.peek<Held>(keyOf(page));
      if (known && 'rows' in known) return known.rows;
      const rows = rowsOfBytes(held.bytes);
      cache.set(keyOf(page), { rows }, page.bytes * memoryFactor);
      return rows;
    },
    isStored: async ({ hash }) => (await fetchPacked(hash)) !== undefined,
    peek(page) {
      const held = cache.peek<Held>(keyOf(page));
      return held && 'rows' in held ? held.rows : undefined;
    },
    async save(page, bytes, { keep } = { keep: false }) {
      const packed = await compress(bytes, compression);
      await store.write(createOnce(pageEntity, { hash: page.hash, bytes: packed }));
      if (keep) cache.set(keyOf(page), { bytes }, page.bytes);
    },
  };
}
