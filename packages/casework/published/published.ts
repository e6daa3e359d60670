import type { Column, CompiledCaseType, Field, Span, Values } from '@mingcha/cases';
import { endOf, isDueAt, type OfficeCalendar } from '@mingcha/lifecycle/clocks';
import type { Case } from '../kept/case.ts';

/** Files are handed out to nobody who holds no receipt, and officials are named nowhere. */
const neverShown: readonly Field['type'][] = ['file', 'person'];

/** The columns of a table that everybody may read. */
export const publishedColumns = ({ columns = {} }: Field): Readonly<Record<string, Column>> =>
  Object.fromEntries(Object.entries(columns).filter(([, { type }]) => !neverShown.includes(type)));

/** A published value: of a table its published columns alone. */
export function publishedValue(field: Field, value: unknown): unknown {
  if (field.type !== 'table' || !Array.isArray(value)) return value;
  const columns = publishedColumns(field);
  return (value as Values[]).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => Object.hasOwn(columns, name))),
  );
}

/** The rules of publication that a case falls under where it stands. */
function rulesOf(compiled: CompiledCaseType, { course: { record } }: Pick<Case, 'course'>) {
  const values = new Map(Object.entries(record.fields));
  return (compiled.type.publication ?? []).filter(
    ({ states, when }) =>
      states.includes(record.state) && (when === undefined || compiled.expression(when).holds(values)),
  );
}

/** Whether a case belongs on the list of what is published; whether it is still to be shown is asked when it is read. */
export const isPublished = (compiled: CompiledCaseType, of: Pick<Case, 'course'>): boolean =>
  rulesOf(compiled, of).length > 0;

/**
 * The fields of a case that everybody may read at a moment; undefined where there are none any more. What was published
 * goes when its time is over, and at once where the definition of now shows less: what it names no more, and what is
 * personal or internal by now. Pure.
 */
export function publishedFields(
  compiled: CompiledCaseType,
  current: CompiledCaseType,
  found: Case,
  { office, now }: { office: OfficeCalendar; now: Date },
): string[] | undefined {
  if (found.archivedAt !== undefined) return undefined;
  const at = now.toISOString();
  const lasts = ({ keep }: { keep?: Span }) => {
    const end = keep && endOf(found.stateSince, keep, office);
    return !end || !isDueAt(end) || end.at >= at;
  };
  const { state } = found.course.record;
  const rules = (current.type.publication ?? []).filter((one) => one.states.includes(state) && lasts(one));
  const named = new Set(rules.flatMap(({ fields }) => fields));
  const own = rulesOf(compiled, found).filter(lasts);
  const shown = new Set(own.flatMap(({ fields }) => fields).filter((name) => named.has(name)));
  const fields = [...compiled.fields].flatMap(([name, { type, personal, internal }]) =>
    shown.has(name) && !personal && !internal && !neverShown.includes(type) ? [name] : [],
  );
  return fields.length === 0 ? undefined : fields;
}
