import { samplePdf, samplePng } from '@mingcha/attachments/testing';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { phone, still } from '../../support/browser.ts';
import { setStage } from '../stage.ts';
import { faultsOf, openPage, pick, see, seeGone, tabTo } from '../steps.ts';
import { act, action, answer, deskOf, isIn } from './cases.ts';

const stage = setStage();

const enter = async (login: string): Promise<Page> => (await stage.enterAs(login, still)).page;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** What the first limit of a case says of its end: a day, or the calendar that it waits for. */
const dueOf = (page: Page) => page.locator('.case-limits .between > :last-child').first().textContent();

async function open(
  page: Page,
  type: string,
  given: { texts: Record<string, string>; picks?: Record<string, string> },
) {
  await openPage(page, `/console/cases/${type}`);
  await page.getByRole('link', { name: '登记' }).click();
  for (const [label, option] of Object.entries(given.picks ?? {}))
    await pick(page, new RegExp(`^${label}`), option);
  for (const [label, text] of Object.entries(given.texts)) await page.getByLabel(label).fill(text);
  await button(page, '登记').click();
  await page.waitForURL(/\/[0-9A-Z]{26}$/);
  return page.url();
}

describe('an access request', () => {
  it('is opened, corrected, assigned, extended and answered, the last two with the approval of a second person', async () => {
    const [office, unit] = [await enter('jinchang-admin'), await enter('jinchang-scjg')];
    const texts = { 申请人: '何文静', 联系方式: '15400002099', 所需政府信息: '电梯检验的统计数据。' };
    const url = await open(office, 'access-requests', { texts });
    await see(office.getByRole('heading', { level: 1, name: /^公开申〔\d{4}〕\d+号$/ }));
    await see(office.getByRole('definition').filter({ hasText: '公开办' }));

    await act(office, '要求补正', { texts: { 需补正的内容: '请写明年份。' } });
    await isIn(office, '待补正');
    await see(office.getByRole('listitem').filter({ hasText: '补正告知书' }));
    await act(office, '补正', { texts: { 所需政府信息: '去年电梯检验的统计数据。' } });
    await isIn(office, '已登记');
    expect(await action(office, '要求补正').count()).toBe(0);
    await act(office, '交办', { picks: { 承办单位: '市市场监督管理局' } });
    await isIn(office, '办理中');
    await button(office, '更正').click();
    const correcting = office.getByRole('dialog', { name: '更正内容' });
    await correcting.getByLabel('申请人').fill('何文敬');
    await correcting.getByLabel('更正理由').fill('录入有误');
    await button(office, '更正').last().click();
    await seeGone(correcting);
    await see(office.getByRole('listitem').filter({ hasText: '录入有误' }));
    await office.getByLabel('批注').fill('申请人希望电话联系。');
    await button(office, '添加批注').click();
    await see(office.getByRole('listitem').filter({ hasText: '申请人希望电话联系。' }));
    await see(office.getByText('承办单位（市市场监督管理局）'));
    expect(await action(office, '答复').count()).toBe(0);

    await openPage(unit, '/console/inbox');
    await unit.getByRole('link', { name: /去年电梯检验的统计数据/ }).click();
    await unit.waitForURL(url);
    const before = await dueOf(unit);
    await act(unit, '延期答复', { texts: { 延期理由: '量大。' }, submit: '提请审批' });
    await office.reload();
    await button(office, '退回').click();
    await office.getByLabel('退回理由').fill('请写明数量。');
    await button(office, '退回').last().click();
    await seeGone(office.getByRole('region', { name: '待审批' }));
    await unit.reload();
    await see(unit.getByRole('listitem').filter({ hasText: '请写明数量。' }));
    await act(unit, '延期答复', { texts: { 延期理由: '须逐台核对。' }, submit: '提请审批' });
    const pending = unit.getByRole('region', { name: '待审批' });
    await see(pending.getByText('须逐台核对。'));
    expect(await button(unit, '同意').count()).toBe(0);
    expect(await dueOf(unit)).toBe(before);

    await office.goto('/console/inbox');
    await office
      .getByRole('link', { name: /去年电梯检验的统计数据/ })
      .filter({ hasText: '审批：延期答复' })
      .click();
    await button(office, '同意').click();
    await see(office.getByText('已延期'));
    expect(await dueOf(office)).not.toBe(before);

    await unit.reload();
    await act(unit, '答复', {
      picks: { 答复类型: '公开' },
      texts: { 答复内容: '已在网站公开。' },
      submit: '提请审批',
    });
    await office.reload();
    await button(office, '同意').click();
    await isIn(office, '已答复');
    const paper = office.getByRole('listitem').filter({ hasText: /^答复书公开复〔\d{4}〕\d+号/ });
    for (const format of ['PDF', 'Word']) {
      const saving = office.waitForEvent('download');
      await paper.getByRole('button', { name: new RegExp(`^${format} 下载.*答复书$`) }).click();
      expect((await saving).suggestedFilename()).toMatch(/^公开复〔\d{4}〕\d+号.*\.(pdf|docx)$/);
    }
  });
});

