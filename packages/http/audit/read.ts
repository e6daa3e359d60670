import type { Page, Stored, TenantStore } from '@mingcha/store';
import type { AuditAction } from './actions.ts';
import { auditActions } from './actions.ts';
import { type AuditKind, type AuditObject, auditKinds } from './objects.ts';
import { type AuditRecord, type AuditTrailRecord, auditEntity, auditTrailEntity } from './record.ts';
import { auditSentenceText } from './sentence.ts';

/** Somebody whose records are wanted, from an instant (UTC) where there is one. */
export type AuditMember = { sub: string; since?: string | undefined };

/** Which records are wanted; all of them where nothing is said. */
export type AuditWhere = {
  /** Who did it (a subject). */
  by?: string | undefined;
  /** Whose records are wanted at all; everybody's where it is missing. */
  among?: readonly AuditMember[] | undefined;
  action?: AuditAction | undefined;
  /** One object: what was done to it, and where else it is named. */
  object?: Pick<AuditObject, 'kind' | 'id'> | undefined;
  /** Any object of a kind. */
  kind?: AuditKind | undefined;
  /** Words of the sentence, or of an id, without regard to case. */
  q?: string | undefined;
  /** Instants in UTC: from the first, up to but not including the second. */
  from?: string | undefined;
  to?: string | undefined;
  /** By time: `-at`, the newest first, where it is missing. */
  sort?: 'at' | '-at' | undefined;
};

/** Records read at once, and looked at for one page: it may hold fewer than asked and still have a next. */
const looks = { chunk: 500, most: 5_000 };

/** Later than every instant. */
const never = '~';

/** Where a listing stopped: at this record. */
type Stop = { at: string; id: string };

/**
 * A page of records by time. Reads by what narrows most: the object, the person or the action; the rest is looked
 * at record by record. Throws `bad-cursor` for a cursor that is not of this listing.
 */
export async function readAudit(
  store: TenantStore,
  where: AuditWhere,
  { limit = 50, cursor }: { limit?: number; cursor?: string | undefined },
  { chunk, most } = looks,
): Promise<Page<AuditRecord>> {
  // People come and go while somebody reads on.
  const scope = `audit ${store.tenant} ${JSON.stringify({ ...where, among: undefined })}`;
  let stop = cursor === undefined ? undefined : (store.cursors.open(scope, cursor) as Stop);
  const wanted = wantedBy(where);
  const items: AuditRecord[] = [];
  for (let read = 0; read < most; ) {
    const part = await readPart(store, where, stop, chunk);
    for (const record of part.items) {
      if (record.id === stop?.id) continue;
      if (items.length === limit) return { items, next: store.cursors.sign(scope, stop) };
      stop = { at: record.at, id: record.id };
      read++;
      if (wanted(record)) items.push(record);
    }
    if (part.next === null) return { items, next: null };
  }
  return { items, next: store.cursors.sign(scope, stop) };
}

/** All records that are wanted, in their order; `most` at most. */
export async function* allAudit(store: TenantStore, where: AuditWhere, most: number) {
  let cursor: string | undefined;
  for (let left = most; left > 0; ) {
    const page = await readAudit(store, where, { limit: Math.min(left, looks.chunk), cursor });
    yield* page.items;
    left -= page.items.length;
    if (page.next === null) return;
    cursor = page.next;
  }
}

function readPart(
  store: TenantStore,
  { object, by, action, from, to, sort }: AuditWhere,
  stop: Stop | undefined,
  limit: number,
): Promise<Page<Stored<AuditRecord | AuditTrailRecord>>> {
  const newestFirst = sort !== 'at';
  const last = stop && [stop.at, stop.id];
  const [first, end] = [from, to].map((at) => (at === undefined ? undefined : [at]));
  const between = newestFirst ? { from: first, to: last ?? end } : { from: last ?? first, to: end };
  const place = { between, limit, newestFirst };
  if (object) return store.query(auditTrailEntity, [object.kind, object.id], place);
  if (by !== undefined) return store.query(auditEntity, [by], { ...place, index: true });
  if (action) return store.query(auditTrailEntity, [action], { ...place, index: true });
  return store.query(auditEntity, [], place);
}

function wantedBy({ by, among, action, kind, q }: AuditWhere) {
  const since = among && new Map(among.map((member) => [member.sub, member.since ?? '']));
  const words = q?.trim().toLowerCase();
  return (record: AuditRecord): boolean =>
    (by === undefined || record.by.sub === by) &&
    (!since || record.at >= (since.get(record.by.sub) ?? never)) &&
    (action === undefined || record.action === action) &&
    (kind === undefined || record.object.kind === kind) &&
    (!words || textOf(record).includes(words));
}

/** All that a record is found by. */
const textOf = (record: AuditRecord): string =>
  [
    record.by.name,
    auditSentenceText(record),
    record.object.id,
    auditKinds[record.object.kind].noun,
    auditActions[record.action].name,
  ]
    .join('\n')
    .toLowerCase();
