import { samplePdf } from '@mingcha/attachments/testing';
import { addDays, shanghaiDate } from '@mingcha/kernel';
import { expect, it } from 'vitest';
import { phone, still } from '../../support/browser.ts';
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
} from '../cases/cases.ts';
import { city } from '../site.ts';
import { setStage } from '../stage.ts';
import { faultsOf, keyboardOf, openPage, pick, see, seeGone, tabTo } from '../steps.ts';
import { evaluated, penalised, reportOf } from './credit.ts';

const stage = setStage();
const scjg = `${city.code}-scjg`;

/** Changes the city's model on its pages: a faulty expression, one person alone and one without a simulation are refused. */
async function publishModel(): Promise<void> {
  const { page, expectStatus } = await stage.enterAs('jinchang-admin', still);
  for (const status of [403, 422]) expectStatus(status);
  await page.goto('/console/credit/models');
  await button(page, '加入企业示例模型').click();
  const table = page.getByRole('region', { name: '评价模型表' });
  await see(table.getByRole('link').nth(1));
  type Models = { items: { title: string; subject: string }[] };
  const models = await stage.site.ask<Models>('GET', '/v1/credit/models');
  const { title } = models.body.items.find(({ subject }) => subject === 'enterprise')!;
  await table.getByRole('link', { name: title }).click();
  const indicator = page.getByRole('group', { name: /^指标 1 / });
  const condition = indicator.getByLabel('条件');
  const sound = await condition.inputValue();
  const save = async (text: string) => {
    await condition.fill(text);
    await page.getByLabel('修改原因').fill('试一试');
    await button(page, '存为草稿').click();
  };
  await save('subjectMonths >> 60');
  await see(indicator.getByText('第 16 个字符附近的写法有误。'));
  expect(await faultsOf(page)).toEqual([]);
  await save(`${sound} || subjectMonths >= 72`);
  await see(page.getByText('已存为草稿，请试算'));

  const versions = '/console/registers/credit-models/versions';
  const publish = async (of: typeof page) => {
    await openPage(of, versions);
    await of.getByRole('row').filter({ hasText: '最新' }).getByRole('button', { name: '公示' }).click();
    await of.getByRole('tooltip').getByRole('button', { name: '公示' }).click();
  };
  await publish(page);
  await see(page.getByText(/另一/));
  const second = await stage.enterAs('jinchang-zfb', still);
  second.expectStatus(409);
  await publish(second.page);
  await see(second.page.getByText(/还没有按现在的内容试算/));
  await openPage(page, '/console/credit/models');
  await button(page, `试算${title}`).click();
  await page.getByText(/将有 \d+ 户的分类改变/).waitFor({ timeout: 60_000 });
  await publish(second.page);
  await see(second.page.getByText(/第 \d+ 版已公示/));
}

