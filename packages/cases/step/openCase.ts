import type { CompiledCaseType } from '../compiled.ts';
import { movedClocks } from './clocks.ts';
import { refusedByNeeds } from './needs.ts';
import { written } from './perform.ts';
import {
  type Actor,
  type CaseRecord,
  type Facts,
  invalid,
  noEffects,
  refuse,
  type StepResult,
  type Values,
} from './record.ts';
import { valueErrors } from './values.ts';

/** Opens a case: who, values, then needs. Season, uniqueness and the number are for the engine. */
export function openCase(
  compiled: CompiledCaseType,
  actor: Actor,
  values: Values,
  facts: Facts,
  at: string,
): StepResult {
  const { open, number } = compiled.type;
  if (!open.by.some((party) => actor.parties.has(party))) return refuse('forbidden', '您不能提出此类事项。');
  const errors = valueErrors(compiled, values, open.fills, open.asks ?? []);
  if (errors.length > 0) return { ok: false, refusal: invalid(errors) };
  const record: CaseRecord = {
    state: open.to,
    fields: written(compiled, {}, values, undefined, facts),
    tasks: [],
    children: [],
    times: {},
    pending: [],
  };
  const form = [...open.fills, ...(open.asks ?? [])];
  const refusal = refusedByNeeds(compiled, record, { needs: open.needs, form }, facts);
  if (refusal) return { ok: false, refusal };
  const effects = {
    ...noEffects({ kind: 'opened', name: 'open', by: actor.id, to: open.to, values, at }),
    clocks: movedClocks(compiled, undefined, open.to, facts),
    numbered: number.at === undefined,
  };
  return { ok: true, record, effects: [effects] };
}
