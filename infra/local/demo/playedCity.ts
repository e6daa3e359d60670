import { type DemoCity, type DemoDraw, demoBatches, demoDraws, type Past } from '@mingcha/demo';
import { addDays, type Clock } from '@mingcha/kernel';
import { foundTenant } from '@mingcha/tenancy/founding';
import type { System } from '../system.ts';
import { playBatch } from './batches.ts';
import { planCalendars } from './calendar.ts';
import { type Actors, type Caller, createCaller } from './caller.ts';
import { loadLists } from './cases.ts';
import {
  addAdministrator,
  addNewObjects,
  type DemoClient,
  isAdministrator,
  loadCity,
  loadPeople,
  loadPortalInfo,
} from './city.ts';
import { planMonths } from './credit/months.ts';
import { type DemoWitness, playDraw } from './draws.ts';
import type { Reach } from './inStep.ts';
import { createDesk } from './past/desk.ts';
import { playPast } from './past/play.ts';
import { createTimeline } from './timeline.ts';
import { playVisits } from './visits.ts';
import { confirmWitnesses, type DemoKey, registerWitnesses } from './witnesses.ts';

/** The city that lets the province's auditor read whole proofs. */
const grantsProofs = '621200';

/** The finished draw by witnesses of each city: its visits are under way. */
const isDispatched = ({ stage, compose }: DemoDraw): boolean =>
  stage === 'published' && compose.seed.source === 'witness';

export type LoadedCity = {
  city: DemoCity;
  own: Actors;
  /** All who have a login, but the auditor, whom nothing waits for. */
  people: Caller[];
  clients: DemoClient[];
  keys: DemoKey[];
  /** What is left to reveal. */
  witnesses: DemoWitness[];
};

/** Founds a city, gives it people and lists, and takes its draws each as far as it comes. */
export async function playCity(
  system: System,
  city: DemoCity,
  {
    today,
    listed,
    reach: come,
    objects,
    past,
    clock,
    administrator,
  }: {
    today: string;
    /** The day on which the lists are imported. */
    listed: string;
    reach: Reach;
    objects: number | undefined;
    /** What happened in the years before `listed`; nothing where it is missing. */
    past: Past | undefined;
    clock: Clock;
    /** Of the province. */
    administrator: Caller;
  },
): Promise<LoadedCity> {
  await foundTenant(system.store, { code: city.code, name: city.name, parent: city.parent });
  const admin = await addAdministrator(system, city.code, city.people.find(isAdministrator)!, clock);
  const call = await createCaller(system, city.code, admin);
  const ids = await loadPeople(call, city, admin);
  await call('PUT', '/v1/tenant/province-access');
  if (city.code === grantsProofs) await call('PUT', '/v1/tenant/province-access/proofs');
  const keys = await registerWitnesses(call, city);
  await confirmWitnesses(administrator, city);
  const begun = past?.from ?? listed;
  await come(begun);
  const clients = await loadCity(call, city, { today: listed, until: past?.from, objects });
  const tick = () => system.look(city.code);
  await loadLists(call, city, {
    join: async (json) => {
      const { body } = await call('POST', '/v1/people', { json });
      return createCaller(system, city.code, String(body.id));
    },
    today: begun,
    tick,
  });
  await loadPortalInfo(call, city);
  const own = cityActors(system, city, { office: call, ids });
  const months = createTimeline();
  planCalendars(months, own, { begun, today });
  const reach: Reach = async (day) => {
    await months.run(day, come);
    await come(day);
  };
  const daysAgo = (days: number) => reach(addDays(today, -days));
  const helpers = { ...own, keys, tick };
  const newest = async () => {
    const { body } = await call('GET', '/v1/draws?state=published&limit=1');
    return (body.items as [{ id: string }])[0].id;
  };
  if (past) {
    const { files, queue } = system;
    const store = await system.store.forTenant(city.code);
    const desk = createDesk(store, { clock, store: system.store, files });
    let after = past.from;
    const enroll = async (until: string) => {
      await addNewObjects(call, city, { today: listed, after, until, objects });
      after = until;
    };
    planMonths(months, { city, own, store, queue, desk, clock, today, objects, enroll });
    const draw = async (one: DemoDraw) => {
      await playDraw(call, city.code, one, daysAgo, helpers);
      return newest();
    };
    await playPast(past, { city, own, store, desk, clock, today, reach, draw });
    await reach(listed);
    await enroll(listed);
  }
  const witnesses: DemoWitness[] = [];
  // In the order of the days on which they began.
  const all = [
    ...demoDraws(city, { today, listed }).map((draw) => ({ draw, at: draw.days.plan })),
    ...demoBatches(city, { today }).map((batch) => ({ batch, at: batch.days.plan })),
  ].sort((one, other) => other.at - one.at);
  for (const one of all) {
    if ('batch' in one) {
      await playBatch(own, city.code, one.batch, daysAgo, helpers);
      continue;
    }
    witnesses.push(...(await playDraw(call, city.code, one.draw, daysAgo, helpers)));
    if (!isDispatched(one.draw)) continue;
    const { end } = one.draw.days;
    await playVisits(
      { ...own, person: (id) => createCaller(system, city.code, id), tick },
      {
        draw: await newest(),
        dept: one.draw.compose.teams[0]!.dept,
        from: addDays(today, -end),
        until: addDays(today, 30 - end),
        correctBy: addDays(today, 15),
      },
    );
  }
  await months.run(addDays(today, -1), come);
  const working = city.people.flatMap(({ login, role }) =>
    role === 'auditor' ? [] : (ids.get(login) ?? admin),
  );
  const people = await Promise.all(working.map((id) => createCaller(system, city.code, id)));
  return { city, own, people, clients, keys, witnesses };
}

/** The two administrators as the office, and for each department its own administrator, who is added where it has none. */
function cityActors(
  system: System,
  { code, departments, people }: DemoCity,
  { office, ids }: { office: Caller; ids: Map<string, string> },
): Actors {
  const units = new Map<string, Promise<Caller>>();
  const open = async (dept: string): Promise<Caller> => {
    const known = people.find((one) => one.role === 'department-admin' && one.dept === dept);
    if (known) return createCaller(system, code, ids.get(known.login)!);
    const { short } = departments.find(({ id }) => id === dept)!;
    const json = { login: `${dept}-reports`, name: `${short}联络员`, roles: ['department-admin'], dept };
    const { body } = await office('POST', '/v1/people', { json });
    return createCaller(system, code, String(body.id));
  };
  const [, second] = people.filter(isAdministrator);
  const idOf = (end: string) => ids.get(people.find(({ login }) => login.endsWith(`-${end}`))!.login)!;
  return {
    office,
    idOf,
    inspector: () => createCaller(system, code, idOf('inspector')),
    second: () => createCaller(system, code, ids.get(second!.login)!),
    unit(dept) {
      const unit = units.get(dept) ?? open(dept);
      units.set(dept, unit);
      return unit;
    },
    head(dept) {
      const { login } = people.find((one) => one.role === 'department-head' && one.dept === dept)!;
      return createCaller(system, code, ids.get(login)!);
    },
  };
}
