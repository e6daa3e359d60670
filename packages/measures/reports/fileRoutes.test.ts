import type { ApiRouter } from '@mingcha/http';
import { bodyOf } from '@mingcha/http/testing';
import type { TenantStore } from '@mingcha/store';
import { readTable, writeXlsx } from '@mingcha/tabular';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Notice } from '../notice/notice.ts';
import {
  deptId,
  type Following,
  followNotice,
  type GivenMeasure,
  startFollowing,
} from '../rounds/testing.ts';
import { progressEntity, progressOf } from '../work/progress.ts';
import { parseValues } from './readForm.ts';
import { headers } from './sheet.ts';

let following: Following;
beforeAll(async () => {
  following = await startFollowing();
});
afterAll(async () => {
  expect(following.unexpected).toEqual([]);
  await following.stop();
});

const scjg = { dept: deptId('scjg') };
const june = '2026-06-20';
const measures: GivenMeasure[] = [
  {
    no: '1',
    leads: ['scjg', 'fgw'],
    targets: [
      { metric: '网上可办率', comparison: '>=', value: 95, unit: '%' },
      { metric: '平均用时', comparison: '<=', value: 3, unit: '天' },
    ],
  },
  { no: '2', leads: ['scjg'] },
  { no: '10', leads: ['fgw'], partners: ['scjg'] },
];
type Line = Record<string, string>;

async function opened(): Promise<Notice> {
  const notice = await followNotice(following, { measures });
  const path = `/v1/notices/${notice.id}/rounds/${june}/open`;
  expect((await following.call('POST', path, { headers: { 'if-match': '"1"' } })).status).toBe(200);
  return notice;
}

async function linesOf(notice: Notice, caller: object = scjg): Promise<Line[]> {
  const response = await following.call('GET', `/v1/reports:form?notice=${notice.id}&round=${june}`, caller);
  expect(response.status).toBe(200);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const lines: Line[] = [];
  for await (const { values, issues } of readTable(() => [bytes])) {
    expect(issues).toEqual([]);
    lines.push(values as Line);
  }
  return lines;
}

async function send(
  notice: Notice,
  lines: Line[],
  { submit = false, caller = scjg as object, through = undefined as ApiRouter | undefined } = {},
) {
  const names = Object.values(headers);
  const rows = lines.map((line) => names.map((name) => line[name] ?? ''));
  const parts: Uint8Array[] = [];
  for await (const part of writeXlsx([{ name: '表', columns: names.map((header) => ({ header })), rows }]))
    parts.push(part);
  const path = `/v1/reports:import?notice=${notice.id}&round=${june}&submit=${submit}`;
  const file = {
    ...caller,
    raw: Uint8Array.from(Buffer.concat(parts)),
    headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  };
  return following.call('POST', path, file, through);
}
const statesOf = async (notice: Notice) => {
  const { items } = await bodyOf(following.call('GET', `/v1/reports?notice=${notice.id}&round=${june}`));
  return items.map(({ report }: { report: { state: string } | null }) => report?.state ?? null);
};

