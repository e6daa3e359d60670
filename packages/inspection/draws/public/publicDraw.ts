import { idPattern, problems } from '@mingcha/kernel';
import type { Stored, TenantStore } from '@mingcha/store';
import { type Draw, drawEntity } from '../kept/draw.ts';
import { publicStates } from '../kept/states.ts';

/** A draw that has been committed; one that is only planned is not there for who is not of its city. */
export async function committedDraw(store: TenantStore, id: string): Promise<Stored<Draw>> {
  // Addresses are of any length, keys are not.
  const draw = idPattern.test(id) ? await store.get(drawEntity, { id }) : undefined;
  if (!draw || !publicStates.includes(draw.state)) throw problems.notFound('该抽取任务');
  return draw;
}
