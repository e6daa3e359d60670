import { auditEntity } from '@mingcha/http';
import { addDays, canonicalJson, type Hash, leafHash, startOfDay } from '@mingcha/kernel';
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
  const between = {
    from: [startOfDay(date).toISOString()],
    to: [startOfDay(addDays(date, 1)).toISOString()],
  };
  let edge = emptyEdge;
  let cursor: string | undefined;
  do {
    const page = await store.query(auditEntity, [], { between, limit: atOnce, cursor });
    const leaves = page.items.map(({ lock: _, ...record }) => leafHash(utf8(canonicalJson(record)), hash));
    edge = growEdge(edge, concat(...leaves), hash).edge;
    cursor = page.next ?? undefined;
  } while (cursor);
  return { count: edge.size, root: toHex(edgeRoot(edge, hash)) };
}
