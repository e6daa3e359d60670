import { handInFiles } from '@mingcha/attachments';
import { openCourse, type Actor as StepActor, settledSince, type Values } from '@mingcha/cases';
import type { Actor } from '@mingcha/http';
import { problems, shanghaiDate } from '@mingcha/kernel';
import type { Operation, TenantStore } from '@mingcha/store';
import { auditOpening } from '../../audited.ts';
import type { CaseDeps } from '../../deps.ts';
import type { Case, Parent } from '../../kept/case.ts';
import type { CaseOut } from '../../kept/out.ts';
import type { CurrentType } from '../../types/caseTypes.ts';
import { changeOf } from '../change.ts';
import { caseOwner, filesNamed } from '../files.ts';
import { mostEffects, requireFits } from '../fits.ts';
import type { Late } from '../late.ts';
import { lookUp } from '../lookups.ts';
import { refusalProblem } from '../refusal.ts';
import type { SeenCase } from '../seen.ts';
import { writeChange } from '../write.ts';
import { loadOffice } from './office.ts';

/** How a case is opened: by a person, or for a parent under an id that follows from it. */
export type Opening = {
  values: Values;
  actor: StepActor;
  by: Actor;
  openedBy: Case['openedBy'];
  id: string;
  parent?: Parent;
  /** It happened before it is recorded. */
  late?: Late | undefined;
  consent?: Case['consent'];
  /** What is written and checked with it. */
  alongside: readonly Operation[];
};

/** Whether a day of the year, `MM-DD`, lies in a season, which may go over the turn of the year. */
export const isInSeason = ({ from, to }: { from: string; to: string }, day: string): boolean =>
  from <= to ? from <= day && day <= to : from <= day || day <= to;

/** Throws `type-closed` or `out-of-season` (409) where a type takes no new cases now. */
export function requireTaking({ compiled: { type }, kept }: CurrentType, now: Date): void {
  if (kept?.closed)
    throw problems.conflict('type-closed', `“${type.title}”已停止受理：${kept.closed.reason}`);
  const { season } = type.open;
  if (!season || isInSeason(season, shanghaiDate(now).slice(5))) return;
  throw problems.conflict(
    'out-of-season',
    `“${type.title}”每年 ${season.from} 至 ${season.to} 期间受理，请届时再提交。`,
    season,
  );
}

type Deps = Pick<CaseDeps, 'clock' | 'kinds' | 'types' | 'hooks'>;

/**
 * What opening a case would write, judged whole but for what it must hold alone. Throws what is wrong with it as a problem:
 * `type-closed` or `out-of-season` (409), `case-needs` (409), `invalid` (422) with a pointer to each value.
 */
export async function judgeOpening(
  store: TenantStore,
  deps: Deps,
  definition: CurrentType,
  { values, actor, by, openedBy, id, parent, late, consent }: Omit<Opening, 'alongside'>,
) {
  const { compiled, hash: def } = definition;
  const { type } = compiled;
  const now = deps.clock();
  const recordedAt = now.toISOString();
  const at = late?.at ?? recordedAt;
  requireTaking(definition, new Date(at));
  const named = filesNamed(compiled, values);
  const [office, { lookups, rows, checks, errors, names }, files] = await Promise.all([
    loadOffice(store),
    lookUp(store, deps, compiled, {
      ...{ values, action: undefined, newId: id },
      follows: late !== undefined,
    }),
    handInFiles(store, { owner: caseOwner(id), named, by, now }),
  ]);
  errors.push(...files.errors);
  const isCounted = Object.keys(parent?.counted ?? {}).length > 0;
  const opened = openCourse(compiled, { actor, values, isCounted }, { at, office, lookups });
  if (!opened.ok) throw refusalProblem(opened.refusal, type.open.to);
  if (errors.length > 0) throw problems.invalid(errors);
  const { course, effects } = late
    ? settledSince(compiled, opened.opened, { at: recordedAt, office, lookups, most: mostEffects })
    : opened.opened;
  const empty: Case = {
    id,
    type: type.name,
    def,
    openedAt: at,
    openedBy,
    ...(parent && { parent }),
    ...(consent && { consent }),
    stateSince: at,
    course: { ...course, record: { ...course.record, state: '' }, ...(isCounted && { spells: [] }) },
    rows: {},
    links: [],
    events: 0,
    names: {},
    kept: { pointers: [], uniques: [], papers: 0 },
  };
  const change = changeOf(compiled, empty, { course, effects, by, recordedAt, rows, late });
  requireFits({ after: change.after });
  return { office, change, names, checks: [...checks.values(), ...files.operations] };
}

/**
 * Tries once to open a case of a type whose definition is kept already. Throws what is wrong with it as a problem, and
 * `WriteConflict` where others were faster; what follows from it in other cases is left to the caller.
 */
export async function openOnce(
  store: TenantStore,
  deps: Deps,
  definition: CurrentType,
  opening: Opening,
): Promise<{ seen: SeenCase; out: CaseOut | undefined }> {
  const { compiled } = definition;
  const { office, change, names, checks } = await judgeOpening(store, deps, definition, opening);
  const found = await writeChange(store, {
    deps,
    compiled,
    office,
    change,
    checks: [...checks, ...opening.alongside],
    audited: (after) => auditOpening(deps.clock, opening.by, compiled, after, opening.late),
  });
  return { seen: { found, compiled, office, names }, out: change.out };
}
