import { faultyTexts } from '@mingcha/http';
import type { FieldError } from '@mingcha/kernel';

/** What no keyboard writes: control characters but tabs and new lines, and marks that turn the order of what follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in it.
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** Where values from outside have text that does not show as it is. Markup is text like any other: it is never shown as markup. */
export const unseenTexts = (values: unknown, pointer: string): FieldError[] =>
  faultyTexts(values, pointer, {
    fault: unseen,
    message: '含有不能显示的控制字符，请删去后重新填写（可先粘贴到记事本再复制）。',
  });
