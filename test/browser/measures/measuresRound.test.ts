import { samplePng } from '@mingcha/attachments/testing';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { still } from '../../support/browser.ts';
import { setStage } from '../stage.ts';
import { openPage, pick, see, seeGone, tabTo } from '../steps.ts';
import { dueIn, formsAt, ownNotice, passAndSign, reportsIn, submitAll } from './notices.ts';

const stage = setStage();
const admin = 'jinchang-admin';
const market = 'jinchang-scjg';
const safety = 'jinchang-yjgl';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });

/** Somebody who is signed in, on pages that do not move. */
const as = (login: string) => stage.enterAs(login, still);

describe('a department reports a round', () => {
  const notice = ownNotice(stage, 7);

  it('is told at home and in the list, what is late first, and fills a form that saves itself', async () => {
    const { page } = await as(market);
    await openPage(page, '/console/');
    await see(page.getByRole('link', { name: /测试7逾期轮：还有 2 条举措没有报送进展/ }));
    await openPage(page, '/console/reports');
    const late = page.getByRole('row', { name: /测试7逾期轮/ });
    await see(late.getByText('已逾期 14 天'));
    await page.getByRole('link', { name: '测试7按期轮' }).click();

    const text = page.getByLabel('落实情况');
    await text.fill('已经接通三个窗口，当天办结。');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择文件：附件' }).click();
    await (await chooser).setFiles({ name: '窗口照片.png', mimeType: 'image/png', buffer: samplePng });
    await see(page.getByText('已有 1 个文件'));
    await see(page.getByText('草稿已自动保存'));
    await page.reload();
    await see(page.getByText('窗口照片.png'));
    await expect.poll(() => text.inputValue()).toBe('已经接通三个窗口，当天办结。');

    await page.getByRole('button', { name: '签发报送' }).click();
    await see(page.getByText('已签发，接着填下一条'));
    await see(heading(page, /^2 /));
    await text.fill('清单已经汇总，正在征求意见。');
    await see(page.getByText('草稿已自动保存'));
    await page.getByRole('button', { name: '全部签发' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '签发报送' }).click();
    await see(page.getByText('已签发 1 份报告'));
    const own = (await reportsIn(stage.site, notice(), 0)).filter(({ dept }) => dept === '620300-scjg');
    expect(own.map(({ no, state }) => [no, state])).toEqual([
      ['1', 'submitted'],
      ['2', 'submitted'],
    ]);
  });

  it('takes the form as a workbook, and reads by row and column what is wrong with the one it sends back', async () => {
    const { page, expectStatus } = await as(safety);
    await openPage(page, formsAt(notice(), 0));
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载报送表' }).click();
    expect((await downloading).suggestedFilename()).toMatch(/\.xlsx$/);

    expectStatus(422);
    const form = (await reportsIn(stage.site, notice(), 0)).findLast(({ dept }) => dept === '620300-yjgl')!;
    const csv = `编号,进展,落实情况\n${form.id},很好,已经会商三次并形成纪要\n没有这一项,已完成,已经全部完成\n`;
    await page.getByRole('button', { name: '导入报送表' }).click();
    await page
      .getByRole('dialog')
      .locator('input[type=file]')
      .setInputFiles({
        name: '报送表.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(csv),
      });
    await page.getByRole('button', { name: '核对并导入' }).click();
    await see(page.getByRole('alert').getByText('没有写入任何内容'));
    const errors = page.getByRole('dialog').getByRole('row');
    await see(errors.filter({ hasText: '第 2 行' }).filter({ hasText: '进展' }));
    await see(errors.filter({ hasText: '第 3 行' }));
    expect(
      (await reportsIn(stage.site, notice(), 0)).find(({ id }) => id === form.id)?.state,
    ).toBeUndefined();
  });

  it('keeps both where two people of it write at once, until one says which stays', async () => {
    const { page, expectStatus } = await as(safety);
    const [form] = (await reportsIn(stage.site, notice(), 0)).filter(({ dept }) => dept === '620300-yjgl');
    await openPage(page, `${formsAt(notice(), 0)}&form=${encodeURIComponent(form!.id)}`);
    const text = page.getByLabel('落实情况');
    await text.fill('第一个人写的内容。');
    await see(page.getByText('草稿已自动保存'));
    const path = `/v1/reports/${encodeURIComponent(form!.id)}`;
    const { etag } = await stage.site.ask('GET', path);
    await stage.site.ask('PUT', path, { status: 'on-track', text: '第二个人写的内容。', values: [] }, etag);
    expectStatus(412);
    await text.fill('第一个人后来写的内容。');
    await see(page.getByText('另有人刚刚改了这份报告'));
    await page.getByRole('button', { name: '保留我的' }).click();
    await see(page.getByText('草稿已自动保存'));
    const { body } = await stage.site.ask<{ report: { text: string } }>('GET', path);
    expect(body.report.text).toBe('第一个人后来写的内容。');
  });
});

