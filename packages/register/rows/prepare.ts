import { type Clock, shanghaiDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { Column, Finding, Preparation, RegisterKind } from '../kind.ts';
import type { Row } from '../types.ts';

export type Prepared<R extends Row> = {
  /** The kind's columns with the tenant's own values. */
  columns: readonly Column[];
  check(row: R): readonly Finding[];
  /** Missing where any row may be removed. */
  keeps: Preparation<R>['keeps'];
};

/** What the kind has to know of the tenant, as of today. */
export async function prepareKind<R extends Row>(
  kind: RegisterKind<R>,
  { store, now }: { store: TenantStore; now: Clock },
): Promise<Prepared<R>> {
  const prepared = (await kind.prepare?.({ store, today: shanghaiDate(now()) })) ?? {};
  return {
    check: (row) => prepared.check?.(row) ?? [],
    keeps: prepared.keeps?.bind(prepared),
    columns: kind.columns.map((column) => {
      const values = prepared.values?.[column.field];
      return values ? { ...column, values } : column;
    }),
  };
}
