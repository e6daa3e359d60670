import { compilerFor, type RuleFields } from '@mingcha/rules';
import type { TenantStore } from '@mingcha/store';
import { subjectValues } from '../models/fields.ts';
import type { Run } from '../recompute/run.ts';
import type { NamedSubject } from '../subjects/source.ts';
import { subjectAsRead } from '../subjects/sources.ts';

/** What a condition has read of a subject; of a number in what it counts. A fact without a value was missing. */
export type Fact = {
  title: string;
  value?: string | number | boolean | readonly string[];
  unit?: string;
};

/** What conditions read of a subject in a run; nothing where that was not kept. */
export type FactsOf = (when: string | undefined) => Fact[];

/** Finds what the conditions of a model have read of a subject, as the run has read it; `found` is the subject in its version. */
export async function factsIn(
  store: TenantStore,
  run: Pick<Run, 'model' | 'read' | 'on'>,
  found: NamedSubject | undefined,
): Promise<FactsOf> {
  const asRead = found && (await subjectAsRead(store, run, found));
  if (!asRead) return () => [];
  const { row, fields } = asRead;
  const values = subjectValues(row, run.on);
  const compile = compilerFor(fields);
  return (when) => {
    const compiled = when === undefined ? undefined : compile(when);
    if (!compiled?.ok) return [];
    return compiled.expression.reads.map((name) => factOf(name, fields, values.get(name)));
  };
}

function factOf(name: string, fields: RuleFields, value: unknown): Fact {
  const { title = name, unit } = fields.get(name) ?? {};
  return {
    title,
    ...(value !== undefined && value !== null && { value: value as Exclude<Fact['value'], undefined> }),
    ...(unit !== undefined && { unit }),
  };
}
