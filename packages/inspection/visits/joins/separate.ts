import type { EngineDeps } from '@mingcha/casework/besides';
import { type Actor, audit, type Principal } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import {
  check,
  type Operation,
  place,
  put,
  remove,
  retryOnConflict,
  type Stored,
  type TenantStore,
} from '@mingcha/store';
import { auditedAs } from '../../draws/batches/save.ts';
import { auditedDraw, type Draw, drawEntity } from '../../draws/kept/draw.ts';
import { auditedObjectRow } from '../../rosters/auditedObject.ts';
import { newVisitOut, visitOutEntity } from '../dispatch.ts';
import { followVisits } from '../run.ts';
import { joinConcerns } from './concern.ts';
import { type Join, joinEntity, unitOf } from './join.ts';
import { type Side, separateFault, sideOf, taskOf } from './separable.ts';

/** Whether an object was joined until now, or stands apart already. */
export type SeparatedVisit = { object: string; task: string; state: 'separated' | 'apart' };

type Asked = { object: string; task: string; reason: string; caller: Principal; by: Actor };

/**
 * Makes two visits again of one that was joined, as long as nobody has recorded anything: both follow from their own draws from then
 * on. What stands apart already stays so. Throws `join-begun` (409).
 */
export async function separateVisits(
  store: TenantStore,
  draw: Stored<Draw>,
  asked: Asked,
  deps: EngineDeps,
): Promise<SeparatedVisit> {
  const { object, task } = asked;
  const unit = unitOf(draw);
  const units = await retryOnConflict(
    async (): Promise<string[] | undefined> => {
      const join = await store.get(joinEntity, { unit, object });
      const sides = await Promise.all((join?.others ?? []).map((one) => sideOf(store, one, object)));
      const other = sides.find((side) => taskOf(side) === task);
      if (!join || !other) return undefined;
      const own = await sideOf(store, unit, object);
      const [lead, guest] = join.leads ? [own, other] : [other, own];
      const fault = separateFault(lead.visit, guest.visit);
      if (fault !== undefined) throw problems.conflict('join-begun', fault);
      const theirs = await store.get(joinEntity, { unit: other.unit, object });
      const [leading, joined] = join.leads ? [join, theirs!] : [theirs!, join];
      await store.write(...apart(leading, joined), ...separating({ own, other, lead, guest }, asked, deps));
      return [own, other].flatMap(({ unit: one, dispatch }) => (dispatch ? [one] : []));
    },
    { busy: '这一检查正被多人同时修改，请稍候几秒重试。' },
  );
  for (const one of units ?? []) await followVisits(store, deps, one);
  return { object, task, state: units ? 'separated' : 'apart' };
}

type Parting = { own: Side; other: Side; lead: Side; guest: Side };

/** What is written beside the join: what must still be so, and what follows. */
function separating(
  { own, other, lead, guest }: Parting,
  { object, reason, caller, by }: Asked,
  { clock }: Pick<EngineDeps, 'clock'>,
): Operation[] {
  const what = `separate ${object} ${guest.unit}`;
  return [
    // A dispatch meanwhile changes its draw.
    ...[...own.draws, ...other.draws].map(({ id, lock }) => check(drawEntity, { id }, lock)),
    ...(lead.visit ? [lead.visit.unchanged] : []),
    ...[own, other].flatMap(({ dispatch }) =>
      dispatch
        ? [place(visitOutEntity, { ...newVisitOut({ dispatch: dispatch.id, what }), objects: [object] })]
        : [],
    ),
    ...joinConcerns('visits.separated', { own, other }, caller, clock()),
    ...audit(clock, by, 'draw.separate-visits', auditedDraw(guest.draws[0]!), {
      others: { lead: auditedAs(lead.draws[0]!), target: auditedObjectRow(object, guest.name) },
      detail: { reason },
    }),
  ];
}

/** The join goes from both; what else the leading one leads stays. */
const apart = (leading: Stored<Join>, joined: Stored<Join>): Operation[] => {
  const others = leading.others.filter((one) => one !== joined.unit);
  return [
    others.length > 0
      ? put(joinEntity, { ...leading, others }, leading)
      : remove(joinEntity, leading, leading.lock),
    remove(joinEntity, joined, joined.lock),
  ];
};
