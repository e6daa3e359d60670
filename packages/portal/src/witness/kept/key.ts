import { outcomeMessage, registerMessage, revealMessage, witnessMessage } from '@mingcha/draw';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Seat } from '../api.ts';
import { commitmentOf } from '../nonce.ts';
import { isSealedByPassphrase, openByPassphrase, type SealedByPassphrase, sealByPassphrase } from './seal.ts';
import { jsonIn, readSlot, slotsUnder, writeFirst, writeSlot } from './slots.ts';

/** The key of a witness as it is kept on the device and in its file: under a passphrase, which nobody else knows. */
export type KeptKey = {
  kind: 'mingcha-witness-key/1';
  tenant: string;
  id: string;
  name: string;
  outside: boolean;
  /** The public key, and the signature by which the key is registered, in hex. */
  key: string;
  signature: string;
  sealed: SealedByPassphrase;
};
/** A key that was kept before passphrases were asked for, or that was handed over as bare text. */
export type BareKey = { secret: string };

type Of = Pick<KeptKey, 'tenant' | 'id' | 'name' | 'outside'>;

const secretShape = /^[0-9a-f]{64}$/;
const prefix = (tenant: string) => `mingcha:witness-key:${tenant}:`;
const slot = ({ tenant, id }: Pick<Of, 'tenant' | 'id'>) => prefix(tenant) + id;
const about = ({ tenant, id, key }: Pick<KeptKey, 'tenant' | 'id' | 'key'>) =>
  ['mingcha-witness-key/1', tenant, id, key].join('\n');

/** The curves are large, so they come beside the page; it asks for them early, since a key must be made without network too. */
export const curves = () => import('@mingcha/draw/ed25519');

function isKept(value: unknown): value is KeptKey {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, tenant, id, name, outside, key, signature, sealed } = value as Record<string, unknown>;
  return (
    kind === 'mingcha-witness-key/1' &&
    [tenant, id, name].every((text) => typeof text === 'string') &&
    typeof outside === 'boolean' &&
    /^[0-9a-f]{64}$/.test(String(key)) &&
    /^[0-9a-f]{128}$/.test(String(signature)) &&
    isSealedByPassphrase(sealed)
  );
}

function read(text: string | undefined): KeptKey | BareKey | undefined {
  if (text === undefined) return undefined;
  if (secretShape.test(text)) return { secret: text };
  const value = jsonIn(text);
  return isKept(value) ? value : undefined;
}

export const isBare = (key: KeptKey | BareKey | undefined): key is BareKey =>
  key !== undefined && 'secret' in key;

/** The key kept on this device for a witness of a city. */
export const keptKey = (tenant: string, id: string) => read(readSlot(slot({ tenant, id })));

/** All keys under a passphrase that this device keeps for a city. */
export const keptKeys = (tenant: string): KeptKey[] =>
  slotsUnder(prefix(tenant)).flatMap((name) => {
    const found = read(readSlot(name));
    return found && !isBare(found) ? [found] : [];
  });

/** Keeps a key in place of the same one; false when the browser does not allow it. */
export const keepKey = (kept: KeptKey): boolean => writeSlot(slot(kept), JSON.stringify(kept));

export const newSecret = (): string => bytesToHex(crypto.getRandomValues(new Uint8Array(32)));

/** A secret key as it is kept, with its registration. */
export async function underPassphrase(
  secret: string,
  passphrase: string,
  of: Of,
  iterations?: number,
): Promise<KeptKey> {
  const { publicKeyOf, signMessage } = await curves();
  const key = publicKeyOf(secret);
  const signature = signMessage(secret, registerMessage(of.tenant, of.id, key));
  const sealed = await sealByPassphrase(secret, passphrase, about({ ...of, key }), iterations);
  return { kind: 'mingcha-witness-key/1', ...of, key, signature, sealed };
}

/** The secret key; undefined where the passphrase is another one. */
export async function secretIn(kept: KeptKey, passphrase: string): Promise<string | undefined> {
  const secret = await openByPassphrase(kept.sealed, passphrase, about(kept));
  return secret !== undefined && (await curves()).publicKeyOf(secret) === kept.key ? secret : undefined;
}

export type Made = { kept: KeptKey; fresh: boolean; stored: boolean };

/** Makes a key for a witness unless this device keeps one by that id already, also where two tabs make it at once. */
export async function makeKey(of: Of, passphrase: string): Promise<Made> {
  const before = keptKey(of.tenant, of.id);
  if (before && !isBare(before)) return { kept: before, fresh: false, stored: true };
  const made = await underPassphrase(before?.secret ?? newSecret(), passphrase, of);
  const { text, stored } = await writeFirst(slot(of), JSON.stringify(made), (other) => isKept(jsonIn(other)));
  const kept = jsonIn(text) as KeptKey;
  return { kept, fresh: kept.key === made.key, stored };
}

/** The same key under another passphrase; undefined where the old one is wrong. What was sealed by the key stays as it is. */
export async function rewrapped(kept: KeptKey, old: string, next: string): Promise<KeptKey | undefined> {
  const secret = await secretIn(kept, old);
  return secret === undefined
    ? undefined
    : { ...kept, sealed: await sealByPassphrase(secret, next, about(kept)) };
}

const note =
  '明察见证密钥，用口令加密。换设备时在见证页面选择这个文件，再输入口令。口令丢失就打不开，请另行记好，不要和文件放在一起。';

export const keyFileName = ({ name, tenant }: KeptKey) => `见证密钥-${name}-${tenant}.json`;

/** The text of the file in which a witness takes its key to another device. */
export const keyFileText = (kept: KeptKey): string => `${JSON.stringify({ note, ...kept }, null, 2)}\n`;

/** Finds the key in such a file, or in text that has it bare; undefined where there is none. */
export function readKeyFile(text: string): KeptKey | BareKey | undefined {
  const value = jsonIn(text);
  if (isKept(value)) {
    const { kind, tenant, id, name, outside, key, signature, sealed } = value;
    return { kind, tenant, id, name, outside, key, signature, sealed };
  }
  const secret = /见证密钥[：:]\s*([0-9a-fA-F]{64})/.exec(text)?.[1]?.toLowerCase();
  return secret === undefined ? undefined : { secret };
}

/** What a witness hands to its city to be put on the standing list, as one line of JSON. */
export const registrationLine = ({ id, name, outside, key, signature }: KeptKey): string =>
  JSON.stringify({ id, name, outside, key, held: 'page', signature });

/** A party's signatures in a draw. */
export async function signaturesOf({ tenant, draw, party }: Seat, secret: string) {
  const { signMessage } = await curves();
  return {
    overCommitment: (nonce: string) =>
      signMessage(secret, witnessMessage(tenant, draw, party, commitmentOf(party, nonce))),
    overNonce: (nonce: string, anchor: string) =>
      signMessage(secret, revealMessage(tenant, draw, { party, anchor, nonce })),
    overOutcome: (outcome: string) => signMessage(secret, outcomeMessage(tenant, draw, outcome)),
  };
}
