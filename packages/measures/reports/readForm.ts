import { type SheetFault, tableFault } from '@mingcha/http/sheets';
import { reportStatusNames } from '@mingcha/kernel/labels';
import { stateAfter } from '@mingcha/lifecycle';
import { type RawRow, readTable } from '@mingcha/tabular';
import type { Indicator } from '../work/progress.ts';
import type { Report, ReportStatus } from './report.ts';
import { mostText, type ReportInput } from './schemas.ts';
import { headers, valuesText } from './sheet.ts';
import { reportLife } from './states.ts';
import { type FormPlace, formId } from './view.ts';
import { leastText, unfinished } from './write.ts';

export type GivenRow = { place: FormPlace; input: ReportInput };
export type ReadForm = {
  rows: number;
  given: GivenRow[];
  untouched: number;
  unchanged: number;
  faults: SheetFault[];
};

const statuses = new Map<string, ReportStatus>(
  (Object.entries(reportStatusNames) as [ReportStatus, string][]).flatMap(([status, name]) => [
    [name, status],
    [status, status],
  ]),
);

/** The numbers of a cell, or why they cannot be read. */
export function parseValues(cell: string, indicators: readonly Indicator[]): Report['values'] | string {
  const byMetric = new Map(indicators.map(({ id, metric }) => [metric, id]));
  const values: Report['values'] = [];
  for (const part of cell.split(/[;；\n]/).map((each) => each.trim())) {
    if (part === '') continue;
    const at = Math.max(part.lastIndexOf('='), part.lastIndexOf('＝'));
    const metric = part.slice(0, Math.max(0, at)).trim();
    const number = part.slice(at + 1).trim();
    const indicator = byMetric.get(metric);
    if (at < 0 || indicator === undefined) {
      const known = [...byMetric.keys()].join('、');
      return known === ''
        ? '该举措没有指标，请清空此格'
        : `“${part.slice(0, 40)}”应为“指标=数值”，指标为：${known}`;
    }
    if (number === '') continue;
    if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(number)) return `“${metric}”的数值应为数字，不带单位`;
    if (values.some((value) => value.indicator === indicator)) return `“${metric}”填写了两次，请删除一个`;
    values.push({ indicator, value: Number(number) });
  }
  return values;
}

const sameValues = (place: FormPlace, a: Report['values'], b: Report['values']): boolean =>
  valuesText(place.indicators, a) === valuesText(place.indicators, b);

const sameAs = (place: FormPlace, report: Report, input: ReportInput): boolean =>
  report.status === input.status &&
  report.text === input.text &&
  (report.problems ?? '') === (input.problems ?? '') &&
  (report.next ?? '') === (input.next ?? '') &&
  sameValues(place, report.values, input.values);

/** Reads a filled form and checks every row of it against what it may change; throws for nothing that is in the file. */
export async function readForm(
  bytes: Uint8Array,
  hint: { contentType?: string | undefined; fileName?: string | undefined },
  places: readonly FormPlace[],
  submit: boolean,
): Promise<ReadForm> {
  const result: ReadForm = { rows: 0, given: [], untouched: 0, unchanged: 0, faults: [] };
  const byId = new Map(places.map((place) => [formId(place.form, place.round.id), place]));
  const firstRows = new Map<string, number>();
  try {
    for await (const raw of readTable(() => [bytes], { ...hint, apart: true })) {
      result.rows++;
      readRow(raw, { byId, firstRows, submit }, result);
    }
  } catch (error) {
    result.faults.push(tableFault(error));
  }
  return result;
}

type Rules = { byId: ReadonlyMap<string, FormPlace>; firstRows: Map<string, number>; submit: boolean };

function readRow(
  { row, values, issues }: RawRow,
  { byId, firstRows, submit }: Rules,
  result: ReadForm,
): void {
  const cell = (field: keyof typeof headers): string => {
    const value = values[headers[field]];
    return typeof value === 'string' ? value.trim() : '';
  };
  const faults: SheetFault[] = issues.map((issue) => ({ ...issue, row }));
  const fault = (field: keyof typeof headers, code: string, message: string) =>
    faults.push({ row, column: headers[field], code, message });

  const id = cell('id');
  const place = byId.get(id);
  const first = firstRows.get(id);
  if (id === '') fault('id', 'id-missing', '缺少编号，请使用系统导出的报送表，不要修改编号列');
  else if (!place) fault('id', 'id-unknown', '编号不在本次报送表中，请重新导出报送表');
  else if (first !== undefined) fault('id', 'duplicate-id', `编号与第 ${first} 行重复，请删除其中一行`);
  firstRows.set(id, first ?? row);
  if (!place) {
    result.faults.push(...faults);
    return;
  }

  const status = statuses.get(cell('status'));
  const text = cell('text');
  const touched = cell('status') !== '' || (text !== '' && text !== place.prefill.text);
  if (faults.length === 0 && !place.form.report && !touched) {
    result.untouched++;
    return;
  }
  if (cell('status') === '')
    fault('status', 'status-missing', `请填写进展：${[...Object.values(reportStatusNames)].join('、')}`);
  else if (!status)
    fault('status', 'status-unknown', `应为：${[...Object.values(reportStatusNames)].join('、')}`);
  for (const field of ['text', 'problems', 'next'] as const) {
    if (cell(field).length > mostText) fault(field, 'too-long', `不能超过 ${mostText} 字`);
  }
  if (submit && unfinished({ text }))
    fault('text', 'text-missing', `请写明落实情况，不少于 ${leastText} 个字`);
  const numbers = parseValues(cell('values'), place.indicators);
  if (typeof numbers === 'string') fault('values', 'bad-values', numbers);

  if (faults.length > 0 || !status || typeof numbers === 'string') {
    result.faults.push(...faults);
    return;
  }
  const [problems, next] = [cell('problems'), cell('next')];
  const input: ReportInput = {
    status,
    text,
    ...(problems && { problems }),
    ...(next && { next }),
    values: numbers,
  };
  const { report } = place.form;
  const same = report !== undefined && sameAs(place, report, input);
  if (stateAfter(reportLife, report?.state ?? null, 'save') === undefined) {
    if (same) result.unchanged++;
    else
      result.faults.push({
        row,
        column: headers.state,
        code: 'report-state',
        message: '该报告已提交，不能修改；请恢复原内容或删除这一行，确需修改的请联系督查室退回',
      });
  } else if (same && !submit) {
    result.unchanged++;
  } else {
    result.given.push({ place, input });
  }
}
