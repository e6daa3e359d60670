/** Something encrypted, as it lies in the browser's database. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/** A key that no script can take out of this browser. */
export const newKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

/** Encrypts bytes. `about` says where they belong: they cannot be read from another place. */
export async function seal(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>, about: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt(how(iv, about), key, bytes) };
}

/** Decrypts bytes. Throws where the key or the place is another. */
export async function unseal(
  key: CryptoKey,
  { iv, data }: Sealed,
  about: string,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.decrypt(how(iv, about), key, data));
}

const how = (iv: Uint8Array<ArrayBuffer>, about: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(about),
});

export const sealJson = (key: CryptoKey, value: unknown, about: string): Promise<Sealed> =>
  seal(key, new TextEncoder().encode(JSON.stringify(value)), about);

export const unsealJson = async <T>(key: CryptoKey, sealed: Sealed, about: string): Promise<T> =>
  JSON.parse(new TextDecoder().decode(await unseal(key, sealed, about))) as T;
