import { objectKind } from '@mingcha/inspection';
import { problems } from '@mingcha/kernel';
import { byCode } from '@mingcha/kernel/arrange';
import { defineKind, openRegister, type RegisterKind, type Row } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { fullMonths } from '../models/fields.ts';
import { type ModelSubject, modelSubjects, type RiskClass } from '../models/format.ts';
import { linesOf, pagesOf } from './page.ts';
import type { Run } from './run.ts';
import { inPassing, type RosterRow, rosterRows } from './subjects.ts';

/** Where the subjects of a model come from: versions of a register, whose ids are the codes that records name. */
export type SubjectSource = {
  readonly kind: RegisterKind<NamedRow>;
  /** The version that is evaluated now. Throws `register-empty` (409), or what says that nothing is published. */
  current(store: TenantStore): Promise<string>;
  /** The subjects of a version in the order of their codes, as they are read on a day, `YYYY-MM-DD`. */
  rows(store: TenantStore, version: string, on: string): Promise<RosterRow[]>;
};
type NamedRow = Row & { readonly name?: string };

/** Those of the object roster that `has` chooses. */
const ofRoster = (has: (row: RosterRow) => boolean): SubjectSource => ({
  kind: objectKind as unknown as RegisterKind<NamedRow>,
  current: async (store) => (await openRegister(store, objectKind).current()).id,
  rows: async (store, version) => (await rosterRows(store, version)).filter(has).map(withoutClasses),
});

/** The classes of the roster are those of the model of enterprises. */
const withoutClasses = ({ riskClass: _, itemClasses: __, ...row }: RosterRow): RosterRow => row;

const roster = ofRoster(() => true);
const labelled = (subject: ModelSubject) =>
  ofRoster(({ labels = [] }) => labels.includes(modelSubjects[subject]));

/** A row of 中介超市机构名录, as far as an evaluation reads it. A city defines the rest. */
type AgencyRow = NamedRow & {
  readonly services?: readonly string[];
  readonly grade?: string;
  readonly entry?: string;
  readonly state?: string;
  readonly entered?: string;
  readonly qualifiedUntil?: string;
};

/** 中介超市机构名录: the register is that of the city's own definition, or of the shipped one. */
export const agencyKind = defineKind<AgencyRow>({
  ...{ name: 'list.intermediary-agencies', title: '中介超市机构名录', noun: '中介机构' },
  schema: z.looseObject({ id: z.string() }) as unknown as z.ZodType<AgencyRow>,
  rights: { read: 'catalogue:read', write: 'catalogue:write' },
  columns: [
    { field: 'id', header: '统一社会信用代码', type: 'code', required: true },
    { field: 'name', header: '机构名称', type: 'text', required: true },
  ],
});

const agencies: SubjectSource = {
  kind: agencyKind as unknown as RegisterKind<NamedRow>,
  async current(store) {
    const { published } = await openRegister(store, agencyKind).heads();
    if (published) return published.id;
    throw problems.conflict(
      'no-roster-of-subject',
      '“中介超市机构名录”还没有公示的版本，请先在清单中公示，再试算或评价中介机构。',
    );
  },
  async rows(store, version, on) {
    const rows: RosterRow[] = [];
    for await (const row of openRegister(store, agencyKind, inPassing()).rows(version))
      rows.push({ id: row.id, own: agencyValues(row, on) });
    return rows.sort((a, b) => byCode(a.id, b.id));
  },
};

/** What expressions read of an agency on a day, by the names of `agencyFields`. */
export const agencyValues = (
  { services = [], grade, entry, state, entered, qualifiedUntil }: AgencyRow,
  on: string,
): Record<string, unknown> => ({
  subjectServices: services,
  subjectGrade: grade,
  subjectEntry: entry,
  subjectState: state,
  subjectEnteredMonths: entered === undefined ? undefined : fullMonths(entered, on),
  subjectQualifiedMonths: qualifiedUntil === undefined ? undefined : fullMonths(on, qualifiedUntil),
});

const sources: Readonly<Partial<Record<ModelSubject, SubjectSource>>> = {
  enterprise: { ...roster, rows: rosterRows },
  agent: labelled('agent'),
  intermediary: agencies,
  unit: ofRoster(({ type }) => type === '事业单位' || type === '其他'),
};

/** Where the subjects of a model come from; undefined where nobody has listed such subjects with their codes. */
export const sourceOf = (subject: ModelSubject): SubjectSource | undefined => sources[subject];

/** As `sourceOf`. Throws `no-roster-of-subject` (409). */
export function needSource(subject: ModelSubject): SubjectSource {
  const source = sourceOf(subject);
  if (source) return source;
  throw problems.conflict(
    'no-roster-of-subject',
    `评价${modelSubjects[subject]}的模型还不能试算和评价：信用记录按统一社会信用代码归集，本市没有${modelSubjects[subject]}的名录。`,
  );
}

/** The rows of subjects in the version that a run evaluated; undefined for those that it does not have. */
export const subjectRows = (
  store: TenantStore,
  { model: { subject }, roster }: Pick<Run, 'model' | 'roster'>,
  ids: readonly string[],
): Promise<(NamedRow | undefined)[]> => openRegister(store, needSource(subject).kind).rowsOf(roster, ids);

/**
 * The subjects of a run in the order of their codes, each with the class that it has. Of those whose classes stand in no
 * register it is the one of the run before.
 */
export async function rowsOfRun(
  store: TenantStore,
  { model: { subject }, roster, on, before }: Pick<Run, 'model' | 'roster' | 'on' | 'before'>,
): Promise<RosterRow[]> {
  const rows = await needSource(subject).rows(store, roster, on);
  if (before === undefined) return rows;
  const classes = await classesIn(store, before);
  return rows.map((row) => ({ ...row, riskClass: classes.get(row.id) }));
}

/** The class that each subject of a run had before, by its code, as `rowsOfRun` has it; those without one may be missing. */
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
