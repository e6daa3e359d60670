import type { CompiledCaseType, Figure } from '@mingcha/cases';
import type { TenantStore } from '@mingcha/store';
import { rowsOf } from '../columns/rowsOf.ts';
import type { CaseTypes } from '../types/caseTypes.ts';
import { addWork, type DepartmentWork, rowsAsOf, type WorkPeriod } from './departmentWork.ts';
import { figureOf, groupsBy, type Measured, unitOf } from './figuresOf.ts';
import { frozenIn } from './frozen.ts';
import { said, units } from './units.ts';

/** A figure of a type that is told apart by department. */
export type DepartmentFigure = {
  type: string;
  name: string;
  /** With the title of its type. */
  title: string;
  unit: string;
  /** Whether it is a share or a mean: then nothing to count is no value, and not zero. */
  isMean: boolean;
  /** Of what is open now, and of no period. */
  isNow: boolean;
};

/** What cases say of departments: their work in all types, and each figure by the id of the department. */
export type DepartmentCases = {
  work: ReadonlyMap<string, DepartmentWork>;
  figures: readonly { figure: DepartmentFigure; values: ReadonlyMap<string, Measured> }[];
};

type Found = { figure: DepartmentFigure; definition: Figure; field: string };

function figuresIn(compiled: CompiledCaseType): Found[] {
  const { type, fields } = compiled;
  return Object.entries(type.figures ?? {}).flatMap(([name, definition]) => {
    const field = groupsBy(compiled, definition).find((one) => fields.get(one)?.type === 'department');
    if (field === undefined) return [];
    const unit = unitOf(definition);
    const figure = {
      ...{ type: type.name, name, title: `${type.title}：${definition.title}`, unit: units[unit] },
      ...{ isMean: unit !== 'cases', isNow: 'count' in definition && definition.count === 'open' },
    };
    return [{ figure, definition, field }];
  });
}

/** The figures of a type that are told apart by department. */
export const departmentFigures = (compiled: CompiledCaseType): DepartmentFigure[] =>
  figuresIn(compiled).map(({ figure }) => figure);

/**
 * What the cases of a tenant say of its departments in a period of whole months up to a day. Shares are in hundredths. A
 * month that is frozen counts as it was frozen.
 */
export async function casesOfDepartments(
  store: TenantStore,
  types: Pick<CaseTypes, 'all'>,
  period: WorkPeriod,
): Promise<DepartmentCases> {
  const work = new Map<string, DepartmentWork>();
  const figures: { figure: DepartmentFigure; values: Map<string, Measured> }[] = [];
  const months = { from: period.from.slice(0, 7), to: period.to.slice(0, 7) };
  for (const { compiled } of await types.all(store)) {
    const rows = await rowsOf(store, compiled.type.name);
    addWork(work, compiled, rows, period);
    const own = figuresIn(compiled);
    if (own.length === 0) continue;
    const then = rowsAsOf(rows, period.to);
    const frozen = await frozenIn(store, compiled, months, 'all');
    for (const { figure, definition, field } of own) {
      const { name } = figure;
      const found = figureOf(compiled, then, {
        ...{ name, figure: definition, period: months },
        frozen: frozen.get(name),
      });
      const items = found.groups.find((one) => one.field === field)?.items ?? [];
      const values = items.map(({ key, value, of }): [string, Measured] => [
        key,
        { value: value === null ? null : said(value, found.unit), of },
      ]);
      figures.push({ figure, values: new Map(values) });
    }
  }
  return { work, figures };
}
