import type { EngineDeps } from '@mingcha/casework/besides';
import { type Actor, audit, type Principal } from '@mingcha/http';
import { type Operation, place, retryOnConflict, type Stored, type TenantStore } from '@mingcha/store';
import { auditedAs } from '../../draws/batches/save.ts';
import { auditedDraw, type Draw } from '../../draws/kept/draw.ts';
import { auditedObjectRow } from '../../rosters/auditedObject.ts';
import { newVisitOut, visitOutEntity } from '../dispatch.ts';
import { followVisits } from '../run.ts';
import { joinConcerns } from './concern.ts';
import { type HitObject, hitsOf } from './hits.ts';
import { joinWrites } from './join.ts';
import { type JudgedHit, judging, taskOfHit, unchangedSides } from './judged.ts';

/** What became of an object that was to be joined. */
export type JoinedObject = { object: string; name?: string } & (
  | { state: 'joined'; task: string }
  | { state: 'refused'; reason: string }
);

type Asked = {
  objects: readonly string[];
  /** Of objects that several inspections hit, the number of the draw to join with. */
  tasks: ReadonlyMap<string, string>;
  days: number;
  caller: Principal;
  by: Actor;
};

const busy = '这些检查正被多人同时修改，请稍候几秒重试。';
const nothing = '这一对象在提醒期限内没有其他的检查，或者已经合并，请刷新后查看。';

/**
 * Joins objects of a draw with the other inspection of each that was chosen, or the first that can be: from then on both have one
 * visit, under the unit that leads. Each object is judged and written by itself, so that one that cannot be joined keeps no other.
 */
export async function joinVisits(
  store: TenantStore,
  draw: Stored<Draw>,
  { objects, tasks, by, ...asked }: Asked,
  deps: EngineDeps,
): Promise<JoinedObject[]> {
  const read = async () => {
    const { own, items } = await hitsOf(store, draw, { ...asked, now: deps.clock() });
    return { judge: await judging(store, own), items: new Map(items.map((one) => [one.object, one])) };
  };
  let given: Awaited<ReturnType<typeof read>> | undefined = await read();
  const done: JoinedObject[] = [];
  const units = new Set<string>();
  for (const object of objects) {
    const attempt = async (): Promise<JoinedObject> => {
      const { judge, items } = given ?? (await read());
      // After a lost race all is read anew.
      given = undefined;
      const found = items.get(object);
      if (!found) return { object, state: 'refused', reason: nothing };
      const { name, others } = await judge(found);
      const task = tasks.get(object);
      const meant = task === undefined ? others : others.filter((other) => taskOfHit(other) === task);
      const hit = meant.find(({ fault }) => fault === undefined);
      if (!hit) return { object, name, state: 'refused', reason: meant[0]?.fault ?? nothing };
      await store.write(...joining(deps, { object: found, hit, caller: asked.caller, by }));
      given = { judge, items };
      units.add(hit.own.unit!).add(hit.other.unit!);
      return { object, name, state: 'joined', task: taskOfHit(hit)! };
    };
    done.push(await retryOnConflict(attempt, { busy }));
  }
  for (const unit of units) await followVisits(store, deps, unit);
  return done;
}

/** What is written when an object is joined; the visits of both follow it. */
function joining(
  { clock }: Pick<EngineDeps, 'clock'>,
  {
    object: { object, name },
    hit,
    caller,
    by,
  }: { object: HitObject; hit: JudgedHit; caller: Principal; by: Actor },
): Operation[] {
  const { own, other, leads } = hit;
  const [lead, guest] = leads ? [own, other] : [other, own];
  const [unit, joinedUnit] = [lead.unit!, guest.unit!];
  const dispatched = [own, other].filter(({ dispatchedAt }) => dispatchedAt !== undefined);
  const what = `join ${object} ${joinedUnit}`;
  return [
    ...joinWrites({ object, lead: unit, guest: joinedUnit }, lead.leading),
    ...unchangedSides(hit),
    ...dispatched.map((one) =>
      place(visitOutEntity, { ...newVisitOut({ dispatch: one.unit!, what }), objects: [object] }),
    ),
    ...joinConcerns('visits.joined', hit, caller, clock()),
    ...audit(clock, by, 'draw.join-visits', auditedDraw(guest.draws[0]!), {
      others: { lead: auditedAs(lead.draws[0]!), target: auditedObjectRow(object, name) },
    }),
  ];
}
