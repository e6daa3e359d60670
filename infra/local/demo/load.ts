import { demoCities, demoDraws } from '@mingcha/demo';
import { shanghaiDate } from '@mingcha/kernel';
import { foundTenant } from '@mingcha/tenancy';
import type { DataPaths } from '../dataFolder.ts';
import { writePrivate } from '../privateFile.ts';
import type { System } from '../system.ts';
import { createCaller } from './caller.ts';
import { addClient, type DemoClient, loadCity, loadPeople } from './city.ts';
import { type DemoWitness, playDraw } from './draws.ts';

/** Fills an empty system with the demo cities, as their administrators would: through the API. */
export async function loadDemo(
  system: System,
  paths: DataPaths,
  options: { objects?: number | undefined; log: (line: string) => void },
): Promise<void> {
  const { objects, log } = options;
  const today = shanghaiDate(new Date());
  const clients: DemoClient[] = [];
  const witnesses: DemoWitness[] = [];
  for (const city of demoCities) {
    await foundTenant(system.store, { code: city.code, name: city.name, parent: city.parent });
    log(`loading ${city.name} …`);
    const admin = await loadPeople(await createCaller(system, city.code), city, system.accounts);
    const call = await createCaller(system, city.code, admin);
    clients.push(...(await loadCity(call, city, { today, objects })));
    for (const draw of demoDraws(city, { today })) witnesses.push(...(await playDraw(call, city.code, draw)));
  }
  for (const province of new Set(demoCities.map((city) => city.parent)))
    clients.push(await addClient(await createCaller(system, province), province, 'province'));
  await writePrivate(paths.clients, `${JSON.stringify(clients, null, 2)}\n`);
  await writePrivate(paths.witnesses, `${JSON.stringify(witnesses, null, 2)}\n`);
}
