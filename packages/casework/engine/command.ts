import { handInFiles } from '@mingcha/attachments';
import {
  type Command,
  type CompiledCaseType,
  type Course,
  type Moment,
  type Ran,
  run,
  settle,
  settledSince,
} from '@mingcha/cases';
import type { Principal } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { retryOnConflict, type Stored, type TenantStore } from '@mingcha/store';
import { actingAs } from '../access/acting.ts';
import { auditCommand } from '../audited.ts';
import type { CaseDeps } from '../deps.ts';
import { type Case, loadCase } from '../kept/case.ts';
import type { CaseOut } from '../kept/out.ts';
import { lookUpNames, namedIn } from '../view/names.ts';
import { lookUpAsked, requireOpenable } from './asked.ts';
import { changeOf } from './change.ts';
import { childrenFollower } from './engineStep.ts';
import { caseOwner } from './files.ts';
import { mostEffects, requireFits } from './fits.ts';
import {
  type CaseCommand,
  commandOf,
  filesOfCommand,
  givenBy,
  linkErrors,
  namesAhead,
  requireOffice,
} from './given.ts';
import { requireNotRunOut, requireTimely } from './late.ts';
import { lookUp, mayFollow } from './lookups.ts';
import { followUp } from './outbox.ts';
import { refusalProblem } from './refusal.ts';
import { loadSeen, type SeenCase } from './seen.ts';
import { settleCase } from './settleCase.ts';
import { writeChange } from './write.ts';

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
    async function attempt(): Promise<SeenCase & { out: CaseOut | undefined }> {
      const [{ found, compiled, office }, known] = await Promise.all([
        loadSeen(store, deps, { type, id }, caller),
        namesAhead(store, deps.types.lastUsed(store, type), asked),
      ]);
      const { by, ...acts } = actingAs(compiled, found, asked, caller);
      const command = commandOf(compiled, found, asked, { caller, ...acts });
      const action = 'action' in asked ? asked.action : undefined;
      const given = givenBy(found, asked);
      const now = deps.clock();
      const recordedAt = now.toISOString();
      const late = 'late' in asked ? asked.late : undefined;
      const follows = asked.do === 'answer' || late !== undefined || mayFollow(compiled, found, recordedAt);
      const asks = { values: given.values ?? {}, action: action ?? '', before: found, known, follows };
      const { lookups, checks, errors, names, ...looked } = await lookUp(store, deps, compiled, asks);
      const children = { action, asked: given.asked ?? {}, rows: looked.rows };
      const { rows, errors: wrongChildren } = await lookUpAsked(store, deps, compiled, children);
      const follow = await childrenFollower(store, compiled, found, office);
      const at = late?.at ?? recordedAt;
      if (late) {
        requireOffice(compiled, found, caller, '只有经办该事项的单位可以补录，请由其登记。');
        await requireTimely(store, late, now, found);
        const until = { at: recordedAt, office, lookups };
        requireNotRunOut(late, settle(compiled, follow(found.course), until).effects);
      }
      const named = filesOfCommand(compiled, found, asked);
      const files = await handInFiles(store, { owner: caseOwner(found.id), named, by, now });
      errors.push(...files.errors);
      const ran = runAndSettle(compiled, follow(found.course), command, {
        at,
        office,
        lookups,
        until: recordedAt,
        most: mostEffects,
      });
      if (ran.isPart) {
        await settleCase(store, deps, id, office);
        return attempt();
      }
      const course = follow(ran.course);
      const { effects, refusal } = ran;
      if (refusal) throw refusalProblem(refusal, course.record.state);
      errors.push(...wrongChildren, ...(await linkErrors(store, deps, { found, compiled }, asked, caller)));
      if (errors.length > 0) throw problems.invalid(errors);
      await requireOpenable(store, deps, compiled, course.record, effects);
      if (asked.do === 'act' || asked.do === 'correct') requireLatest(found, seen);
      const change = changeOf(compiled, found, { course, effects, by, recordedAt, rows, late });
      requireFits({ before: found, after: change.after });
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

/** Something done at its moment, and what has run out between then and now. */
function runAndSettle(
  compiled: CompiledCaseType,
  course: Course,
  command: Command,
  { until, ...moment }: Moment & { until: string },
): Ran {
  const ran = run(compiled, course, command, moment);
  if (ran.refusal || ran.isPart || until === moment.at) return ran;
  // What of it is too much for this transaction is left to the clock.
  const { isPart: _, ...settled } = settledSince(compiled, ran, { ...moment, at: until });
  return settled;
}

function requireLatest({ lock, course }: Stored<Case>, seen: string | undefined): void {
  if (seen === undefined) throw problems.preconditionRequired();
  if (seen !== String(lock)) throw problems.preconditionFailed({ lock, state: course.record.state });
}
