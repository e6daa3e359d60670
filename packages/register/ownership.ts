import type { Finding, RegisterKind } from './kind.ts';
import type { Row } from './types.ts';

/** Which rows somebody may write: all of them, or those of their department (none where they have no department). */
export type Writer = 'all' | { dept: string | undefined };

/** Why a row may not be written: whose it is as it is stored, or as it would become. */
export type ForeignRow = { at: 'before' | 'after'; finding: Finding; dept: unknown };

export type Ownership<R extends Row> = {
  owns(row: R): boolean;
  /** Why the writer may not make `after` of `before`; undefined is a row that is not there. */
  refusal(before: R | undefined, after: R | undefined): ForeignRow | undefined;
};

/** What a writer may write of a kind; nothing where the writer may write everything. */
export function ownershipOf<R extends Row>(
  { owner, columns, noun }: Pick<RegisterKind<R>, 'owner' | 'columns' | 'noun'>,
  writer: Writer,
): Ownership<R> | undefined {
  if (!owner || writer === 'all') return undefined;
  const { field } = owner;
  const { dept } = writer;
  const header = columns.find((column) => column.field === field)!.header;
  const ownerOf = (row: R) => (row as unknown as Record<string, unknown>)[field];
  const owns = (row: R) => dept !== undefined && ownerOf(row) === dept;
  const foreign = (at: ForeignRow['at'], row: R, message: string): ForeignRow => ({
    at,
    finding: { field, severity: 'error', code: 'foreign-row', message },
    dept: ownerOf(row),
  });
  return {
    owns,
    refusal(before, after) {
      if (before && !owns(before)) {
        return foreign(
          'before',
          before,
          `该${noun}的${header}不是本部门，本部门不能修改或移除；确需修改的，请联系其${header}或市级管理员。`,
        );
      }
      if (after && !owns(after)) {
        return foreign(
          'after',
          after,
          `${header}应填本部门${dept === undefined ? '' : `（${dept}）`}；由其他部门管理的${noun}，请联系市级管理员办理。`,
        );
      }
      return undefined;
    },
  };
}
