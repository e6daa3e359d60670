import { demoCities, demoNotices, demoProvince, firstCity, pastOf } from '@mingcha/demo';
import { addDays, type Clock, shanghaiDate } from '@mingcha/kernel';
import { foundTenant } from '@mingcha/tenancy/founding';
import type { DataPaths } from '../kept/dataFolder.ts';
import { writePrivate } from '../kept/privateFile.ts';
import type { System } from '../system.ts';
import { type Actors, type Caller, createCaller } from './caller.ts';
import { playCases } from './cases.ts';
import { addAdministrator, addClient, type DemoClient } from './city.ts';
import { evaluateDepartments } from './credit/introduce.ts';
import { firstOfMonth } from './credit/months.ts';
import { playComplaints, publishWarningRules } from './credit/warnings.ts';
import { playExchange } from './exchange.ts';
import { playInStep } from './inStep.ts';
import { publishDirectory, publishNextDirectory } from './levels.ts';
import { followCases } from './liveIndicator.ts';
import { playMeasures } from './measures.ts';
import { type LoadedCity, playCity } from './playedCity.ts';
import { readWhatIsDone } from './readDone.ts';
import { type Join, joinReviewers } from './reviewedLists.ts';
import { morning, type WalkingClock } from './walkingClock.ts';
import { requireConfirmation } from './witnesses.ts';

/** How many days before today the rosters were imported: before the first draw is planned. */
const listedDaysAgo = 35;

/** Fills an empty system with the demo cities and their province, as their administrators would: through the API. */
export async function loadDemo(
  system: System,
  paths: DataPaths,
  options: {
    objects?: number | undefined;
    /** Codes of the cities; all where it is missing. The province is always there. */
    cities?: readonly string[] | undefined;
    notices?: readonly string[] | undefined;
    /** Whether the two years behind are there with their inspections. */
    past: boolean;
    log: (line: string) => void;
    time: WalkingClock;
  },
): Promise<void> {
  const { objects, notices, log, time } = options;
  const loaded = demoCities.filter(({ code }) => !options.cities || options.cities.includes(code));
  const today = shanghaiDate(time.now());
  const listed = addDays(today, -listedDaysAgo);
  const played = demoNotices({ today }).filter(({ tenant }) => !notices || notices.includes(tenant));
  // Cities are founded and their people there before the first thing happens.
  const pasts = new Map(options.past ? loaded.map((city) => [city, pastOf(city, today)]) : []);
  const begun = [...pasts.values()].map(({ from }) => from);
  const issued = played.map(({ year, issued }) => `${year}-${issued}`);
  const founded = addDays([listed, ...begun, ...issued].sort()[0]!, -7);
  const onDay = (day: string) => time.set(day + morning);
  onDay(founded);
  const { client, administrator, join, ...province } = await loadProvince(system, time.now);
  const reviewers = await joinReviewers(administrator, join, 'gansu-');
  const tickProvince = () => system.look(demoProvince.code);
  const publishing = { reviewers, tick: tickProvince };
  await publishDirectory({ administrator, office: province.office }, demoProvince.code, {
    ...publishing,
    today: founded,
  });
  await requireConfirmation(administrator);
  const cities: LoadedCity[] = [];
  const days = { today, listed };
  await playInStep(
    loaded.map((city, i) => async (reach) => {
      log(`loading ${city.name} …`);
      const past = pasts.get(city);
      const given = { ...days, reach, objects, past, clock: time.now, administrator };
      cities[i] = await playCity(system, city, given);
    }),
    onDay,
  );
  const actors = new Map<string, Actors>(cities.map(({ city, own }) => [city.code, own]));
  actors.set(demoProvince.code, province);
  time.release();
  await publishNextDirectory(province.office, demoProvince.code, { ...publishing, today });
  log('loading 改革举措 …');
  await playMeasures(played, { actors: (tenant) => actors.get(tenant)!, time, look: system.look });
  log('loading 事项 …');
  const offices = cities.map(({ city, own }) => ({ city, actors: own }));
  await playCases(offices, {
    ...{ time, files: system.files, look: system.look, plans: !options.past, objects },
    ...(options.past && { reported: addDays(firstOfMonth(today), -1) }),
  });
  log('loading 数据交换 …');
  await Promise.all(cities.map(({ city, own }) => playExchange(own, () => system.look(city.code))));
  await Promise.all(cities.flatMap(({ people }) => people.map((call) => readWhatIsDone(call, time.now()))));
  const warned = cities.find(({ city }) => city.code === firstCity);
  if (warned) {
    const { city, own } = warned;
    // With the years behind, the rules are there since their first month.
    if (!options.past) await publishWarningRules(city, own);
    await playComplaints(city, own, { today, objects, look: () => system.look(firstCity) });
  }
  if (warned) {
    await evaluateDepartments(warned.own, system.queue, () => system.look(firstCity));
  }
  const first = actors.get(firstCity);
  if (first && played.some(({ tenant }) => tenant === firstCity)) await followCases(first.office);
  const write = (path: string, all: readonly object[]) =>
    writePrivate(path, `${JSON.stringify(all, null, 2)}\n`);
  await write(paths.clients, [...cities.flatMap((one) => one.clients), client]);
  await write(
    paths.witnesses,
    cities.flatMap((one) => one.witnesses),
  );
  await write(
    paths.witnessKeys,
    cities.flatMap((one) => one.keys),
  );
}

/** The province with its administrator and its client, and a person who keeps its notices. */
async function loadProvince(
  system: System,
  clock: Clock,
): Promise<Actors & { client: DemoClient; administrator: Caller; join: Join }> {
  const { code, name, people } = demoProvince;
  await foundTenant(system.store, { code, name, parent: '' });
  const administrator = people.find(({ role }) => role === 'province-admin')!;
  const call = await createCaller(system, code, await addAdministrator(system, code, administrator, clock));
  const add = async (role: string): Promise<string> => {
    const { login, name: called } = people.find((person) => person.role === role)!;
    const json = { login, name: called, roles: [role] };
    const { body } = await call('POST', '/v1/people', { json });
    return String(body.id);
  };
  await add('auditor');
  const office = await createCaller(system, code, await add('province'));
  return {
    administrator: call,
    join: async (json) => {
      const { body } = await call('POST', '/v1/people', { json });
      return createCaller(system, code, String(body.id));
    },
    office,
    inspector: async () => office,
    idOf: (login) => login,
    second: async () => office,
    unit: async () => office,
    head: async () => office,
    client: await addClient(call, code, 'province'),
  };
}
