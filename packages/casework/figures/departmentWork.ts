import type { CompiledCaseType } from '@mingcha/cases';
import type { CaseRow } from '../kept/row.ts';
import { textsIn } from '../texts.ts';
import { groupsBy } from './figuresOf.ts';

/** What came of the cases that are a department's own: numbers and sums, of which shares and means are made. */
export type DepartmentWork = {
  /** Ended in the period; of those, the ones with a limit that counts, and how many kept all such limits. */
  done: number;
  timed: number;
  inTime: number;
  /** Net working days under those limits, of all together. */
  netDays: number;
  /** Open at the end of the period, and of those the ones whose limit is over. */
  open: number;
  overdue: number;
  /** Rated among those that ended, and how many were not rated badly. */
  rated: number;
  satisfied: number;
};

/** Days, `YYYY-MM-DD`, the last included, and the instant (ISO, UTC) by which what is open is overdue. */
export type WorkPeriod = { from: string; to: string; at: string };

/** Of a department that did nothing. */
export const noWork = (): DepartmentWork => ({
  ...{ done: 0, timed: 0, inTime: 0, netDays: 0 },
  ...{ open: 0, overdue: 0, rated: 0, satisfied: 0 },
});

const isDepartment = ({ fields }: CompiledCaseType, name: string): boolean => {
  const field = fields.get(name);
  return field?.type === 'department' && !field.personal;
};

/** The fields that bind the work of a case to a department; none where an office does it for all. */
const bindingDepartments = (compiled: CompiledCaseType): string[] => [
  ...new Set(
    [...compiled.parties.values()].flatMap((party) =>
      'right' in party && party.dept !== undefined && isDepartment(compiled, party.dept) ? [party.dept] : [],
    ),
  ),
];

/** The clocks by which a type measures punctuality, each with the fields that name who keeps them. */
function timedClocks(compiled: CompiledCaseType, own: readonly string[]): Map<string, readonly string[]> {
  const clocks = new Map<string, readonly string[]>();
  for (const figure of Object.values(compiled.type.figures ?? {})) {
    if (!('onTime' in figure) || clocks.has(figure.onTime)) continue;
    const by = groupsBy(compiled, figure).filter((field) => own.includes(field));
    clocks.set(figure.onTime, by.length > 0 ? by : own);
  }
  return clocks;
}

/** Rows as they stood at the end of a day: what was opened later is not there, what ended later is open. */
export const rowsAsOf = (rows: readonly CaseRow[], day: string): CaseRow[] =>
  rows.flatMap((row) => {
    if (row.openedOn > day) return [];
    if (row.endedOn === undefined || row.endedOn <= day) return [row];
    // When its limit was over is not known any more, so it is not overdue.
    const { endedOn: _, due: __, ...open } = row;
    return [open];
  });

/**
 * Adds what came of the cases of a type to what is known of each department, by its id. A case is the own of the departments
 * to which the definition binds its work. Those that opened it, or are asked beside them, do not answer for it. Pure.
 */
export function addWork(
  found: Map<string, DepartmentWork>,
  compiled: CompiledCaseType,
  rows: readonly CaseRow[],
  { from, to, at }: WorkPeriod,
): void {
  const own = bindingDepartments(compiled);
  const clocks = timedClocks(compiled, own);
  if (own.length === 0) return;
  const workOf = (dept: string): DepartmentWork => {
    const work = found.get(dept) ?? noWork();
    found.set(dept, work);
    return work;
  };
  for (const row of rowsAsOf(rows, to)) {
    const isOpen = row.endedOn === undefined;
    if (!isOpen && row.endedOn! < from) continue;
    const named = (field: string) => textsIn(row.listed[field] ?? row.read?.[field]);
    for (const dept of new Set(own.flatMap(named))) {
      const work = workOf(dept);
      if (isOpen) {
        work.open++;
        if (row.due && row.due.at < at) work.overdue++;
        continue;
      }
      work.done++;
      const spent = [...clocks].flatMap(([clock, fields]) =>
        row.spent[clock] && fields.some((field) => named(field).includes(dept)) ? [row.spent[clock]] : [],
      );
      if (spent.length > 0) {
        work.timed++;
        work.netDays += spent.reduce((sum, { net }) => sum + net, 0);
        if (spent.every(({ isLate }) => !isLate)) work.inTime++;
      }
      if (row.isSatisfied === undefined) continue;
      work.rated++;
      if (row.isSatisfied) work.satisfied++;
    }
  }
}