describe('a hotline order', () => {
  it('is not closed before the caller was told and the platform was reported to', async () => {
    const [office, visitor] = [await enter('jinchang-admin'), await stage.enterAs('jinchang-scjg', still)];
    const { page: unit } = visitor;
    const values = { kind: 'noise', urgency: '一般', text: '凌晨施工。', phone: '15400004099' };
    const { at, url } = await opened('hotline-orders', values);
    await deskOf(stage.site.ask, at).act('dispatch', { dept: '620300-scjg' });
    await deskOf(await stage.site.askAs('jinchang-scjg'), at).act('sign');
    await openPage(unit, url);
    await answer(unit, '联系诉求人', '已联系');
    await act(unit, '回复', { texts: { 办理结果: '已要求停工整改。' } });
    await isIn(unit, '待双反馈');

    visitor.expectStatus(409);
    await action(unit, '转回访').click();
    const drawer = unit.getByRole('dialog', { name: '转回访' });
    await drawer.getByRole('button', { name: '转回访', exact: true }).click();
    await see(drawer.getByRole('alert').filter({ hasText: '尚未告知诉求人' }));
    await drawer.getByRole('button', { name: '取消' }).click();
    await openPage(office, url);
    await isIn(office, '待双反馈');
    expect(await action(office, '回访办结').count()).toBe(0);

    await answer(unit, '告知诉求人');
    await isIn(unit, '待双反馈');
    await answer(unit, '反馈平台');
    await isIn(unit, '待回访');
    await office.reload();
    await action(office, '回访办结').click();
    const close = office.getByRole('dialog', { name: '回访办结' });
    await close.getByRole('radio', { name: '是' }).check();
    await pick(close, /^满意度/, '满意');
    await close.getByRole('button', { name: '回访办结' }).click();
    await isIn(office, '办结');
  });
});

describe('an approval', () => {
  it('takes its limits from the item, is decided with an approval, and is delivered', async () => {
    const [unit, head] = [await enter('jinchang-scjg'), await enter('jinchang-head')];
    const url = await open(unit, 'approvals', {
      picks: { 事项: '计量标准器具核准' },
      texts: { 申请人: '精准计量所' },
    });
    await see(unit.getByRole('heading', { level: 1, name: '行政审批（未编号）' }));
    await see(unit.getByRole('cell', { name: '计量标准技术报告' }));
    await act(unit, '受理', { picks: { 审批单位: '市市场监督管理局' } });
    await see(unit.getByRole('heading', { level: 1, name: /^审\d{13}$/ }));
    await see(unit.getByText(/法定 \d{4}-\d\d-\d\d，承诺 \d{4}-\d\d-\d\d/));
    await act(unit, '作出决定', {
      picks: { 决定: '准予' },
      texts: { 证照编号: '计 0001' },
      submit: '提请审批',
    });
    await openPage(head, url);
    await button(head, '同意').click();
    await isIn(head, '待送达');
    await unit.reload();
    await act(unit, '送达');
    await isIn(unit, '办结');
    for (const paper of ['受理通知书', '审批决定书', '送达回证'])
      await see(unit.getByRole('listitem').filter({ hasText: paper }));
  });
});

