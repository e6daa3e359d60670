import { canonicalJson } from '@mingcha/kernel';
import type { Column, Finding, RegisterKind, RetiredColumn } from '../kind.ts';
import type { Entry } from '../pages/entry.ts';
import { maxRowBytes } from '../pages/page.ts';
import { type Seal, sealRow } from '../pages/seal.ts';
import type { Context } from '../reading/view.ts';
import type { Row } from '../types.ts';
import type { Ownership } from './ownership.ts';
import { type Prepared, prepareKind } from './prepare.ts';
import { createRowFinder, error } from './rowFinder.ts';

/** A row that may be stored, or what keeps it out. Warnings come with either. */
export type CheckedRow<R extends Row> =
  | { ok: true; row: R; entry: Entry; findings: readonly Finding[] }
  | { ok: false; findings: readonly Finding[] };

export type RowChecker<R extends Row> = {
  check(value: unknown): CheckedRow<R>;
  /** Why a stored row may not be removed; missing where any may. */
  keeps: Prepared<R>['keeps'];
  /** What the writer may write; missing where that is everything. */
  ownership: Ownership<R> | undefined;
  /** The kind's columns with the tenant's own values. */
  columns: readonly Column[];
  retired: readonly RetiredColumn[];
};

/** The one check that every row passes, from a form, a machine or a file. `prepared` is read where it is not given. */
export async function createRowChecker<R extends Row>(
  kind: RegisterKind<R>,
  { store, now, ownership }: Pick<Context<R>, 'store' | 'now' | 'ownership'>,
  seal: Seal,
  given?: Prepared<R>,
): Promise<RowChecker<R>> {
  const prepared = given ?? (await prepareKind(kind, { store, now }));
  const finder = createRowFinder(kind, prepared);

  function sealed(row: R): Entry | undefined {
    try {
      return sealRow(seal, row);
    } catch (error) {
      if (brokenFields(row).length > 0) return undefined;
      throw error;
    }
  }

  function check(value: unknown): CheckedRow<R> {
    const { row, findings } = finder.given(value);
    if (!row || findings.some(({ severity }) => severity === 'error')) return { ok: false, findings };
    const entry = sealed(row);
    if (!entry) return { ok: false, findings: brokenFields(row).map(badText) };
    if (entry.size > maxRowBytes) return { ok: false, findings: [rowTooLarge] };
    return { ok: true, row, entry, findings };
  }

  const { columns, keeps } = prepared;
  return { check, keeps, ownership, columns, retired: kind.retired ?? [] };
}

/** Fields that have no canonical form: half a surrogate pair is all that a schema lets through. */
const brokenFields = (row: Row): string[] =>
  Object.entries(row).flatMap(([field, value]) => (hasCanonicalForm(value) ? [] : [field]));

function hasCanonicalForm(value: unknown): boolean {
  try {
    canonicalJson(value);
    return true;
  } catch {
    return false;
  }
}

const rowTooLarge = error(
  '',
  'row-too-large',
  `一行内容不能超过 ${maxRowBytes / 1000} KB，请精简文字较长的列。`,
);

const badText = (field: string): Finding => error(field, 'bad-text', '含有不完整的字符，请重新输入。');
