import { type Depts, includesDept } from '@mingcha/http';
import type { Finding, RegisterKind } from '../kind.ts';
import type { Row } from '../types.ts';

/** Why a row may not be written: whose it is as it is stored, or as it would become. */
export type ForeignRow = { at: 'before' | 'after'; finding: Finding; value: unknown };

/** Why the writer may not make `after` of `before`; undefined is a row that is not there. */
export type Refusal<R extends Row> = (before: R | undefined, after: R | undefined) => ForeignRow | undefined;

export type Ownership<R extends Row> = { owns(row: R): boolean; refusal: Refusal<R> };

type Owned<R extends Row> = Pick<RegisterKind<R>, 'owner' | 'columns' | 'noun'>;

/** The department whose a row is; undefined where it is nobody's. */
function ownerOf<R extends Row>({ owner }: Pick<Owned<R>, 'owner'>, row: R): string | undefined {
  const value = owner && (row as unknown as Record<string, unknown>)[owner.field];
  return typeof value === 'string' ? value : undefined;
}

/** Whether a row is of one of these departments, which every row is of a kind whose rows have no owner. */
export const isOf = <R extends Row>(kind: Pick<Owned<R>, 'owner'>, depts: Depts, row: R): boolean =>
  kind.owner === undefined || includesDept(depts, ownerOf(kind, row));

/** What may be written of a kind by who writes for these departments; nothing where that is everything. */
export function ownershipOf<R extends Row>(
  { owner, columns, noun }: Owned<R>,
  writer: Depts,
): Ownership<R> | undefined {
  if (!owner || writer === 'all') return undefined;
  const { field } = owner;
  const [dept, ...others] = writer;
  const own = others.length === 0 ? '本部门' : '本部门或下级部门';
  const header = columns.find((column) => column.field === field)!.header;
  const owns = (row: R) => isOf({ owner }, writer, row);
  const foreign = (at: ForeignRow['at'], row: R, message: string): ForeignRow => ({
    at,
    finding: { field, severity: 'error', code: 'foreign-row', message },
    value: ownerOf({ owner }, row),
  });
  return {
    owns,
    refusal(before, after) {
      if (before && !owns(before)) {
        return foreign(
          'before',
          before,
          `该${noun}的${header}不是${own}，本部门不能修改或移除；确需修改的，请联系其${header}或市级管理员。`,
        );
      }
      if (after && !owns(after)) {
        return foreign(
          'after',
          after,
          `${header}应填${own}${dept === undefined || others.length > 0 ? '' : `（${dept}）`}；由其他部门管理的${noun}，请联系市级管理员办理。`,
        );
      }
      return undefined;
    },
  };
}
