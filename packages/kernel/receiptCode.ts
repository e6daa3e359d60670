import type { RandomBytes } from './ids.ts';

/** Crockford's 32: no I, L, O or U, which are taken for 1, 1, 0 and V. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Characters that nobody can guess: 100 bits. One more checks them. */
const secretLength = 20;
/** The field of 32 elements, by x⁵ + x² + 1: multiplied by x, an element takes 31 steps to come back. */
const timesX = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;

/** The character that makes the sum of all, each times its power of x, zero: one wrong character or two that have changed places show. */
const checkOf = (digits: readonly number[]): number =>
  timesX(digits.reduce((sum, digit) => timesX(sum) ^ digit, 0));

/** A new receipt code, as it is sent: 21 characters. */
export function newReceiptCode(random: RandomBytes): string {
  const digits = [...random(secretLength)].map((byte) => byte & 31);
  return [...digits, checkOf(digits)].map((digit) => alphabet[digit]).join('');
}

/** A receipt code as somebody typed it, in the form in which it is sent; undefined where it is none, or mistyped. */
export function readReceiptCode(text: string): string | undefined {
  const plain = text
    .slice(0, 100)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const digits = [...plain].map((character) => alphabet.indexOf(character));
  const check = digits.pop();
  if (digits.length !== secretLength || digits.includes(-1) || check !== checkOf(digits)) return undefined;
  return plain;
}

/** A receipt code in groups, as people read and copy it. */
export const shownReceiptCode = (code: string): string => code.replace(/(.{4})(?=.{5})/g, '$1-');
