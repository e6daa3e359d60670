import { orOvertaken } from '@mingcha/lifecycle';
import { type Operation, replace, type Stored, type TenantStore } from '@mingcha/store';
import { type Draw, drawEntity, loadDraw } from './draw.ts';
import { type DrawAction, drawLife } from './states.ts';

/**
 * Writes the next forms of draws with what must go along with them, all or nothing. Throws `WriteConflict` when one changed
 * since it was read.
 */
export async function writeDraws(
  store: TenantStore,
  changes: readonly { before: Stored<Draw>; after: Draw }[],
  alongside: Operation[],
): Promise<Stored<Draw>[]> {
  await store.write(
    ...alongside,
    ...changes.map(({ before, after }) => replace(drawEntity, after, before.lock)),
  );
  return changes.map(({ before, after }) => ({ ...after, lock: before.lock + 1 }));
}

/** The same for one draw. */
export async function writeDraw(
  store: TenantStore,
  before: Stored<Draw>,
  after: Draw,
  alongside: Operation[],
): Promise<Stored<Draw>> {
  const [written] = await writeDraws(store, [{ before, after }], alongside);
  return written!;
}

/** Runs an action's write; where somebody was faster, the caller learns how the draw is now. */
export const orDrawOvertaken = <T>(
  store: TenantStore,
  before: Stored<Draw>,
  action: DrawAction,
  write: () => Promise<T>,
): Promise<T> => orOvertaken(drawLife, action, before, () => loadDraw(store, before.id), write);

/** Writes what an action makes of a draw. */
export const saveDraw = (
  store: TenantStore,
  before: Stored<Draw>,
  after: Draw,
  action: DrawAction,
  alongside: Operation[],
): Promise<Stored<Draw>> =>
  orDrawOvertaken(store, before, action, () => writeDraw(store, before, after, alongside));