/** Opens a case by the API; where the API and the console have it. */
async function opened(type: string, values: object): Promise<{ at: string; url: string }> {
  const { body } = await stage.site.ask<{ id: string }>('POST', `/v1/cases/${type}`, { values });
  const path = `/cases/${type}/${body.id}`;
  return { at: `/v1${path}`, url: `/console${path}` };
}
const message = (text: string) => opened('messages', { kind: '咨询', text });

const problem = /^问题\s*\*?$/;

describe('what is typed stays', () => {
  it('where somebody else did something meanwhile: the page shows the latest, and the same form is sent again', async () => {
    const visitor = await stage.enterAs('jinchang-admin', still);
    const { page } = visitor;
    const { at, url } = await message('路灯不亮。');
    await openPage(page, url);
    await action(page, '答复').click();
    const drawer = page.getByRole('dialog', { name: '答复' });
    await drawer.getByLabel('答复内容').fill('已派人修复。');

    await deskOf(await stage.site.askAs('jinchang-zfb'), at).act('reclassify', { kind: '纠错' });
    visitor.expectStatus(412);
    await drawer.getByRole('button', { name: '答复' }).click();
    await see(drawer.getByRole('alert').filter({ hasText: '核对后可以再次提交' }));
    expect(await drawer.getByText('请刷新').count()).toBe(0);
    expect(await drawer.getByLabel('答复内容').inputValue()).toBe('已派人修复。');
    await see(page.getByText('更改类别', { exact: true }).last());
    await drawer.getByRole('button', { name: '答复' }).click();
    await isIn(page, '已答复');
  });

  it('where somebody else was faster with the same: it says so, and what was typed can still be copied', async () => {
    const visitor = await stage.enterAs('jinchang-admin', still);
    const { page } = visitor;
    const { at, url } = await message('井盖松动。');
    await openPage(page, url);
    await action(page, '答复').click();
    const drawer = page.getByRole('dialog', { name: '答复' });
    await drawer.getByLabel('答复内容').fill('已更换。');
    await deskOf(await stage.site.askAs('jinchang-zfb'), at).act('decline', { ground: '重复留言' });
    visitor.expectStatus(409);
    await drawer.getByRole('button', { name: '答复' }).click();
    await see(drawer.getByText('他人已先办理'));
    expect(await drawer.getByLabel('答复内容').inputValue()).toBe('已更换。');
    expect(await drawer.getByRole('button', { name: '答复' }).isDisabled()).toBe(true);
  });

  it('in the form of a new case after a reload, its files too, and no longer once the case is opened', async () => {
    const { page, expectStatus } = await stage.enterAs('jinchang-admin', still);
    await openPage(page, '/console/cases/rectifications/new');
    await page.getByLabel(problem).fill('消防通道堆放杂物。');
    const chosen = page.getByRole('list', { name: '佐证材料的文件' });
    expectStatus(422);
    // Asked for well before the key is pressed: the browser must know by then that somebody waits.
    const choosing = page.waitForEvent('filechooser');
    await tabTo(page, button(page, '选择文件：佐证材料'));
    await page.keyboard.press('Enter');
    const chooser = await choosing;
    await chooser.setFiles([
      { name: '现场.png', mimeType: 'image/png', buffer: samplePng },
      { name: '记录.png', mimeType: 'image/png', buffer: samplePdf },
    ]);
    await see(chosen.getByRole('alert').filter({ hasText: '内容却是“PDF”' }));
    await button(page, '移除 记录.png').click();
    await see(page.getByText('已有 1 个文件'));
    expect(await faultsOf(page)).toEqual([]);
    await see(page.getByText(/^草稿已于/));
    await page.reload();
    await see(page.getByText(/^已载入/));
    await see(chosen.getByText('现场.png'));
    expect(await page.getByLabel(problem).inputValue()).toBe('消防通道堆放杂物。');
    await pick(page, /^问题来源/, '督查');
    await pick(page, /^责任单位/, '市应急管理局');
    await page.getByLabel('整改期限').fill('2026-12-31');
    await button(page, '登记').click();
    await isIn(page, '待认领');
    const saving = page.waitForEvent('download');
    await button(page, '下载 现场.png').last().click();
    expect((await saving).suggestedFilename()).toBe('现场.png');
    await openPage(page, '/console/cases/rectifications/new');
    expect(await page.getByLabel(problem).inputValue()).toBe('');
    await seeGone(page.getByText(/草稿/));
  });
});

