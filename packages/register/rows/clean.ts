import { trimCell } from '@mingcha/tabular';
import type { Column } from '../kind.ts';

type Clean = (value: unknown) => unknown;

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** As a cell of a file is cleaned, and without NULs, which no file can hold: an export must import back unchanged. */
function cleanText(text: string): string {
  const whole = text.includes('\0') ? text.replaceAll('\0', '') : text;
  return trimCell(whole.normalize('NFC'));
}

export const cleanCode = (text: string): string => cleanText(text).normalize('NFKC').replace(/\s+/g, '');

function cellCleaner({ type, records }: Column): Clean {
  const ofText = type === 'code' ? cleanCode : cleanText;
  const ofPart: Clean = records
    ? createCleaner(records)
    : (part) => (typeof part === 'string' ? ofText(part) : part);
  return (value) => {
    if (typeof value === 'string') return ofText(value);
    return Array.isArray(value) ? value.map(ofPart).filter((part) => !isEmpty(part)) : value;
  };
}

/**
 * Puts an object's values as rows keep them: text without blanks at its ends, codes in half-width characters without
 * inner blanks, and what is empty left out, so that a row is the same whether it came from a file or from a form.
 * Anything that is not an object stays as it is.
 */
export function createCleaner(columns: readonly Column[]): Clean {
  const cleaners = new Map(columns.map((column) => [column.field, cellCleaner(column)]));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    // Without a prototype, so that a field of that name is a field like any other.
    const clean: Record<string, unknown> = Object.create(null);
    for (const [field, given] of Object.entries(value)) {
      const part = cleaners.get(field)?.(given) ?? given;
      if (!isEmpty(part)) clean[field] = part;
    }
    return clean;
  };
}
