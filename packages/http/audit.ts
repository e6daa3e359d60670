import { type Clock, newId } from '@mingcha/kernel';
import { create, defineEntity, type Operation } from '@mingcha/store';
import type { Actor } from './principal.ts';

/** Who did what: written in the same transaction as the deed, never changed. */
export type AuditRecord = {
  id: string;
  at: string;
  by: Actor;
  /** `resource.verb`, such as `draw.commit`. */
  action: string;
  target: string;
  detail?: Record<string, unknown>;
};

export const auditEntity = defineEntity<AuditRecord>()({
  name: 'AUDIT',
  key: (of: { id: string; at: string }) => ({ partition: [of.at.slice(0, 7)], sort: [of.id] }),
});

/** The operation that records a deed; goes into the deed's own write. */
export function audit(
  now: Clock,
  by: Actor,
  action: string,
  target: string,
  detail?: Record<string, unknown>,
): Operation {
  const at = now();
  return create(auditEntity, {
    id: newId(at),
    at: at.toISOString(),
    by,
    action,
    target,
    ...(detail && { detail }),
  });
}
