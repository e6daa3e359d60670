import type { FieldError } from '@mingcha/kernel';

/** Half of a character: JSON can write one, but neither the store nor canonical JSON can keep it. */
const loneSurrogate = /\p{Surrogate}/u;

/** Where a parsed value has text that is not whole characters, as JSON pointers. */
export const brokenTexts = (value: unknown, pointer = ''): FieldError[] =>
  faultyTexts(value, pointer, { fault: loneSurrogate, message: '含有不完整的字符，请重新输入' });

/** Where a parsed value has text with a fault, as JSON pointers. */
export function faultyTexts(
  value: unknown,
  pointer: string,
  of: { fault: RegExp; message: string },
): FieldError[] {
  if (typeof value === 'string') return of.fault.test(value) ? [{ pointer, message: of.message }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    faultyTexts(part, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, of),
  );
}
