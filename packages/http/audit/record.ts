import { type Clock, newId } from '@mingcha/kernel';
import { create, defineEntity, type Operation } from '@mingcha/store';
import type { Actor } from '../principal.ts';
import { type AuditAction, auditActions } from './actions.ts';
import type { AuditChange } from './changes.ts';
import type { AuditObject } from './objects.ts';

/** Who did what to what, under the names of that moment: written in the same transaction as the command, never changed. */
export type AuditRecord = {
  id: string;
  at: string;
  by: Actor;
  action: AuditAction;
  object: AuditObject;
  /** Other objects that the sentence names, by the word in its braces. */
  others?: Readonly<Record<string, AuditObject>>;
  /** Further facts, for the sentence and for machines. Never a secret, nor personal data that is not masked. */
  detail?: Readonly<Record<string, unknown>>;
  /** Old and new values. */
  changes?: readonly AuditChange[];
};

type Kept = { id: string; at: string; by: Actor };

/** All records of a tenant in the order of time; the index has those of one person. */
export const auditEntity = defineEntity<AuditRecord>()({
  name: 'AUDITLOG',
  key: (of: Kept) => ({ partition: [], sort: [of.at, of.id] }),
  index: ({ by, at, id }) => ({ partition: [by.sub], sort: [at, id] }),
});

/** The same record once for each object that it names; the index has those of one action, once each. */
export type AuditTrailRecord = AuditRecord & { on: Pick<AuditObject, 'kind' | 'id'> };

export const auditTrailEntity = defineEntity<AuditTrailRecord>()({
  name: 'AUDITTRAIL',
  key: (of: Kept & Pick<AuditTrailRecord, 'on'>) => ({
    partition: [of.on.kind, of.on.id],
    sort: [of.at, of.id],
  }),
  index: ({ on, object, action, at, id }) =>
    on.kind === object.kind && on.id === object.id ? { partition: [action], sort: [at, id] } : undefined,
});

export type AuditMore = Pick<AuditRecord, 'others' | 'changes'> & {
  detail?: Readonly<Record<string, unknown>> | undefined;
};

/** The operations that record an action; they go into the command's own write. The kind of the object is the action's. */
export function audit(
  now: Clock,
  by: Actor,
  action: AuditAction,
  object: Omit<AuditObject, 'kind'>,
  { others, detail, changes }: AuditMore = {},
): Operation[] {
  const at = now();
  const record: AuditRecord = {
    id: newId(at),
    at: at.toISOString(),
    by: { sub: by.sub, name: by.name },
    action,
    object: { ...object, kind: auditActions[action].on },
    ...(others && { others }),
    ...(detail && { detail }),
    ...(changes && changes.length > 0 && { changes }),
  };
  const named = [record.object, ...Object.values(others ?? {})];
  const places = new Map(named.map(({ kind, id }) => [`${kind}/${id}`, { kind, id }]));
  return [
    create(auditEntity, record),
    ...[...places.values()].map((on) => create(auditTrailEntity, { ...record, on })),
  ];
}

/** Id of the object that the audit record among a write's operations is about; undefined where there is none. */
export function auditedIn(operations: readonly Operation[]): string | undefined {
  const found = operations.find(({ creates }) => creates?.entity === auditEntity.name);
  return (found?.creates?.item as AuditRecord | undefined)?.object.id;
}
