import { shownReceiptCode } from '@mingcha/kernel';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { phone, still } from '../../support/browser.ts';
import {
  act,
  action,
  answer,
  button,
  caseOf,
  deskOf,
  enterCase,
  follow,
  handIn,
  isIn,
  portalPath,
} from '../cases/cases.ts';
import { city } from '../site.ts';
import { setStage } from '../stage.ts';
import { faultsOf, keyboardOf, openPage, pick, see, tabTo } from '../steps.ts';

const stage = setStage();
const scjg = `${city.code}-scjg`;

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel(/^诉求类别/).selectOption({ index: 1 });
  await page.getByLabel(/^紧急程度/).selectOption('一般');
  await page.getByLabel(/^诉求内容/).fill('夜间施工 <b>扰民</b>。');
  await page.getByLabel(/^诉求人/).fill('王小明');
}

it('calls the hotline without an account, follows an order that is objected to and done again, and rates badly', async () => {
  const visitor = await stage.enter(phone);
  const { page } = visitor;
  await page.goto(portalPath);
  await page.getByRole('link', { name: '网上办事' }).click();
  await page.getByRole('link', { name: /12345热线工单/ }).click();
  await see(page.getByText('办结后保存 5 年，期满自动清除个人信息。'));
  const submit = button(page, '提交');
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
  const code = await handIn(page);
  expect(await faultsOf(page)).toEqual([]);
  // The receipt fits a sheet of A4.
  const sheets = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(sheets.match(/\/Type \/Page\b/g)).toHaveLength(1);
  const order = await caseOf(stage.site.ask, 'hotline-orders', '扰民</b>');

  await page.goto(`${portalPath}/receipt`);
  const box = page.getByRole('textbox', { name: '回执码' });
  await box.fill(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
  await button(page, '查询').click();
  await see(page.getByText(/请逐位核对/));
  await box.fill(shownReceiptCode(code).toLowerCase());
  await button(page, '查询').click();
  await see(page.getByText('夜间施工 <b>扰民</b>。'));
  await see(page.getByText('王**'));
  await page.getByText('补充说明', { exact: true }).click();
  await page.getByLabel(/^补充的内容/).fill('昨晚又施工到一点。');
  await button(page, '提交补充').click();
  await see(page.getByRole('listitem').getByText('昨晚又施工到一点。'));
  expect(await faultsOf(page)).toEqual([]);

  const office = deskOf(stage.site.ask, order);
  await office.act('dispatch', { dept: scjg });
  const { page: unit } = await enterCase(stage, 'jinchang-scjg', order);
  await act(unit, '申请退单', { texts: { 理由: '施工工地归住建部门管。' } });
  await isIn(unit, '退单审核');
  const { page: agent, expectStatus } = await enterCase(stage, 'jinchang-admin', order);
  await act(agent, '驳回退单', { texts: { 理由: '噪声扰民由贵单位牵头。' } });
  await isIn(agent, '办理中');
  const bureau = deskOf(await stage.site.askAs('jinchang-scjg'), order);
  const handle = async (reply: string) => {
    await bureau.act('reply', { reply });
    await bureau.answer('告知诉求人', 'told');
    await bureau.answer('反馈平台', 'told');
  };
  await bureau.answer('联系诉求人', 'done');
  await handle('已要求工地夜间停工。');

  await agent.reload();
  await action(agent, '回访办结').click();
  const drawer = agent.getByRole('dialog', { name: '回访办结' });
  await drawer.getByRole('radio', { name: '否' }).check();
  await pick(drawer, /^满意度/, '不满意');
  expectStatus(409);
  await button(agent, '回访办结').last().click();
  await see(drawer.getByRole('alert').filter({ hasText: '诉求未解决或不满意的，须重办，或按未解决办结。' }));
  await drawer.getByRole('button', { name: '取消' }).click();
  await act(agent, '不满意重办', { picks: { 满意度: '不满意' } });
  await isIn(agent, '办理中');
  await follow(page, code);
  await see(page.getByRole('heading', { name: /办理中/ }));
  expect(await page.getByRole('main').textContent()).not.toMatch(/退单|住建部门/);
  await handle('已立案查处，现场派人值守。');
  await office.act('closeUnsolved', { satisfied: '不满意', ground: '诉求人坚持要求停建。' });
  await deskOf(await stage.site.askAs('jinchang-zfb'), order).approve('closeUnsolved');

  await follow(page, code);
  await see(page.getByRole('heading', { name: /办结 未解决/ }));
  await see(page.getByText('已立案查处，现场派人值守。'));
  expect(page.url()).not.toContain(code);
  await button(page, '大字版').click();
  await page.reload();
  await see(page.getByRole('button', { name: '大字版', pressed: true }));
  await see(page.getByText('主办单位：'));
  await follow(page, code);
  await page.getByRole('radio', { name: '非常不满意' }).check();
  await page.getByLabel(/^意见/).fill('没有人来过现场。');
  expect(await faultsOf(page)).toEqual([]);
  await button(page, '提交评价').click();
  await see(page.getByText('您的评价：非常不满意。'));

  await openPage(agent, '/console/cases/bad-ratings');
  await agent.getByRole('row').filter({ hasText: '12345热线工单' }).getByRole('link').first().click();
  await see(agent.getByText('没有人来过现场。'));
  await see(agent.getByText('市市场监督管理局'));
});

it('hands in one matter of three approvals, which are decided apart and handed out at once', async () => {
  const { page } = await stage.enter(phone);
  await page.goto(`${portalPath}/services/packages`);
  await see(page.getByText('由谁收集'));
  expect(await page.getByLabel(/承诺办结天数/).count()).toBe(0);
  await page.getByLabel(/^办理主题/).fill('我要开药膳馆');
  await page.getByLabel(/^申请人/).fill('山丹药膳馆');
  const code = await handIn(page);
  const whole = await caseOf(stage.site.ask, 'packages', '我要开药膳馆');

  const { page: window } = await enterCase(stage, 'jinchang-admin', whole);
  await action(window, '分发办理').click();
  const drawer = window.getByRole('dialog', { name: '分发办理' });
  await drawer.getByLabel('承诺办结天数').fill('15');
  for (const item of ['食品经营许可', '药品零售经营许可', '计量标准器具核准'])
    await pick(drawer, /^联办事项/, item);
  await drawer.getByRole('button', { name: '分发办理' }).click();
  await isIn(window, '联办中');
  await see(window.getByText('共 3 项，已开启 3 项，已办结 0 项'));
  await follow(page, code);
  await see(page.getByRole('heading', { name: /联办中/ }));

  const { body } = await stage.site.ask<{ children: { case: { id: string } }[] }>('GET', whole);
  const [bureau, head] = await Promise.all(['jinchang-scjg', 'jinchang-head'].map(stage.site.askAs));
  for (const child of body.children) {
    const at = `/v1/cases/approvals/${child.case.id}`;
    const unit = deskOf(bureau!, at);
    await deskOf(stage.site.ask, at).act('accept', { dept: scjg });
    await unit.act('decide', { outcome: '准予', certificate: `证 ${child.case.id.slice(-4)}` });
    await deskOf(head!, at).approve('decide');
    await unit.act('deliver');
  }
  await window.reload();
  await isIn(window, '待统一出件');
  await see(window.getByText('共 3 项，已开启 3 项，已办结 3 项'));
  await act(window, '统一出件');
  await follow(page, code);
  await see(page.getByRole('heading', { name: /办结 全部准予/ }));
  await see(button(page, '下载 统一出件单'));
  await page.getByRole('radio', { name: '基本满意' }).check();
  await button(page, '提交评价').click();
  await see(page.getByText('您的评价：基本满意。'));
});

it('narrows a guide by three questions, opens the case from it by keyboard alone, and follows it to the promised day', async () => {
  const { page } = await stage.enter(phone);
  const { press, type } = keyboardOf(page);
  await page.goto(portalPath);
  await press(page.getByRole('link', { name: '办事指南' }));
  await type(/^要办什么/, '食品经营 许可');
  await page.keyboard.press('Tab');
  await see(page.getByText('符合条件的 2 项'));
  expect(await faultsOf(page)).toEqual([]);
  await press(page.getByRole('link', { name: '食品经营许可（新办）' }));
  await see(page.getByText('最多 11 份，回答问题后减少'));
  expect(await faultsOf(page)).toEqual([]);
  for (const answer of ['食品销售', '自有', '法定代表人或经营者本人']) {
    // The arrows of a keyboard choose within a question; Space takes the one that has the focus.
    const group = page.getByRole('group').filter({ has: page.getByRole('radio', { name: answer }) });
    await tabTo(page, group.getByRole('radio').first());
    await page.keyboard.press('Space');
    for (let i = 0; i < 3 && !(await group.getByRole('radio', { name: answer }).isChecked()); i++)
      await page.keyboard.press('ArrowDown');
  }
  await see(page.getByText('您的情形需要 6 份（全部情形共 11 份）'));
  await see(page.getByText('承诺自受理之日起 5 个工作日内办结', { exact: false }));
  // What was answered is in the address.
  await page.reload();
  await see(page.getByText('您的情形需要 6 份（全部情形共 11 份）'));
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);

  await press(page.getByRole('link', { name: '在线办理' }));
  await see(page.getByRole('heading', { level: 1, name: '食品经营许可（新办）' }));
  expect(
    await page.getByRole('list').filter({ hasText: '贮存设施设备清单' }).getByRole('listitem').count(),
  ).toBe(6);
  expect(await page.getByLabel(/^事项/).count()).toBe(0);
  await type(/^申请人/, '向阳食品店');
  expect(await faultsOf(page)).toEqual([]);
  await press(page.getByRole('checkbox'), 'Space');
  await press(button(page, '提交'));
  await see(page.getByRole('heading', { name: '提交成功，请保存回执码' }));
  const code = (await page.locator('[data-code]').getAttribute('data-code'))!;
  await press(page.getByRole('link', { name: '查看办理情况' }));
  await see(page.getByRole('heading', { name: /待受理/ }));
  const opened = await caseOf(stage.site.ask, 'approvals', '向阳食品店');
  const at = deskOf(stage.site.ask, opened);
  await at.act('accept', { dept: scjg });
  await follow(page, code);
  await see(page.getByRole('heading', { name: /审查中/ }));
  type Due = { limits: { name: string; promised?: string }[] };
  const { body } = await stage.site.ask<Due>('GET', opened);
  const promised = body.limits.find(({ name }) => name === 'decide')?.promised ?? '';
  const [year, month, date] = promised.split('-').map(Number);
  await see(page.getByText(`审批的期限是 ${year}年${month}月${date}日。`));
});

