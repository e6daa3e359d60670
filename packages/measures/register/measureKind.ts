import { canonicalJson } from '@mingcha/kernel';
import { defineKind, type Finding, openRegister, type RegisterKind } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { departmentValues } from '@mingcha/tenancy';
import { measureId } from '../ids.ts';
import type { Notice } from '../notice/notice.ts';
import { allNotices } from '../rounds/notices.ts';
import { type MeasureRow, measureSchema } from './measureRow.ts';

const error = (field: string, code: string, message: string): Finding => ({
  field,
  severity: 'error',
  code,
  message,
});

function findings(
  row: MeasureRow,
  notice: Notice | undefined,
  mayBe: (notice: Notice) => boolean,
): Finding[] {
  // What is no notice at all was refused as no value of the column.
  if (!notice || !mayBe(notice)) {
    return [error('notice', 'notice-not-active', '该通知不在落实中，其举措不能修改')];
  }
  const found: Finding[] = [];
  const id = measureId(row.notice, row.no);
  if (row.id !== id) found.push(error('id', 'id-mismatch', `编号应为“通知编号-举措序号”，即 ${id}`));
  if (row.docNo !== notice.docNo)
    found.push(error('docNo', 'docno-mismatch', `文号应与通知一致，即 ${notice.docNo}`));
  return found;
}

/** Progress, reports and chases hang on a measure: it is never removed. */
const keeping = (no: string, notice: Notice | undefined): string | undefined =>
  notice &&
  (notice.state === 'closed'
    ? `${notice.docNo}第 ${no} 项举措的通知已办结，举措留作记录，不能移除。`
    : `${notice.docNo}第 ${no} 项举措正在落实，不能移除；不再落实的，请停止该举措并写明原因。`);

/** The measures of all active notices (举措台账) as a register. Rows of a notice that is closed stay as they are. */
export const measureKind = defineKind<MeasureRow>({
  name: 'measures',
  title: '举措台账',
  noun: '举措',
  schema: measureSchema,
  rights: { read: 'measures:read', write: 'measures:write' },
  prepare: ({ store }) => prepare(store, ({ state }) => state === 'active'),
  columns: [
    {
      field: 'id',
      header: '举措编号',
      type: 'text',
      required: true,
      note: '通知编号-举措序号',
      example: '01KAQ3V5J8T2M4N6P8R0S2T4V6-1',
    },
    {
      field: 'notice',
      header: '通知',
      type: 'text',
      required: true,
      filterable: true,
      note: '通知的编号或文号',
      example: '某政办发〔2026〕1号',
    },
    { field: 'docNo', header: '文号', type: 'text', required: true, example: '某政办发〔2026〕1号' },
    { field: 'no', header: '序号', type: 'text', required: true, example: '1' },
    { field: 'section', header: '所属部分', type: 'text', searchable: true, example: '二、主要任务' },
    {
      field: 'title',
      header: '举措',
      type: 'text',
      required: true,
      searchable: true,
      example: '推行“一窗通收”',
    },
    { field: 'text', header: '内容', type: 'text', searchable: true, example: '各级大厅设综合窗口。' },
    {
      field: 'leads',
      header: '牵头部门',
      type: 'list',
      filterable: true,
      note: '部门编号或名称，多个用顿号分隔',
      example: '620300-scjg',
    },
    { field: 'leadUnits', header: '牵头单位原文', type: 'list', searchable: true, example: '市市场监管局' },
    {
      field: 'partners',
      header: '责任部门',
      type: 'list',
      filterable: true,
      note: '部门编号或名称，多个用顿号分隔',
      example: '620300-fgw',
    },
    { field: 'partnerUnits', header: '责任单位原文', type: 'list', searchable: true, example: '市发改委' },
    { field: 'byWholeRegion', header: '各县区均须落实', type: 'boolean', example: '否' },
    {
      field: 'deadline',
      header: '完成时限',
      type: 'date',
      filterable: true,
      example: '2026-12-31',
    },
    {
      field: 'cadence',
      header: '频次',
      type: 'enum',
      filterable: true,
      values: [
        { value: 'ongoing', label: '长期坚持' },
        { value: 'weekly', label: '每周' },
        { value: 'monthly', label: '每月' },
        { value: 'quarterly', label: '每季度' },
        { value: 'half-yearly', label: '每半年' },
        { value: 'yearly', label: '每年' },
      ],
      example: '每季度',
    },
    {
      field: 'targets',
      header: '量化目标',
      type: 'records',
      note: '指标|比较|数值|单位，多个用分号分隔',
      records: [
        { field: 'metric', header: '指标', type: 'text' },
        {
          field: 'comparison',
          header: '比较',
          type: 'enum',
          required: true,
          values: [
            { value: '<', aliases: ['少于', '小于'] },
            { value: '<=', aliases: ['≤', '不超过', '不多于'] },
            { value: '=', aliases: ['等于', '达到'] },
            { value: '>=', aliases: ['≥', '不少于', '不低于'] },
            { value: '>', aliases: ['多于', '大于', '超过'] },
          ],
        },
        { field: 'value', header: '数值', type: 'text', required: true },
        { field: 'unit', header: '单位', type: 'text' },
      ],
      example: '审批用时|<=|45|个工作日',
    },
    {
      field: 'upstream',
      header: '上级举措',
      type: 'records',
      note: '文号|序号|举措，多个用分号分隔',
      records: [
        { field: 'docNo', header: '文号', type: 'text', required: true },
        { field: 'no', header: '序号', type: 'text', required: true },
        { field: 'title', header: '举措', type: 'text' },
      ],
    },
    {
      field: 'registers',
      header: '相关名录',
      type: 'list',
      note: '名录的代号，多个用顿号分隔',
      example: 'inspection-items',
    },
  ],
});

