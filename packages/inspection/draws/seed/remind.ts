import { check, create, defineEntity, expiresAfter, type Stored, type TenantStore } from '@mingcha/store';
import { webhookEvent } from '@mingcha/webhooks';
import type { DrawDeps } from '../deps.ts';
import { type Draw, drawEntity } from '../kept/draw.ts';
import { drawNumber } from '../kept/numbers.ts';
import { witnessConcern } from './asked.ts';
import { remindedAt, revealsDue } from './reveals.ts';

type Reminder = { draw: string; party: string; at: string };

/** That a party of a draw was reminded. A reveal is due within days, so that it is kept for a month. */
const reminderEntity = defineEntity<Reminder>()({
  name: 'REVEALREMINDER',
  key: (of: Pick<Reminder, 'draw' | 'party'>) => ({ partition: [of.draw], sort: [of.party] }),
  expires: ({ at }) => expiresAfter(at, 30),
});

/**
 * Notifies other systems of the parties of a draw whose time to reveal is over within six hours, each party once, however
 * often and late the clock looks; what is over already is logged as missing instead. Throws `WriteConflict` where a party
 * has revealed, or was reminded, since the draw was read.
 */
export async function remindOfReveals(
  store: TenantStore,
  draw: Stored<Draw>,
  { clock }: Pick<DrawDeps, 'clock'>,
): Promise<void> {
  const now = clock();
  const at = now.toISOString();
  const soon = revealsDue(draw).filter((one) => remindedAt(one.at) <= at && at < one.at);
  if (soon.length === 0) return;
  const { items } = await store.query(reminderEntity, [draw.id], { limit: 20 });
  const reminded = new Set(items.map(({ party }) => party));
  const left = soon.filter(({ party }) => !reminded.has(party));
  for (const due of new Set(left.map((one) => one.at))) {
    const ids = left.flatMap((one) => (one.at === due ? [one.party] : []));
    const parties = draw.parties.flatMap(({ id, name }) => (ids.includes(id) ? [{ id, name }] : []));
    const data = {
      draw: draw.id,
      number: drawNumber(draw.committed!),
      title: draw.compose.title,
      due,
      parties,
    };
    await store.write(
      check(drawEntity, draw, draw.lock),
      ...ids.map((party) => create(reminderEntity, { draw: draw.id, party, at })),
      webhookEvent('draw.reveal-due', data, now),
      ...witnessConcern(draw, { kind: 'witness.due', number: data.number, now }),
    );
  }
}
