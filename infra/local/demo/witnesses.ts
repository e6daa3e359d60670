import { randomBytes } from 'node:crypto';
import type { DemoCity, DemoParty } from '@mingcha/demo';
import { registerMessage } from '@mingcha/draw';
import { publicKeyOf, signMessage } from '@mingcha/draw/ed25519';
import type { Caller } from './caller.ts';

/** A witness of a city's standing list, with the key that stays on its own machine: here it is this one. */
export type DemoKey = DemoParty & { tenant: string; held: 'program' | 'page'; secret: string };

/** Puts the city's witnesses on its standing list, each with a key of its own. */
export async function registerWitnesses(
  call: Caller,
  { code, parties, pageWitnesses }: DemoCity,
): Promise<DemoKey[]> {
  const keyed = (held: DemoKey['held']) => (party: DemoParty) => ({
    tenant: code,
    ...party,
    held,
    secret: randomBytes(32).toString('hex'),
  });
  const keys = [...parties.map(keyed('program')), ...pageWitnesses.map(keyed('page'))];
  for (const { secret, tenant: _, ...party } of keys) {
    const key = publicKeyOf(secret);
    const signature = signMessage(secret, registerMessage(code, party.id, key));
    await call('POST', '/v1/witnesses', { json: { ...party, key, signature } });
  }
  return keys;
}

/** The province wants to confirm the witnesses of its cities. */
export async function requireConfirmation(province: Caller): Promise<void> {
  const headers = { 'if-match': '"0"' };
  await province('PUT', '/v1/province/witness-rule', { json: { required: true }, headers });
}

/** A city whose witnesses with keys in pages are left for the visitor to confirm. */
const leftIn = '620800';

/** The province confirms a city's witnesses. */
export async function confirmWitnesses(
  province: Caller,
  { code, parties, pageWitnesses }: DemoCity,
): Promise<void> {
  for (const { id } of code === leftIn ? parties : [...parties, ...pageWitnesses]) {
    const path = `/v1/province/cities/${code}/witnesses/${id}`;
    const { headers } = await province('GET', path);
    await province('POST', `${path}/confirm`, { headers: { 'if-match': headers.get('etag') ?? '' } });
  }
}
