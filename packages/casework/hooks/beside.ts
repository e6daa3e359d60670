import type { CompiledCaseType } from '@mingcha/cases';
import type { Operation, TenantStore } from '@mingcha/store';
import type { Case } from '../kept/case.ts';
import { failed, picked, requireHook, toolsOf } from './called.ts';
import type { HookEvent, Hooks } from './hook.ts';

/** Operations of all hooks of a change together; the rest of a transaction is the case's own. */
const mostBeside = 40;

/** A hook that an action or an expiry names, and what happened. */
export type Beside = { hook: string; event: HookEvent };

/** What hooks write beside a change of a case. */
export async function operationsBeside(
  store: TenantStore,
  { hooks, now }: { hooks: Hooks; now: Date },
  compiled: CompiledCaseType,
  after: Case,
  beside: readonly Beside[],
): Promise<Operation[]> {
  const operations: Operation[] = [];
  for (const { hook: name, event } of beside) {
    const hook = requireHook(hooks, compiled, name, 'alongside');
    const { fields, amended = [] } = after.course.record;
    const of = { type: after.type, id: after.id, fields: picked(fields, hook), event, amended };
    try {
      operations.push(...(await hook.alongside(of, toolsOf(store, now))));
      if (operations.length > mostBeside) throw new Error(`hooks write more than ${mostBeside} operations`);
    } catch (error) {
      failed(name, error);
    }
  }
  return operations;
}
