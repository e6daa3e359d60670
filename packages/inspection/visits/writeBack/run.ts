import { caseNow, casesNowOf, type EngineDeps } from '@mingcha/casework/besides';
import { theClock } from '@mingcha/http';
import { openRegister, type RowOp } from '@mingcha/register';
import { queryAll, remove, type TenantStore, unlessOvertaken } from '@mingcha/store';
import type { ObjectRow } from '../../rosters/object.ts';
import { objectKind } from '../../rosters/objectKind.ts';
import { visitType } from '../decide.ts';
import { type Inspected, inspectedEntity } from './inspected.ts';

/** States of a visit whose record stands. */
const recorded: readonly string[] = ['toApprove', 'toPublish', 'published'];

/** A transaction removes no more. */
const mostRemoved = 90;
const mostNamed = 3;

const later = (a: string, b: string): string => (b > a ? b : a);

/** The last day of each object by what waits, and whether some of it was amended. */
function lastDays(all: readonly Inspected[]) {
  const days = new Map<string, { on: string; amended: boolean }>();
  for (const { object, on, amended = false } of all) {
    const known = days.get(object);
    days.set(object, { on: later(known?.on ?? '', on), amended: amended || known?.amended === true });
  }
  return days;
}

/**
 * The last day of an object of which a visit was amended: as its visits say it now. A day in the roster that none of them says any
 * more gives way to what the roster said before it.
 */
async function dayNow(
  store: TenantStore,
  { id, lastInspected = '' }: ObjectRow,
  history: () => Promise<readonly ObjectRow[]>,
): Promise<string> {
  const visits = await casesNowOf(store, visitType, id);
  const days = visits.flatMap(({ state, fields: { endedOn, outcome } }) =>
    recorded.includes(state) && outcome !== '未能检查' ? [String(endedOn)] : [],
  );
  const said = new Set(
    visits.flatMap(({ amended, fields: { endedOn } }) =>
      amended.length === 0 ? [] : [String(endedOn), ...amended.map(({ before }) => String(before.endedOn))],
    ),
  );
  const isGone = (day: string) => said.has(day) && !days.includes(day);
  const own = days.reduce(later, '');
  if (!isGone(lastInspected)) return later(own, lastInspected);
  const before = (await history()).find((row) => !isGone(row.lastInspected ?? ''));
  return later(own, before?.lastInspected ?? '');
}

/**
 * Writes the days of what was inspected into the roster of objects: one version for all visits that wait, once the first has waited
 * half an hour. A day in the roster that is later stays, unless a visit said it that was amended. Where the roster's draft is what is published, the new version is published
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
        for (const [object, { on, amended }] of days) {
          const row = await draft.row(object);
          if (!row) continue;
          const { lastInspected = '', ...rest } = row;
          const history = async () => (await register.history(object)).items.map((one) => one.row);
          const next = amended ? await dayNow(store, row, history) : later(lastInspected, on);
          if (next !== lastInspected)
            ops.push({ type: 'put', row: { ...rest, ...(next !== '' && { lastInspected: next }) } });
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
