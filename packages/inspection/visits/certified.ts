import { caseNow, type Hook } from '@mingcha/casework/besides';
import { shanghaiDate } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type { InspectorRow } from '../rosters/inspector.ts';
import { inspectorKind } from '../rosters/inspectorKind.ts';
import { listed } from './decide.ts';

type Roster = ReturnType<typeof openRegister<InspectorRow>>;

/** An inspector of a visit: their row as it was last, and since which day (`YYYY-MM-DD`) they are not on the roster or suspended. */
export type Certified = Pick<InspectorRow, 'name' | 'dept' | 'validUntil'> & { outSince?: string };

/** Why an inspector could not inspect on a day, in words; undefined where they could. Pure. */
export function uncertified({ name, validUntil, outSince }: Certified, on: string): string | undefined {
  if (outSince !== undefined && outSince < on)
    return `${name}已于 ${outSince} 在执法检查人员名录库中停用或者移出`;
  return validUntil < on ? `${name}的执法证已于 ${validUntil} 到期` : undefined;
}

/** What to do about it: who is drawn is replaced by the rule. */
const wayOut = (kind: unknown): string =>
  `有效期已经延续的，请先在执法检查人员名录库更新，再登记；没有延续的，请${
    kind === '双随机抽查'
      ? '在抽查任务的页面按规则更换检查人员（事由选“执法证失效”）'
      : '由实施部门更换检查人员'
  }，由持有效执法证的人员重新检查后登记。`;

const isOut = ({ status }: InspectorRow): boolean => status !== '在岗';

/** An inspector as the roster and its earlier versions have them; undefined for who was never on it. */
async function certifiedOf(
  register: Roster,
  id: string,
  now: InspectorRow | undefined,
): Promise<Certified | undefined> {
  if (now && !isOut(now)) return now;
  let found: Certified | undefined = now;
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await register.history(id, { cursor });
    for (const { action, at, row } of items) {
      if (action !== 'removed' && !isOut(row)) return found;
      found = { ...(found ?? row), outSince: shanghaiDate(new Date(at)) };
    }
    if (next === null) return found;
    cursor = next;
  }
}

/** The departments that said they were not there. */
async function absent(store: TenantStore, id: string | undefined): Promise<Set<string>> {
  const now = id === undefined ? undefined : await caseNow(store, id);
  return new Set(
    (now?.asked ?? []).flatMap(({ kind, answer, to }) =>
      kind === 'part' && answer === 'absent' ? [to] : [],
    ),
  );
}

/**
 * 执法证: nobody inspects after their certificate has ended, or after they left the roster. It is judged on the day on which the
 * visit ended, so that what was done before can be recorded later.
 */
export const certified: Hook = {
  reads: ['inspectors', 'endedOn', 'kind'],
  async refuses({ id, fields: { inspectors, endedOn, kind } }, { store }) {
    if (typeof endedOn !== 'string') return {};
    const register = openRegister(store, inspectorKind);
    const heads = await register.heads();
    const ids = listed(inspectors);
    const rows = heads.draft ? await register.rowsOf(heads.draft.id, ids) : [];
    const [away, ...all] = await Promise.all([
      absent(store, id),
      ...ids.map((one, i) => certifiedOf(register, one, rows[i])),
    ]);
    const wrong = all.flatMap((one) => {
      const why = one && !away.has(one.dept) ? uncertified(one, endedOn) : undefined;
      return why === undefined ? [] : [why];
    });
    return {
      checks: [register.unchanged(heads)],
      ...(wrong.length > 0 && {
        errors: [
          {
            pointer: '/values/endedOn',
            message: `${wrong.join('；')}，早于检查结束日期 ${endedOn}。${wayOut(kind)}`,
          },
        ],
      }),
    };
  },
};
