import type { Actor } from '@mingcha/http';
import type { TenantStore } from '@mingcha/store';
import { batchEntity } from '../batches/batch.ts';
import type { Draw } from '../kept/draw.ts';
import type { agreedActions } from '../secondPerson/seconding.ts';

/** What two persons did to a draw, alone or with its batch: who proposed it, who agreed, and when. */
export type Agreement = {
  action: (typeof agreedActions)[number];
  by: Actor;
  at: string;
  second: Actor;
  agreedAt: string;
};

/**
 * What two persons did to a draw, in the order of time. A batch is committed by its lead once its people have said that their
 * drafts are ready; who said so of this one is in `ready`.
 */
export async function agreementsOf(
  store: TenantStore,
  { id, batch: of, agreed = [], voided }: Draw,
): Promise<{ agreed: Agreement[]; ready?: { by: Actor; at: string } }> {
  const batch = of && (await store.get(batchEntity, { id: of.id }));
  const ready = batch?.ready.find(({ draw }) => draw === id);
  const { second, proposedAt } = voided ?? {};
  const voiding: Agreement[] =
    voided && second && proposedAt !== undefined
      ? [{ action: 'void', by: voided.by, at: proposedAt, second, agreedAt: voided.at }]
      : [];
  const all: Agreement[] = [...agreed, ...(batch?.agreed ?? []), ...voiding];
  return {
    agreed: all.sort((left, right) => (left.agreedAt < right.agreedAt ? -1 : 1)),
    ...(ready && { ready: { by: ready.by, at: ready.at } }),
  };
}
