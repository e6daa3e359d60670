import { addDays, shanghaiDate } from '@mingcha/kernel';
import { defineEntity, type Operation, place, queryAll, type TenantStore } from '@mingcha/store';

/** A witness that withheld its nonce, the draw that was voided for it, and the last day on which it is no party. */
type Bar = { witness: string; draw: string; until: string };

const barEntity = defineEntity<Bar>()({
  name: 'WITNESSBAR',
  key: (of: { witness: string }) => ({ partition: [], sort: [of.witness] }),
});

/** Keeps a witness out of new draws for a year; it follows from the void of a draw. */
export const barWitness = (witness: string, draw: string, now: Date): Operation =>
  place(barEntity, { witness, draw, until: addDays(shanghaiDate(now), 365) });

/** Until which day witnesses are barred, by id. */
export const bars = async (store: TenantStore): Promise<ReadonlyMap<string, string>> =>
  new Map((await queryAll(store, barEntity, [])).map(({ witness, until }) => [witness, until]));
