import type { Seat } from '../api.ts';
import { commitmentOf, newNonce } from '../nonce.ts';
import { signaturesOf } from './key.ts';
import { isSealed, openBySecret, type Sealed, sealBySecret } from './seal.ts';
import { jsonIn, readSlot, writeFirst, writeSlot } from './slots.ts';

/**
 * A party's nonce as it is kept until it reveals: sealed by the party's key, beside what may be known of it, which is its
 * commitment and the signature over that. `nonce` stands there bare where it was made before keys had passphrases.
 */
export type KeptNonce = SignedNonce | { commitment: string; nonce: string };
export type SignedNonce = { commitment: string; sealed: Sealed; signature: string };
type Place = Pick<Seat, 'tenant' | 'draw' | 'party'>;

const nonceShape = /^[0-9a-f]{64}$/;
const slot = ({ tenant, draw, party }: Place) => `mingcha:witness:${tenant}:${draw}:${party}`;
const about = ({ tenant, draw, party }: Place, commitment: string) =>
  ['mingcha-witness-nonce/1', tenant, draw, party, commitment].join('\n');
const bare = (party: string, nonce: string): KeptNonce => ({ nonce, commitment: commitmentOf(party, nonce) });

function keptIn(value: unknown): SignedNonce | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { commitment, signature, sealed } = value as Record<string, unknown>;
  const whole =
    nonceShape.test(String(commitment)) && /^[0-9a-f]{128}$/.test(String(signature)) && isSealed(sealed);
  return whole
    ? { commitment: commitment as string, signature: signature as string, sealed: sealed as Sealed }
    : undefined;
}

/** The nonce kept on this device for a party of a draw; undefined when there is none or storage is closed. */
export function keptNonce(place: Place): KeptNonce | undefined {
  const text = readSlot(slot(place));
  if (text === undefined) return undefined;
  return nonceShape.test(text) ? bare(place.party, text) : keptIn(jsonIn(text));
}

/** Keeps a nonce on this device; false when the browser does not allow it. */
export const keepNonce = (place: Place, kept: KeptNonce): boolean =>
  writeSlot(slot(place), 'nonce' in kept ? kept.nonce : JSON.stringify(kept));

/** Whether it was signed for and may be handed in. */
export const isSigned = (kept: KeptNonce | undefined): kept is SignedNonce =>
  kept !== undefined && 'sealed' in kept;

/** Makes a party's nonce unless this device keeps one, also where two tabs make it at once: a draw never gets a second one. */
export async function makeNonce(seat: Seat, secret: string): Promise<SignedNonce> {
  const before = keptNonce(seat);
  if (isSigned(before)) return before;
  const nonce = before?.nonce ?? newNonce();
  const commitment = commitmentOf(seat.party, nonce);
  const signature = (await signaturesOf(seat, secret)).overCommitment(nonce);
  const sealed = await sealBySecret(nonce, secret, about(seat, commitment));
  const made = JSON.stringify({ commitment, signature, sealed });
  const { text } = await writeFirst(slot(seat), made, (other) => keptIn(jsonIn(other)) !== undefined);
  return keptIn(jsonIn(text))!;
}

/** The nonce itself; undefined where it was sealed by another key, or changed. */
export async function nonceIn(kept: KeptNonce, place: Place, secret: string): Promise<string | undefined> {
  if ('nonce' in kept) return kept.nonce;
  const nonce = await openBySecret(kept.sealed, secret, about(place, kept.commitment));
  return nonce !== undefined && commitmentOf(place.party, nonce) === kept.commitment ? nonce : undefined;
}

const note =
  '明察见证随机数，用见证密钥加密。丢失浏览器数据或换设备时，在见证页面先取回见证密钥，再选择这个文件。公开之前请勿删除。';

/** The text of the file that a party keeps safe until it reveals. */
export const nonceFileText = (
  { tenant, draw, party }: Place,
  { title, partyName }: { title: string; partyName: string },
  kept: SignedNonce,
): string =>
  `${JSON.stringify({ kind: 'mingcha-witness-nonce/1', note, title, partyName, tenant, draw, party, ...kept }, null, 2)}\n`;

/** Finds the nonce in such a file, or bare in text; undefined where there is none for this party of this draw. */
export function readNonceFile(text: string, { tenant, draw, party }: Place): KeptNonce | undefined {
  const value = jsonIn(text);
  if (typeof value === 'object' && value !== null) {
    const file = value as Record<string, unknown>;
    const own = file.tenant === tenant && file.draw === draw && file.party === party;
    return own ? keptIn(file) : undefined;
  }
  const nonce = (/随机数[：:]\s*([0-9a-fA-F]{64})/.exec(text)?.[1] ?? text.trim()).toLowerCase();
  return nonceShape.test(nonce) ? bare(party, nonce) : undefined;
}
