import { type DemoCity, demoCities, demoDraws, demoNotices, demoProvince } from '@mingcha/demo';
import { shanghaiDate } from '@mingcha/kernel';
import { foundTenant } from '@mingcha/tenancy/founding';
import type { DataPaths } from '../dataFolder.ts';
import { writePrivate } from '../privateFile.ts';
import type { System } from '../system.ts';
import { type Actors, type Caller, createCaller } from './caller.ts';
import { addClient, type DemoClient, loadCity, loadPeople } from './city.ts';
import { type DemoWitness, playDraw } from './draws.ts';
import { playMeasures } from './measures.ts';
import { demoPassword } from './people.ts';
import type { WalkingClock } from './walkingClock.ts';

/** Fills an empty system with the demo cities and their province, as their administrators would: through the API. */
export async function loadDemo(
  system: System,
  paths: DataPaths,
  options: {
    objects?: number | undefined;
    notices?: readonly string[] | undefined;
    log: (line: string) => void;
    time: WalkingClock;
  },
): Promise<void> {
  const { objects, notices, log, time } = options;
  const today = shanghaiDate(time.now());
  const clients: DemoClient[] = [];
  const witnesses: DemoWitness[] = [];
  const actors = new Map<string, Actors>();
  for (const city of demoCities) {
    await foundTenant(system.store, { code: city.code, name: city.name, parent: city.parent });
    log(`loading ${city.name} …`);
    const admin = await loadPeople(await createCaller(system, city.code), city, system.accounts);
    const call = await createCaller(system, city.code, admin);
    clients.push(...(await loadCity(call, city, { today, objects })));
    for (const draw of demoDraws(city, { today })) witnesses.push(...(await playDraw(call, city.code, draw)));
    await call('PUT', '/v1/tenant/province-access');
    actors.set(city.code, cityActors(system, city, call));
  }
  const { client, ...province } = await loadProvince(system);
  clients.push(client);
  actors.set(demoProvince.code, province);
  log('loading 改革举措 …');
  const played = demoNotices({ today }).filter(({ tenant }) => !notices || notices.includes(tenant));
  await playMeasures(played, { actors: (tenant) => actors.get(tenant)!, time, tick: system.tick });
  await writePrivate(paths.clients, `${JSON.stringify(clients, null, 2)}\n`);
  await writePrivate(paths.witnesses, `${JSON.stringify(witnesses, null, 2)}\n`);
}

/** The administrator as the office, and somebody for each department. */
function cityActors(system: System, { code, departments }: DemoCity, office: Caller): Actors {
  return {
    office,
    unit: (dept) => {
      const { short } = departments.find(({ id }) => id === dept)!;
      return createCaller(system, code, {
        sub: `demo-${dept}`,
        name: `${short}联络员`,
        role: 'department-admin',
        dept,
      });
    },
  };
}

/** The province with its person, who keeps its notices, and its client. */
async function loadProvince(system: System): Promise<Actors & { client: DemoClient }> {
  const { code, name, person } = demoProvince;
  await foundTenant(system.store, { code, name, parent: '' });
  const admin = await createCaller(system, code);
  const { body } = await admin('POST', '/v1/people', { json: { ...person, roles: ['province'] } });
  const account = system.accounts.find(String(body.id))!;
  await system.accounts.put(account, demoPassword);
  const office = await createCaller(system, code, { sub: account.id, name: person.name, role: 'province' });
  return { office, unit: async () => office, client: await addClient(admin, code, 'province') };
}
