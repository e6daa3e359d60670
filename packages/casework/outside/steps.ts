import type { CompiledCaseType } from '@mingcha/cases';
import type { Case } from '../kept/case.ts';
import type { CaseEvent } from '../kept/event.ts';
import { subjectOf } from '../titles.ts';

/** Something of a case's course that its party from outside is shown. */
export type Step = {
  title: string;
  at: string;
  /** The party did it. */
  own: boolean;
  /** What the party wrote. */
  text?: string;
};

/** How a state is called towards parties from outside. */
export function stateWords({ states }: CompiledCaseType, name: string): string {
  const state = states.get(name);
  return state?.outside ?? state?.title ?? name;
}

/** Whether an action moves the end of a limit that parties from outside are told of. */
function movesEnd({ actions, clocks }: CompiledCaseType, name: string): boolean {
  return Object.entries(actions.get(name)?.clock ?? {}).some(
    ([clock, effect]) => effect !== 'restart' && clocks.get(clock)?.outside === true,
  );
}

/**
 * A case's course as its party from outside sees it, oldest first: what the party did, each time the case came to a state
 * that is called otherwise towards them, and when a limit moved that they are told of. Nothing else happened, as far as they
 * see: no person, no step inside and no comment has a place in it. Pure.
 */
export function outsideSteps(
  compiled: CompiledCaseType,
  found: Case,
  events: readonly CaseEvent[],
  sub: string,
): Step[] {
  const steps: Step[] = [];
  // What only the system opens nobody has handed in.
  const opening = compiled.type.open.by.every((party) => party === 'engine') ? '登记' : '提交';
  let shown = '';
  for (const event of events) {
    const { kind, at, to, name, by } = event;
    const own = by.sub === sub;
    const add = (title: string, more: Partial<Step> = {}) => void steps.push({ title, at, own, ...more });
    const state = to === undefined ? undefined : stateWords(compiled, to);
    const moved = state !== undefined && state !== shown ? state : undefined;
    if (kind === 'opened') add(opening);
    else if (kind === 'comment' && own)
      add('补充说明', event.textErased ? {} : event.text !== undefined ? { text: event.text } : {});
    else if (kind === 'rated')
      add(subjectOf(compiled, found, event), event.text === undefined ? {} : { text: event.text });
    else if (kind === 'mainEnded') add('合并办理的事项已办结');
    else if (kind === 'erased') add('保存期满，已清除个人信息');
    else if (own && (kind === 'action' || kind === 'answered')) add(subjectOf(compiled, found, event));
    else if (moved === undefined && kind === 'action' && movesEnd(compiled, name))
      add(compiled.actions.get(name)?.title ?? '期限有变动');
    if (moved !== undefined && kind !== 'comment') {
      if (kind !== 'opened') add(moved, { own: false });
      shown = moved;
    }
  }
  return steps;
}
