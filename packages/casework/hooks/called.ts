import type { CompiledCaseType, Values } from '@mingcha/cases';
import { Problem, problems } from '@mingcha/kernel';
import { check, type Stored, type TenantStore, WriteConflict } from '@mingcha/store';
import { typedCasesOf } from '../engine/opening/ofSubject.ts';
import { type Case, caseEntity, findCase } from '../kept/case.ts';
import type { Hook, Hooks, HookTools, OtherCase } from './hook.ts';

/** A hook that fills, decides or writes; throws `hook-gone` (409) where this system has none of that name that does. */
export function requireHook<K extends 'refuses' | 'computes' | 'looks' | 'alongside'>(
  hooks: Hooks,
  { type }: CompiledCaseType,
  name: string,
  does: K,
): Extract<Hook, Record<K, unknown>> {
  const hook = hooks.get(name);
  if (hook && does in hook) return hook as Extract<Hook, Record<K, unknown>>;
  const words = type.hooks && Object.hasOwn(type.hooks, name) ? `（${type.hooks[name]}）` : '';
  throw problems.conflict(
    'hook-gone',
    `“${type.title}”用到的扩展“${name}”${words}本系统没有，本次没有写入。请联系系统管理员升级系统，或者修改该事项的定义。`,
    { hook: name },
  );
}

/** Throws for what a hook did wrong: nothing is written, who asked is told, and it is reported. */
export function failed(name: string, cause: unknown): never {
  // What it refuses by itself, and what somebody else was faster at, is no fault of its own.
  if (cause instanceof Problem || cause instanceof WriteConflict) throw cause;
  const problem = new Problem({
    status: 500,
    code: 'hook-failed',
    title: '系统出错',
    detail: `扩展“${name}”出错，本次没有写入。请稍后再试；如仍不成功，请联系系统管理员。`,
    extra: { hook: name },
  });
  problem.cause = cause;
  throw problem;
}

export const picked = (fields: Values, { reads }: Hook): Values =>
  Object.fromEntries(reads.flatMap((name) => (Object.hasOwn(fields, name) ? [[name, fields[name]]] : [])));

function otherCase({ id, number, course, lock }: Stored<Case>): OtherCase {
  const { clocks, record } = course;
  const { state, fields } = record;
  const unchanged = check(caseEntity, { id }, lock);
  return { id, ...(number !== undefined && { number }), state, fields, clocks, unchanged };
}

/** What hooks read with: it refuses to write. */
export const toolsOf = (store: TenantStore, now: Date): HookTools => ({
  now,
  async casesOf(type, subject) {
    return (await typedCasesOf(store, type, subject)).map(otherCase);
  },
  async caseOf(type, id) {
    const found = await findCase(store, type, id);
    return found && otherCase(found);
  },
  store: {
    ...store,
    write: async () => {
      throw new Error('a hook writes by the operations that it gives');
    },
  },
});
