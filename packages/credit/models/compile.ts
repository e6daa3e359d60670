import { compilerFor, type Expression, type RuleFields } from '@mingcha/rules';
import { fieldsFor, type RecordKinds } from './fields.ts';
import { decayForm, type Indicator, type Model } from './format.ts';

/** From so many full months on a record counts so many thousandths. */
type Step = { readonly months: number; readonly permille: number };
export type Compiled<T> = T & { readonly at: number; readonly test: Expression | undefined };
export type CompiledIndicator = Compiled<Indicator> & { readonly steps: readonly Step[] };

/** A model with its expressions read, its indicators and direct rules by the kind of record that they look at. */
export type CompiledModel = {
  readonly model: Model;
  readonly ofSubject: readonly CompiledIndicator[];
  readonly ofKind: ReadonlyMap<string, readonly CompiledIndicator[]>;
  readonly directOfSubject: readonly Compiled<Direct>[];
  readonly directOfKind: ReadonlyMap<string, readonly Compiled<Direct>[]>;
};
type Direct = NonNullable<Model['direct']>[number];

export const stepsOf = (decay: readonly string[] = []): Step[] =>
  decay.map((step) => {
    const [, months, permille] = decayForm.exec(step)!;
    return { months: Number(months), permille: Number(permille) };
  });

/** Reads a model's expressions; `own` are the fields of its subjects. Throws where the model has faults: `modelFaults` says which. */
export function compileModel(model: Model, kinds: RecordKinds, own: RuleFields): CompiledModel {
  const compilers = new Map<string | undefined, ReturnType<typeof compilerFor>>();
  function testOf({ kind, when }: { kind?: string | undefined; when?: string | undefined }) {
    const fields = fieldsFor(kinds, kind, own);
    if (!fields) throw new Error(`${model.id}: no kind ${kind}`);
    if (when === undefined) return undefined;
    const compile = compilers.get(kind) ?? compilerFor(fields);
    compilers.set(kind, compile);
    const compiled = compile(when);
    if (!compiled.ok) throw new Error(`${model.id}: ${when}: ${compiled.problem.message}`);
    return compiled.expression;
  }
  const indicators = model.indicators.map((one, at) => ({
    ...one,
    at,
    test: testOf(one),
    steps: stepsOf(one.decay),
  }));
  const direct = (model.direct ?? []).map((one, at) => ({ ...one, at, test: testOf(one) }));
  return {
    model,
    ofSubject: indicators.filter(({ kind }) => kind === undefined),
    ofKind: byKind(indicators),
    directOfSubject: direct.filter(({ kind }) => kind === undefined),
    directOfKind: byKind(direct),
  };
}

function byKind<T extends { readonly kind?: string | undefined }>(all: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    if (one.kind === undefined) continue;
    const own = found.get(one.kind);
    if (own) own.push(one);
    else found.set(one.kind, [one]);
  }
  return found;
}
