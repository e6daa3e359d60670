import { samplePdf } from '@mingcha/attachments/testing';
import { addDays, shanghaiDate } from '@mingcha/kernel';
import { expect, it } from 'vitest';
import { desk, phone } from '../support/browser.ts';
import {
  act,
  action,
  button,
  caseOf,
  deskOf,
  enterCase,
  follow,
  handIn,
  isIn,
  passedReview,
  portalPath,
} from './cases.ts';
import { city } from './site.ts';
import { setStage } from './stage.ts';
import { faultsOf, see } from './steps.ts';

const stage = setStage();
const scjg = `${city.code}-scjg`;

it('confirms a policy by the code on its notice, having read what it confirms', async () => {
  const { body } = await stage.site.ask<{ items: { id: string; number: string }[] }>(
    'GET',
    '/v1/cases/policy-claims?state=pushed',
  );
  const [{ id, number }] = body.items as [{ id: string; number: string }];
  const { page } = await stage.enter(phone);
  await page.goto(await stage.site.matterPath(id, addDays(shanghaiDate(new Date()), 20)));
  await see(page.getByText(`编号 ${number}`));
  await see(page.locator('#standing + p', { hasText: '登记。' }));
  const [content, doing] = await Promise.all(
    ['事项内容', '您可以'].map((name) => page.getByRole('heading', { name }).boundingBox()),
  );
  expect(content!.y).toBeLessThan(doing!.y);
  await page.locator('summary', { hasText: '确认享受' }).click();
  await page.getByLabel(/^收款账户/).fill('示例银行 0000');
  for (const size of [desk.viewport!, phone.viewport!]) {
    await page.setViewportSize(size);
    expect(await faultsOf(page)).toEqual([]);
  }
  await button(page, '确认享受').click();
  await see(page.locator('#standing').getByText('办理中'));
  const claim = await enterCase(stage, 'jinchang-scjg', `/v1/cases/policy-claims/${id}`);
  await isIn(claim.page, '已确认，待核定');
});

it('reads a draft that the city asks about; its document goes on only once everybody can read what became of it', async () => {
  const bureau = await stage.site.askAs('jinchang-scjg');
  const title = '金昌市早市管理办法';
  const dueOn = addDays(shanghaiDate(new Date()), 60);
  const values = { title, issuer: '部门', dept: scjg, secret: false, economic: false, dueOn };
  const { body } = await bureau<{ id: string }>('POST', '/v1/cases/documents', { values });
  const document = `/v1/cases/documents/${body.id}`;
  const desk = deskOf(bureau, document);
  await desk.act('consult');
  await desk.act('interpret', { interpretation: '谁能摆摊、在哪里摆、怎样登记。' });
  await desk.act('askLegality');
  await deskOf(await stage.site.askAs('jinchang-zfb'), document).answer('合法性审核', 'lawful');

  const { page: unit } = await enterCase(
    stage,
    'jinchang-scjg',
    await caseOf(stage.site.ask, 'consultations', title),
  );
  await act(unit, '公开征求意见', {
    texts: {
      征求意见稿和起草说明: '早市每天七点收摊。',
      征集工作日: '1',
      少于七个工作日的理由: '元旦前须施行。',
      提意见的方式: '寄送市市场监管局。',
    },
  });
  await isIn(unit, '征求中');
  const { page } = await stage.enter(phone);
  await page.goto(`${portalPath}/services`);
  await page.getByRole('link', { name: '办理结果公开' }).click();
  await page.getByLabel('类别').selectOption('意见征集');
  const published = page.getByRole('listitem').filter({ hasText: title });
  await see(published.getByText('征求中'));
  await see(published.getByText('早市每天七点收摊。'));

  const { page: drafter, expectStatus } = await enterCase(stage, 'jinchang-scjg', document);
  await action(drafter, '提请审议、送签').click();
  const drawer = drafter.getByRole('dialog', { name: '提请审议、送签' });
  expectStatus(409);
  await drawer.getByRole('button', { name: '提请审议、送签' }).click();
  await see(drawer.getByRole('alert').filter({ hasText: '意见征集的反馈尚未公开。' }));
  await drawer.getByRole('button', { name: '取消' }).click();

  await stage.site.pass(12);
  await unit.reload();
  await act(unit, '公开反馈', {
    texts: { 收到意见数: '3', 意见汇总: '三人希望八点收摊。', 采纳情况及不采纳的理由: '采纳，改为八点。' },
    submit: '提请审批',
  });
  const head = await enterCase(stage, 'jinchang-head', unit.url().replace(/^.*\/console/, '/v1'));
  await button(head.page, '同意').click();
  await isIn(head.page, '已公开反馈');
  await page.reload();
  await page.getByLabel('类别').selectOption('意见征集');
  await see(published.getByText('采纳，改为八点。'));
  await published.getByRole('link', { name: `查看本件 ${title}` }).click();
  await see(page.getByRole('heading', { level: 1, name: '意见征集' }));
  const shared = await stage.enter(phone);
  await shared.page.goto(page.url());
  await see(shared.page.getByRole('region', { name: '公开的内容' }).getByText('采纳，改为八点。'));
  expect(await faultsOf(shared.page)).toEqual([]);
  shared.expectStatus(404);
  await shared.page.goto(page.url().slice(0, -1));
  await see(shared.page.getByRole('link', { name: '回到办理结果公开' }));
  await drafter.reload();
  await act(drafter, '提请审议、送签');
  await isIn(drafter, '待审议签批');
});

