import { movedCourse, type Settled, settle } from '@mingcha/cases';
import { create, remove, replace, type Stored, type TenantStore } from '@mingcha/store';
import { auditSettled } from '../audited.ts';
import type { CaseDeps } from '../deps.ts';
import { changeOf } from '../engine/change.ts';
import { childrenFollower } from '../engine/engineStep.ts';
import { followUp } from '../engine/family/outbox.ts';
import { mostEffects } from '../engine/fits.ts';
import { lookUp, mayFollow } from '../engine/lookups.ts';
import { loadOffice } from '../engine/opening/office.ts';
import { casesInState } from '../engine/pointers.ts';
import { rowMaps } from '../engine/rows.ts';
import { settleCase } from '../engine/settleCase.ts';
import { writeChange } from '../engine/write.ts';
import { type Case, caseEntity, type PinnedRows } from '../kept/case.ts';
import type { CaseEvent } from '../kept/event.ts';
import { type CasePointer, pointerEntity } from '../kept/pointer.ts';
import { subjectOf } from '../titles.ts';
import { keepDefinition, pinnedDefinition } from '../types/definitions.ts';
import { liveDefinition } from '../types/live.ts';
import { unmovedOf } from './check.ts';
import { mostNamed, movedEntity, movingEntity, type TypeMove } from './entity.ts';
import { createTargets, unmovable } from './target.ts';

type Deps = Pick<CaseDeps, 'clock' | 'types' | 'kinds' | 'hooks' | 'files'>;

/** A look moves so many cases of a type; where there are more, the next look follows at once. */
const mostAtOnce = 200;

/**
 * Moves open cases to the definitions that were published for them, each in a transaction of its own that also says how far
 * the move has come: what a crash leaves undone is done by the next call. Resolves to whether there is more to do.
 */
export async function runMoves(store: TenantStore, deps: Deps): Promise<boolean> {
  const { items } = await store.query(movingEntity, [], { limit: 20 });
  let more = false;
  for (const move of items) more = (await goOn(store, deps, move)) || more;
  return more;
}

async function goOn(store: TenantStore, deps: Deps, found: Stored<TypeMove>): Promise<boolean> {
  const next = (await pinnedDefinition(store, found.hash)).compiled.type;
  const targets = createTargets(store, next, found.parts);
  const current = await deps.types.current(store, found.type);
  const state = found.states[found.pass.state]!;
  const { after } = found.pass;
  const office = await loadOffice(store);
  const { items } = await store.query(pointerEntity, [...casesInState(found.type, state)], {
    ...(after && { between: { from: [after.order, after.id] } }),
    limit: mostAtOnce,
  });
  let move = found;
  for (const pointer of items) {
    // The last one of the look before.
    if (pointer.order === after?.order && pointer.id === after.id) continue;
    move = await moveCase(pointer, move);
  }
  return end(items.length < mostAtOnce, move);

  async function moveCase(pointer: CasePointer, before: Stored<TypeMove>): Promise<Stored<TypeMove>> {
    const { id, order } = pointer;
    const at = { ...before, pass: { ...before.pass, after: { order, id } } };
    const own = await store.get(caseEntity, { id });
    if (!own) return at;
    const target = await targets(own.def);
    if (target.ok && target.definition.hash === own.def) return at;
    const from = await deps.types.of(store, own, current);
    const now = deps.clock().toISOString();
    const [follow, { lookups }] = await Promise.all([
      childrenFollower(store, from, own, office),
      lookUp(store, deps, from, { values: {}, action: '', before: own, follows: mayFollow(from, own, now) }),
    ]);
    // What has run out takes effect by the old definition.
    const settled = settle(from, follow(own.course), { at: now, office, lookups, most: mostEffects });
    if (settled.isPart) {
      await settleCase(store, deps, id, office);
      return moveCase(pointer, before);
    }
    if (from.states.get(settled.course.record.state)?.kind === 'done') return at;
    const stands = { ...own, course: settled.course };
    const reasons = unmovable(stands, { from, target, next }, { at: now, office });
    if (!target.ok || reasons.length > 0) {
      const named = before.unmoved.length < mostNamed ? [unmovedOf(own, reasons)] : [];
      return { ...at, unmoved: [...before.unmoved, ...named], unmovedCount: before.unmovedCount + 1 };
    }
    await keepDefinition(store, target.definition);
    const { lock, ...progress } = at;
    const then: TypeMove = {
      ...progress,
      pass: { ...progress.pass, moved: progress.pass.moved + 1 },
      moved: progress.moved + 1,
    };
    const to = liveDefinition(target.definition, current);
    const def = target.definition.hash;
    await writeMoved(store, deps, { own, settled, from, to, def, office, now }, then, lock);
    return { ...then, lock: lock + 1 };
  }

  /** Goes on with the next state, with a new pass, or ends: once a pass has moved none. */
  async function end(isWholeState: boolean, { lock, ...move }: Stored<TypeMove>): Promise<boolean> {
    if (!isWholeState) {
      await store.write(replace(movingEntity, move, lock));
      return true;
    }
    const state = move.pass.state + 1;
    if (state < move.states.length) {
      await store.write(replace(movingEntity, { ...move, pass: { state, moved: move.pass.moved } }, lock));
      return true;
    }
    if (move.pass.moved > 0) {
      const again = { ...move, pass: { state: 0, moved: 0 }, unmoved: [], unmovedCount: 0 };
      await store.write(replace(movingEntity, again, lock));
      return true;
    }
    const ended = { ...move, endedAt: deps.clock().toISOString() };
    await store.write(remove(movingEntity, move, lock), create(movedEntity, ended));
    return false;
  }
}

