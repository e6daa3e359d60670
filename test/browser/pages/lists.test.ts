import { createReadStream } from 'node:fs';
import { readTable, TabularError } from '@mingcha/tabular';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { still } from '../../support/browser.ts';
import { followedDemo } from '../measures/followedDemo.ts';
import { setStage } from '../stage.ts';
import { faultsOf, openPage, see, tabTo } from '../steps.ts';

const stage = setStage(followedDemo);
let notice: string;
let draw: string;
beforeAll(async () => {
  const { body } = await stage.site.ask<{ items: { id: string }[] }>('GET', '/v1/notices?state=active');
  notice = body.items[0]!.id;
  draw = (await stage.site.demoDraw('published')).id;
});

type List = {
  path: (notice: string, draw: string) => string;
  noun: string;
  /** Filters by what they are called. */
  filters?: readonly string[];
  /** The head that sorts, where there are rows. */
  sort?: string;
  /** One of each kind: its rows come from the API, are cases, come whole, or stand outside of a table. */
  isOfAKind?: true;
  /** Other tests have no look at it. */
  isUnseen?: true;
};

const lists: readonly List[] = [
  {
    path: () => '/draws',
    noun: '抽查任务',
    filters: ['按状态筛选', '按年度筛选'],
    sort: '编号',
    isOfAKind: true,
  },
  { path: (_, id) => `/draws/${id}`, noun: '抽取结果', filters: ['按县区筛选'], sort: '检查对象' },
  { path: () => '/draws/batches', noun: '共同抽取', filters: ['按状态筛选'], isUnseen: true },
  { path: () => '/measures', noun: '通知', filters: ['按状态筛选'], sort: '文号' },
  { path: (id) => `/measures/${id}`, noun: '举措', filters: ['按单位筛选'], sort: '时限' },
  { path: (id) => `/measures/${id}/rounds`, noun: '报送轮次', filters: ['按状态筛选'], sort: '截止' },
  { path: (id) => `/measures/${id}/league`, noun: '得分排名', filters: ['按单位类别筛选'], sort: '得分' },
  {
    path: (id) => `/measures/${id}/boards`,
    noun: '榜单',
    filters: ['按状态筛选', '按单位筛选'],
    isOfAKind: true,
  },
  { path: (id) => `/measures/${id}/briefings`, noun: '通报', sort: '状态' },
  {
    path: () => '/chases',
    noun: '督办单',
    filters: ['按状态筛选', '按级别筛选', '按单位筛选'],
    sort: '答复期限',
  },
  { path: () => '/overdue', noun: '逾期单位', sort: '最长逾期' },
  {
    path: () => '/settings/people',
    noun: '人员',
    filters: ['按状态筛选', '按岗位筛选', '按部门筛选'],
    sort: '姓名',
  },
  { path: () => '/settings/departments', noun: '部门', filters: ['按类别筛选'], sort: '简称' },
  { path: () => '/settings/roles', noun: '岗位', sort: '人员', isOfAKind: true },
  { path: () => '/settings/clients', noun: '系统接口' },
  { path: () => '/settings/hooks', noun: '回调', isUnseen: true },
  { path: () => '/settings/witnesses', noun: '见证方', sort: '单位' },
  { path: () => '/settings/case-types', noun: '事项类型', sort: '未办结' },
  {
    path: () => '/audit',
    noun: '审计日志',
    filters: ['按操作人筛选', '按操作筛选', '按对象类别筛选'],
    sort: '时间',
  },
  {
    path: () => '/cases/hotline-orders',
    noun: '12345热线工单',
    filters: ['按状态筛选', '按单位筛选', '按时限筛选'],
    sort: '期限',
    isOfAKind: true,
  },
];

const words = (page: Page) => new URL(page.url()).searchParams;

/** The first row of a file: what its columns are called. */
async function headersOf(path: string): Promise<readonly string[]> {
  let headers: readonly string[] = [];
  const options = { fileName: 'list.xlsx', onHeader: (columns: readonly string[]) => (headers = columns) };
  try {
    for await (const _ of readTable(() => createReadStream(path), options)) break;
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    // of a list without rows
    expect(error.code).toBe('no-rows');
  }
  return headers;
}

describe('a list', () => {
  it('of everything is searched, filtered, sorted and taken along, of each kind by keyboard, and its address keeps what it shows', async () => {
    const { page } = await stage.enterAs('jinchang-admin', still);
    for (const { path, noun, filters = [], sort, isOfAKind, isUnseen } of lists) {
      const at = path(notice, draw);
      await openPage(page, `/console${at}`);
      const search = page.getByRole('searchbox', { name: `搜索${noun}`, exact: true });
      await see(search);
      for (const name of filters) await see(page.getByLabel(name, { exact: true }));
      if (sort) {
        const head = page.getByRole('columnheader', { name: sort, exact: true }).last();
        const button = head.getByRole('button');
        if (isOfAKind) await tabTo(page, button, 200);
        const press = () => (isOfAKind ? page.keyboard.press('Enter') : button.click());
        await press();
        await expect.poll(() => head.getAttribute('aria-sort'), { message: at }).toBe('ascending');
        await press();
        await expect.poll(() => head.getAttribute('aria-sort'), { message: at }).toBe('descending');
        expect(words(page).get('sort')).toMatch(/^-/);
      }
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: '导出 Excel' }).last().click();
      const file = await downloading;
      expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
      expect((await headersOf(await file.path())).length, at).toBeGreaterThan(1);
      if (isOfAKind || isUnseen) expect(await faultsOf(page), at).toEqual([]);
      await search.fill('查无此项');
      await expect.poll(() => words(page).get('q'), { message: at }).toBe('查无此项');
      if (noun !== '榜单') await see(page.getByText(/没有符合条件的/));
    }
    await page.reload();
    await see(page.getByText(/没有符合条件的/));
  });

  it('of chases is acted on at once, each with its own outcome', async () => {
    const { page } = await stage.enterAs('jinchang-admin', still);
    await page.goto('/console/chases');
    const boxes = page.getByRole('checkbox', { name: /^选择/ });
    await see(boxes);
    for (const at of [0, 1]) await boxes.nth(at).check();
    await page.getByRole('button', { name: '批量销号' }).click();
    await page.getByLabel('销号理由').fill('已当面核实，办理完毕。');
    await page.getByRole('button', { name: '销号 2 件' }).click();
    await see(page.getByText('已办理 2 件，共 2 件'));
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '完成' }).click();
    await see(page.getByRole('row').filter({ hasText: '已销号' }));
  });
});