describe('the office follows a round', () => {
  const notice = ownNotice(stage, 8);

  it('reads report after report, accepts one and returns one, whose unit reads why', async () => {
    await submitAll(stage.site, notice(), 0, '620300-scjg');
    const office = (await as(admin)).page;
    await openPage(office, `/console/measures/${notice().id}/rounds`);
    await office.getByRole('link', { name: '测试8按期轮' }).click();
    await see(office.getByRole('row', { name: /市市场监督管理局/ }));
    await office.getByRole('button', { name: '采用', exact: true }).click();
    await see(office.getByText('已采用').first());
    await see(heading(office, /^2 /));
    await office.getByRole('button', { name: '退回…' }).click();
    await office.getByLabel('退回原因').fill('没有写汇总了多少项。');
    await office.getByRole('dialog').getByRole('button', { name: '退回', exact: true }).click();
    await seeGone(office.getByRole('dialog'));

    const unit = (await as(market)).page;
    await openPage(unit, formsAt(notice(), 0));
    await see(unit.getByText('没有写汇总了多少项。'));
    await unit.getByLabel('落实情况').fill('清单已经汇总，共 42 项。');
    await unit.getByRole('button', { name: '签发报送' }).click();
    await see(unit.getByText('已签发，本轮全部报齐'));
  });

  it('adds a round, opens and closes it', async () => {
    const { page } = await as(admin);
    await openPage(page, `/console/measures/${notice().id}/rounds`);
    await page.getByRole('button', { name: '加一轮' }).click();
    await page.getByLabel('名称').fill('测试加报轮');
    await page.getByLabel('截止日期').fill(dueIn(40));
    await page.getByRole('dialog').getByRole('button', { name: '加一轮' }).click();
    await page.getByRole('button', { name: '提前开启测试加报轮' }).click();
    await page.getByRole('button', { name: '截止测试加报轮' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '截止' }).click();
    await see(page.getByRole('button', { name: '重新开启测试加报轮' }));
  });

  it('sees who is late since when, chases, gets an answer, sends it back and closes at the second', async () => {
    const office = (await as(admin)).page;
    await openPage(office, '/console/overdue');
    await see(office.getByRole('row', { name: /市应急管理局.*测试8逾期轮：2 条/ }));
    await openPage(office, '/console/chases');
    await office.getByRole('button', { name: '拟写督办函' }).click();
    const dialog = office.getByRole('dialog');
    await pick(dialog, /通知/, notice().docNo);
    await pick(dialog, /单位/, '市应急管理局');
    await pick(dialog, /举措/, '3 ');
    await dialog.getByLabel('督办事由与要求').fill('高危企业检查没有报来进展，请三日内补报。');
    await dialog.getByRole('button', { name: '保存草稿' }).click();
    await see(heading(office, '督办函'));
    await see(office.getByText('（签发时编号）'));
    await office.getByRole('button', { name: '修改', exact: true }).click();
    await office.getByLabel('督办事由与要求').fill('高危企业检查没有报来进展，请补报。');
    await office.getByRole('button', { name: '保存', exact: true }).click();
    await see(office.getByRole('article').getByText('高危企业检查没有报来进展，请补报。'));
    await office.getByRole('button', { name: '送审', exact: true }).click();
    await office.getByRole('dialog').getByRole('button', { name: '送审' }).click();
    await see(office.getByText('待审核', { exact: true }));
    const other = (await as('jinchang-zfb')).page;
    await openPage(other, new URL(office.url()).pathname);
    await passAndSign(other);
    await see(other.getByRole('link', { name: /^督办〔\d{4}〕\d{3}号$/ }));
    await office.reload();
    await office.getByRole('link', { name: /^督办〔\d{4}〕\d{3}号$/ }).click();
    await see(heading(office, /^督办〔\d{4}〕\d{3}号$/));
    const number = (await office.getByRole('heading', { level: 1 }).textContent())!;
    const chase = new URL(office.url()).pathname;

    const unit = (await as(safety)).page;
    await openPage(unit, '/console/');
    await see(unit.getByRole('link', { name: /份督办等您答复/ }));
    await openPage(unit, '/console/chases');
    await unit.getByRole('link', { name: number }).click();
    await answer(unit, '检查已经过半，下周全部完成。');

    await office.goto(chase);
    await office.getByRole('button', { name: '退回答复…' }).click();
    await office.getByLabel('退回原因').fill('没有写检查了多少户。');
    await office.getByRole('dialog').getByRole('button', { name: '退回' }).click();
    await see(office.getByText('待答复'));

    await unit.reload();
    await see(unit.getByText('没有写检查了多少户。'));
    await answer(unit, '46 户已经查完 30 户，其余下周完成。');

    await office.reload();
    await office.getByRole('button', { name: '销号…' }).click();
    await office.getByLabel('销号理由').fill('已按要求答复并补报。');
    await office.getByRole('dialog').getByRole('button', { name: '销号' }).click();
    await see(office.getByText('已销号').first());
    await office.getByRole('link', { name: '打印督办单' }).click();
    await see(office.getByRole('article').getByText('46 户已经查完 30 户，其余下周完成。'));
  });
});

