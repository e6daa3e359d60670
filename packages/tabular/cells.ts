import type { Fault } from './errors.ts';

/** White space of any width, and the invisible marks that copying from web pages and dialogs leaves at the ends. */
function isBlank(code: number): boolean {
  if (code <= 0x20) return true;
  if (code < 0x7f) return false;
  return (
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x2060)
  );
}

/** The text without blanks at its ends, full-width, no-break and zero-width ones too. */
export function trimCell(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

const RISKY = '(?:[=+\\-@＝＋－＠\\t\\r\\n]|-?\\d(?:\\.\\d+)?E[+-]?\\d+$)';
const NEEDS_GUARD = new RegExp(`^'*${RISKY}`, 'i');
const GUARDED = new RegExp(`^'+${RISKY}`, 'i');
const LOST_DIGITS = /^-?\d(?:\.\d+)?E\+\d+$/i;

/**
 * Text for a CSV cell that a spreadsheet program will not run as a formula nor turn into a number: what it could
 * misread gets a leading apostrophe, and so does what already looks guarded, so that `unguard` undoes exactly this.
 */
export function guardCsv(text: string): string {
  return NEEDS_GUARD.test(text) ? `'${text}` : text;
}

/** Text for a text cell of a workbook, where nothing is run: only what `unguard` would mistake for guarded. */
export function guardXlsx(text: string): string {
  return GUARDED.test(text) ? `'${text}` : text;
}

/** Takes off the apostrophe of `guardCsv` and `guardXlsx`. */
export function unguard(text: string): string {
  return text.charCodeAt(0) === 39 && GUARDED.test(text) ? trimCell(text.slice(1)) : text;
}

/** A number with more than the 15 digits that a spreadsheet keeps. */
export const lostDigits: Fault = {
  code: 'lost-digits',
  message:
    '数字已被表格软件改成科学计数法或截断，末尾几位可能丢失。请先把该列设为“文本”格式，再重新填写完整的编号。',
};

export const formulaFault: Fault = {
  code: 'formula',
  message: '单元格是公式，系统不计算公式。请复制该列，用“选择性粘贴→数值”粘贴回来后再上传。',
};

/** What is wrong with a trimmed CSV cell that a workbook would show by the cell's type. */
export function csvFault(text: string): Fault | undefined {
  if (text.charCodeAt(0) === 61) return formulaFault;
  if (text.length <= 40 && (text.includes('E+') || text.includes('e+')) && LOST_DIGITS.test(text)) {
    return lostDigits;
  }
  return undefined;
}

/** The letters of a column, 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}
