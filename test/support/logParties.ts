import { witnessEntity } from '@mingcha/inspection';
import { appendEntries } from '@mingcha/log';
import { queryAll } from '@mingcha/store';
import type { TestSystem } from './system.ts';

/** Logs the registrations of the witnesses that a city of the tests has from its start, for who reads its log by the rules. */
export async function logParties({ store: all, time }: TestSystem, city: string): Promise<void> {
  const store = await all.forTenant(city);
  const entries = (await queryAll(store, witnessEntity, [])).map(
    ({ id: party, name, key, held, outside, signature, from }) =>
      ({ type: 'witness.registered', party, name, key, held, outside, signature, from }) as const,
  );
  await appendEntries(store, entries, (operations) => store.write(...operations), { clock: time.now });
}
