import { rowsOf } from '@mingcha/casework/reading';
import { publishedItems } from '@mingcha/catalogue';
import type { TenantStore } from '@mingcha/store';
import type { Compose } from '../../draws/composing/compose.ts';
import type { Warning } from '../../draws/frame/warnings.ts';
import { isCalledOff, visitType } from '../decide.ts';
import { type CountedVisit, capRefusal } from './count.ts';
import { policyCaps } from './policy.ts';
import { countedVisit, publishedCaps } from './read.ts';

/**
 * Warns of objects of a frame that are at their cap this year: drawn, they would get no visit. They stay in the frame, since a proof
 * has no such reason of exclusion. `on` is the day, `YYYY-MM-DD`.
 */
export async function capWarnings(
  store: TenantStore,
  { items: ids, teams }: Pick<Compose, 'items' | 'teams'>,
  objects: readonly { id: string }[],
  on: string,
): Promise<Warning[]> {
  const [caps, listed] = await Promise.all([publishedCaps(store), publishedItems(store, ids)]);
  const items = [...listed.values()];
  const made = new Map<string, CountedVisit[]>();
  for (const { state, listed: fields } of await rowsOf(store, visitType)) {
    const object = String(fields.object);
    if (!isCalledOff({ state })) made.set(object, [...(made.get(object) ?? []), countedVisit(fields)]);
  }
  const visit: CountedVisit = {
    kind: '双随机抽查',
    depts: teams.map(({ dept }) => dept),
    items: ids,
    year: on.slice(0, 4),
  };
  const visited = objects.flatMap(({ id }) => (made.has(id) ? [id] : []));
  if (visited.length === 0) return [];
  const policyOf = await policyCaps(store, visited);
  const full = visited.filter(
    (id) => capRefusal(visit, made.get(id)!, caps, items, policyOf(id)) !== undefined,
  ).length;
  if (full === 0) return [];
  const message = `范围内有 ${full} 个对象本年度的检查已达频次上限，抽中后不派发检查任务，并列出理由。请在范围中以“上次检查日期早于”排除近期检查过的对象。`;
  return [{ code: 'at-cap', message }];
}
