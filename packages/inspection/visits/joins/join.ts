import {
  create,
  defineEntity,
  type Operation,
  put,
  queryAll,
  type Stored,
  type TenantStore,
} from '@mingcha/store';
import { batchEntity } from '../../draws/batches/batch.ts';
import { type Draw, loadDraw } from '../../draws/kept/draw.ts';

/** What is dispatched together, by the id that its dispatch has or will have: a draw, or all draws of a batch. */
export const unitOf = ({ id, batch }: Pick<Draw, 'id' | 'batch'>): string => batch?.id ?? id;

/** The draws of a unit, the one that leads first. */
export async function drawsOfUnit(store: TenantStore, unit: string): Promise<Stored<Draw>[]> {
  const batch = await store.get(batchEntity, { id: unit });
  return Promise.all((batch?.draws ?? [unit]).map((id) => loadDraw(store, id)));
}

/**
 * That an object which several units have drawn is visited once: with this one, for the others, or with the one that is named. It
 * stands with each of them.
 */
export type Join = {
  unit: string;
  object: string;
  leads: boolean;
  /** The units that are joined to this one; of one that is joined, the leading one. */
  others: readonly string[];
};

export const joinEntity = defineEntity<Join>()({
  name: 'VISITJOIN',
  key: (of: Pick<Join, 'unit' | 'object'>) => ({ partition: [of.unit], sort: [of.object] }),
});

export const joinsOf = (store: TenantStore, unit: string): Promise<Stored<Join>[]> =>
  queryAll(store, joinEntity, [unit]);

/** Writes down that one unit leads the visit of an object for another that is joined to none; `leading` is what it leads so far. */
export const joinWrites = (
  { object, lead, guest }: { object: string; lead: string; guest: string },
  leading: Stored<Join> | undefined,
): Operation[] => [
  put(joinEntity, { unit: lead, object, leads: true, others: [...(leading?.others ?? []), guest] }, leading),
  create(joinEntity, { unit: guest, object, leads: false, others: [lead] }),
];