it('applies for an award, sees it published, and loses it by not claiming it in time', async () => {
  const { page } = await stage.enter(phone);
  const year = shanghaiDate(new Date()).slice(0, 4);
  await page.goto(`${portalPath}/services/awards`);
  await see(page.getByText('由谁收集'));
  await page.getByLabel(/^项目单位/).fill('河西储能科技有限公司');
  await page.getByLabel(/^统一社会信用代码/).fill('91620300MX00000017');
  await page.getByLabel(/^申报年度/).fill(year);
  await page.getByLabel(/^项目名称和内容/).fill('储能电池壳体生产线。');
  await page.getByLabel(/^奖补条款/).selectOption('总部企业奖励');
  await page.getByLabel(/^县区经合部门/).selectOption('市市场监督管理局');
  const code = await handIn(page);
  await follow(page, code);
  await see(page.getByRole('heading', { name: /申报中/ }));
  await page.getByText('提交申报', { exact: true }).click();
  await page
    .getByLabel(/^申报材料/)
    .setInputFiles({ name: '投资审计.pdf', mimeType: 'application/pdf', buffer: samplePdf });
  await see(page.getByRole('listitem').filter({ hasText: '投资审计.pdf' }));
  expect(await faultsOf(page)).toEqual([]);
  await button(page, '确认提交申报').click();
  await see(page.getByRole('heading', { name: /审核中/ }));

  const award = await caseOf(stage.site.ask, 'awards', '河西储能');
  const { page: county } = await enterCase(stage, 'jinchang-scjg', award);
  await action(county, '初审并审计').click();
  const drawer = county.getByRole('dialog', { name: '初审并审计' });
  await drawer.getByLabel('初审意见').fill('材料齐全，投资属实。');
  const choosing = county.waitForEvent('filechooser');
  await button(county, '选择文件：第三方审计报告').click();
  await (await choosing).setFiles({ name: '审计报告.pdf', mimeType: 'application/pdf', buffer: samplePdf });
  await see(drawer.getByText('已有 1 个文件'));
  await drawer.getByRole('button', { name: '初审并审计' }).click();
  await isIn(county, '待县区意见');
  const bureau = await stage.site.askAs('jinchang-scjg');
  await deskOf(bureau, award).act('opine', { opinion: '同意兑现。' });
  const desk = deskOf(stage.site.ask, award);
  const { page: office, expectStatus } = await enterCase(stage, 'jinchang-admin', award);
  const amount = { 奖补金额: '500000', 核定依据: '按固定资产投资的百分之五核定。' };
  await action(office, '核定金额，报市政府').click();
  const submitting = office.getByRole('dialog', { name: '核定金额，报市政府' });
  for (const [label, text] of Object.entries(amount)) await submitting.getByLabel(label).fill(text);
  expectStatus(409);
  await submitting.getByRole('button', { name: '核定金额，报市政府' }).click();
  await see(submitting.getByRole('alert').filter({ hasText: '请先关联奖补条款已通过的公平竞争审查。' }));
  await submitting.getByRole('button', { name: '取消' }).click();
  await desk.act(
    'citeReview',
    {},
    { linkTo: await passedReview(stage, bureau, { title: '固定资产投资奖补', dept: scjg }) },
  );
  await office.reload();
  await act(office, '核定金额，报市政府', { texts: amount });
  await desk.act('decide');

  await follow(page, code);
  await see(page.getByRole('heading', { name: /公示中/ }));
  await page.goto(`${portalPath}/published`);
  await page.getByLabel('类别').selectOption('招商奖补兑现');
  await see(page.getByRole('listitem').filter({ hasText: '河西储能科技有限公司' }).getByText('500,000'));
  expect(await faultsOf(page)).toEqual([]);
  await stage.site.pass(9);
  await follow(page, code);
  await see(page.getByRole('heading', { name: /待领取/ }));
  await see(page.getByText(/^领取的期限是 \d{4}年/));
  await see(button(page, '下载 奖补核定通知书'));
  await stage.site.pass(190);
  await follow(page, code);
  await see(page.getByRole('heading', { name: /逾期未领取，视为放弃/ }));
  await see(button(page, '下载 视为放弃奖补告知书'));
  expect(await page.getByText('领取', { exact: true }).count()).toBe(0);
});
