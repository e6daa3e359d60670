import { caseNow, type EngineDeps } from '@mingcha/casework/besides';
import { theClock } from '@mingcha/http';
import { openRegister, type RowOp } from '@mingcha/register';
import { queryAll, remove, type TenantStore, unlessOvertaken } from '@mingcha/store';
import type { ObjectRow } from '../../rosters/object.ts';
import { objectKind } from '../../rosters/objectKind.ts';
import { type Inspected, inspectedEntity } from './inspected.ts';

/** A transaction removes no more. */
const mostRemoved = 90;
const mostNamed = 3;

/** The last day of each object. */
function lastDays(all: readonly Inspected[]): Map<string, string> {
  const days = new Map<string, string>();
  for (const { object, on } of all) if ((days.get(object) ?? '') < on) days.set(object, on);
  return days;
}

/**
 * Writes the days of what was inspected into the roster of objects: one version for all visits that wait, once the first has waited
 * half an hour. A day in the roster that is later stays. Where the roster's draft is what is published, the new version is published
 * too. Done twice it writes nothing more. Resolves to the instant at which there is more.
 */
export async function writeBack(
  store: TenantStore,
  { clock }: Pick<EngineDeps, 'clock'>,
): Promise<string | undefined> {
  const waiting = await queryAll(store, inspectedEntity, []);
  const [first] = waiting;
  if (!first || first.at > clock().toISOString()) return first?.at;
  const register = openRegister(store, objectKind, { now: clock });
  const before = await register.heads();
  if (before.draft) {
    const days = lastDays(waiting);
    const { version, counts } = await register.change({
      by: theClock,
      reason: await noteOf(store, waiting),
      source: { type: 'edit' },
      about: [...days.keys()],
      async ops(draft) {
        const ops: RowOp<ObjectRow>[] = [];
        for (const [object, on] of days) {
          const row = await draft.row(object);
          if (row && (row.lastInspected ?? '') < on)
            ops.push({ type: 'put', row: { ...row, lastInspected: on } });
        }
        return ops;
      },
    });
    const isPublished = before.published?.id === before.draft.id;
    if (version && counts.changed > 0 && isPublished) await register.publish(version.id, { by: theClock });
  }
  for (let i = 0; i < waiting.length; i += mostRemoved)
    await unlessOvertaken(
      store.write(...waiting.slice(i, i + mostRemoved).map((one) => remove(inspectedEntity, one, one.lock))),
    );
  return undefined;
}

/** What a version says of where its days come from: the numbers of the first visits, and how many there are. */
async function noteOf(store: TenantStore, waiting: readonly Inspected[]): Promise<string> {
  const some = await Promise.all(waiting.slice(0, mostNamed).map((one) => caseNow(store, one.case)));
  const numbers = some.flatMap((one) => one?.number ?? []).join('、');
  return `行政检查写回上次检查日期：${numbers}${waiting.length > mostNamed ? ` 等 ${waiting.length} 件` : ''}`;
}
