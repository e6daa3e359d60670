import { type Ran, run, settledSince } from '@mingcha/cases';
import type { Principal } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { retryOnConflict, type Stored, type TenantStore } from '@mingcha/store';
import { auditCommand } from '../audited.ts';
import type { CaseDeps } from '../deps.ts';
import { type Case, loadCase } from '../kept/case.ts';
import type { CaseOut } from '../kept/out.ts';
import { lookUpNames, namedIn } from '../view/names.ts';
import { requireOpenable } from './asked.ts';
import { changeOf } from './change.ts';
import { followUp } from './family/outbox.ts';
import { mostEffects, requireFits } from './fits.ts';
import { type CaseCommand, linkErrors } from './given.ts';
import { type Reading, readFor } from './reading.ts';
import { refusalProblem } from './refusal.ts';
import type { SeenCase } from './seen.ts';
import { settleCase } from './settleCase.ts';
import { writeChange } from './write.ts';

type Whose = {
  caller: Principal;
  /** The version that the caller has seen, from `If-Match`; undefined where there was none. */
  seen?: string | undefined;
};

type Done = SeenCase & { out: CaseOut | undefined };

/**
 * Does something to a case in one transaction, after everything that ran out before. Refused in this order: 404 where the
 * caller does not see it, 403, 409 for its state, 422, 409 for what must hold; then 428 and 412 for an action on a version
 * that is not the latest. An answer, an approval or a return needs no version: it is tried again where others were faster.
 */
export async function doOnCase(
  store: TenantStore,
  deps: CaseDeps,
  of: { type: string; id: string },
  asked: CaseCommand,
  whose: Whose,
): Promise<SeenCase> {
  const { out, ...done } = await retryOnConflict(() => attempt(store, deps, of, asked, whose), {
    busy: '同一时间有多人在办理该事项，本次没有写入，请刷新后再试一次。',
  });
  if (!out) return done;
  await followUp(store, deps, out);
  // What followed may have moved its clocks.
  return { ...done, found: await loadCase(store, of.type, of.id) };
}

/** Throws what `doOnCase` would refuse a command with as the case is now; does nothing to it. */
export async function judgeOnCase(
  store: TenantStore,
  deps: CaseDeps,
  of: { type: string; id: string },
  asked: CaseCommand,
  whose: Whose,
): Promise<void> {
  const reading = await readFor(store, deps, of, asked, whose.caller);
  const ran = happening(reading);
  if (!ran.isPart) return requirePossible(store, deps, reading, ran, asked, whose);
  await settleCase(store, deps, of.id, reading.office);
  return judgeOnCase(store, deps, of, asked, whose);
}

/** Reads, judges and writes once. Where very much has run out before, that is written first, and the rest judged anew. */
async function attempt(
  store: TenantStore,
  deps: CaseDeps,
  of: { type: string; id: string },
  asked: CaseCommand,
  whose: Whose,
): Promise<Done> {
  const reading = await readFor(store, deps, of, asked, whose.caller);
  const ran = happening(reading);
  if (ran.isPart) {
    await settleCase(store, deps, of.id, reading.office);
    return attempt(store, deps, of, asked, whose);
  }
  await requirePossible(store, deps, reading, ran, asked, whose);
  return written(store, deps, reading, ran, asked);
}

/** What is done at its moment, and what has run out between then and now. Pure. */
function happening({ compiled, found, office, command, looked, at, recordedAt, follow }: Reading): Ran {
  const moment = { at, office, lookups: looked.lookups, most: mostEffects };
  const ran = run(compiled, follow(found.course), command, moment);
  if (ran.isPart) return ran;
  const { isPart: _, ...then } =
    ran.refusal || at === recordedAt ? ran : settledSince(compiled, ran, { ...moment, at: recordedAt });
  // What of it was too much for this transaction is left to the clock.
  return { ...then, course: follow(then.course) };
}

/** Throws what is wrong with a command, in the order of refusals. */
async function requirePossible(
  store: TenantStore,
  deps: CaseDeps,
  { found, compiled, errors }: Reading,
  { course, effects, refusal }: Ran,
  asked: CaseCommand,
  { caller, seen }: Whose,
): Promise<void> {
  if (found.erased)
    throw problems.conflict(
      'case-erased',
      '该事项保存期满，个人信息已清除，不能再办理或批注。如有需要，请另行登记。',
    );
  if (found.archivedAt !== undefined && asked.do !== 'comment')
    throw problems.conflict('case-archived', '该事项已经归档，不能再办理或者更正。如有需要，请另行登记。');
  if (refusal) throw refusalProblem(refusal, course.record.state);
  const wrong = [...errors, ...(await linkErrors(store, deps, { found, compiled }, asked, caller))];
  if (wrong.length > 0) throw problems.invalid(wrong);
  await requireOpenable(store, deps, compiled, course.record, effects);
  if (asked.do === 'act' || asked.do === 'correct') requireLatest(found, seen);
}

async function written(
  store: TenantStore,
  deps: CaseDeps,
  { found, compiled, office, by, late, recordedAt, looked, files }: Reading,
  { course, effects }: Ran,
  asked: CaseCommand,
): Promise<Done> {
  const change = changeOf(compiled, found, { course, effects, by, recordedAt, rows: looked.rows, late });
  requireFits({ before: found, after: change.after });
  const [after, names] = await Promise.all([
    writeChange(store, {
      deps,
      compiled,
      office,
      before: found,
      change,
      checks: [...looked.checks.values(), ...files.operations],
      audited: (after) => auditCommand(deps.clock, by, compiled, { before: found, after, asked }),
    }),
    lookUpNames(store, namedIn(compiled, course.record.fields), looked.names),
  ]);
  return { compiled, office, names, found: after, out: change.out };
}

function requireLatest({ lock, course }: Stored<Case>, seen: string | undefined): void {
  if (seen === undefined) throw problems.preconditionRequired();
  if (seen !== String(lock)) throw problems.preconditionFailed({ lock, state: course.record.state });
}