describe('the workbook of a round', () => {
  it('goes out with a department’s own rows, comes back as drafts, and again without changing anything', async () => {
    const notice = await opened();
    const lines = await linesOf(notice);
    expect(lines.map((line) => [line.序号, line.分工, line.报送状态])).toEqual([
      ['1', '牵头', '未填写'],
      ['2', '牵头', '未填写'],
      ['10', '配合', '未填写'],
    ]);
    Object.assign(lines[0]!, {
      进展: '正常推进',
      落实情况: '已上线运行。',
      指标数值: '网上可办率=96.5；平均用时=',
    });
    Object.assign(lines[1]!, { 进展: '进展滞后', 落实情况: '正在招标。', 存在问题: '经费未到位' });
    expect(await bodyOf(send(notice, lines))).toEqual({
      rows: 3,
      saved: 2,
      submitted: 0,
      unchanged: 0,
      untouched: 1,
    });
    const again = await linesOf(notice);
    expect(again[0]).toMatchObject({
      进展: '正常推进',
      指标数值: '网上可办率=96.5；平均用时=',
      报送状态: '草稿',
    });
    expect(await bodyOf(send(notice, again))).toMatchObject({ saved: 0, unchanged: 2, untouched: 1 });
  });

  it('is handed in at once where that is asked, two leads of one measure too, and skips what is in already', async () => {
    const notice = await opened();
    const lines = (await linesOf(notice, {})).map(
      (line): Line => ({
        ...line,
        进展: '已完成',
        落实情况: '全部完成。',
      }),
    );
    expect(lines).toHaveLength(5);
    lines[0]!.指标数值 = '网上可办率=97';
    lines[1]!.指标数值 = '网上可办率=98';
    expect(await bodyOf(send(notice, lines, { submit: true, caller: {} }))).toMatchObject({ submitted: 5 });
    expect(await statesOf(notice)).toEqual(Array(5).fill('submitted'));
    expect(await bodyOf(send(notice, lines, { submit: true, caller: {} }))).toMatchObject({
      submitted: 0,
      unchanged: 5,
    });
    lines[0]!.落实情况 = '改了内容。';
    const refused = await send(notice, lines, { caller: {} });
    expect([refused.status, (await bodyOf(refused)).errors]).toEqual([
      422,
      [expect.objectContaining({ row: 2, column: '报送状态', code: 'report-state' })],
    ]);
  });

  it('is refused whole with every fault by row and column, and nothing is written', async () => {
    const notice = await opened();
    const lines = await linesOf(notice);
    Object.assign(lines[0]!, { 进展: '很好', 落实情况: '已上线运行。', 指标数值: '网上可办率=很多' });
    Object.assign(lines[1]!, { 进展: '正常推进', 落实情况: '无' });
    Object.assign(lines[2]!, { 编号: 'x', 进展: '正常推进', 落实情况: '配合完成。' });
    const response = await send(notice, [...lines, lines[1]!], { submit: true });
    const { code, errors } = await bodyOf(response);
    expect([response.status, code]).toEqual([422, 'import-rejected']);
    expect(errors.map(({ row, column, code }: Line) => [row, column, code])).toEqual([
      [2, '进展', 'status-unknown'],
      [2, '指标数值', 'bad-values'],
      [3, '落实情况', 'text-missing'],
      [4, '编号', 'id-unknown'],
      [5, '编号', 'duplicate-id'],
      [5, '落实情况', 'text-missing'],
    ]);
    expect(await statesOf(notice)).toEqual(Array(5).fill(null));
    const foreign = await send(notice, await linesOf(notice, {}), { caller: scjg });
    expect((await bodyOf(foreign)).errors.every(({ code }: Line) => code === 'id-unknown')).toBe(true);
    const unsigned = await send(notice, lines, { submit: true, caller: { ...scjg, role: 'inspector' } });
    expect(unsigned.status).toBe(403);
    const broken = await following.call('POST', `/v1/reports:import?notice=${notice.id}&round=${june}`, {
      ...scjg,
      raw: 'PK not a workbook',
      headers: { 'content-type': 'text/csv' },
    });
    expect(broken.status).toBe(422);
  });
});

class Killed extends Error {}

/** The routes with a process that dies at its n-th write, before or after the write took effect. */
function dying(n: number, when: 'before' | 'after'): ApiRouter {
  let writes = 0;
  const wrap = (store: TenantStore): TenantStore => ({
    ...store,
    async write(...operations) {
      const dies = ++writes === n;
      if (dies && when === 'before') throw new Killed();
      await store.write(...operations);
      if (dies) throw new Killed();
    },
  });
  return following.appOver({ forTenant: async (tenant) => wrap(await following.own(tenant)) });
}

describe('a process killed while it takes a workbook in', () => {
  it.each([
    [1, 'before'],
    [1, 'after'],
    [2, 'before'],
    [2, 'after'],
  ] as const)('at write %i, %s it: the same file brings the rest, and no number twice', async (n, when) => {
    const notice = await opened();
    const lines = (await linesOf(notice, {})).map(
      (line): Line => ({ ...line, 进展: '正常推进', 落实情况: '正在推进中。' }),
    );
    for (const line of lines.slice(0, 2)) line.指标数值 = '网上可办率=97';
    const through = dying(n, when);
    expect((await send(notice, lines, { submit: true, caller: {}, through })).status).toBe(500);
    expect(following.unexpected.splice(0)).toEqual([expect.any(Killed)]);
    const { submitted, unchanged } = await bodyOf(send(notice, lines, { submit: true, caller: {} }));
    expect(submitted + unchanged).toBe(5);
    expect(await statesOf(notice)).toEqual(Array(5).fill('submitted'));
    const own = await following.own();
    const progress = await own.get(progressEntity, { notice: notice.id, measure: `${notice.id}-1` });
    expect(progress!.indicators[0]!.values.map(({ value }) => value)).toEqual([97, 97]);
  });
});

describe('a cell of numbers', () => {
  const { indicators } = progressOf(
    { id: 'm', notice: 'n', targets: measures[0]!.targets! } as Parameters<typeof progressOf>[0],
    undefined,
  );
  it('is read by the indicators’ names', () => {
    const [rate, days] = indicators.map(({ id }) => id);
    expect(parseValues('网上可办率＝95.5; 平均用时 = -1', indicators)).toEqual([
      { indicator: rate, value: 95.5 },
      { indicator: days, value: -1 },
    ]);
    expect(parseValues('', indicators)).toEqual([]);
  });
  it.each([['96'], ['其他=1'], ['平均用时=3天'], ['平均用时=1；平均用时=2'], ['平均用时=1e5']])(
    'is refused as %s',
    (cell) => {
      expect(parseValues(cell, indicators)).toEqual(expect.any(String));
    },
  );
});
