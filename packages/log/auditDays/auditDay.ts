import { auditEntity } from '@mingcha/http';
import { addDays, canonicalJson, type Hash, leafHash, shanghaiDate, startOfDay } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { concat, edgeRoot, emptyEdge, growEdge, toHex, utf8 } from '../tlog/index.ts';

/** How many audit records a day has, and the root over them in hex. */
export type AuditDay = { count: number; root: string };

const atOnce = 500;

/**
 * A day's audit records in the table as it is now: the root (RFC 6962) over the canonical JSON of each, in the order of time
 * and id. A record that was removed, added or changed since makes another root. The day is one of Asia/Shanghai.
 */
export async function auditDay(store: TenantStore, date: string, hash: Hash): Promise<AuditDay> {
  const [day] = await auditDays(store, { from: date, to: date }, hash);
  const { count, root } = day!;
  return { count, root };
}

/** `auditDay` of each day from one to another, both included, in their order; all of them are read in one go. */
export async function auditDays(
  store: TenantStore,
  { from, to }: { from: string; to: string },
  hash: Hash,
): Promise<(AuditDay & { date: string })[]> {
  const edges = new Map<string, typeof emptyEdge>();
  for (let date = from; date <= to; date = addDays(date, 1)) edges.set(date, emptyEdge);
  const between = {
    from: [startOfDay(from).toISOString()],
    to: [startOfDay(addDays(to, 1)).toISOString()],
  };
  let cursor: string | undefined;
  do {
    const page = await store.query(auditEntity, [], { between, limit: atOnce, cursor });
    const leaves = new Map<string, Uint8Array[]>();
    for (const { lock: _, ...record } of page.items) {
      const day = shanghaiDate(new Date(record.at));
      // A record whose time was changed behind the application is on none of the days that its key is on.
      const date = edges.has(day) ? day : from;
      const leaf = leafHash(utf8(canonicalJson(record)), hash);
      const known = leaves.get(date);
      if (known) known.push(leaf);
      else leaves.set(date, [leaf]);
    }
    for (const [date, hashes] of leaves)
      edges.set(date, growEdge(edges.get(date)!, concat(...hashes), hash).edge);
    cursor = page.next ?? undefined;
  } while (cursor);
  return [...edges].map(([date, edge]) => ({ date, count: edge.size, root: toHex(edgeRoot(edge, hash)) }));
}
