import { reportStateNames, reportStatusNames } from '@mingcha/kernel/labels';
import { type CellRows, type SheetColumn, writeXlsx } from '@mingcha/tabular';
import type { Indicator } from '../work/progress.ts';
import type { Report } from './report.ts';
import { mostText } from './schemas.ts';
import { type FormPlace, formId } from './view.ts';

export const headers = {
  id: '编号',
  no: '序号',
  title: '举措',
  dept: '单位',
  role: '分工',
  deadline: '完成时限',
  state: '报送状态',
  status: '进展',
  text: '落实情况',
  problems: '存在问题',
  next: '下一步打算',
  values: '指标数值',
} as const;

const notes: Partial<Record<keyof typeof headers, string>> = {
  id: '系统编号，请勿修改',
  status: `请填：${Object.values(reportStatusNames).join('、')}。留空的行不导入`,
  text: `必填，5 至 ${mostText} 字`,
  values: '格式：指标=数值，多项用分号分隔。指标名称请勿修改',
};

const widths: Partial<Record<keyof typeof headers, number>> = {
  id: 30,
  title: 36,
  text: 60,
  problems: 36,
  next: 36,
};

const columns: SheetColumn[] = (Object.keys(headers) as (keyof typeof headers)[]).map((field) => ({
  header: headers[field],
  width: widths[field] ?? 16,
  ...(notes[field] && { note: notes[field] }),
}));

/** Numbers of a form's indicators as one cell: `网上可办率=95；办理用时=3`. */
export const valuesText = (indicators: readonly Indicator[], values: Report['values']): string => {
  const known = new Map(values.map(({ indicator, value }) => [indicator, value]));
  return indicators.map(({ id, metric }) => `${metric}=${known.get(id) ?? ''}`).join('；');
};

function* rowsOf(places: readonly FormPlace[], names: ReadonlyMap<string, string>): Generator<string[]> {
  for (const { form, round, prefill, indicators } of places) {
    const { measure, dept, role, report } = form;
    const { text, next, values } = report ?? prefill;
    yield [
      formId(form, round.id),
      measure.no,
      measure.title,
      names.get(dept) ?? dept,
      role === 'lead' ? '牵头' : '配合',
      measure.deadline ?? '',
      reportStateNames[report?.state ?? 'none'],
      report ? reportStatusNames[report.status] : '',
      text,
      report?.problems ?? '',
      next ?? '',
      valuesText(indicators, values),
    ];
  }
}

const help: CellRows = (Object.keys(notes) as (keyof typeof headers)[]).map((field) => [
  headers[field],
  notes[field],
]);

/** The forms as a workbook to fill in and hand back: a row for each, its id in the first column. */
export const writeForm = (
  title: string,
  places: readonly FormPlace[],
  names: ReadonlyMap<string, string>,
): AsyncIterable<Uint8Array> =>
  writeXlsx([
    {
      name: title.replace(/[[\]:*?/\\']/g, '').slice(0, 31) || '报送表',
      columns,
      rows: rowsOf(places, names),
    },
    { name: '填写说明', columns: [{ header: '列' }, { header: '说明', width: 60 }], rows: help },
  ]);