it('asks for information by keyboard alone, corrects the request, and learns what a third party kept back', async () => {
  const { page } = await stage.enter(still);
  const { press, type } = keyboardOf(page);
  await page.goto(portalPath);
  await press(page.getByRole('link', { name: '网上办事' }));
  await press(page.getByRole('link', { name: /依申请公开/ }));
  await see(page.getByRole('heading', { name: '个人信息处理告知' }));
  await type(/^申请人/, '罗春梅');
  await type(/^联系方式/, '15400002099');
  await type(/^所需政府信息/, '检测公司的检测报告。');
  await press(page.getByRole('checkbox'), 'Space');
  await press(button(page, '提交'));
  await see(page.getByRole('heading', { name: '提交成功，请保存回执码' }));
  const code = (await page.locator('[data-code]').getAttribute('data-code'))!;
  await press(page.getByRole('link', { name: '查看办理情况' }));
  await see(page.getByRole('heading', { name: /已登记/ }));

  const request = await caseOf(stage.site.ask, 'access-requests', '检测公司的检测报告');
  const office = deskOf(stage.site.ask, request);
  const { page: window } = await enterCase(stage, 'jinchang-admin', request);
  await act(window, '要求补正', { texts: { 需补正的内容: '请写明哪一年的报告。' } });
  await isIn(window, '待补正');

  await follow(page, code);
  await see(page.getByRole('heading', { name: /待补正/ }));
  await see(page.getByText('请写明哪一年的报告。'));
  await see(page.getByText(/^补正的期限(是 \d{4}年|待国务院公布)/));
  await press(page.getByText('补正', { exact: true }).last());
  await tabTo(page, page.getByLabel(/^所需政府信息/));
  expect(await page.getByLabel(/^所需政府信息/).inputValue()).toBe('检测公司的检测报告。');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('检测公司去年的检测报告。');
  expect(await faultsOf(page)).toEqual([]);
  await press(button(page, '确认补正'));
  await see(page.getByRole('heading', { name: /已登记/ }));

  await office.act('assign', { dept: scjg });
  const { page: unit, expectStatus } = await enterCase(stage, 'jinchang-scjg', request);
  await act(unit, '征求第三方意见', { texts: { 第三方: '检测公司' } });
  await follow(page, code);
  await see(page.getByText(/^答复的期限/));
  expect(await page.getByRole('main').textContent()).not.toContain('第三方');
  await action(unit, '答复').click();
  const drawer = unit.getByRole('dialog', { name: '答复', exact: true });
  await pick(drawer, /^答复类型/, '部分公开');
  await pick(drawer, /^依据/, '商业秘密');
  await drawer.getByLabel('答复内容').fill('检测结论附后，原始数据不公开。');
  expectStatus(409);
  await drawer.getByRole('button', { name: '提请审批' }).click();
  await see(drawer.getByRole('alert').filter({ hasText: '第三方意见未到期。' }));
  await drawer.getByRole('button', { name: '取消' }).click();
  await answer(unit, '第三方意见', '不同意');
  await act(unit, '答复', {
    picks: { 答复类型: '部分公开', 依据: '商业秘密' },
    texts: { 答复内容: '检测结论附后，原始数据不公开。' },
    submit: '提请审批',
  });
  await deskOf(await stage.site.askAs('jinchang-zfb'), request).approve('answer');

  await follow(page, code);
  await see(page.getByRole('heading', { name: /已答复 部分公开/ }));
  await see(page.getByText('检测结论附后，原始数据不公开。'));
  const saving = page.waitForEvent('download');
  await press(button(page, '下载 答复书'));
  expect((await saving).suggestedFilename()).toBe('答复书.pdf');
  expect(await faultsOf(page)).toEqual([]);
});
