import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** 32 bytes under AES-256-GCM, in hex. They open only for what they were sealed about. */
export type Sealed = { salt: string; iv: string; box: string };
/** The same under a passphrase, by PBKDF2 with SHA-256. */
export type SealedByPassphrase = Sealed & { iterations: number };

/** 0.3 s in Chromium on one core of a server. Each guess at a stolen file costs as much. */
const iterationsNow = 1_000_000;
/** What a file may ask for: fewer protect nothing, more would stop the page. */
const iterationsTaken = { least: 100_000, most: 10_000_000 };

const hex = (bytes: number) => new RegExp(`^[0-9a-f]{${2 * bytes}}$`);
const shapes = { salt: hex(16), iv: hex(12), box: hex(48) };

/** Whether this browser can seal on this page: over plain HTTP it cannot, and the network could change the page itself. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined;

export const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(shapes).every(([name, shape]) => shape.test(String(value[name as keyof typeof value])));

export const isSealedByPassphrase = (value: unknown): value is SealedByPassphrase =>
  isSealed(value) &&
  'iterations' in value &&
  Number.isSafeInteger(value.iterations) &&
  Number(value.iterations) >= iterationsTaken.least &&
  Number(value.iterations) <= iterationsTaken.most;

const bytes = (text: string) => new Uint8Array(utf8ToBytes(text));
const fromHex = (text: string) => new Uint8Array(hexToBytes(text));
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const aes = { name: 'AES-GCM', length: 256 } as const;

async function keyOfPassphrase(passphrase: string, salt: string, iterations: number): Promise<CryptoKey> {
  // Wide and narrow forms of a sign look the same to who types them.
  const typed = bytes(passphrase.normalize('NFKC'));
  const from = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const by = { name: 'PBKDF2', hash: 'SHA-256', salt: fromHex(salt), iterations };
  return crypto.subtle.deriveKey(by, from, aes, false, ['encrypt', 'decrypt']);
}

async function keyOfSecret(secret: string, salt: string): Promise<CryptoKey> {
  const from = await crypto.subtle.importKey('raw', fromHex(secret), 'HKDF', false, ['deriveKey']);
  const by = { name: 'HKDF', hash: 'SHA-256', salt: fromHex(salt), info: bytes('mingcha-witness-sealed/1') };
  return crypto.subtle.deriveKey(by, from, aes, false, ['encrypt', 'decrypt']);
}

async function sealed(value: string, about: string, salt: string, key: CryptoKey): Promise<Sealed> {
  const iv = random(12);
  const with_ = { name: 'AES-GCM', iv, additionalData: bytes(about) };
  const box = await crypto.subtle.encrypt(with_, key, fromHex(value));
  return { salt, iv: bytesToHex(iv), box: bytesToHex(new Uint8Array(box)) };
}

async function opened({ iv, box }: Sealed, about: string, key: CryptoKey): Promise<string | undefined> {
  const with_ = { name: 'AES-GCM', iv: fromHex(iv), additionalData: bytes(about) };
  try {
    return bytesToHex(new Uint8Array(await crypto.subtle.decrypt(with_, key, fromHex(box))));
  } catch {
    return undefined;
  }
}

/** Seals 32 bytes, in hex, under a passphrase. */
export async function sealByPassphrase(
  value: string,
  passphrase: string,
  about: string,
  iterations = iterationsNow,
): Promise<SealedByPassphrase> {
  const salt = bytesToHex(random(16));
  const key = await keyOfPassphrase(passphrase, salt, iterations);
  return { iterations, ...(await sealed(value, about, salt, key)) };
}

/** The 32 bytes in hex; undefined where the passphrase is another one, or something was changed. */
export const openByPassphrase = async (
  of: SealedByPassphrase,
  passphrase: string,
  about: string,
): Promise<string | undefined> =>
  opened(of, about, await keyOfPassphrase(passphrase, of.salt, of.iterations));

/** Seals 32 bytes under another secret, so that they open wherever that one does. */
export async function sealBySecret(value: string, secret: string, about: string): Promise<Sealed> {
  const salt = bytesToHex(random(16));
  return sealed(value, about, salt, await keyOfSecret(secret, salt));
}

/** The 32 bytes in hex; undefined where the secret is another one, or something was changed. */
export const openBySecret = async (of: Sealed, secret: string, about: string): Promise<string | undefined> =>
  opened(of, about, await keyOfSecret(secret, of.salt));

/** What is wrong with a new passphrase, in words; undefined where it will do. */
export function weakness(passphrase: string): string | undefined {
  const signs = [...passphrase.normalize('NFKC')];
  if (signs.length < 10) return '口令至少 10 个字符，可以是一句容易记住的话';
  if (new Set(signs).size < 5) return '口令里不同的字符太少，容易被猜到';
  return undefined;
}