type Compiled = ReturnType<typeof liveDefinition>;
type Moving = {
  own: Stored<Case>;
  from: Compiled;
  to: Compiled;
  def: string;
  office: Awaited<ReturnType<typeof loadOffice>>;
  now: string;
  settled: Settled;
};

/** Writes a case under its new definition, after what ran out by the old one. */
async function writeMoved(
  store: TenantStore,
  deps: Deps,
  { own, settled, from, to, def, office, now }: Moving,
  then: TypeMove,
  lock: number,
): Promise<void> {
  const rows = await rowsFor(store, deps, to, own);
  const moment = { at: now, office, lookups: { rows: rowMaps(rows) } };
  const course = movedCourse({ from, to }, settled.course, moment);
  const done = changeOf(from, own, { course, effects: settled.effects, by: then.by, recordedAt: now, rows });
  const seq = done.after.events + 1;
  const event: CaseEvent = {
    kind: 'moved',
    name: String(then.number),
    text: then.note,
    at: now,
    by: then.by,
    case: own.id,
    seq,
    recordedAt: now,
  };
  const change = { ...done, after: { ...done.after, def, events: seq }, events: [...done.events, event] };
  const what = change.events.map((one) => subjectOf(to, change.after, one));
  await writeChange(store, {
    deps,
    compiled: to,
    office,
    before: own,
    change,
    checks: [replace(movingEntity, then, lock)],
    audited: (after) => auditSettled(deps.clock, then.by, to, after, what),
  });
  await followUp(store, deps, change.out);
}

/** The rows that a case keeps, with the columns that its new definition reads besides; what is kept stays as it is. */
async function rowsFor(
  store: TenantStore,
  deps: Deps,
  to: Compiled,
  { rows, course }: Case,
): Promise<PinnedRows> {
  const values = Object.fromEntries(
    Object.entries(course.record.fields).filter(([name]) => to.fields.get(name)?.type === 'row'),
  );
  const looked = await lookUp(store, deps, to, { values, action: '' });
  const merged = Object.entries(looked.rows).map(([register, found]) => {
    const all = Object.entries(found).map(([id, row]) => [id, { ...row, ...rows[register]?.[id] }]);
    return [register, { ...rows[register], ...Object.fromEntries(all) }];
  });
  return { ...rows, ...Object.fromEntries(merged) };
}
