import { type CompiledCaseType, type Computed, type Values, valueFault } from '@mingcha/cases';
import type { FieldError } from '@mingcha/kernel';
import type { Operation, TenantStore } from '@mingcha/store';
import { failed, picked, requireHook, toolsOf } from './called.ts';
import type { HookAsked, HookCase, Hooks } from './hook.ts';

/** What hooks of needs answer, by their name, and what is checked and written with the case. `of` is the case with what is given. */
export async function askHooks(
  store: TenantStore,
  { hooks, now }: { hooks: Hooks; now: Date },
  compiled: CompiledCaseType,
  { needs, of }: { needs: readonly string[]; of: () => HookAsked },
): Promise<{
  answers: Map<string, string | undefined>;
  errors: FieldError[];
  checks: Map<string, Operation>;
}> {
  const answers = new Map<string, string | undefined>();
  const errors: FieldError[] = [];
  const checks = new Map<string, Operation>();
  if (needs.length === 0) return { answers, errors, checks };
  const asked = of();
  for (const name of new Set(needs)) {
    const hook = requireHook(hooks, compiled, name, 'refuses');
    try {
      const answer = await hook.refuses(
        { ...asked, fields: picked(asked.fields, hook) },
        toolsOf(store, now),
      );
      answers.set(name, answer.refusal);
      errors.push(...(answer.errors ?? []));
      const { checks: still = [], writes = [] } = answer;
      for (const [i, one] of [...still, ...writes].entries()) checks.set(`${name} ${i}`, one);
    } catch (error) {
      failed(name, error);
    }
  }
  return { answers, errors, checks };
}

/** What hooks have looked up that fill fields, by the name of the hook: of those of which a field is given that they read. */
export async function lookHooks(
  store: TenantStore,
  { hooks, now }: { hooks: Hooks; now: Date },
  compiled: CompiledCaseType,
  { given, of }: { given: Values; of: HookCase },
): Promise<Map<string, unknown>> {
  const looked = new Map<string, unknown>();
  // One for all, so that hooks that read the same need not read it again.
  const tools = toolsOf(store, now);
  for (const { computed } of compiled.fields.values()) {
    const hook = computed === undefined ? undefined : hooks.get(computed);
    if (computed === undefined || !hook || !('looks' in hook)) continue;
    if (!hook.reads.some((name) => Object.hasOwn(given, name))) continue;
    try {
      looked.set(computed, await hook.looks({ ...of, fields: picked(of.fields, hook) }, tools));
    } catch (error) {
      failed(computed, error);
    }
  }
  return looked;
}

/**
 * The fields that hooks fill, as a step computes them, with what was looked up for it. A value of another type than the field's is
 * a fault of the hook.
 */
export const computesOf = (
  hooks: Hooks,
  compiled: CompiledCaseType,
  looked: ReadonlyMap<string, unknown> = new Map(),
): Map<string, Computed> =>
  new Map(
    [...compiled.fields].flatMap(([field, definition]) => {
      const name = definition.computed;
      if (name === undefined) return [];
      const value = (fields: Values) => {
        const found = hooks.get(name);
        const looks = found !== undefined && 'looks' in found;
        const hook = looks ? undefined : requireHook(hooks, compiled, name, 'computes');
        try {
          const made = hook ? hook.computes(picked(fields, hook)) : looked.get(name);
          const fault = valueFault(definition, made);
          if (fault !== undefined) throw new Error(`${name} gives ${field} a wrong value: ${fault}`);
          return made;
        } catch (error) {
          return failed(name, error);
        }
      };
      // Of one that is gone nobody knows what it reads: whatever is filled in meets the refusal.
      const reads = hooks.get(name)?.reads ?? [...compiled.fields.keys()];
      return [[field, { reads, value }] as const];
    }),
  );
