import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { phone, still } from '../../support/browser.ts';
import { city } from '../site.ts';
import { setStage } from '../stage.ts';
import { faultsOf, pick, see } from '../steps.ts';

const stage = setStage();
let page: Page;
const titles = ['年报公示信息抽查', '公共卫生信息抽查'] as const;

const draftOf = (title: string, dept: string, items: string[]) => ({
  title,
  items,
  disclosure: 'sealed' as const,
  filter: { statuses: ['在营' as const] },
  stratify: 'class' as const,
  strata: [{ stratum: 'B', permille: 100, reserve: 1 }],
  teams: [{ dept: `${city.code}-${dept}`, size: 2 }],
  match: [],
  seed: { source: 'local' as const },
  recusals: [],
});

beforeEach(async () => {
  ({ page } = await stage.enterAs('jinchang-admin', still));
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const ask = (name: string | RegExp) => page.getByRole('dialog', { name });

it('two departments’ drafts are gathered, agreed to, committed, drawn and published together', async () => {
  const { body } = await stage.site.ask<{ items: { items: string[] }[] }>(
    'GET',
    '/v1/draws?series=all&state=planned&limit=1',
  );
  const { items } = body.items[0]!;
  await stage.site.makeDraw(draftOf(titles[0], 'scjg', items));
  await stage.site.makeDraw(draftOf(titles[1], 'wsjk', items));

  await page.goto('/console/draws/batches');
  await page.getByRole('link', { name: '发起共同抽取' }).click();
  await page.getByLabel('名称').fill('企业信息联合抽查');
  await pick(page, /列入的任务/, titles[0]);
  expect(await faultsOf(page)).toEqual([]);
  await button('发起').click();
  await see(page.getByText('还只有一个任务'));
  await pick(page, /要加入的任务/, titles[1]);
  await button('加入').click();
  await see(page.getByText('还差 2 个任务确认就绪'));
  for (const title of titles) {
    // By the keyboard alone.
    await button(`确认就绪：${title}`).focus();
    await page.keyboard.press('Enter');
    await see(button(`撤回就绪：${title}`));
  }
  await see(page.getByText('全部就绪'));
  expect(await faultsOf(page)).toEqual([]);

  await button('提交承诺').click();
  await see(ask('提交全部任务的承诺').getByText(/户中抽/));
  await page.getByLabel('我已核对各任务的数量').check();
  expect(await faultsOf(page)).toEqual([]);
  await button('冻结并公布承诺').click();
  await see(page.getByRole('heading', { name: '取得随机种子' }));
  await button('执行抽取').click();
  await ask('现在执行抽取？').getByRole('button', { name: '执行抽取' }).click();
  await button('公示结果').click();
  await ask(/^公示全部 2 个任务的结果/)
    .getByRole('button', { name: '公示', exact: true })
    .click();
  await expect.poll(() => page.getByRole('cell', { name: '已公示' }).count()).toBe(2);
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('link', { name: titles[1] }).first().click();
  await see(page.getByText('该任务与其他任务共用一个种子'));
  const citizen = await stage.enter(phone);
  await citizen.page.goto(page.url().replace('/console', `/public/${city.code}`));
  await see(citizen.page.getByRole('heading', { name: '共同抽取（联合）' }));
  expect(await faultsOf(citizen.page)).toEqual([]);
  await citizen.page.getByRole('link', { name: new RegExp(titles[0]) }).click();
  await see(citizen.page.getByRole('heading', { name: titles[0], level: 1 }));
});
