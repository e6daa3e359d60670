import { byCode } from '@mingcha/kernel/arrange';
import { createCache } from '@mingcha/register';
import type { RuleFields } from '@mingcha/rules';
import { getJson, putJson, type TenantStore } from '@mingcha/store';
import { subjectFields } from '../models/fields.ts';
import type { ModelSubject, RiskClass } from '../models/format.ts';
import { linesOf, pagesOf } from '../recompute/page.ts';
import type { Run } from '../recompute/run.ts';
import { type RosterRow, rosterRows } from '../recompute/subjects.ts';
import { agencies, agencyFields } from './agencies.ts';
import { departments, fieldsOfDepartments } from './departments.ts';
import { agents, enterprises, units } from './roster.ts';
import type { NamedSubject, ReadSubjects, SubjectDeps, SubjectSource } from './source.ts';

/** Where the subjects of models come from. */
export const sources: Readonly<Record<ModelSubject, SubjectSource>> = {
  enterprise: enterprises,
  department: departments,
  agent: agents,
  intermediary: agencies,
  unit: units,
};

/** What expressions may read of each kind of subjects. */
export type FieldsOfSubjects = Readonly<Record<ModelSubject, RuleFields>>;
export type FindSubjectFields = (store: TenantStore) => Promise<FieldsOfSubjects>;

/** What expressions may read of subjects, by the lists and the types of cases that the tenant has now. */
export async function fieldsOfSubjects(
  store: TenantStore,
  deps: Pick<SubjectDeps, 'lists' | 'types'>,
): Promise<FieldsOfSubjects> {
  const [intermediary, department] = await Promise.all([
    agencyFields(store, deps),
    fieldsOfDepartments(store, deps),
  ]);
  return { enterprise: subjectFields, agent: subjectFields, unit: subjectFields, intermediary, department };
}

/** The subjects of a run by their codes; undefined for those that it does not have. */
export const subjectRows = (
  store: TenantStore,
  { model: { subject }, roster }: Pick<Run, 'model' | 'roster'>,
  ids: readonly string[],
): Promise<(NamedSubject | undefined)[]> => sources[subject].named(store, roster, ids);

/** What was kept of the subjects of runs, by tenant and hash: it never changes. */
const known = createCache(32 * 2 ** 20);
/** Bytes that a value of a subject takes, roughly. */
const bytesOfValue = 60;
const sizeOf = ({ fields, values }: ReadSubjects): number =>
  fields.length * Object.keys(values).length * bytesOfValue;

const readKept = (store: TenantStore, hash: string): Promise<ReadSubjects> =>
  known.get(`${store.tenant}/${hash}`, sizeOf, async () => {
    const read = await getJson<ReadSubjects>(store, hash);
    if (!read) throw new Error(`what was read of subjects, ${hash}, is missing`);
    return read;
  });

/** Keeps what is read of the subjects of a run and names it by its hash; undefined where it all stands in their version. */
export async function keepRead(
  store: TenantStore,
  run: Pick<Run, 'model' | 'roster' | 'on' | 'cutOff'>,
  deps: SubjectDeps,
): Promise<string | undefined> {
  const source = sources[run.model.subject];
  return 'read' in source ? putJson(store, await source.read(store, run, deps)) : undefined;
}

/**
 * The subjects of a run in the order of their codes, each with the class that it has, and what expressions may read of them.
 * Of those whose classes stand in no register it is the class of the run before.
 */
export async function subjectsOf(
  store: TenantStore,
  { model: { subject }, roster, before, read }: Pick<Run, 'model' | 'roster' | 'before' | 'read'>,
): Promise<{ rows: RosterRow[]; fields: RuleFields }> {
  const { rows, fields } = await everyone(store, { subject, roster, read });
  if (before === undefined) return { rows, fields };
  const classes = await classesIn(store, before);
  return { rows: rows.map((row) => ({ ...row, riskClass: classes.get(row.id) })), fields };
}

async function everyone(
  store: TenantStore,
  { subject, roster, read }: { subject: ModelSubject; roster: string; read: string | undefined },
): Promise<{ rows: RosterRow[]; fields: RuleFields }> {
  const source = sources[subject];
  if ('rows' in source) return { rows: await source.rows(store, roster), fields: subjectFields };
  if (read === undefined) throw new Error(`what is read of the subjects of ${roster} was not kept`);
  const kept = await readKept(store, read);
  const rows = Object.entries(kept.values).map(([id, own]) => ({ id, own }));
  return { rows: rows.sort((a, b) => byCode(a.id, b.id)), fields: new Map(kept.fields) };
}

/** A subject of a run's version as the run read it, with what expressions could read; undefined where that was not kept. */
export async function subjectAsRead(
  store: TenantStore,
  { model: { subject }, read }: Pick<Run, 'model' | 'read'>,
  named: NamedSubject,
): Promise<{ row: RosterRow; fields: RuleFields } | undefined> {
  if ('rows' in sources[subject]) return { row: named, fields: subjectFields };
  const { id } = named;
  const kept = read === undefined ? undefined : await readKept(store, read);
  const own = kept?.values[id];
  return kept && own && { row: { id, own }, fields: new Map(kept.fields) };
}

/** The class that each subject of a run had before, by its code, as `subjectsOf` has it; those without one may be missing. */
export async function classesBefore(
  store: TenantStore,
  { model: { subject }, roster, before }: Pick<Run, 'model' | 'roster' | 'before'>,
): Promise<ReadonlyMap<string, RiskClass | undefined>> {
  if (before !== undefined) return classesIn(store, before);
  // Nobody else's classes stand in a register.
  if (subject !== 'enterprise') return new Map();
  return new Map((await rosterRows(store, roster)).map(({ id, riskClass }) => [id, riskClass]));
}

const classesIn = async (store: TenantStore, run: string): Promise<ReadonlyMap<string, RiskClass>> =>
  new Map((await linesOf(store, await pagesOf(store, run))).map(([id, own]) => [id, own]));
