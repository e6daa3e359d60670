import { handInFiles, type NamedFile } from '@mingcha/attachments';
import {
  type Asked,
  type Command,
  type CompiledCaseType,
  type Course,
  type Moment,
  type Ran,
  run,
  settle,
  type Values,
} from '@mingcha/cases';
import { actorOf, type Principal } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { retryOnConflict, type Stored, type TenantStore } from '@mingcha/store';
import { handles, mayComment } from '../access/handling.ts';
import { isAsked, partiesOf } from '../access/parties.ts';
import { auditCommand } from '../audited.ts';
import type { CaseDeps } from '../deps.ts';
import { type Case, loadCase } from '../kept/case.ts';
import { lookUpNames, type Names, namedIn } from '../view/names.ts';
import { lookUpAsked, requireOpenable } from './asked.ts';
import { changeOf } from './change.ts';
import { childrenFollower } from './engineStep.ts';
import { caseOwner, filesAnswered, filesNamed } from './files.ts';
import { type Late, requireTimely } from './late.ts';
import { lookUp } from './lookups.ts';
import { followUp } from './outbox.ts';
import { refusalProblem } from './refusal.ts';
import { loadSeen, type SeenCase } from './seen.ts';
import { writeChange } from './write.ts';

/** What somebody asks to be done to a case. */
export type CaseCommand =
  | {
      do: 'act';
      action: string;
      values?: Values | undefined;
      linkTo?: string | undefined;
      asked?: Asked | undefined;
      late?: Late | undefined;
    }
  | { do: 'approve'; action: string }
  | { do: 'takeBack'; action: string; reason?: string | undefined }
  | { do: 'answer'; task: string; answer: string; values?: Values | undefined; late?: Late | undefined }
  | { do: 'correct'; values: Values; reason: string }
  | { do: 'comment'; text: string };

type Whose = {
  caller: Principal;
  /** The version that the caller has seen, from `If-Match`; undefined where there was none. */
  seen?: string | undefined;
};

/**
 * Does something to a case in one transaction, after everything that ran out before. Refused in this order: 404 where the
 * caller does not see it, 403, 409 for its state, 422, 409 for what must hold; then 428 and 412 for an action on a version
 * that is not the latest. An answer, an approval or a return needs no version: it is tried again where others were faster.
 */
export async function doOnCase(
  store: TenantStore,
  deps: CaseDeps,
  { type, id }: { type: string; id: string },
  asked: CaseCommand,
  { caller, seen }: Whose,
): Promise<SeenCase> {
  const { out, ...done } = await retryOnConflict(
    async () => {
      const [{ found, compiled, office }, known] = await Promise.all([
        loadSeen(store, deps, { type, id }, caller),
        namesAhead(store, deps.types.lastUsed(store, type), asked),
      ]);
      const command = commandOf(compiled, found, asked, caller);
      const action = 'action' in asked ? asked.action : undefined;
      const given = givenBy(found, asked);
      const asks = { values: given.values ?? {}, action: action ?? '', before: found, known };
      const { lookups, checks, errors, names, ...looked } = await lookUp(store, deps, compiled, asks);
      const children = { action, asked: given.asked ?? {}, rows: looked.rows };
      const { rows, errors: wrongChildren } = await lookUpAsked(store, deps, compiled, children);
      const follow = await childrenFollower(store, compiled, found, office);
      const now = deps.clock();
      const late = 'late' in asked ? asked.late : undefined;
      if (late) {
        requireOffice(compiled, found, caller, '只有经办该事项的单位可以补录，请由其登记。');
        await requireTimely(store, late, now, found);
      }
      const recordedAt = now.toISOString();
      const at = late?.at ?? recordedAt;
      const by = actorOf(caller);
      const named = filesOfCommand(compiled, found, asked);
      const files = await handInFiles(store, { owner: caseOwner(found.id), named, by, now });
      errors.push(...files.errors);
      const ran = runAndSettle(compiled, follow(found.course), command, {
        at,
        office,
        lookups,
        until: recordedAt,
      });
      const course = follow(ran.course);
      const { effects, refusal } = ran;
      if (refusal) throw refusalProblem(refusal, course.record.state);
      errors.push(...wrongChildren, ...(await linkErrors(store, deps, compiled, asked, caller)));
      if (errors.length > 0) throw problems.invalid(errors);
      await requireOpenable(store, deps, compiled, course.record, effects);
      if (asked.do === 'act' || asked.do === 'correct') requireLatest(found, seen);
      const change = changeOf(compiled, found, { course, effects, by, recordedAt, rows, late });
      const [after, shown] = await Promise.all([
        writeChange(store, {
          compiled,
          office,
          before: found,
          change,
          checks: [...checks.values(), ...files.operations],
          audited: (after) => auditCommand(deps.clock, by, compiled, { before: found, after, asked }),
        }),
        lookUpNames(store, namedIn(compiled, course.record.fields), names),
      ]);
      return { compiled, office, names: shown, found: after, out: change.out };
    },
    { busy: '同一时间有多人在办理该事项，本次没有写入，请刷新后再试一次。' },
  );
  if (!out) return done;
  await followUp(store, deps, out);
  // What followed may have moved its clocks.
  return { ...done, found: await loadCase(store, type, id) };
}

