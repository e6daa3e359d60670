import type { Column } from '../kind.ts';
import type { Row } from '../types.ts';

const isStarred = (value: unknown): boolean =>
  typeof value === 'string' && (value.includes('*') || value.includes('＊'));

/** Whether a value of a personal column is one that was masked, not the value itself. */
export const isMasked = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(isStarred) && value.every((part) => typeof part === 'string')
    : isStarred(value);

/** `13800000000` → `138****0000`, `王小明` → `王**`; lists element by element, anything else is left out. */
export function maskValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskValue);
  if (typeof value !== 'string') return undefined;
  const characters = [...value];
  if (characters.length < 8) return `${characters[0] ?? ''}**`;
  return `${characters.slice(0, 3).join('')}****${characters.slice(-4).join('')}`;
}

/** The row as those may see it who may not see personal data. */
export function maskRow<R extends Row>(columns: readonly Column[], row: R): R {
  const masked: Record<string, unknown> = { ...row };
  for (const { field, personal } of columns) {
    if (personal && masked[field] !== undefined) masked[field] = maskValue(masked[field]);
  }
  return masked as R;
}

/**
 * Values that come back as they were masked stand for what is stored. One that is not the mask of what is stored stays
 * as it is, and the row check refuses it.
 */
export function unmask(
  columns: readonly Column[],
  given: Record<string, unknown>,
  stored: Row | undefined,
): Record<string, unknown> {
  const row = { ...given };
  const known = (stored ?? {}) as Record<string, unknown>;
  for (const { field, personal } of columns) {
    if (!personal || !isMasked(row[field])) continue;
    if (JSON.stringify(maskValue(known[field])) === JSON.stringify(row[field])) row[field] = known[field];
  }
  return row;
}
