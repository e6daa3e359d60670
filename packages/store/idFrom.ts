import { sha256Hex } from './blobs.ts';

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An id like any other, of an instant (ISO), that follows from a text: what asks for it twice gets the same. */
export function idFrom(text: string, at: string): string {
  const time = Date.parse(at);
  const head = Array.from({ length: 10 }, (_, i) => digits[Math.floor(time / 32 ** (9 - i)) % 32]);
  const bytes = Buffer.from(sha256Hex(text), 'hex');
  const tail = Array.from({ length: 16 }, (_, i) => digits[bytes[i]! % 32]);
  return [...head, ...tail].join('');
}
