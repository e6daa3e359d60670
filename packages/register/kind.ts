import type { Right } from '@mingcha/http';
import type { TenantStore } from '@mingcha/store';
import type * as z from 'zod';
import type { Intake } from './jobs/intake.ts';
import type { Row, VersionRef } from './types.ts';

export const columnTypes = ['text', 'code', 'date', 'enum', 'list', 'integer', 'boolean', 'records'] as const;
export type ColumnType = (typeof columnTypes)[number];

/** A value that a cell may hold, how it is shown, and what else people write for it. */
export type ColumnValue = { value: string; label?: string; aliases?: readonly string[] };

/** One field of a row, as tables, files and filters see it. */
export type Column = PlainColumn & {
  /** The fields of one record of a `records` column. */
  records?: readonly PlainColumn[];
};

type PlainColumn = {
  field: string;
  /** Chinese; the column's title in files and on screen. */
  header: string;
  type: ColumnType;
  /** What an `enum`, a `code` or the elements of a `list` may be; free where it is missing. */
  values?: readonly (string | ColumnValue)[];
  /**
   * Beside `values`, any code of this form (a regular expression) may be there: the values are names for codes, and a code
   * without a name is not refused. Files show the code.
   */
  form?: string;
  required?: boolean;
  /** How to fill it in, for the template. */
  note?: string;
  /** Holds a department's id, so that the department is kept as long as a row names it. */
  department?: boolean;
  /** A fictional value for the template, as text. */
  example?: string;
  /** `prefix` finds what begins with the value, as divisions below a county. */
  filterable?: boolean | 'prefix';
  searchable?: boolean;
  /** Masked unless the caller may see personal data; kept apart in inclusion proofs. */
  personal?: boolean;
  /** Never for the public; kept apart in inclusion proofs. */
  internal?: boolean;
  /** Who above decides it in rows that are taken over from there, in Chinese. */
  decidedBy?: string;
  /** Filled by the system alone. */
  system?: boolean;
  /** Why people do not fill it in this tenant, in Chinese and what to do instead. */
  claimed?: string;
};

/** A column that rows no longer have. Files may still bring it, and earlier versions hold it as it was. */
export type RetiredColumn = Pick<PlainColumn, 'field' | 'header' | 'type'> & {
  /** Other titles that files have for it. */
  aliases?: readonly string[];
  /** Why its value is not taken, in Chinese and what to do instead. */
  message: string;
  /**
   * The values that stand for it, in view of what else a file gives of the row; undefined where it is not taken. An empty
   * object is nothing to speak of.
   */
  instead?(
    value: unknown,
    given: Readonly<Record<string, unknown>>,
  ): Readonly<Record<string, unknown>> | undefined;
};

/** What a check found in a row. Errors keep the row out; warnings are reported and let it in. */
export type Finding = { field: string; severity: 'error' | 'warning'; code: string; message: string };

/** What a kind needs to know of the tenant before rows are checked. */
export type Preparation<R extends Row> = {
  check?(row: R): readonly Finding[];
  /** Why a stored row may not be removed, in Chinese and what to do instead; undefined where it may. */
  keeps?(row: R): string | undefined;
  /** Values of columns that differ by tenant, such as its departments; they stand in for `Column.values`. */
  values?: Readonly<Record<string, readonly ColumnValue[]>>;
};

/** The fields of a list that are open to everybody, and what the list means to them, in Chinese. */
type Open = { fields: readonly string[]; note: string };

/**
 * `from` names the column that says what a row was taken over from. In a row where it is filled, the fields in `by` stay as they
 * were taken over; each is given with who decides it, in Chinese.
 */
type Inherited = { from: string; by: Readonly<Record<string, string>> };

/** What a register holds. The register itself knows nothing of what a row means. */
export type RegisterKind<R extends Row> = {
  /** Names the register within its tenant. */
  name: string;
  /** Chinese name of the list, e.g. 检查对象名录. */
  title: string;
  /** Chinese name of one row, e.g. 检查对象. */
  noun: string;
  schema: z.ZodType<R>;
  columns: readonly Column[];
  retired?: readonly RetiredColumn[];
  /** Called once before rows are checked; `today` is a `YYYY-MM-DD` in Asia/Shanghai. */
  prepare?(context: { store: TenantStore; today: string }): Promise<Preparation<R>>;
  rights: { read: Right; write: Right; personal?: Right };
  /**
   * Whose a row is: `field` names the column that holds its department. A caller with the right `write` but not the right
   * `all` writes rows of their own department only, before and after the change.
   */
  owner?: { field: string; all: Right };
  /** What rows take over from a list of another tenant, which decides it. */
  inherited?: Inherited;
  /**
   * Fields that a part of the system claims for itself once it writes them (`ChangeInput.claims`). Nobody else changes them
   * from then on; each is given with what they are told, in Chinese.
   */
  claimable?: Readonly<Record<string, string>>;
  /** A version is published by the case that has it reviewed, and in no other way. */
  reviewed?: boolean | undefined;
  /** What takes the rows of files where they are not kept in pages of a register. */
  intake?: Intake;
  /** What everybody may read of the published version; nobody from outside reads it where this is missing. */
  open?: Open;
  /**
   * A version is published by somebody who made none of the changes since the one before. `ready` may throw the problem that
   * keeps a version from being published yet.
   */
  secondPerson?: { ready?(store: TenantStore, version: VersionRef): Promise<void> };
};

/**
 * Declares a kind. Throws where columns are named twice, the `id` column or that of the owner is missing, or one is open that
 * is not for the public.
 */
export function defineKind<R extends Row>(kind: RegisterKind<R>): RegisterKind<R> {
  for (const part of ['field', 'header'] as const) {
    const names = [...kind.columns, ...(kind.retired ?? [])].map((column) => column[part]);
    if (new Set(names).size < names.length)
      throw new Error(`${kind.name}: a column's ${part} is there twice`);
  }
  const id = kind.columns.find((column) => column.field === 'id');
  if (!id?.required) throw new Error(`${kind.name}: the column id must be there and required`);
  const { owner, inherited, claimable = {} } = kind;
  for (const field of Object.keys(claimable))
    if (!kind.columns.some((column) => column.field === field))
      throw new Error(`${kind.name}: there is no column ${field} to claim`);
  for (const field of inherited ? [inherited.from, ...Object.keys(inherited.by)] : [])
    if (!kind.columns.some((column) => column.field === field))
      throw new Error(`${kind.name}: there is no column ${field} to inherit`);
  if (owner && !kind.columns.some(({ field, department }) => department && field === owner.field))
    throw new Error(`${kind.name}: the owner's column must be there and hold departments`);
  for (const open of kind.open?.fields ?? []) {
    const column = kind.columns.find(({ field }) => field === open);
    if (!column || column.personal || column.internal)
      throw new Error(`${kind.name}: ${open} is no column that everybody may read`);
  }
  return kind;
}
