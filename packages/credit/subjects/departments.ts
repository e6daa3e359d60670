import { casesOfDepartments, departmentFigures } from '@mingcha/casework/reading';
import { audit } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { byCode } from '@mingcha/kernel/arrange';
import { addMonths } from '@mingcha/lifecycle/clocks';
import type { RuleFields } from '@mingcha/rules';
import { getJson, putJson, type TenantStore } from '@mingcha/store';
import { allDepartments } from '@mingcha/tenancy';
import { createPunctuality } from '../records/publication/punctuality.ts';
import { loadLights } from '../records/routes/view.ts';
import { departmentFields, departmentValues, type PinnedDepartment } from './departmentFacts.ts';
import type { ReadSubjects, SubjectDeps, SubjectSource } from './source.ts';

/** The twelve months up to a day, `YYYY-MM-DD`: whole ones, as figures count them, but for the last. */
const yearTo = (day: string) => ({ from: addMonths(`${day.slice(0, 7)}-01`, -11), to: day });

/** The departments of the city and below, in the order of their ids; no counties, and no units beside the administration. */
async function evaluated(store: TenantStore): Promise<PinnedDepartment[]> {
  const all = (await allDepartments(store)).filter(({ kind }) => kind === 'department');
  return all
    .map(({ id, name, division, parent }) => ({
      id,
      name,
      division,
      ...(parent !== undefined && { parent }),
    }))
    .sort((a, b) => byCode(a.id, b.id));
}

async function pinned(store: TenantStore, version: string): Promise<PinnedDepartment[]> {
  const found = await getJson<PinnedDepartment[]>(store, version);
  if (!found) throw new Error(`the departments ${version} are missing`);
  return found;
}

/** What expressions may read of a department, by the types of cases that the tenant has now. */
export const fieldsOfDepartments = async (
  store: TenantStore,
  { types }: Pick<SubjectDeps, 'types'>,
): Promise<RuleFields> =>
  departmentFields((await types.all(store)).flatMap(({ compiled }) => departmentFigures(compiled)));

/** The departments as they are, kept under the hash of what is said of them; what they did is read once for a run. */
export const departments: SubjectSource = {
  async current(store) {
    const all = await evaluated(store);
    if (all.length > 0) return putJson(store, all);
    throw problems.conflict(
      'no-roster-of-subject',
      '部门清单中还没有类别为“市级部门”的部门，请先新增部门，再试算或评价部门。',
    );
  },
  async named(store, version, ids) {
    const known = new Map((await pinned(store, version)).map((one) => [one.id, one]));
    return ids.map((id) => known.get(id));
  },
  auditLook: (clock, by, { id, name = id }, month) =>
    audit(clock, by, 'credit.explain-department', { id, name }, { detail: { month } }),
  async read(store, { roster, on, cutOff }, { types, recordsBySubject }): Promise<ReadSubjects> {
    const listed = await pinned(store, roster);
    const period = yearTo(on);
    const { lights } = await loadLights(store, new Date(cutOff));
    const punctuality = createPunctuality(lights, period);
    for await (const { records } of recordsBySubject(store, cutOff))
      for (const record of records) punctuality.add(record);
    const cases = await casesOfDepartments(store, types, { ...period, at: cutOff });
    const fields = departmentFields(cases.figures.map(({ figure }) => figure));
    const published = new Map(
      punctuality.rows().flatMap((row) => (row.department === null ? [] : [[row.department, row]])),
    );
    return {
      fields: [...fields],
      values: Object.fromEntries(listed.map((one) => [one.id, departmentValues(one, cases, published)])),
    };
  },
};
