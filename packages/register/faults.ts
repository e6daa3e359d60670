import { Problem, problems } from '@mingcha/kernel';
import type { ForeignRow } from './rows/ownership.ts';
import type { VersionRef } from './types.ts';

type Names = { title: string; noun: string };

/** The problems that registers refuse with. */
export const faults = {
  /** A page of the list is not in the table any more. Its rows come back when the whole list is imported again. */
  pageMissing: (hash: string) =>
    new Problem({
      status: 500,
      code: 'page-missing',
      title: '名录内容缺失',
      detail:
        '名录的一部分内容已丢失，无法读取。请由市级管理员以“全部替换”方式重新导入完整的名录，缺失的部分即可恢复。',
      extra: { page: hash },
    }),
  noVersion: (kind: Names) => problems.notFound(`${kind.title}的这一版本`),
  noRow: (kind: Names) => problems.notFound(kind.noun),
  empty: (kind: Names) => problems.conflict('register-empty', `${kind.title}还没有内容，请先导入。`),
  changed: (kind: Names, version: VersionRef | null) =>
    problems.conflict('register-changed', `${kind.title}已被他人修改，请刷新后核对再提交。`, { version }),
  notReady: () =>
    problems.conflict('not-ready', '这次核对还没有完成，或有错误未改正，不能办理。请改正后重新核对。'),
  otherFile: () =>
    problems.conflict('file-changed', '要导入的文件与核对时的不是同一份，没有写入任何内容。请重新核对。'),
  /** The kind's personal or internal columns have changed since the page was written. */
  unprovable: (kind: Names) =>
    problems.conflict(
      'unprovable',
      `${kind.title}的字段设置已调整，此旧版本不能再出具在册证明，请改用新版本。`,
    ),
  /** The row is another department's (403), or would become one (422 at the field that names its department). */
  foreign: ({ at, finding: { field, message } }: ForeignRow) =>
    at === 'after'
      ? problems.invalid([{ pointer: `/${field}`, message }])
      : new Problem({ status: 403, code: 'foreign-row', title: '不属于本部门', detail: message }),
  noDepartment: () =>
    problems.forbidden('您的账号没有所属部门，不能修改名录。请联系市级管理员为账号设置部门。'),
  beforeClaim: (kind: Names) =>
    problems.conflict(
      'before-claim',
      `这一版${kind.title}早于系统最近一次写入分类等内容的版本，不能再公示。请公示那以后的版本；要用回旧的内容，请先把它恢复成新的版本。`,
    ),
  reviewed: (kind: Names) =>
    problems.conflict(
      'needs-review',
      `${kind.title}经审核后公示，不能直接公示。请在清单的版本页点“提交审核”，由三位没有编辑过它的人员审核。`,
    ),
  kept: (message: string) => problems.conflict('row-kept', message),
  badRow: (pointer: string, message: string) => problems.invalid([{ pointer, message }]),
  badQuery: (detail: string) => problems.badRequest('bad-query', detail),
};
