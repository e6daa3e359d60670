import { createHash } from 'node:crypto';
import { registerMessage } from '@mingcha/draw';
import { publicKeyOf, signMessage } from '@mingcha/draw/ed25519';

/** The secret key of a witness in tests, the same in each run. */
export const secretOf = (tenant: string, witness: string) =>
  createHash('sha256').update(`${tenant} ${witness}`).digest('hex');

/** A seed by witnesses of the standing list. */
export const witnessSeed = (witnesses: readonly { id: string }[], last?: string) => ({
  source: 'witness' as const,
  parties: witnesses.map(({ id }) => ({ id })),
  ...(last !== undefined && { last }),
});

/** A registration as the witness hands it to its city. */
export function registrationOf<T extends object>(tenant: string, id: string, more?: T) {
  const secret = secretOf(tenant, id);
  const key = publicKeyOf(secret);
  const signature = signMessage(secret, registerMessage(tenant, id, key));
  const name = `见证单位 ${id}`;
  return { id, name, key, held: 'program' as const, outside: true, signature, ...more };
}
