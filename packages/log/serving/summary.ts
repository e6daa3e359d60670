import '@mingcha/http';
import { queryAll, type TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { logCounterEntity } from '../keeping/entities.ts';
import { cosignatureEntity, cosignersEntity } from './entities.ts';
import { cosignedSize, lastOf, newestHead } from './heads.ts';

const instant = z.string().meta({ format: 'date-time' });
const head = z.object({ size: z.int(), at: instant.nullable() });

/** What a page says of a log at once; all but the stop can be had from the log's own files too. */
export const summarySchema = z
  .object({
    origin: z.string(),
    vkey: z.string(),
    checkpoint: z.string(),
    size: z.int(),
    at: instant,
    /** Entries that wait to be taken in. */
    waiting: z.int(),
    cosigned: z.object({ size: z.int(), at: instant.nullable() }).nullable(),
    cosigners: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        vkey: z.string(),
        place: z.enum(['inside', 'outside']),
        /** The newest head it has signed, and when by its own clock. */
        last: head.nullable(),
      }),
    ),
    needed: z.int(),
    stopped: z.object({ code: z.string(), detail: z.string(), since: instant }).nullable(),
    /** The key is a file beside the data: who runs the machine can sign anything. */
    demonstration: z.boolean(),
  })
  .openapi('PublicLog');
export type LogSummary = z.infer<typeof summarySchema>;

const timeOf = (seconds: number) => new Date(seconds * 1_000).toISOString();

/** Undefined where the log has no head yet. */
export async function summarize(
  store: TenantStore,
  { demonstration }: { demonstration: boolean },
): Promise<LogSummary | undefined> {
  const [newest, counter, proposal, size] = await Promise.all([
    newestHead(store),
    store.get(logCounterEntity, {}),
    store.get(cosignersEntity, {}),
    cosignedSize(store),
  ]);
  if (!newest) return undefined;
  const cosigners = await Promise.all(
    (proposal?.cosigners ?? []).map(async (cosigner) => {
      const last = await lastOf(store, cosigner.vkey);
      return { ...cosigner, last: last ? { size: last.size, at: timeOf(last.time) } : null };
    }),
  );
  return {
    origin: newest.origin,
    vkey: newest.vkey,
    checkpoint: newest.note,
    size: newest.size,
    at: newest.at,
    waiting: Math.max(0, (counter?.size ?? 0) - newest.size),
    cosigned: size === undefined ? null : { size, at: await cosignedSince(store, size) },
    cosigners,
    needed: proposal?.needed ?? 0,
    stopped: counter?.stopped ?? null,
    demonstration,
  };
}

/** When the last of those who have signed a head did. */
async function cosignedSince(store: TenantStore, size: number): Promise<string | null> {
  const times = (await queryAll(store, cosignatureEntity, [size])).map(({ time }) => time);
  return times.length === 0 ? null : timeOf(Math.max(...times));
}
