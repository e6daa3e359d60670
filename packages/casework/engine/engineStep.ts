import {
  type Command,
  type CompiledCaseType,
  type Course,
  countsChildren,
  type Effects,
  followChildren,
  run,
} from '@mingcha/cases';
import { problems } from '@mingcha/kernel';
import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import { type Operation, retryOnConflict, type Stored, type TenantStore } from '@mingcha/store';
import { auditSettled } from '../audited.ts';
import type { CaseDeps } from '../deps.ts';
import { type Case, caseEntity } from '../kept/case.ts';
import { type CaseChild, childrenOf } from '../kept/child.ts';
import type { CaseOut } from '../kept/out.ts';
import { subjectOf } from '../titles.ts';
import { changeOf, theEngine } from './change.ts';
import { isSame } from './family/family.ts';
import { mostEffects } from './fits.ts';
import { answeringOf, lookUp, mayFollow } from './lookups.ts';
import { loadOffice } from './opening/office.ts';
import { refusalProblem } from './refusal.ts';
import { writeChange } from './write.ts';

type Deps = Pick<CaseDeps, 'clock' | 'types' | 'kinds' | 'hooks'>;

/** Moves a case's clocks as its children stand; does nothing, and reads nothing, where no clock counts children. */
export async function childrenFollower(
  store: TenantStore,
  compiled: CompiledCaseType,
  { id }: Pick<Case, 'id'>,
  office: OfficeCalendar,
): Promise<(course: Course) => Course> {
  if (!countsChildren(compiled)) return (course) => course;
  const children = await childrenOf(store, id);
  return (course) => followChildren(compiled, course, children, office);
}

/** The action that a command may set off. */
function actionOf({ children }: CompiledCaseType, { course: { record } }: Case, command: Command) {
  if (command.do === 'setOff') return command.action;
  const child = command.do === 'childEnded' && record.children.find(({ id }) => id === command.child);
  return child ? children.get(child.kind)?.joined : undefined;
}

/** What is to be done to a case. */
type Asked = {
  commands: readonly Command[];
  /** What must still be so when it is written. */
  checks?: readonly Operation[];
  /** What is refused is thrown, and not passed over. */
  isStrict?: true;
};
type AskedOf = (found: Stored<Case>, children: readonly CaseChild[]) => Asked | Promise<Asked>;
type Part = { out?: CaseOut | undefined; isPart: boolean };

/**
 * Does to a case what other cases set off, after everything that ran out before; what is refused is passed over. What is too
 * much for one transaction is written in parts. Resolves to what follows in other cases in turn.
 */
export async function doByEngine(
  store: TenantStore,
  deps: Deps,
  id: string,
  askedOf: AskedOf,
): Promise<CaseOut | undefined> {
  for (;;) {
    const { isPart, out } = await doPart(store, deps, id, askedOf);
    if (!isPart) return out;
  }
}

async function doPart(store: TenantStore, deps: Deps, id: string, askedOf: AskedOf): Promise<Part> {
  return retryOnConflict(
    async () => {
      const [found, office, children] = await Promise.all([
        store.get(caseEntity, { id }),
        loadOffice(store),
        childrenOf(store, id),
      ]);
      if (!found) return { isPart: false };
      const compiled = await deps.types.of(store, found, await deps.types.current(store, found.type));
      const follow = (one: Course) => followChildren(compiled, one, children, office);
      const at = deps.clock().toISOString();
      let course = follow(found.course);
      const effects: Effects[] = [];
      const checks = new Map<string, Operation>();
      const follows = mayFollow(compiled, found, at);
      let isPart = false;
      let { rows } = found;
      const { commands, checks: own = [], isStrict } = await askedOf(found, children);
      for (const command of commands) {
        isPart = effects.length >= mostEffects;
        if (isPart) break;
        const asked = {
          values: (command.do === 'setOff' && command.values) || {},
          action: actionOf(compiled, found, command) ?? '',
          before: { ...found, rows },
          answering: command.do === 'answer' ? answeringOf(found, command) : undefined,
          follows,
        };
        const looked = await lookUp(store, deps, compiled, asked);
        if (isStrict && looked.errors.length > 0) throw problems.invalid(looked.errors);
        const moment = { at, office, lookups: looked.lookups, most: mostEffects };
        const ran = run(compiled, course, command, moment);
        if (isStrict && ran.refusal) throw refusalProblem(ran.refusal, ran.course.record.state);
        course = ran.course;
        rows = looked.rows;
        effects.push(...ran.effects);
        for (const [of, check] of looked.checks) checks.set(of, check);
        isPart = ran.isPart === true;
        if (isPart) break;
      }
      course = follow(course);
      if (isSame(course, found.course)) return { isPart };
      const change = changeOf(compiled, found, {
        course,
        effects,
        by: theEngine,
        recordedAt: at,
        rows,
      });
      const what = change.events.map((event) => subjectOf(compiled, change.after, event));
      await writeChange(store, {
        deps,
        compiled,
        office,
        before: found,
        change,
        checks: [...checks.values(), ...own],
        audited: (after) =>
          what.length === 0 ? [] : auditSettled(deps.clock, theEngine, compiled, after, what),
      });
      return { isPart, out: change.out };
    },
    { busy: '同一时间有多人在办理该事项，请稍后再试。' },
  );
}
