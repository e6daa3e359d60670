import {
  type DepartmentCases,
  type DepartmentFigure,
  type DepartmentWork,
  leastRatings,
  noWork,
} from '@mingcha/casework/reading';
import { percent } from '@mingcha/kernel';
import type { RuleField, RuleFields } from '@mingcha/rules';
import { noTally, type Punctuality, type Tally } from '../records/publication/punctuality.ts';
import { subjectField } from './names.ts';

/** A department as a run has pinned it. */
export type PinnedDepartment = { id: string; name: string; division: string; parent?: string };

/** A fact about a department: its field, and its value of what is known; undefined where there is nothing to count. */
type Fact<T> = readonly [name: string, title: string, unit: string, of: (known: T) => number | undefined];

const mean = (sum: number, count: number): number | undefined =>
  count === 0 ? undefined : Math.round((sum / count) * 100) / 100;

const ofWork: readonly Fact<DepartmentWork>[] = [
  ['CasesDone', '近十二个月办结的事项', '件', ({ done }) => done],
  ['InTimeShare', '近十二个月办结的事项按期的', '%', ({ inTime, timed }) => percent(inTime, timed)],
  ['TimedCases', '近十二个月办结的事项有期限的', '件', ({ timed }) => timed],
  ['MeanDays', '近十二个月办结的事项平均净用时', '个工作日', ({ netDays, timed }) => mean(netDays, timed)],
  ['CasesOpen', '评价时未办结的事项', '件', ({ open }) => open],
  ['CasesOverdue', '评价时逾期未办结的事项', '件', ({ overdue }) => overdue],
  ['Ratings', '近十二个月办结的事项有评价的', '件', ({ rated }) => rated],
  [
    'SatisfiedShare',
    `近十二个月办结的事项不是差评的（评价不足 ${leastRatings} 件的没有）`,
    '%',
    ({ satisfied, rated }) => (rated < leastRatings ? undefined : percent(satisfied, rated)),
  ],
];

type Publication = Pick<Punctuality, 'done' | 'late' | 'overdue'> & { withdrawals: Tally };

const ofPublication: readonly Fact<Publication>[] = [
  ['Publications', '近十二个月应公示的许可和处罚', '件', ({ done, late, overdue }) => done + late + overdue],
  [
    'PublishedInTimeShare',
    '近十二个月应公示的许可和处罚按期公示的',
    '%',
    ({ done, late, overdue }) => percent(done, done + late + overdue),
  ],
  [
    'PublishedLate',
    '近十二个月逾期公示和逾期未公示的许可和处罚',
    '件',
    ({ late, overdue }) => late + overdue,
  ],
  [
    'WithdrawnLate',
    '近十二个月变更、撤销后逾期撤下和逾期未撤下的处罚',
    '件',
    ({ withdrawals: { late, overdue } }) => late + overdue,
  ],
];

const noPublication: Publication = { ...noTally(), withdrawals: noTally() };

type Value = [name: string, value: unknown];

const figureName = ({ type, name }: DepartmentFigure): string => subjectField(type, name);
const countName = (figure: DepartmentFigure): string => `${figureName(figure)}Of`;

function fieldsOfFigure(figure: DepartmentFigure): [string, RuleField][] {
  const { title, unit, isMean, isNow } = figure;
  const when = isNow ? '评价时' : '近十二个月';
  const own: [string, RuleField] = [figureName(figure), { title: `${title}，${when}`, type: 'number', unit }];
  if (!isMean) return [own];
  return [own, [countName(figure), { title: `${title}，${when}计入的`, type: 'number', unit: '件' }]];
}

/** What expressions may read of a department, with the figures that the tenant's types tell apart by department. */
export const departmentFields = (figures: readonly DepartmentFigure[]): RuleFields => {
  const fixed = [...ofWork, ...ofPublication].map(([name, title, unit]): [string, RuleField] => [
    subjectField(name),
    { title, type: 'number', unit },
  ]);
  return firstOfEach<RuleField>([
    ['subjectDivision', { title: '部门所在的区划', type: 'string' }],
    ['subjectParent', { title: '上级部门的编号', type: 'string' }],
    ...fixed,
    ...figures.flatMap(fieldsOfFigure),
  ]);
};

/** Of several of the same name the first: two types may have names that come to the same. */
function firstOfEach<T>(all: readonly (readonly [string, T])[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const [name, one] of all) if (!found.has(name)) found.set(name, one);
  return found;
}

/** The values of these fields of a department, of what its cases and its publications come to. Pure. */
export function departmentValues(
  { id, division, parent }: PinnedDepartment,
  { work, figures }: DepartmentCases,
  publication: ReadonlyMap<string, Publication>,
): Record<string, unknown> {
  const known = <T>(facts: readonly Fact<T>[], of: T): Value[] =>
    facts.map(([name, , , value]) => [subjectField(name), value(of)]);
  const ofFigures = figures.flatMap(({ figure, values }): Value[] => {
    const { value = null, of = 0 } = values.get(id) ?? {};
    if (!figure.isMean) return [[figureName(figure), value ?? 0]];
    return [
      [figureName(figure), value ?? undefined],
      [countName(figure), of],
    ];
  });
  const all = firstOfEach<unknown>([
    ['subjectDivision', division],
    ['subjectParent', parent],
    ...known(ofWork, work.get(id) ?? noWork()),
    ...known(ofPublication, publication.get(id) ?? noPublication),
    ...ofFigures,
  ]);
  return Object.fromEntries(all);
}
