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

const outText = (name: string, since: string): string =>
  `${name}已于 ${since} 在执法检查人员名录库中停用或者移出`;

/** Why an inspector could not inspect on a day, in words; undefined where they could. Pure. */
export function uncertified({ name, validUntil, outSince }: Certified, on: string): string | undefined {
  if (outSince !== undefined && outSince < on) return outText(name, outSince);
  return validUntil < on ? `${name}的执法证已于 ${validUntil} 到期` : undefined;
}

/** Why an inspector is sent nowhere on a day that is planned, in words; undefined where they may be. Pure. */
export function unsendable({ name, validUntil, outSince }: Certified, on: string): string | undefined {
  if (outSince !== undefined) return outText(name, outSince);
  return validUntil < on ? `${name}的执法证有效期至 ${validUntil}` : undefined;
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

/** At which place of what was sent a team is refused, why somebody is not certified, and how the message ends. */
type Judging = { at: string; why: (one: Certified) => string | undefined; ending: string };

/** Judges the inspectors of a visit as the roster knows them now, which must still be so when the visit is written. */
async function judgeOf(store: TenantStore, inspectors: unknown) {
  const register = openRegister(store, inspectorKind);
  const heads = await register.heads();
  const ids = listed(inspectors);
  const rows = heads.draft ? await register.rowsOf(heads.draft.id, ids) : [];
  const team = await Promise.all(ids.map((one, i) => certifiedOf(register, one, rows[i])));
  return ({ at, why, ending }: Judging) => {
    const wrong = team.flatMap((one) => (one && why(one)) ?? []);
    return {
      checks: [register.unchanged(heads)],
      ...(wrong.length > 0 && {
        errors: [{ pointer: at, message: `${wrong.join('；')}${ending}` }],
      }),
    };
  };
}

/**
 * 执法证: nobody inspects after their certificate has ended, or after they left the roster. It is judged on the day on which the
 * visit ended, so that what was done before can be recorded later.
 */
export const certified: Hook = {
  reads: ['inspectors', 'endedOn', 'kind'],
  async refuses({ id, fields: { inspectors, endedOn, kind } }, { store }) {
    if (typeof endedOn !== 'string') return {};
    const [away, judge] = await Promise.all([absent(store, id), judgeOf(store, inspectors)]);
    return judge({
      at: '/values/endedOn',
      why: (one) => (away.has(one.dept) ? undefined : uncertified(one, endedOn)),
      ending: `，早于检查结束日期 ${endedOn}。${wayOut(kind)}`,
    });
  },
};

/** What a department does whose inspectors of a joint visit are not certified: they are replaced in the draw, or it was not there. */
const partWayOut =
  '已换证的，请先在执法检查人员名录库更新有效期，再答复；没有换证的，请牵头部门在抽查任务的页面按规则更换（事由选“执法证失效”），由更换后的、持有效执法证的人员检查后答复。检查当天证件有效的，请先用“约定日期”写明检查的日期；本部门没有检查的，请选“本部门未参加”。';

/**
 * The part of a department in a joint visit: its inspectors are certified on the day of the visit, which is the one that was agreed on
 * if that has come, or else the day on which the part is recorded.
 */
export const partCertified: Hook = {
  reads: ['inspectors', 'plannedOn'],
  async refuses({ answering, fields: { inspectors, plannedOn } }, { store, now }) {
    if (!answering) return {};
    const today = shanghaiDate(now);
    const on = typeof plannedOn === 'string' && plannedOn < today ? plannedOn : today;
    const judge = await judgeOf(store, inspectors);
    return judge({
      at: '/answer',
      why: (one) => (one.dept === answering.to ? uncertified(one, on) : undefined),
      ending: `，检查按 ${on} 计，不能登记本部门的检查情况。${partWayOut}`,
    });
  },
};

/** The day for which somebody is sent: the one that was agreed on, or else the first on which they can go. */
const plannedDay = ({ from, plannedOn }: Readonly<Record<string, unknown>>, today: string): string => {
  const first = typeof from === 'string' && from > today ? from : today;
  return typeof plannedOn === 'string' && plannedOn > first ? plannedOn : first;
};

/**
 * Inspectors are certified on the day for which they are sent: asked where people choose them. Those whom a draw chose are sent, and
 * replaced by the rule.
 */
export const sent: Hook = {
  reads: ['inspectors', 'kind', 'from', 'plannedOn'],
  async refuses({ fields }, { store, now }) {
    if (fields.kind === '双随机抽查') return {};
    const on = plannedDay(fields, shanghaiDate(now));
    const judge = await judgeOf(store, fields.inspectors);
    return judge({
      at: '/values/inspectors',
      why: (one) => unsendable(one, on),
      ending: `。检查定于 ${on}，请选择当天执法证有效的人员；已换证的，请先在执法检查人员名录库更新有效期。`,
    });
  },
};

/** A day is agreed on only while all who go are certified; of those whom a draw chose, as when they are sent. */
export const agreed: Hook = {
  reads: ['inspectors', 'plannedOn', 'kind'],
  async refuses({ fields: { inspectors, plannedOn, kind } }, { store }) {
    if (typeof plannedOn !== 'string' || kind === '双随机抽查') return {};
    const judge = await judgeOf(store, inspectors);
    return judge({
      at: '/values/plannedOn',
      why: (one) => unsendable(one, plannedOn),
      ending: '。请约定更早的日期，或者先更换检查人员；已换证的，请先在执法检查人员名录库更新有效期。',
    });
  },
};
