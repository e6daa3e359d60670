import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noticeText } from '@mingcha/notices/files';
import { readTable, writeXlsx } from '@mingcha/tabular';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { docxOfText } from '../../../packages/notices/testing/docx.ts';
import { desk } from '../../support/browser.ts';
import { setStage } from '../stage.ts';
import { pick, see, seeGone } from '../steps.ts';
import { dueIn, passAndSign, reviewAndSign } from './notices.ts';

/** A notice as it comes, and what a person reads in it. */
type Told = {
  file: { name: string; mimeType: string; buffer: Buffer };
  docNo: string;
  title: string;
  measures: { no: number; title: string; leadUnits: string[] }[];
  /** The name of the round that it is followed through. */
  round: string;
};

const stage = setStage();
const year = dueIn(0).slice(0, 4);
const due = dueIn(-8);
const admin = 'jinchang-admin';
const demand = '本通报所列迟报单位，下周一前交书面检查。';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
const row = (page: Page, name: RegExp) => page.getByRole('row', { name });
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const confirm = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
const goTo = (page: Page, list: string, name: string) =>
  page.getByRole('navigation', { name: list }).getByRole('link', { name, exact: true }).click();

async function downloaded(page: Page, button: string): Promise<{ download: Download; bytes: Buffer }> {
  const downloading = page.waitForEvent('download');
  await press(page, button);
  const download = await downloading;
  return { download, bytes: await readFile(await download.path()) };
}

/** The numbers of the measures that a unit leads, in the words of the notice. */
const ledBy = ({ measures }: Told, unit: RegExp) =>
  measures.filter(({ leadUnits }) => leadUnits.some((name) => unit.test(name))).map(({ no }) => String(no));

/** The office takes the file in and sees that nothing of it was passed over. */
async function takeIn(page: Page, { file, docNo, title, measures }: Told): Promise<void> {
  await goTo(page, '主导航', '通知与方案');
  await press(page, '导入通知');
  await page.locator('input[type=file]').setInputFiles(file);
  await press(page, '读取通知');
  await see(page.getByRole('heading', { level: 1, name: title, exact: true }));
  await see(page.getByText(`${docNo} · 已全部保存`));
  const rows = page.getByRole('region', { name: '读出的举措' }).locator('button[data-row]');
  const read = await rows.locator('.grow').allTextContents();
  expect(read).toEqual(measures.map((measure) => measure.title));
  const marks = page.getByRole('region', { name: '原文' }).locator('mark');
  const leads = measures.flatMap(({ leadUnits }) => leadUnits);
  expect(await marks.and(page.locator('[data-kind=title]')).count()).toBeGreaterThanOrEqual(measures.length);
  expect(await marks.and(page.locator('[data-kind=lead]')).count()).toBeGreaterThanOrEqual(leads.length);
}

/** What is unsure is looked at; of the lead units that nobody knows, one is given a department and the others are left out. */
async function settle(page: Page): Promise<void> {
  const gaps = page.getByRole('button', { name: /^还差 \d+ 处$/ });
  const first = page.getByRole('region', { name: '核对进度' }).getByRole('listitem').first();
  const leads = page.getByRole('group', { name: '牵头单位' });
  await see(gaps);
  let given = false;
  while (await gaps.isVisible()) {
    if ((await gaps.getAttribute('aria-expanded')) === 'false') await gaps.click();
    const gap = (await first.textContent())!;
    await first.getByRole('button').click();
    if (gap.endsWith('有待核对的内容')) {
      await press(page, '核对无误，下一项');
      continue;
    }
    const unit = /牵头单位“(.+?)”/.exec(gap)![1]!;
    if (given) await leads.getByRole('checkbox', { name: `${unit}不属于本地区`, exact: true }).click();
    else await pick(leads, `${unit}对应的部门`, '市大数据中心');
    given = true;
  }
  await see(page.getByText('可以开始督促落实'));
}

