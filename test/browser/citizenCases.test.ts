import { shownReceiptCode } from '@mingcha/kernel';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { phone } from '../support/browser.ts';
import { city } from './site.ts';
import { setStage } from './stage.ts';
import { faultsOf, see } from './steps.ts';

const stage = setStage();
const path = `/public/${city.code}`;

/** The order as the hotline's centre has it. */
async function orderOf(number: string): Promise<string> {
  const { body } = await stage.site.ask<{ items: { id: string }[] }>(
    'GET',
    `/v1/cases/hotline-orders?q=${number}`,
  );
  expect(body.items).toHaveLength(1);
  return `/v1/cases/hotline-orders/${body.items[0]!.id}`;
}

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel(/^诉求类别/).selectOption({ index: 1 });
  await page.getByLabel(/^紧急程度/).selectOption('一般');
  await page.getByLabel(/^诉求内容/).fill('夜间施工 <b>扰民</b>。');
  await page.getByLabel(/^诉求人/).fill('王小明');
}

it('calls the hotline without an account, follows the order by its code, and rates badly what came of it', async () => {
  const visitor = await stage.enter(phone);
  const { page } = visitor;
  await page.goto(path);
  await page.getByRole('link', { name: '网上办事' }).click();
  await page.getByRole('link', { name: /12345热线工单/ }).click();
  await see(page.getByText('办结后保存 5 年，期满自动清除个人信息。'));
  const submit = page.getByRole('button', { name: '提交', exact: true });
  await submit.click();
  await see(page.getByText('请填写诉求内容。'));
  expect(await page.getByLabel(/^诉求类别/).evaluate((field) => field === document.activeElement)).toBe(true);
  await see(page.getByText('请阅读并同意个人信息处理告知。'));
  await page.getByRole('option', { name: '噪声扰民' }).waitFor({ state: 'attached' });
  await fillIn(page);
  expect(await faultsOf(page)).toEqual([]);

  // The answer is lost, and the page with it: the form is there still, and is the same one.
  await page.getByRole('checkbox').check();
  await page.route('**/v1/citizen/*/services/hotline-orders', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch();
    await route.abort();
  });
  await submit.click();
  await see(page.getByText(/请检查网络后重试/));
  visitor.complaints.length = 0;
  await page.unroute('**/v1/citizen/*/services/hotline-orders');
  await page.reload();
  await page.getByRole('checkbox').check();
  await submit.click();
  await see(page.getByRole('heading', { name: '提交成功，请保存回执码' }));
  const code = (await page.locator('[data-code]').getAttribute('data-code'))!;
  expect(await faultsOf(page)).toEqual([]);
  const order = await orderOf('扰民</b>');

  await page.goto(`${path}/receipt`);
  const box = page.getByRole('textbox', { name: '回执码' });
  await box.fill(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
  await page.getByRole('button', { name: '查询' }).click();
  await see(page.getByText(/请逐位核对/));
  await box.fill(shownReceiptCode(code).toLowerCase());
  await page.getByRole('button', { name: '查询' }).click();
  await see(page.getByText('夜间施工 <b>扰民</b>。'));
  await see(page.getByText('王**'));
  await page.getByText('补充说明', { exact: true }).click();
  await page.getByLabel(/^补充的内容/).fill('昨晚又施工到一点。');
  await page.getByRole('button', { name: '提交补充' }).click();
  await see(page.getByRole('listitem').getByText('昨晚又施工到一点。'));
  expect(await faultsOf(page)).toEqual([]);

  const { etag } = await stage.site.ask('GET', order);
  await stage.site.ask('POST', `${order}/actions/answer`, { values: { reply: '已转工地。' } }, etag);
  await page.goto(`${path}/receipt#${code}`);
  await see(page.getByRole('heading', { name: /直接答复/ }));
  await see(page.getByText('已转工地。'));
  expect(page.url()).not.toContain(code);
  await page.getByRole('button', { name: '大字版' }).click();
  await page.reload();
  await see(page.getByRole('button', { name: '大字版', pressed: true }));
  await see(page.getByText('主办单位：'));
  await page.goto(`${path}/receipt#${code}`);
  await page.getByRole('radio', { name: '非常不满意' }).check();
  await page.getByLabel(/^意见/).fill('没有人来过现场。');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '提交评价' }).click();
  await see(page.getByText('您的评价：非常不满意。'));

  await page.goto(`${path}/published`);
  await see(page.getByText('还没有单位的评价满 30 件。'));
  expect(await faultsOf(page)).toEqual([]);

  const { page: console } = await stage.enterAs('jinchang-admin');
  await console.goto('/console/cases/bad-ratings');
  await console.getByRole('row').filter({ hasText: '12345热线工单' }).getByRole('link').first().click();
  await see(console.getByText('没有人来过现场。'));
});
