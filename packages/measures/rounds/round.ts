import { type DueDay, isKnownDay, problems } from '@mingcha/kernel';
import { atOnce, defineEntity, type Stored, type TenantStore } from '@mingcha/store';
import type { RoundState } from './states.ts';

/** A round of reporting (报送轮次) of a notice. */
export type Round = {
  notice: string;
  /** The nominal day, `2026-06-20`, wherever the due day was shifted to. */
  id: string;
  title: string;
  /** A working day unless the schedule shifts nothing. */
  due: DueDay;
  opensAt: DueDay;
  state: RoundState;
  /** Made by hand: the schedule does not touch it. */
  extra?: boolean | undefined;
  /** Instants at which subscribers were notified, so that they are notified once. */
  told?: { due?: string | undefined; lastDay?: string | undefined; late?: string | undefined } | undefined;
  closedAt?: string | undefined;
  /** When all of it was accepted and it closed by itself; stays when it is opened again. */
  completedAt?: string | undefined;
};

export const roundEntity = defineEntity<Round>()({
  name: 'ROUND',
  key: (of: { notice: string; id: string }) => ({ partition: [of.notice], sort: [of.id] }),
  due: () => atOnce,
});

/** The day by which a round stands among others: that it is due, or its nominal one while that is not known. */
export const orderDay = ({ due, id }: Pick<Round, 'due' | 'id'>): string => (isKnownDay(due) ? due : id);

/** Throws `not-found` (404) where the notice has no such round. */
export async function loadRound(
  store: TenantStore,
  of: { notice: string; id: string },
): Promise<Stored<Round>> {
  const round = await store.get(roundEntity, of);
  if (!round) throw problems.notFound('该报送轮次');
  return round;
}

/** All rounds of a notice by day; a year has some dozen. */
export async function roundsOfNotice(store: TenantStore, notice: string): Promise<Stored<Round>[]> {
  const { items } = await store.query(roundEntity, [notice], { limit: 1_000 });
  return items;
}
