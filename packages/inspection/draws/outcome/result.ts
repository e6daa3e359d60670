import type { Result, Result2 } from '@mingcha/draw';
import { problems } from '@mingcha/kernel';
import { getJson, type TenantStore } from '@mingcha/store';
import type { Draw } from '../kept/draw.ts';

/** Names for the ids of a result, as they were on the pinned lists. */
export type Names = {
  objects: Record<string, { name: string; region: string }>;
  inspectors: Record<string, { name: string; dept: string }>;
};

export type Drawn = { result: Result | Result2; names: Names };

const kept = new Map<string, Drawn>();
const keptMax = 16;

/** The outcome of an executed draw. Results never change, so a few are kept. Throws `not-drawn` (409) before. */
export async function loadDrawn(store: TenantStore, draw: Draw): Promise<Drawn> {
  if (!draw.outcome)
    throw problems.conflict('not-drawn', '该任务尚未抽取，还没有结果。', { state: draw.state });
  const key = `${store.tenant} ${draw.outcome.result} ${draw.outcome.names}`;
  let drawn = kept.get(key);
  if (!drawn) {
    const part = async <T>(hash: string): Promise<T> => {
      const found = await getJson<T>(store, hash);
      if (!found) throw new Error(`the outcome ${hash} of draw ${draw.id} is missing`);
      return found;
    };
    const [result, names] = await Promise.all([
      part<Drawn['result']>(draw.outcome.result),
      part<Drawn['names']>(draw.outcome.names),
    ]);
    drawn = { result, names };
  }
  kept.delete(key);
  kept.set(key, drawn);
  if (kept.size > keptMax) kept.delete(kept.keys().next().value!);
  return drawn;
}
