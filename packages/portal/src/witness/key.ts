import { outcomeMessage, registerMessage, revealMessage, witnessMessage } from '@mingcha/draw';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Seat } from './api.ts';
import { commitmentOf } from './nonce.ts';

/** The key of a witness as it is kept on the device and in its file. It is made and used in the browser alone. */

const secretShape = /^[0-9a-f]{64}$/;
const slot = (tenant: string, party: string) => `mingcha:witness-key:${tenant}:${party}`;

/** The secret key kept on this device for a witness of a city; undefined when there is none or storage is closed. */
export function keptKey(tenant: string, party: string): string | undefined {
  try {
    const secret = localStorage.getItem(slot(tenant, party));
    return secret !== null && secretShape.test(secret) ? secret : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a key on this device; false when the browser does not allow it. */
export function keepKey(tenant: string, party: string, secret: string): boolean {
  try {
    localStorage.setItem(slot(tenant, party), secret);
    return true;
  } catch {
    return false;
  }
}

export const newKey = (): string => bytesToHex(crypto.getRandomValues(new Uint8Array(32)));

/** The text of the file in which a witness keeps its key. */
export const keyFileText = (of: { tenant: string; id: string; name: string; secret: string }): string =>
  [
    '明察 · 见证密钥（请妥善保管，不要给任何人看）',
    '',
    `城市代码：${of.tenant}`,
    `见证方：${of.name}（${of.id}）`,
    `见证密钥：${of.secret}`,
    '',
    '每次见证都要用这个密钥签名。如果丢失，须由本市撤销登记后另行登记。',
    '',
  ].join('\r\n');

/** Finds the key in such a file; undefined where there is none. */
export function readKeyFile(text: string): string | undefined {
  return /见证密钥[：:]\s*([0-9a-fA-F]{64})/.exec(text)?.[1]?.toLowerCase();
}

/** The curves are large, so they come when something is to be signed. */
const curves = () => import('@mingcha/draw/ed25519');

export const publicKeyOf = async (secret: string) => (await curves()).publicKeyOf(secret);

/** What a witness hands to its city to be put on the standing list, as one line of JSON. */
export async function registrationLine(
  secret: string,
  { tenant, ...of }: { tenant: string; id: string; name: string; outside: boolean },
): Promise<string> {
  const { publicKeyOf: keyOf, signMessage } = await curves();
  const key = keyOf(secret);
  const signature = signMessage(secret, registerMessage(tenant, of.id, key));
  return JSON.stringify({ ...of, key, held: 'page', signature });
}

/** A party's signatures in a draw; those of a party without a key are none. */
export async function signaturesOf({ tenant, draw, party }: Seat, secret: string | undefined) {
  if (secret === undefined) return undefined;
  const { signMessage } = await curves();
  return {
    overCommitment: (nonce: string) =>
      signMessage(secret, witnessMessage(tenant, draw, party, commitmentOf(party, nonce))),
    overNonce: (nonce: string, anchor: string) =>
      signMessage(secret, revealMessage(tenant, draw, { party, anchor, nonce })),
    overOutcome: (outcome: string) => signMessage(secret, outcomeMessage(tenant, draw, outcome)),
  };
}
