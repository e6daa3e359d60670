import type { Finding, RegisterKind, RetiredColumn } from '../kind.ts';
import type { Row } from '../types.ts';

type Kind = Pick<RegisterKind<Row>, 'retired'>;
type Values = Readonly<Record<string, unknown>>;

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** A row, or what is given of one, without the columns that its kind no longer has. */
export function withoutRetired<T>({ retired = [] }: Kind, row: T): T {
  if (typeof row !== 'object' || row === null) return row;
  const held = retired.filter(({ field }) => Object.hasOwn(row, field));
  if (held.length === 0) return row;
  const rest = { ...row } as Record<string, unknown>;
  for (const { field } of held) delete rest[field];
  return rest as T;
}

/** What a file gives of a row, with what stands for retired columns now, and a warning where a value is not taken. */
export function settleRetired(
  retired: readonly RetiredColumn[],
  given: Values,
): { given: Record<string, unknown>; findings: Finding[] } {
  let rest: Record<string, unknown> = { ...given };
  const findings: Finding[] = [];
  for (const { field, message, instead } of retired) {
    if (!Object.hasOwn(rest, field)) continue;
    const { [field]: value, ...others } = rest;
    const taken = isGiven(value) ? instead?.(value, others) : {};
    rest = { ...others, ...taken };
    if (!taken) findings.push({ field, severity: 'warning', code: 'column-retired', message });
  }
  return { given: rest, findings };
}

/** The retired columns of which a caller gives another value than is stored. */
export const refusedRetired = (
  { retired = [] }: Kind,
  given: Values,
  stored: Row | undefined,
): readonly RetiredColumn[] =>
  retired.filter(
    ({ field }) => isGiven(given[field]) && given[field] !== (stored as Values | undefined)?.[field],
  );
