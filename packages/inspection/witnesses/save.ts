import type { Clock } from '@mingcha/kernel';
import { appendEntries, type LogEntry } from '@mingcha/log';
import { type Operation, replace, type Stored, type TenantStore } from '@mingcha/store';
import { listLoses } from './rule.ts';
import { type Witness, witnessEntity } from './witness.ts';

/** What the log says of a witness when it comes, when it goes, and when its province decides on it. */
export const logged = ({ id: party, name, key, held, outside }: Witness) => ({
  party,
  name,
  key,
  held,
  outside,
});
export const audited = ({ id, name }: Witness) => ({ id, name });

/** Where the witness and its list stand in the write: behind the log's counter and one entry. */
const [witnessAt, listAt] = [2, 3];

type Change = {
  next: Witness;
  entry: LogEntry;
  /** Whether draws that could name it cannot any more. */
  loses: boolean;
  alongside: Operation[];
};

/** Writes a witness's next form with its entry in the public log. Throws `WriteConflict` when it changed since it was read. */
export async function saveWitness(
  store: TenantStore,
  { lock }: Stored<Witness>,
  { next, entry, loses, alongside }: Change,
  clock: Clock,
): Promise<Stored<Witness>> {
  await appendEntries(
    store,
    [entry],
    async (operations) =>
      store.write(
        ...operations,
        replace(witnessEntity, next, lock),
        ...(loses ? [await listLoses(store)] : []),
        ...alongside,
      ),
    { clock, lost: ({ failed }) => loses && failed.includes(listAt) && !failed.includes(witnessAt) },
  );
  return { ...next, lock: lock + 1 };
}