async function answer(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: '答复', exact: true }).click();
  await page.getByLabel('办理情况').fill(text);
  await page.getByRole('button', { name: '提交答复' }).click();
  await see(page.getByText('已答复', { exact: true }));
}

describe('by keyboard alone', () => {
  const notice = ownNotice(stage, 11);

  it('a department writes a report, signs it and stands on the next one', async () => {
    const { page } = await as(market);
    await openPage(page, formsAt(notice(), 0));
    await tabTo(page, page.getByRole('radio', { name: '正常推进' }));
    await page.keyboard.press('ArrowDown');
    await tabTo(page, page.getByLabel('落实情况'));
    await page.keyboard.type('接口还没有开放，正在联调。');
    await tabTo(page, page.getByRole('button', { name: '签发报送' }));
    await page.keyboard.press('Enter');
    await see(heading(page, /^2 /));
    await tabTo(page, page.getByLabel('落实情况'), 8);
    const [first] = await reportsIn(stage.site, notice(), 0);
    expect(first).toMatchObject({ no: '1', dept: '620300-scjg', state: 'submitted' });
  });

  it('the office accepts a report', async () => {
    await submitAll(stage.site, notice(), 1, '620300-scjg');
    const { page } = await as(admin);
    await openPage(page, `/console/measures/${notice().id}/rounds/${notice().rounds[1]}`);
    await tabTo(page, page.getByRole('button', { name: '采用', exact: true }));
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await reportsIn(stage.site, notice(), 1)).map(({ state }) => state))
      .toContain('accepted');
  });
});
