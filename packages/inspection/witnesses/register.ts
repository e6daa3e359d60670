import { registerMessage } from '@mingcha/draw';
import { type Actor, audit } from '@mingcha/http';
import { type Clock, Problem, problems } from '@mingcha/kernel';
import { appendEntries } from '@mingcha/log';
import { create, type Store, type Stored, sha256Hex, type TenantStore, WriteConflict } from '@mingcha/store';
import type * as z from 'zod';
import { loggedList } from './rule.ts';
import { audited, logged, saveWitness } from './save.ts';
import { firstDayOf, type newWitness, type Witness, witnessEntity, witnessKeyEntity } from './witness.ts';

type By = { by: Actor; clock: Clock };

/** Where the witness and its key stand in the write: behind the log's counter and one entry. */
const [witnessAt, keyAt] = [2, 3];

const at = (pointer: string, message: string) => ({ errors: [{ pointer, message }] });

function takenAs({ failed }: WriteConflict): Problem | undefined {
  if (failed.includes(witnessAt)) {
    const detail = '该编号已登记过，已撤销的也不能再用，请换一个编号。';
    return problems.conflict('witness-exists', detail, at('/id', detail));
  }
  if (!failed.includes(keyAt)) return undefined;
  const detail = '该公钥已登记给另一个见证方，请由见证方重新生成密钥。';
  return problems.conflict('witness-key-known', detail, at('/key', detail));
}

/**
 * Puts a witness on the standing list, with its place in the public log, after the rule of the province and the witness's
 * program. Throws `witness-signature-invalid` (422) where the signature is not by this key over tenant, id and key,
 * `witness-exists` and `witness-key-known` (409).
 */
export async function registerWitness(
  store: TenantStore,
  given: z.infer<typeof newWitness>,
  { by, ...deps }: By & { store: Store; witnessProgram: string },
): Promise<Stored<Witness>> {
  // The curves are loaded when they are first needed.
  const { verifySignature } = await import('@mingcha/draw/ed25519');
  const { id, key, signature } = given;
  if (!verifySignature(key, registerMessage(store.tenant, id, key), signature)) {
    const detail = '签名与公钥、编号和本市代码对不上，请粘贴见证方给出的整行登记内容，不要改动。';
    throw new Problem({
      status: 422,
      code: 'witness-signature-invalid',
      title: '登记签名无效',
      detail,
      ...at('/signature', detail),
    });
  }
  const { clock } = deps;
  await loggedList(store, deps);
  const now = clock();
  const from = firstDayOf(now);
  const witness: Witness = { ...given, registeredAt: now.toISOString(), registeredBy: by, from };
  const entry = { type: 'witness.registered', ...logged(witness), signature, from } as const;
  try {
    await appendEntries(
      store,
      [entry],
      (operations) =>
        store.write(
          ...operations,
          create(witnessEntity, witness),
          create(witnessKeyEntity, { key, witness: id }),
          ...audit(clock, by, 'witness.register', audited(witness), { detail: { from } }),
        ),
      { clock },
    );
  } catch (error) {
    throw (error instanceof WriteConflict && takenAs(error)) || error;
  }
  return { ...witness, lock: 1 };
}

/** Ends a witness's time on the list: no new draw names it. Draws that it has committed to go on with it. */
export async function withdrawWitness(
  store: TenantStore,
  before: Stored<Witness>,
  { reason, by, clock }: By & { reason: string },
): Promise<Stored<Witness>> {
  const { lock: _, ...witness } = before;
  if (witness.withdrawn) throw problems.conflict('witness-withdrawn', '该见证方已经撤销，不能重复撤销。');
  const next: Witness = { ...witness, withdrawn: { at: clock().toISOString(), by, reason } };
  const entry = { type: 'witness.withdrawn', ...logged(before), reason: sha256Hex(reason) } as const;
  const alongside = audit(clock, by, 'witness.withdraw', audited(next), { detail: { reason } });
  return saveWitness(store, before, { next, entry, loses: true, alongside }, clock);
}