/** Of this year, on the days that the notice says; nobody is chased but by hand, so that no clock meddles. */
async function plan(page: Page): Promise<void> {
  await page.getByText('通知要素与规则', { exact: true }).click();
  for (const day of ['6 月 20 日', '9 月 20 日', '12 月 10 日']) await see(page.getByText(day));
  await page.getByLabel('方案年度').fill(year);
  const rules = page.getByRole('button', { name: '去掉第 1 条规则' });
  for (let left = await rules.count(); left > 0; left = await rules.count()) await rules.click();
}

/** The notice is followed: its board shows every measure with a light. */
async function follow(page: Page, { measures }: Told): Promise<void> {
  await press(page, '开始督促落实');
  await confirm(page, '开始督促落实');
  await see(page.getByText(`共 ${measures.length} 项`));
  const lit = page
    .getByRole('region', { name: '举措表' })
    .getByRole('row', { name: /已逾期|临近时限|正常推进|未设时限/ });
  expect(await lit.count()).toBe(measures.length);
}

async function openRound(page: Page, { round }: Told): Promise<void> {
  await goTo(page, '通知的各页', '报送轮次');
  await press(page, '加一轮');
  await page.getByLabel('名称').fill(round);
  await page.getByLabel('截止日期').fill(due);
  await confirm(page, '加一轮');
  await see(page.getByRole('link', { name: round, exact: true }));
}

/** A department's first form is filled on the page, the others in the workbook; all are signed. */
async function report(page: Page, { docNo, round }: Told, forms: number): Promise<void> {
  const task = page.getByRole('link', { name: `${round}：还有 ${forms} 条举措没有报送进展` });
  await see(task.getByText(docNo));
  await task.click();
  await page.getByLabel('落实情况').fill('已经列出清单，本周开始试行。');
  await press(page, '签发报送');
  if (forms === 1) return see(page.getByText('已签发，本轮全部报齐'));
  await see(page.getByText('已签发，接着填下一条'));
  const { bytes } = await downloaded(page, '下载报送表');
  await press(page, '导入报送表');
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({
      name: '报送表.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await filled(bytes, forms - 1),
    });
  await page.getByRole('checkbox', { name: /^导入后直接签发报送/ }).check();
  await press(page, '核对并导入');
  await see(page.getByText('已导入并签发'));
  await see(
    page.getByRole('term').filter({ hasText: '逾期未报' }).locator('xpath=following-sibling::dd[.="0"]'),
  );
}

/** The workbook with the progress of all that is not reported yet. */
async function filled(bytes: Buffer, blank: number): Promise<Buffer> {
  const rows: string[][] = [];
  for await (const { values } of readTable(() => [bytes])) {
    if (values.报送状态 === '未填写') rows.push([String(values.编号), '正常推进', '按计划推进，没有困难。']);
  }
  expect(rows).toHaveLength(blank);
  const columns = ['编号', '进展', '落实情况'].map((header) => ({ header }));
  const parts: Uint8Array[] = [];
  for await (const part of writeXlsx([{ name: '表', columns, rows }])) parts.push(part);
  return Buffer.concat(parts);
}

/** The office sees who is late since when and chases. Gives the number of the chase. */
async function chase(page: Page, { docNo, round }: Told, measure: string): Promise<string> {
  await goTo(page, '主导航', '逾期');
  const late = row(page, new RegExp(`市应急管理局.*${round}：1 条.*${due} 起 8 天`));
  await see(late);
  await goTo(page, '主导航', '督办');
  await press(page, '拟写督办函');
  const dialog = page.getByRole('dialog');
  await pick(dialog, /通知/, docNo);
  await pick(dialog, /单位/, '市应急管理局');
  await pick(dialog, /举措/, `${measure} `);
  await dialog.getByLabel('督办事由与要求').fill('没有按期报送，请今天补报并说明原因。');
  await confirm(page, '保存草稿');
  await see(heading(page, '督办函'));
  await press(page, '送审');
  await confirm(page, '送审');
  await see(page.getByText('待审核', { exact: true }));
  const other = await as('jinchang-zfb');
  await other.goto(new URL(page.url()).pathname);
  await passAndSign(other);
  await see(other.getByRole('link', { name: /^督办〔\d{4}〕\d{3}号$/ }));
  await page.reload();
  await page.getByRole('link', { name: /^督办〔\d{4}〕\d{3}号$/ }).click();
  await see(heading(page, /^督办〔\d{4}〕\d{3}号$/));
  await see(page.getByText('待答复'));
  return (await page.getByRole('heading', { level: 1 }).textContent())!;
}

