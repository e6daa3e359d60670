import { runVisitRecords } from '@mingcha/credit/cases';
import {
  type DemoCase,
  type DemoCity,
  type DemoDraw,
  generateInspectors,
  type Past,
  type PastCheck,
} from '@mingcha/demo';
import { actorOf } from '@mingcha/http';
import { dispatchVisits, loadDraw, runVisits, writeBack } from '@mingcha/inspection';
import { addDays, type Clock } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { Actors, Caller } from '../caller.ts';
import type { Reach } from '../inStep.ts';
import { createTimeline } from '../timeline.ts';
import { addAccounts } from '../visits.ts';
import type { Desk } from './desk.ts';
import { staffOf } from './staff.ts';
import { planVisits } from './visits.ts';

export type PastInit = {
  city: DemoCity;
  own: Actors;
  store: TenantStore;
  desk: Desk;
  clock: Clock;
  today: string;
  reach: Reach;
  /** Takes a draw to its publication, by the API; gives its id. */
  draw: (draw: DemoDraw) => Promise<string>;
};

/**
 * Two years of a city's inspections, day by day. Draws are made by the API as any other, so that each can be recomputed. The cases
 * around them are opened and worked on by the functions behind the API.
 */
export async function playPast(past: Past, init: PastInit): Promise<void> {
  const { city, own, store, desk, clock, today, reach } = init;
  const leads = [...new Set<string>(past.checks.map(({ lead }) => lead))].map(
    (letters) => `${city.code}-${letters}`,
  );
  const inspectors = generateInspectors(city).filter(({ dept }) => leads.includes(dept));
  await addAccounts(own.office, [{ inspectors }]);
  await addHeads(own.office, city, leads);
  const staff = await staffOf(store, city, clock());

  const timeline = createTimeline();
  const on = (daysAgo: number) => addDays(today, -daysAgo);
  const planCase = ({ type, daysAgo, by, values, people = {}, steps }: DemoCase, more = () => ({})) => {
    let id = '';
    timeline.at(on(daysAgo), async () => {
      const named = Object.entries(people).map(([field, of]) => [field, of.map((one) => staff.by(one).sub)]);
      const whole = { ...values, ...Object.fromEntries(named), ...more() };
      id = await desk.open(staff.by(by), type, whole);
    });
    for (const step of steps) {
      if ('answer' in step) throw new Error('nobody is asked in the years behind');
      timeline.at(on(step.daysAgo), () => desk.step(staff.by(step.by), { type, id }, step));
    }
    return () => id;
  };
  const planCheck = ({ task, lead, head, draw, how, from, until }: PastCheck, plan: () => string) => {
    const taskId = planCase(task, () => ({ plan: plan() }));
    timeline.at(on(draw.days.plan), async () => {
      const compose = { ...draw.compose, task: taskId() };
      const drawn = await loadDraw(store, await init.draw({ ...draw, compose }));
      const terms = { from, until, mode: '现场检查' as const, materials: '营业执照、许可证、有关台账' };
      const before = new Set((await desk.rows('inspection-visits')).map(({ id }) => id));
      await dispatchVisits(store, drawn, { terms, by: actorOf(staff.by(lead)) }, { clock });
      await runVisits(store, desk.deps);
      // Another department's may be waiting for its approval too.
      const visits = (await desk.rows('inspection-visits')).filter(({ id }) => !before.has(id));
      await planVisits(timeline, { desk, staff, visits, how, from, until, lead, head });
    });
  };
  const plans = new Map(past.plans.map(({ key, plan }) => [key, planCase(plan)]));
  for (const check of past.checks) planCheck(check, plans.get(check.plan)!);
  for (const visit of past.visits) planCase(visit);
  await timeline.run(today, async (day) => {
    await reach(day);
    // What the clock would have done by then.
    await writeBack(store, { clock });
    await runVisitRecords(store, { clock });
  });
}

/** A head for each department that has none. */
async function addHeads(
  office: Caller,
  { latin, people }: DemoCity,
  depts: readonly string[],
): Promise<void> {
  const have = new Set(people.flatMap(({ role, dept }) => (role === 'department-head' ? [dept] : [])));
  for (const dept of depts.filter((one) => !have.has(one))) {
    const letters = dept.slice(dept.indexOf('-') + 1);
    const json = { login: `${latin}-${letters}-head`, name: '分管负责人', roles: ['department-head'], dept };
    await office('POST', '/v1/people', { json });
  }
}
