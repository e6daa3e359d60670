import type { CaseRow } from '@mingcha/casework/reading';
import type { Depts, Principal } from '@mingcha/http';
import { divisionName, percent } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { Draw } from '../../draws/kept/draw.ts';
import { drawNumber } from '../../draws/kept/numbers.ts';
import { sightOf } from '../../draws/reading/sight.ts';
import { drawnSeen } from '../drawnSeen.ts';
import { textOf, textsOf } from '../visits.ts';
import { visitsByTask, visitsOfDraw } from '../visitsOfDraw.ts';

/** A draw of a year with the visits that came of it and that the caller sees. */
type PlanLine = {
  draw: Draw;
  visits: readonly CaseRow[];
  /** How many were drawn; of who sees only a part of the visits, that part. */
  number: number;
  /** Whether base and ratio are of the same whole as the visits. */
  whole: boolean;
};

/** The draws of a year that were executed, newest first, as far as the caller sees them and their outcome. */
export async function plansOf(
  store: TenantStore,
  { rows, year, reach, caller }: { rows: readonly CaseRow[]; year: number; reach: Depts; caller: Principal },
): Promise<PlanLine[]> {
  const byTask = visitsByTask(rows);
  const lines: PlanLine[] = [];
  for await (const draw of drawnSeen(store, caller, year)) {
    const visits = visitsOfDraw(byTask, draw);
    const whole = reach === 'all' && sightOf(draw, caller) === 'all';
    lines.push({ draw, visits, whole, number: whole ? draw.outcome!.selected : visits.length });
  }
  return lines;
}

type Names = ReadonlyMap<string, string>;
type PlanColumn = {
  header: string;
  width: number;
  value: (line: PlanLine, names: Names) => string | number | undefined;
};

const published = ({ visits }: PlanLine) => visits.filter(({ state }) => state === 'published');
const finished = (line: PlanLine) =>
  published(line).filter((row) => textOf(row, 'outcome') !== '发现问题待处理');
const number = (header: string, value: (line: PlanLine) => number | undefined): PlanColumn => ({
  ...{ header, width: 14, value },
});
const withResult = (header: string, ...results: string[]): PlanColumn =>
  number(
    header,
    (line) =>
      published(line).filter((row) => textsOf(row, 'results').some((one) => results.includes(one))).length,
  );
const base = ({ draw }: PlanLine) => draw.committed!.plan.objects.count;

/** To what a draw was narrowed, in words; that it went by class is said without the class. */
function scopeText({ compose: { filter } }: Draw): string {
  const parts = [
    ...(filter.regions ?? []).map(divisionName),
    ...(filter.industries ?? []),
    ...(filter.types ?? []),
    ...(filter.labels ?? []),
    ...(filter.classes ? ['按信用风险分类'] : []),
  ];
  return parts.join('、') || '全部检查对象';
}

/**
 * The columns of the province's table of plans (抽查计划统计表). Number = base × ratio, completion = published ÷ number,
 * finished % = finished ÷ published.
 */
export const planColumns: readonly PlanColumn[] = [
  { header: '抽查编号', width: 22, value: ({ draw }) => drawNumber(draw.committed!) },
  { header: '抽查内容', width: 40, value: ({ draw }) => draw.compose.title },
  {
    header: '抽查类型',
    width: 12,
    value: ({ draw }) => (Object.keys(draw.compose.filter).length > 0 ? '定向' : '不定向'),
  },
  { header: '抽查对象', width: 30, value: ({ draw }) => scopeText(draw) },
  {
    header: '实施部门',
    width: 30,
    value: ({ draw }, names) => draw.compose.teams.map(({ dept }) => names.get(dept) ?? dept).join('、'),
  },
  number('基数', (line) => (line.whole ? base(line) : undefined)),
  number('抽查比例（%）', (line) => (line.whole ? percent(line.number, base(line)) : undefined)),
  number('抽查数', ({ number: drawn }) => drawn),
  number('已公示', (line) => published(line).length),
  number('未公示', (line) => Math.max(0, line.number - published(line).length)),
  number('完成率（%）', (line) => percent(published(line).length, line.number)),
  withResult('未发现问题', '未发现问题'),
  withResult('责令改正', '发现问题经责令已改正'),
  withResult('未发现涉及的经营活动', '未发现开展本次抽查涉及的经营活动'),
  withResult('无法联系', '通过登记的住所无法联系'),
  withResult('关闭停业', '已关闭停业或正在组织清算'),
  withResult('不配合检查', '不配合检查情节严重'),
  withResult('注销吊销撤销迁出', '注销', '被吊销', '被撤销', '迁出'),
  withResult('待后续处理', '发现问题待后续处理'),
  number('已办结', (line) => finished(line).length),
  number('办结率（%）', (line) => percent(finished(line).length, published(line).length)),
];