/** The late unit answers the chase and reports what it owes. */
async function makeUp(page: Page, told: Told, number: string): Promise<void> {
  await page.getByRole('link', { name: /份督办等您答复/ }).click();
  await page.getByRole('link', { name: number }).click();
  await press(page, '答复');
  await page.getByLabel('办理情况').fill('经办人出差，今天已经补报。');
  await press(page, '提交答复');
  await see(page.getByText('已答复', { exact: true }));
  await goTo(page, '主导航', '首页');
  await report(page, told, 1);
}

/** The office takes the late report, which stays late, and closes the chase. */
async function accept(page: Page, { round }: Told, number: string): Promise<void> {
  await page.reload();
  await see(page.getByText('经办人出差，今天已经补报。'));
  await press(page, '销号…');
  await page.getByLabel('销号理由').fill('已答复并补报。');
  await confirm(page, '销号');
  await see(page.getByText('已销号').first());
  await seeGone(page.getByRole('dialog'));
  await goTo(page, '主导航', '逾期');
  await see(row(page, new RegExp(`金川区人民政府.*${round}`)));
  expect(await page.getByRole('link', { name: number }).count()).toBe(0);
  expect(await row(page, new RegExp(`市应急管理局.*${round}`)).count()).toBe(0);
  await goTo(page, '主导航', '进展报送');
  await page.getByRole('link', { name: round, exact: true }).click();
  await press(page, '市应急管理局');
  await see(page.getByRole('navigation', { name: '报送表' }).getByText('迟报'));
  await press(page, '采用');
  await see(row(page, /^市应急管理局 1 1$/));
}

