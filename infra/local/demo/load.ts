import {
  type DemoCity,
  type DemoDraw,
  demoBatches,
  demoCities,
  demoDraws,
  demoNotices,
  demoProvince,
  firstCity,
} from '@mingcha/demo';
import { addDays, type Clock, shanghaiDate } from '@mingcha/kernel';
import { foundTenant } from '@mingcha/tenancy/founding';
import type { DataPaths } from '../dataFolder.ts';
import { writePrivate } from '../privateFile.ts';
import type { System } from '../system.ts';
import { playBatch } from './batches.ts';
import { type Actors, type Caller, createCaller } from './caller.ts';
import { loadLists, playCases } from './cases.ts';
import {
  addAdministrator,
  addClient,
  type DemoClient,
  isAdministrator,
  loadCity,
  loadPeople,
  loadPortalInfo,
} from './city.ts';
import { loadCredit } from './credit.ts';
import { type DemoWitness, playDraw } from './draws.ts';
import { followCases } from './liveIndicator.ts';
import { playMeasures } from './measures.ts';
import { demoPassword } from './people.ts';
import { playVisits } from './visits.ts';
import { morning, type WalkingClock } from './walkingClock.ts';
import { confirmWitnesses, type DemoKey, registerWitnesses, requireConfirmation } from './witnesses.ts';

/** How many days before today the rosters were imported: before the first draw is planned. */
const listedDaysAgo = 35;

/** The city that lets the province's auditor read whole proofs. */
const grantsProofs = '621200';

/** The finished draw by witnesses of each city: its visits are under way. */
const isDispatched = ({ stage, compose }: DemoDraw): boolean =>
  stage === 'published' && compose.seed.source === 'witness';

/** Fills an empty system with the demo cities and their province, as their administrators would: through the API. */
export async function loadDemo(
  system: System,
  paths: DataPaths,
  options: {
    objects?: number | undefined;
    /** Codes of the cities; all where it is missing. The province is always there. */
    cities?: readonly string[] | undefined;
    notices?: readonly string[] | undefined;
    log: (line: string) => void;
    time: WalkingClock;
  },
): Promise<void> {
  const { objects, cities, notices, log, time } = options;
  const loaded = demoCities.filter(({ code }) => !cities || cities.includes(code));
  const today = shanghaiDate(time.now());
  const listed = addDays(today, -listedDaysAgo);
  const played = demoNotices({ today }).filter(({ tenant }) => !notices || notices.includes(tenant));
  // Cities are founded and their people there before the first thing happens.
  const founded = addDays([listed, ...played.map(({ year, issued }) => `${year}-${issued}`)].sort()[0]!, -7);
  const reach = (day: string) => time.set(day + morning);
  const clients: DemoClient[] = [];
  const credits: { city: DemoCity; call: Caller }[] = [];
  const witnesses: DemoWitness[] = [];
  const witnessKeys: DemoKey[] = [];
  const actors = new Map<string, Actors>();
  reach(founded);
  const { client, administrator, ...province } = await loadProvince(system, time.now);
  actors.set(demoProvince.code, province);
  await requireConfirmation(administrator);
  for (const city of loaded) {
    reach(founded);
    await foundTenant(system.store, { code: city.code, name: city.name, parent: city.parent });
    log(`loading ${city.name} …`);
    const admin = await addAdministrator(system, city.code, city.people.find(isAdministrator)!, time.now);
    const call = await createCaller(system, city.code, admin);
    const ids = await loadPeople(call, city, { accounts: system.accounts, admin });
    await call('PUT', '/v1/tenant/province-access');
    if (city.code === grantsProofs) await call('PUT', '/v1/tenant/province-access/proofs');
    const keys = await registerWitnesses(call, city);
    witnessKeys.push(...keys);
    await confirmWitnesses(administrator, city);
    reach(listed);
    clients.push(...(await loadCity(call, city, { today: listed, objects })));
    await loadLists(call, city, {
      join: async (json) => {
        const { body } = await call('POST', '/v1/people', { json });
        return createCaller(system, city.code, String(body.id));
      },
      today: listed,
      tick: system.tick,
    });
    await loadPortalInfo(call, city);
    credits.push({ city, call });
    const own = cityActors(system, city, { office: call, ids });
    actors.set(city.code, own);
    const days = (daysAgo: number) => reach(addDays(today, -daysAgo));
    const helpers = { ...own, keys, tick: system.tick };
    // In the order of the days on which they began.
    const all = [
      ...demoDraws(city, { today, listed }).map((draw) => ({ draw, at: draw.days.plan })),
      ...demoBatches(city, { today }).map((batch) => ({ batch, at: batch.days.plan })),
    ].sort((one, other) => other.at - one.at);
    for (const one of all) {
      if ('batch' in one) await playBatch(own, city.code, one.batch, days, helpers);
      else {
        witnesses.push(...(await playDraw(call, city.code, one.draw, days, helpers)));
        if (!isDispatched(one.draw)) continue;
        const { body } = await call('GET', '/v1/draws?state=published&limit=1');
        const [draw] = body.items as [{ id: string }];
        const { end } = one.draw.days;
        await playVisits(
          { ...own, person: (id) => createCaller(system, city.code, id), tick: system.tick },
          {
            draw: draw.id,
            dept: one.draw.compose.teams[0]!.dept,
            from: addDays(today, -end),
            until: addDays(today, 30 - end),
            correctBy: addDays(today, 15),
          },
        );
      }
    }
  }
  clients.push(client);
  time.release();
  for (const { city, call } of credits) await loadCredit(call, city, { today, objects });
  log('loading 改革举措 …');
  await playMeasures(played, { actors: (tenant) => actors.get(tenant)!, time, tick: system.tick });
  log('loading 事项 …');
  const offices = loaded.map((city) => ({ city, actors: actors.get(city.code)! }));
  await playCases(offices, { time, files: system.files });
  const first = actors.get(firstCity);
  if (first && played.some(({ tenant }) => tenant === firstCity)) await followCases(first.office);
  await writePrivate(paths.clients, `${JSON.stringify(clients, null, 2)}\n`);
  await writePrivate(paths.witnesses, `${JSON.stringify(witnesses, null, 2)}\n`);
  await writePrivate(paths.witnessKeys, `${JSON.stringify(witnessKeys, null, 2)}\n`);
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

/** The province with its administrator and its client, and a person who keeps its notices. */
async function loadProvince(
  system: System,
  clock: Clock,
): Promise<Actors & { client: DemoClient; administrator: Caller }> {
  const { code, name, people } = demoProvince;
  await foundTenant(system.store, { code, name, parent: '' });
  const administrator = people.find(({ role }) => role === 'province-admin')!;
  const call = await createCaller(system, code, await addAdministrator(system, code, administrator, clock));
  const add = async (role: string): Promise<string> => {
    const { login, name: called } = people.find((person) => person.role === role)!;
    const json = { login, name: called, roles: [role] };
    const { body } = await call('POST', '/v1/people', { json });
    const account = system.accounts.find(String(body.id))!;
    await system.accounts.put(account, demoPassword);
    return account.id;
  };
  await add('auditor');
  const office = await createCaller(system, code, await add('province'));
  return {
    administrator: call,
    office,
    inspector: async () => office,
    idOf: (login) => login,
    second: async () => office,
    unit: async () => office,
    head: async () => office,
    client: await addClient(call, code, 'province'),
  };
}
