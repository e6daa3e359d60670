import type { CaseRow } from '@mingcha/casework/reading';
import type { Depts } from '@mingcha/http';
import { openRegister } from '@mingcha/register';
import { queryAll, type TenantStore } from '@mingcha/store';
import { type Department, personEntity } from '@mingcha/tenancy';
import { inspectorKind } from '../../rosters/inspectorKind.ts';
import { objectKind } from '../../rosters/objectKind.ts';
import { type LibraryRow, librariesOf, objectOf, teamOf, usesOf } from './librariesTable.ts';

/** The rosters as they are now, each row with the special libraries (专题库) that its labels put it in. */
async function libraryRows(store: TenantStore): Promise<{ objects: LibraryRow[]; inspectors: LibraryRow[] }> {
  const [objects, inspectors]: LibraryRow[][] = [[], []];
  const [roster, staff] = [openRegister(store, objectKind), openRegister(store, inspectorKind)];
  const [{ draft }, { draft: people }] = await Promise.all([roster.heads(), staff.heads()]);
  if (draft) {
    const fields = ['id', 'status', 'division', 'jurisdiction', 'labels'] as const;
    await roster.scanFields(draft.id, fields, ({ id, status, division, jurisdiction = '', labels = [] }) => {
      const libraries = [objectKind.title, ...labels.map((label) => `专题库：${label}`)];
      objects!.push({
        id,
        libraries,
        county: division.slice(0, 6),
        dept: jurisdiction,
        usable: status === '在营',
      });
    });
  }
  if (people) {
    const fields = ['id', 'status', 'dept'] as const;
    await staff.scanFields(people.id, fields, ({ id, status, dept }) => {
      inspectors!.push({ id, libraries: [inspectorKind.title], county: '', dept, usable: status === '在岗' });
    });
  }
  return { objects: objects!, inspectors: inspectors! };
}

type Of = {
  rows: readonly CaseRow[];
  year: number;
  reach: Depts;
  departments: readonly Pick<Department, 'id' | 'division'>[];
};

/** The libraries of objects and of inspectors at three levels, with how much of them a year of inspections has used. */
export async function librariesOfYear(store: TenantStore, { rows, year, ...of }: Of) {
  const [{ objects, inspectors }, people] = await Promise.all([
    libraryRows(store),
    queryAll(store, personEntity, []),
  ]);
  const countyOf = new Map(of.departments.map(({ id, division }) => [id, division.slice(0, 6)]));
  const rowOf = new Map(people.map(({ id, inspector }) => [id, inspector]));
  const staff = inspectors.map((row) => ({ ...row, county: countyOf.get(row.dept) ?? '' }));
  const byRow = usesOf(rows, year, (row) => teamOf(row).flatMap((person) => rowOf.get(person) ?? []));
  return [...librariesOf(objects, usesOf(rows, year, objectOf), of), ...librariesOf(staff, byRow, of)];
}