describe('the pages of cases', () => {
  it('show personal data on request only, and the audit log says so', async () => {
    const { page } = await stage.enterAs('jinchang-admin', still);
    await openPage(page, '/console/cases/access-requests?state=correcting');
    await page.getByRole('cell').getByRole('link').first().click();
    await see(page.getByText('154****2003'));
    await button(page, '查看个人信息').click();
    await see(page.getByText('15400002003'));
    await page.reload();
    await see(
      page
        .getByRole('listitem')
        .filter({ hasText: '的个人信息' })
        .or(page.getByText(/中的个人信息/)),
    );
    expect(await page.getByText('15400002003').count()).toBe(0);
  });

  it('show a department its own cases, and offer only what it may do', async () => {
    const page = await enter('jinchang-yjgl');
    await openPage(page, '/console/cases/hotline-orders');
    await see(page.getByRole('cell', { name: '市应急管理局' }));
    expect(await page.getByRole('cell', { name: '市市场监督管理局' }).count()).toBe(0);
    expect(await page.getByRole('combobox', { name: '按单位筛选' }).count()).toBe(0);
  });

  it('are clean for axe, on a desk and a phone', async () => {
    const page = await enter('jinchang-admin');
    const faults: string[] = [];
    const look = async (path: string, shows: string | RegExp, press?: string) => {
      if (path) await openPage(page, `/console${path}`);
      if (press) await button(page, press).first().click();
      await see(page.getByText(shows));
      faults.push(...(await faultsOf(page)).map((fault) => `${page.url()} ${fault}`));
    };
    await look('/overdue', '进展、举措与督办');
    for (const type of ['access-requests', 'approvals', 'hotline-orders']) {
      await look(`/cases/${type}/new`, '还需填写');
      await openPage(page, `/console/cases/${type}`);
      await page.getByRole('cell').getByRole('link').first().click();
      await look('', '办理过程');
    }
    await look('/registers/approval-items', /^共 \d+/);
    await openPage(page, '/console/cases/access-requests?state=received');
    await page.getByRole('cell').getByRole('link').first().click();
    await look('', '承办单位', '交办');
    expect(faults).toEqual([]);
  });

  it('work by keyboard alone', async () => {
    const { page } = await stage.enterAs('jinchang-admin', still);
    await openPage(page, '/console/cases/messages/new');
    await tabTo(page, page.getByRole('combobox', { name: /^留言类别/ }));
    await page.keyboard.type('咨询');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('留言内容'));
    await page.keyboard.type('只用键盘的留言');
    await tabTo(page, button(page, '登记'));
    await page.keyboard.press('Enter');
    await isIn(page, '待分办');
    await tabTo(page, action(page, '分办'));
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: '分办' });
    await tabTo(page, drawer.getByRole('combobox', { name: /^承办单位/ }));
    await page.keyboard.type('市应急管理局');
    await page.keyboard.press('Enter');
    await tabTo(page, drawer.getByRole('button', { name: '分办' }));
    await page.keyboard.press('Enter');
    await seeGone(drawer);
    await isIn(page, '办理中');
  });

  it('list cards on a phone, which open their cases', async () => {
    const { page } = await stage.enterAs('jinchang-admin', { ...phone, reducedMotion: 'reduce' });
    await openPage(page, '/console/cases/hotline-orders');
    await page.getByRole('row').filter({ hasText: '减速带' }).click();
    await see(page.getByRole('heading', { name: '现在要办的' }));
    await see(page.getByText(/已逾期 \d+ 天/));
  });

  it('lead back to their list from a case that is not there', async () => {
    const { page, expectStatus } = await stage.enterAs('jinchang-admin', still);
    expectStatus(404);
    await openPage(page, '/console/cases/messages/01KAZZZZZZZZZZZZZZZZZZZZZZ');
    await see(page.getByRole('link', { name: '回到网上留言' }));
    await openPage(page, '/console/cases/no-such-type');
    await see(page.getByRole('link', { name: '回到首页' }));
  });
});
