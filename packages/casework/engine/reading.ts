import { type HandedIn, handInFiles } from '@mingcha/attachments';
import { type Command, type Course, settle } from '@mingcha/cases';
import type { Actor, Principal } from '@mingcha/http';
import type { FieldError } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { actingAs } from '../access/acting.ts';
import type { CaseDeps } from '../deps.ts';
import { lookUpAsked } from './asked.ts';
import { childrenFollower } from './engineStep.ts';
import { caseOwner } from './files.ts';
import { type CaseCommand, commandOf, filesOfCommand, givenBy, namesAhead, requireOffice } from './given.ts';
import { type Late, requireNotRunOut, requireTimely } from './late.ts';
import { answeringOf, type LookedUp, lookUp, mayFollow } from './lookups.ts';
import { loadSeen, type SeenCase } from './seen.ts';

/** All that a command is judged by. */
export type Reading = Omit<SeenCase, 'names'> & {
  by: Actor;
  command: Command;
  late: Late | undefined;
  /** When it takes effect, and when it is recorded. */
  at: string;
  recordedAt: string;
  looked: LookedUp;
  files: HandedIn;
  /** Values, files and children that name what is not there. */
  errors: FieldError[];
  /** Moves the clocks as the children stand. */
  follow: (course: Course) => Course;
};

/**
 * Reads what a command is judged by. Throws `not-found` (404) where the caller does not see the case, `forbidden` (403), and
 * `invalid` (422) at `/late/at` for what cannot be recorded late.
 */
export async function readFor(
  store: TenantStore,
  deps: CaseDeps,
  of: { type: string; id: string },
  asked: CaseCommand,
  caller: Principal,
): Promise<Reading> {
  const [{ found, compiled, office }, known] = await Promise.all([
    loadSeen(store, deps, of, caller),
    namesAhead(store, deps.types.lastUsed(store, of.type), asked),
  ]);
  const { by, ...acts } = actingAs(compiled, found, asked, caller);
  const command = commandOf(compiled, found, asked, { caller, ...acts });
  const now = deps.clock();
  const recordedAt = now.toISOString();
  const late = 'late' in asked ? asked.late : undefined;
  const action = 'action' in asked ? asked.action : undefined;
  // What an answer says are columns of its form, which may be called as fields of the case are.
  const given: ReturnType<typeof givenBy> = asked.do === 'answer' ? {} : givenBy(found, asked);
  const follows = asked.do === 'answer' || late !== undefined || mayFollow(compiled, found, recordedAt);
  const answering = asked.do === 'answer' ? answeringOf(found, asked) : undefined;
  const asks = { values: given.values ?? {}, action: action ?? '', before: found, known, answering, follows };
  const looked = await lookUp(store, deps, compiled, asks);
  const children = { action, asked: given.asked ?? {}, rows: looked.rows };
  const { rows, errors: wrongChildren } = await lookUpAsked(store, deps, compiled, children);
  const follow = await childrenFollower(store, compiled, found, office);
  if (late) {
    requireOffice(compiled, found, caller, '只有经办该事项的单位可以补录，请由其登记。');
    await requireTimely(store, late, now, found);
    const until = { at: recordedAt, office, lookups: looked.lookups };
    requireNotRunOut(late, settle(compiled, follow(found.course), until).effects);
  }
  const named = filesOfCommand(compiled, found, asked);
  const files = await handInFiles(store, { owner: caseOwner(found.id), named, by, now });
  return {
    found,
    compiled,
    office,
    by,
    command,
    late,
    at: late?.at ?? recordedAt,
    recordedAt,
    looked: { ...looked, rows },
    files,
    errors: [...looked.errors, ...files.errors, ...wrongChildren],
    follow,
  };
}