/**
 * Looks up what the values name while the case is still being read: by the definition that the type had last, since the
 * case's own is not known yet. Where that is another, the rest is looked up later.
 */
async function namesAhead(
  store: TenantStore,
  compiled: CompiledCaseType | undefined,
  asked: CaseCommand,
): Promise<Names | undefined> {
  const values = 'values' in asked ? asked.values : undefined;
  return compiled && values && lookUpNames(store, namedIn(compiled, values));
}

/** Something done at its moment, and what has run out between then and now. */
function runAndSettle(
  compiled: CompiledCaseType,
  course: Course,
  command: Command,
  { until, ...moment }: Moment & { until: string },
): Ran {
  const ran = run(compiled, course, command, moment);
  if (ran.refusal || until === moment.at) return ran;
  const settled = settle(compiled, ran.course, { ...moment, at: until });
  return { course: settled.course, effects: [...ran.effects, ...settled.effects] };
}

function requireOffice(compiled: CompiledCaseType, found: Case, caller: Principal, message: string): void {
  if (!handles(compiled, found, caller)) throw problems.forbidden(message);
}

function commandOf(compiled: CompiledCaseType, found: Case, asked: CaseCommand, caller: Principal): Command {
  const { record } = found.course;
  const parties = partiesOf(compiled, record.fields, caller);
  const actor = { id: caller.sub, parties };
  switch (asked.do) {
    case 'act': {
      const { action, values, linkTo } = asked;
      return {
        do: 'act',
        action,
        actor,
        ...(values && { values }),
        ...(linkTo !== undefined && { linkTo }),
        ...(asked.asked && { asked: new Map(Object.entries(asked.asked)) }),
      };
    }
    case 'answer': {
      const { task, answer, values } = asked;
      const one = record.tasks.find(({ id }) => id === task);
      if (one && !isAsked(compiled, record.fields, one, caller))
        throw problems.forbidden('此项任务不由您答复，请联系被征求意见的单位。');
      return { do: 'answer', task, answer, actor, ...(values && { values }) };
    }
    case 'correct':
      requireOffice(compiled, found, caller, '只有经办该事项的单位可以更正，请联系其办理。');
      return { do: 'correct', values: asked.values, reason: asked.reason, actor };
    case 'comment':
      if (!mayComment(compiled, caller)) throw problems.forbidden('您的岗位只能查看，不能批注。');
      return { do: 'comment', text: asked.text, actor };
    case 'takeBack':
      return { do: 'takeBack', action: asked.action, reason: asked.reason, actor };
    case 'approve':
      return { do: 'approve', action: asked.action, actor };
  }
}

/** What was given; when an action is approved, that is what was given when it was proposed. */
function givenBy({ course: { record } }: Case, asked: CaseCommand): { values?: Values; asked?: Asked } {
  if (asked.do === 'approve') return record.pending.find(({ action }) => action === asked.action) ?? {};
  return {
    ...('values' in asked && asked.values && { values: asked.values }),
    ...('asked' in asked && asked.asked && { asked: asked.asked }),
  };
}

/** The files that a command names; those of what is pending came with its proposal. */
function filesOfCommand(compiled: CompiledCaseType, { course }: Case, asked: CaseCommand): NamedFile[] {
  if (asked.do === 'act' || asked.do === 'correct') return filesNamed(compiled, asked.values ?? {});
  if (asked.do !== 'answer') return [];
  const kind = course.record.tasks.find(({ id }) => id === asked.task)?.kind;
  return kind === undefined ? [] : filesAnswered(compiled, kind, asked.values ?? {});
}

function requireLatest({ lock, course }: Stored<Case>, seen: string | undefined): void {
  if (seen === undefined) throw problems.preconditionRequired();
  if (seen !== String(lock)) throw problems.preconditionFailed({ lock, state: course.record.state });
}

/** The case that an action links to must be there, of the right type, and seen by the caller. */
async function linkErrors(
  store: TenantStore,
  deps: CaseDeps,
  compiled: CompiledCaseType,
  asked: CaseCommand,
  caller: Principal,
): Promise<{ pointer: string; message: string }[]> {
  if (asked.do !== 'act' || asked.linkTo === undefined) return [];
  const link = compiled.actions.get(asked.action)?.links;
  const type = link === undefined ? undefined : compiled.type.links?.[link]?.type;
  const message = '没有这一事项，请核对编号。';
  if (type === undefined) return [{ pointer: '/linkTo', message: '此操作不关联其他事项。' }];
  try {
    await loadSeen(store, deps, { type, id: asked.linkTo }, caller);
    return [];
  } catch {
    return [{ pointer: '/linkTo', message }];
  }
}