/** The stored rows of some notices by id, as text: in a file that has the whole list they stand as they are. */
async function linesOf(store: TenantStore, notices: ReadonlySet<string>): Promise<Map<string, string>> {
  const register = openRegister(store, measureKind);
  const { draft } = await register.heads();
  const lines = new Map<string, string>();
  if (draft) {
    await register.scan(draft.id, (row) => {
      if (notices.has(row.notice)) lines.set(row.id, canonicalJson(row));
    });
  }
  return lines;
}

/** Several notices can have one number: it stands for the one that is followed, or else for the first. */
function noticeValues(notices: readonly Notice[], mayBe: (notice: Notice) => boolean) {
  const named = new Set<string>();
  return [...notices]
    .sort((a, b) => Number(mayBe(b)) - Number(mayBe(a)))
    .map(({ id, docNo, state }) => {
      const labelled = state !== 'draft' && !named.has(docNo);
      if (labelled) named.add(docNo);
      return { value: id, ...(labelled && { label: docNo }) };
    });
}

async function prepare(store: TenantStore, mayBe: (notice: Notice) => boolean) {
  const [notices, departments] = await Promise.all([allNotices(store), departmentValues(store)]);
  const byId = new Map(notices.map((notice) => [notice.id, notice]));
  const closed = new Set(notices.filter(({ state }) => state === 'closed').map(({ id }) => id));
  const settled = closed.size === 0 ? new Map<string, string>() : await linesOf(store, closed);
  return {
    check: (row: MeasureRow) =>
      settled.get(row.id) === canonicalJson(row) ? [] : findings(row, byId.get(row.notice), mayBe),
    keeps: ({ no, notice }: MeasureRow) => keeping(no, byId.get(notice)),
    values: {
      leads: departments,
      partners: departments,
      // People write a notice's number, and mean the one that is followed. Any other is refused by the check, which says why.
      notice: noticeValues(notices, mayBe),
    },
  };
}

/** The kind as the activation of a notice writes it: this one's rows may be put although it is not active yet. */
export const measureKindBeside = (notice: string): RegisterKind<MeasureRow> => ({
  ...measureKind,
  prepare: ({ store }) => prepare(store, ({ id, state }) => state === 'active' || id === notice),
});