/** The office makes the briefing, which names the late unit, adds a sentence, issues it and takes it away as files. */
async function conclude(page: Page, { round }: Told): Promise<void> {
  await goTo(page, '通知的各页', '通报');
  await pick(page, '轮次', round);
  await press(page, '生成通报');
  expect(await page.getByLabel('第 2 节标题').inputValue()).toBe('报送情况');
  const reporting = await page.getByLabel(/^第 2 节第 \d+ 段$/).evaluateAll(valuesOf);
  expect(reporting.find((text) => text.startsWith('迟报的单位：'))).toContain('市应急管理局（1份）');
  const last = page.getByLabel(/^第 6 节第 \d+ 段$/).last();
  await last.fill((await last.inputValue()) + demand);
  await press(page, '保存');
  await see(page.getByText('已保存，未编号'));
  await press(page, '送审');
  await confirm(page, '送审');
  await see(page.getByText('待审核', { exact: true }));
  const id = new URL(page.url()).pathname.split('/').at(-1)!;
  const number = await reviewAndSign(await as('jinchang-zfb'), id);
  await page.reload();
  await see(page.getByText(number).first());
  const word = await downloaded(page, '下载 Word');
  expect(word.download.suggestedFilename()).toMatch(/\.docx$/);
  const { format, text } = await noticeText(word.bytes);
  expect(format).toBe('docx');
  for (const part of [number, '市应急管理局（1份）', demand]) expect(text).toContain(part);
  const pdf = await downloaded(page, '下载 PDF');
  expect(pdf.download.suggestedFilename()).toMatch(/\.pdf$/);
  expect(pdf.bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
}

/** Runs in the page. */
const valuesOf = (fields: Element[]) => fields.map((field) => (field as HTMLTextAreaElement).value);

async function as(login: string): Promise<Page> {
  const { page } = await stage.enterAs(login, { ...desk, reducedMotion: 'reduce' });
  await page.goto('/console/');
  return page;
}

/** From a notice's file to the board of what is followed. */
async function beginWith(office: Page, told: Told): Promise<void> {
  await takeIn(office, told);
  await settle(office);
  await plan(office);
  await follow(office, told);
}

/** One round of a notice, from its file to the briefing, as its people see it on their pages. */
async function followThrough(told: Told): Promise<void> {
  const [owed] = ledBy(told, /应急/);
  const office = await as(admin);
  await beginWith(office, told);
  await openRound(office, told);
  await report(await as('jinchang-scjg'), told, ledBy(told, /市场监管/).length);
  const number = await chase(office, told, owed!);
  await makeUp(await as('jinchang-yjgl'), told, number);
  await accept(office, told, number);
  await conclude(office, told);
}

/** A real notice lies beside the checkout, if at all: its text is not ours to keep. */
const real = join(
  process.env.MINGCHA_POLICIES ?? join(import.meta.dirname, '../../../../shared/policies'),
  'jinchang-2023-48',
);
const missing = existsSync(`${real}.txt`) ? '' : ` (skipped: no ${real}.txt)`;

describe.skipIf(missing !== '')(`a notice as the city has it${missing}`, () => {
  it('goes in as a file, and all its measures are followed', async () => {
    const told = JSON.parse(await readFile(`${real}.expected.json`, 'utf8'));
    expect(told.measures).toHaveLength(44);
    const buffer = await readFile(`${real}.txt`);
    const file = { name: '通知.txt', mimeType: 'text/plain', buffer };
    await beginWith(await as(admin), { ...told, file, round: '' });
  });
});

const whole = '责任单位：县、区政府，金昌经开区管委会，市直有关部门、单位';
const text = `金昌市人民政府办公室关于印发${year}年金昌市企业少跑一趟工作方案的通知
金政办发〔${year}〕77号
永昌县、金川区人民政府，市政府有关部门、单位：
《${year}年金昌市企业少跑一趟工作方案》已定，请照此办理。
金昌市人民政府办公室
${year}年1月12日
${year}年金昌市企业少跑一趟工作方案
一、总体要求
企业的时间就是城市的时间。
二、重点任务
（一）开办更快
1.一张表单办齐。登记、刻章、参保并成一张表单，表单上线后一表办结率达到85%以上。（牵头单位：市市场监管局、市云窗专班；${whole}）
2.夜间窗口不打烊。每周两晚延时服务。（牵头单位：市市场监管局、市法雨专班；${whole}）
（二）检查更少
3.高危企业一户一档。逐户建档，问题逐条复查。（牵头单位：市应急管理局；${whole}）
4.一次检查查多项。能合并的检查合并到一天。（牵头单位：市市场监管局；责任单位：市生态环境局、市卫健委等部门）
三、保障措施
（一）按时报送。各单位于每年6月20日、9月20日、12月10日前向市政府办公室报送进展情况。`;

const madeUp: Told = {
  file: {
    name: '少跑一趟.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: Buffer.from(docxOfText(text)),
  },
  round: '迎检专报',
  docNo: `金政办发〔${year}〕77号`,
  title: `${year}年金昌市企业少跑一趟工作方案`,
  measures: [
    { no: 1, title: '一张表单办齐', leadUnits: ['市市场监管局', '市云窗专班'] },
    { no: 2, title: '夜间窗口不打烊', leadUnits: ['市市场监管局', '市法雨专班'] },
    { no: 3, title: '高危企业一户一档', leadUnits: ['市应急管理局'] },
    { no: 4, title: '一次检查查多项', leadUnits: ['市市场监管局'] },
  ],
};

describe('a notice in Word', () => {
  it('goes in and is followed through a round with a late unit, a chase and a briefing', () =>
    followThrough(madeUp));
});