it('applies by keyboard alone for a repair and objects; the record is gone everywhere, and the objection answered', async () => {
  const { site } = stage;
  await publishModel();
  const { subject, numbers, published } = await penalised(site);
  const [repaired, disputed] = numbers;
  expect((await evaluated(site, subject.id)).sort()).toEqual(numbers);
  const visitor = await stage.enter(phone);
  const { page } = visitor;
  const { press, type } = keyboardOf(page);
  const own = `${portalPath}/credit/${subject.id}`;
  const handed = async () => {
    await press(page.getByRole('checkbox'), 'Space');
    expect(await faultsOf(page)).toEqual([]);
    await press(button(page, '提交'));
    await see(page.getByRole('heading', { name: '提交成功，请保存回执码' }));
    return (await page.locator('[data-code]').getAttribute('data-code'))!;
  };

  await page.goto(portalPath);
  await press(page.getByRole('link', { name: '许可和处罚公示' }));
  await type(/^企业名称、代码或文书号/, subject.id);
  await page.keyboard.press('Tab');
  await see(page.getByText('符合条件的 2 条'));
  expect(await faultsOf(page)).toEqual([]);
  await press(page.getByRole('link', { name: subject.name }).first());
  await see(page.getByText(repaired));
  expect(await faultsOf(page)).toEqual([]);
  await press(page.getByRole('link', { name: '申请信用修复' }));
  await type(/^申请主体/, subject.name);
  await type(/^统一社会信用代码/, subject.id);
  await type(/^失信信息文号/, repaired);
  for (const [label, name] of [
    [/^履行义务证明/, '缴款凭证.pdf'],
    [/^信用承诺书/, '承诺书.pdf'],
  ] as const) {
    await tabTo(page, page.getByLabel(label));
    await page
      .getByLabel(label)
      .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(samplePdf) });
    await see(page.getByRole('listitem').filter({ hasText: name }));
  }
  const code = await handed();
  await page.goto(own);
  await press(page.getByRole('link', { name: '提出异议' }));
  await type(/^异议主体/, subject.name);
  await type(/^统一社会信用代码/, subject.id);
  const about = page.getByLabel(/^对什么有异议/);
  await press(about, 'ArrowDown');
  expect(await about.inputValue()).toBe('信用记录');
  await type(/^文号/, disputed);
  await type(/^异议的事实和理由/, '违法行为发生时门店已经转让。');
  const objectionCode = await handed();

  const [bureau, head] = await Promise.all(['jinchang-scjg', 'jinchang-head'].map(stage.site.askAs));
  const repair = await caseOf(stage.site.ask, 'credit-repairs', subject.name);
  const objection = await caseOf(stage.site.ask, 'credit-objections', subject.name);
  const { page: window } = await enterCase(stage, 'jinchang-admin', repair);
  await see(window.getByText(`行政处罚“${repaired}”`));
  await act(window, '转认定机关', { picks: { 认定机关: '市市场监督管理局' } });
  await isIn(window, '待受理');
  await deskOf(stage.site.ask, objection).act('accept', { authority: scjg });
  await page.goto(own);
  await see(page.getByRole('listitem').filter({ hasText: disputed }).getByText('异议中'));
  expect(await reportOf(site, subject.id)).toContain(`${disputed}（异议中）`);

  const { page: unit, expectStatus } = await enterCase(stage, 'jinchang-scjg', repair);
  const desk = deskOf(bureau!, repair);
  await action(unit, '受理').click();
  const drawer = unit.getByRole('dialog', { name: '受理', exact: true });
  await pick(drawer, /^失信程度/, '一般');
  await drawer.getByLabel(/^开始公示日期/).fill(addDays(published, -40));
  expectStatus(422);
  await drawer.getByLabel(/^开始公示日期/).press('Enter');
  await drawer.getByRole('button', { name: '受理', exact: true }).click();
  const refused = `开始公示日期应与记录一致，为 ${published}。`;
  await see(drawer.getByText(refused));
  await drawer.getByRole('button', { name: '取消' }).click();
  await seeGone(drawer);
  await desk.act('accept', { weight: '一般', publishedOn: published });
  await desk.act('repair');
  await deskOf(head!, repair).approve('repair');
  await stage.site.pass(0);
  const answers = deskOf(bureau!, objection);
  await answers.act('dismiss', {
    finding: '调取了登记档案。',
    reply: '检查当日营业执照仍登记在你单位名下，公示内容无误。',
  });
  await deskOf(head!, objection).approve('dismiss');

  await follow(page, code);
  await see(page.getByRole('heading', { name: /已修复/ }));
  for (const place of ['双公示', '失信名单', '信用报告', '信用风险分类', '失信惩戒措施'])
    await see(page.getByRole('listitem').filter({ hasText: `何处：${place}` }));
  for (const paper of ['准予信用修复决定书', '信用修复告知书']) await see(button(page, `下载 ${paper}`));
  expect(await faultsOf(page)).toEqual([]);
  await page.goto(own);
  await see(page.getByRole('listitem').filter({ hasText: disputed }));
  expect(await page.getByText(repaired).count()).toBe(0);
  expect(await page.getByText('异议中').count()).toBe(0);
  const report = await reportOf(site, subject.id);
  expect([report.includes(repaired), report.includes(disputed)]).toEqual([false, true]);
  await follow(page, objectionCode);
  await see(page.getByRole('heading', { name: /异议不成立/ }));
  await see(page.getByText('检查当日营业执照仍登记在你单位名下，公示内容无误。'));
  expect(await faultsOf(page)).toEqual([]);

  expect(await evaluated(site, subject.id)).toEqual([disputed]);
  await openPage(window, `/console/objects/${subject.id}`);
  await window.getByText(/^每一分的来源/).click();
  await see(window.getByText(disputed));
  expect(await faultsOf(window)).toEqual([]);
}, 240_000);

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
  expect(await faultsOf(page)).toEqual([]);
  await button(page, '确认享受').click();
  await see(page.locator('#standing').getByText('办理中'));
  const claim = await stage.site.ask<{ state: { name: string } }>('GET', `/v1/cases/policy-claims/${id}`);
  expect(claim.body.state.name).toBe('confirmed');
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

  const consultation = await caseOf(stage.site.ask, 'consultations', title);
  const { page: unit, expectStatus } = await enterCase(stage, 'jinchang-scjg', consultation);
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

  const review = () => unit.goto(document.replace('/v1', '/console'));
  await review();
  await action(unit, '提请审议、送签').click();
  const drawer = unit.getByRole('dialog', { name: '提请审议、送签' });
  expectStatus(409);
  await drawer.getByRole('button', { name: '提请审议、送签' }).click();
  await see(drawer.getByRole('alert').filter({ hasText: '意见征集的反馈尚未公开。' }));
  await drawer.getByRole('button', { name: '取消' }).click();

  await stage.site.pass(12);
  await unit.goto(consultation.replace('/v1', '/console'));
  await act(unit, '公开反馈', {
    texts: { 收到意见数: '3', 意见汇总: '三人希望八点收摊。', 采纳情况及不采纳的理由: '采纳，改为八点。' },
    submit: '提请审批',
  });
  await deskOf(await stage.site.askAs('jinchang-head'), consultation).approve('feedBack');
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
  await review();
  await act(unit, '提请审议、送签');
  await isIn(unit, '待审议签批');
});

it('applies for an award, sees it published, and loses it by not claiming it in time', async () => {
  const { page } = await stage.enter(phone);
  const year = stage.site.today().slice(0, 4);
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
