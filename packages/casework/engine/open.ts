import { handInFiles } from '@mingcha/attachments';
import { openCourse, type Settled, settle, type Values } from '@mingcha/cases';
import { actorOf, hasRight, type Principal } from '@mingcha/http';
import { newId, problems, shanghaiDate } from '@mingcha/kernel';
import { type Operation, retryOnConflict, type TenantStore } from '@mingcha/store';
import { partiesOf } from '../access/parties.ts';
import { caseRight } from '../access/sight.ts';
import { auditOpening } from '../audited.ts';
import type { CaseDeps } from '../deps.ts';
import type { Case } from '../kept/case.ts';
import { type CurrentType, requireType } from '../types/caseTypes.ts';
import { keepDefinition } from '../types/definitions.ts';
import { changeOf } from './change.ts';
import { caseOwner, filesNamed } from './files.ts';
import { type Late, requireTimely } from './late.ts';
import { lookUp } from './lookups.ts';
import { loadOffice } from './office.ts';
import { refusalProblem } from './refusal.ts';
import type { SeenCase } from './seen.ts';
import { writeChange } from './write.ts';

/** Whether a day of the year, `MM-DD`, lies in a season, which may go over the turn of the year. */
export const isInSeason = ({ from, to }: { from: string; to: string }, day: string): boolean =>
  from <= to ? from <= day && day <= to : from <= day || day <= to;

/**
 * Opens a case of a type. Throws `not-found` (404) where the tenant has no such type, `forbidden` (403) where the caller
 * may not open it, `type-closed`, `out-of-season`, `case-needs` or `not-unique` (409), `invalid` (422) with a pointer to each value.
 */
export async function openCaseOf(
  store: TenantStore,
  deps: CaseDeps,
  {
    type: name,
    values,
    caller,
    late,
    alongside,
  }: {
    type: string;
    values: Values;
    caller: Principal;
    late?: Late | undefined;
    /** What is written with it, such as the end of the draft that it was typed in. */
    alongside?: () => Promise<readonly Operation[]>;
  },
): Promise<SeenCase> {
  const definition = await requireType(deps.types, store, name);
  const { compiled } = definition;
  const { type } = compiled;
  const parties = partiesOf(compiled, values, caller);
  if (!type.open.by.some((party) => parties.has(party)))
    throw problems.forbidden(`您的岗位不能登记“${type.title}”，请联系系统管理员。`);
  requireTaken(definition);
  if (late) {
    if (!hasRight(caller, caseRight(type.group, 'write')))
      throw problems.forbidden('只有经办单位可以补录，请按现在的时间登记。');
    await requireTimely(store, late, deps.clock());
  }
  await keepDefinition(store, definition);
  return retryOnConflict(
    async () => {
      const now = deps.clock();
      const recordedAt = now.toISOString();
      const at = late?.at ?? recordedAt;
      requireSeason(type.open.season, type.title, new Date(at));
      const id = newId(now);
      const named = filesNamed(compiled, values);
      const [office, { lookups, rows, checks, errors, names }, files] = await Promise.all([
        loadOffice(store),
        lookUp(store, deps, compiled, { values, action: undefined }),
        handInFiles(store, { owner: caseOwner(id), named, by: actorOf(caller), now }),
      ]);
      errors.push(...files.errors);
      const opened = openCourse(
        compiled,
        { actor: { id: caller.sub, parties }, values },
        { at, office, lookups },
      );
      if (!opened.ok) throw refusalProblem(opened.refusal, type.open.to);
      if (errors.length > 0) throw problems.invalid(errors);
      const { course, effects } = late
        ? settledAfter(
            opened.opened,
            settle(compiled, opened.opened.course, { at: recordedAt, office, lookups }),
          )
        : opened.opened;
      const empty: Case = {
        id,
        type: name,
        def: definition.hash,
        openedAt: at,
        openedBy: { ...actorOf(caller), ...(caller.dept !== undefined && { dept: caller.dept }) },
        stateSince: at,
        course: { ...course, record: { ...course.record, state: '' } },
        rows: {},
        links: [],
        events: 0,
        names: {},
        kept: { pointers: [], uniques: [], papers: 0 },
      };
      const change = changeOf(compiled, empty, {
        course,
        effects,
        by: actorOf(caller),
        recordedAt,
        rows,
        late,
      });
      const found = await writeChange(store, {
        compiled,
        office,
        change,
        checks: [...checks, ...files.operations, ...((await alongside?.()) ?? [])],
        audited: (after) => auditOpening(deps.clock, actorOf(caller), compiled, after, late),
      });
      return { found, compiled, office, names };
    },
    { busy: '同一时间登记的人太多，本次没有写入，请再试一次。' },
  );
}

const settledAfter = (first: Settled, then: Settled): Settled => ({
  course: then.course,
  effects: [...first.effects, ...then.effects],
});

function requireTaken({ compiled, kept }: CurrentType): void {
  if (!kept?.closed) return;
  const { reason } = kept.closed;
  throw problems.conflict('type-closed', `“${compiled.type.title}”已停止受理：${reason}`);
}

function requireSeason(season: { from: string; to: string } | undefined, title: string, now: Date): void {
  if (!season || isInSeason(season, shanghaiDate(now).slice(5))) return;
  throw problems.conflict(
    'out-of-season',
    `“${title}”每年 ${season.from} 至 ${season.to} 期间受理，请届时再提交。`,
    season,
  );
}
