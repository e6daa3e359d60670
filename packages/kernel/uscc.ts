/** Unified social credit codes (统一社会信用代码), GB 32100-2015. */

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = Array.from({ length: 17 }, (_, i) => 3 ** i % 31);
const shape = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

export type UsccVerdict = 'ok' | 'check-digit' | 'malformed';

/** The 18th character for the first 17 of a code. Throws a RangeError when they are not 17 characters of the alphabet. */
export function usccCheckDigit(first17: string): string {
  if (first17.length !== 17) throw new RangeError('a credit code has 17 characters before its check digit');
  let sum = 0;
  for (let i = 0; i < 17; i++) {
    const value = alphabet.indexOf(first17[i]!);
    if (value < 0) throw new RangeError(`character ${i + 1} is not in the alphabet of credit codes`);
    sum += value * weights[i]!;
  }
  return alphabet[(31 - (sum % 31)) % 31]!;
}

/** `check-digit` is a warning, not a refusal: some codes were legally issued with a wrong one. */
export function checkUscc(code: string): UsccVerdict {
  if (!shape.test(code)) return 'malformed';
  return usccCheckDigit(code.slice(0, 17)) === code[17] ? 'ok' : 'check-digit';
}
