import type { FieldError } from '@mingcha/kernel';

/** Half of a character: JSON can write one, but neither the store nor canonical JSON can keep it. */
const loneSurrogate = /\p{Surrogate}/u;

/** Where a parsed value has text that is not whole characters, as JSON pointers. */
export function brokenTexts(value: unknown, pointer = ''): FieldError[] {
  if (typeof value === 'string') {
    return loneSurrogate.test(value) ? [{ pointer, message: '含有不完整的字符，请重新输入' }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    brokenTexts(part, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
