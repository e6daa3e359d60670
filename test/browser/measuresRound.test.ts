import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { desk } from '../support/browser.ts';
import { activeNotice, chased, concluded, dueIn, type RoundNotice, reportsIn, submitAll } from './notices.ts';
import { setStage } from './stage.ts';
import { faultsOf, pick, see, seeGone, tabTo } from './steps.ts';

const stage = setStage();
const still = { ...desk, reducedMotion: 'reduce' as const };
const admin = 'jinchang-admin';
const market = 'jinchang-scjg';
const safety = 'jinchang-yjgl';

/** A notice of its own, with a round that is under way and one that is overdue. */
function ownNotice(number: number): () => RoundNotice {
  let notice: RoundNotice;
  beforeAll(async () => {
    notice = await activeNotice(stage.site, {
      number,
      rounds: [
        { title: `测试${number}按期轮`, due: dueIn(10) },
        { title: `测试${number}逾期轮`, due: dueIn(-14) },
      ],
    });
  }, 60_000);
  return () => notice;
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
const formsAt = ({ id, rounds }: RoundNotice, round: number) =>
  `/console/reports?notice=${id}&round=${rounds[round]}`;

/** Somebody who is signed in, on pages that do not move. */
const as = (login: string) => stage.enterAs(login, still);

describe('a department reports a round', () => {
  const notice = ownNotice(7);

  it('is told at home and in the list, what is late first, and fills a form that saves itself', async () => {
    const { page } = await as(market);
    await page.goto('/console/');
    await see(page.getByRole('link', { name: /测试7逾期轮：还有 2 条举措没有报送进展/ }));
    await page.goto('/console/reports');
    const late = page.getByRole('row', { name: /测试7逾期轮/ });
    await see(late.getByText('已逾期 14 天'));
    await page.getByRole('link', { name: '测试7按期轮' }).click();

    const text = page.getByLabel('落实情况');
    await text.fill('已经接通三个窗口，当天办结。');
    await see(page.getByText('草稿已自动保存'));
    await page.reload();
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
    const { page, expectAnswer } = await as(safety);
    await page.goto(formsAt(notice(), 0));
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载报送表' }).click();
    expect((await downloading).suggestedFilename()).toMatch(/\.xlsx$/);

    expectAnswer(422);
    const form = (await reportsIn(stage.site, notice(), 0)).findLast(({ dept }) => dept === '620300-yjgl')!;
    const csv = `编号,进展,落实情况\n${form.id},很好,已经会商三次并形成纪要\n没有这一项,已完成,已经全部完成\n`;
    await page.getByRole('button', { name: '导入报送表' }).click();
    await page.setInputFiles('input[type=file]', {
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
    const { page, expectAnswer } = await as(safety);
    const [form] = (await reportsIn(stage.site, notice(), 0)).filter(({ dept }) => dept === '620300-yjgl');
    await page.goto(`${formsAt(notice(), 0)}&form=${encodeURIComponent(form!.id)}`);
    const text = page.getByLabel('落实情况');
    await text.fill('第一个人写的内容。');
    await see(page.getByText('草稿已自动保存'));
    const path = `/v1/reports/${encodeURIComponent(form!.id)}`;
    const { etag } = await stage.site.ask('GET', path);
    await stage.site.ask('PUT', path, { status: 'on-track', text: '第二个人写的内容。', values: [] }, etag);
    expectAnswer(412);
    await text.fill('第一个人后来写的内容。');
    await see(page.getByText('另有人刚刚改了这份报告'));
    await page.getByRole('button', { name: '保留我的' }).click();
    await see(page.getByText('草稿已自动保存'));
    const { body } = await stage.site.ask<{ report: { text: string } }>('GET', path);
    expect(body.report.text).toBe('第一个人后来写的内容。');
  });
});

describe('the office follows a round', () => {
  const notice = ownNotice(8);

  it('reads report after report, accepts one and returns one, whose unit reads why', async () => {
    await submitAll(stage.site, notice(), 0, '620300-scjg');
    const office = (await as(admin)).page;
    await office.goto(`/console/measures/${notice().id}/rounds`);
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
    await unit.goto(formsAt(notice(), 0));
    await see(unit.getByText('没有写汇总了多少项。'));
    await unit.getByLabel('落实情况').fill('清单已经汇总，共 42 项。');
    await unit.getByRole('button', { name: '签发报送' }).click();
    await see(unit.getByText('已签发，本轮全部报齐'));
  });

  it('adds a round, opens and closes it', async () => {
    const { page } = await as(admin);
    await page.goto(`/console/measures/${notice().id}/rounds`);
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
    await office.goto('/console/chases');
    await see(office.getByRole('row', { name: /市应急管理局.*测试8逾期轮：2 条/ }));
    await office.getByRole('button', { name: '人工督办' }).click();
    const dialog = office.getByRole('dialog');
    await pick(dialog, /通知/, notice().docNo);
    await pick(dialog, /单位/, '市应急管理局');
    await pick(dialog, /举措/, '3 ');
    await dialog.getByLabel('督办事由与要求').fill('高危企业检查没有报来进展，请三日内补报。');
    await dialog.getByRole('button', { name: '编号并发出' }).click();
    await see(heading(office, /^督办〔\d{4}〕\d{3}号$/));
    const number = (await office.getByRole('heading', { level: 1 }).textContent())!;
    const chase = new URL(office.url()).pathname;

    const unit = (await as(safety)).page;
    await unit.goto('/console/');
    await see(unit.getByRole('link', { name: /份督办等您答复/ }));
    await unit.goto('/console/chases');
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
  await see(page.getByText('已答复，待销号'));
}

describe('the office concludes a round', () => {
  const notice = ownNotice(9);

  it('makes a briefing, edits its text and the order of its parts, issues it under a number and downloads it', async () => {
    const { page } = await as(admin);
    await page.goto(`/console/measures/${notice().id}/briefings`);
    await pick(page, '轮次', '测试9按期轮');
    await page.getByRole('button', { name: '生成通报' }).click();
    await see(
      page.getByRole('figure', { name: /各牵头单位举措进展/ }).getByRole('cell', { name: '市应急管理局' }),
    );
    const first = page.getByLabel('第 1 节标题');
    const opening = await first.inputValue();
    await page.getByRole('button', { name: '下移第 1 节', exact: true }).click();
    await expect.poll(() => page.getByLabel('第 2 节标题').inputValue()).toBe(opening);
    await page.getByRole('button', { name: '第 1 节加一段' }).click();
    await page
      .getByLabel(/^第 1 节第 \d+ 段$/)
      .last()
      .fill('请未报送的单位三日内补报。');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await see(page.getByText('已保存，未编号'));
    for (const kind of ['Word', 'PDF']) {
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: `下载 ${kind}` }).click();
      expect((await downloading).suggestedFilename()).toMatch(kind === 'PDF' ? /\.pdf$/ : /\.docx$/);
    }
    await page.getByRole('button', { name: '编号印发' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '编号印发' }).click();
    await see(page.getByText(/^〔\d{4}〕第\d+期$/).first());
    await see(page.getByText('请未报送的单位三日内补报。'));
    expect(await page.locator('.nav [aria-current=page]').textContent()).toBe('通知与方案');
    expect(await page.getByRole('button', { name: '保存', exact: true }).count()).toBe(0);
  });

  it('names a unit on the black board, which appeals and is upheld', async () => {
    const office = (await as(admin)).page;
    const boards = `/console/measures/${notice().id}/boards`;
    await office.goto(boards);
    await office.getByRole('button', { name: '列入榜单' }).click();
    const dialog = office.getByRole('dialog');
    await dialog.getByRole('radio', { name: '黑榜' }).click();
    await pick(dialog, /单位/, '市应急管理局');
    await dialog.getByLabel('事由').fill('测试9逾期轮没有报送。');
    await dialog.getByRole('button', { name: '列入' }).click();
    await office.getByRole('button', { name: '公布市应急管理局' }).click();
    await office.getByRole('dialog').getByRole('button', { name: '公布' }).click();
    await see(office.getByText('已公布', { exact: true }));

    const unit = (await as(safety)).page;
    await unit.goto(boards);
    await unit.getByRole('button', { name: '申诉' }).click();
    await unit.getByLabel('申诉理由').fill('当日系统维护，次日已经补报。');
    await unit.getByRole('button', { name: '提交申诉' }).click();
    await see(unit.getByText('有申诉，待裁定'));

    await office.goto('/console/');
    await office
      .getByRole('link', { name: /件黑榜申诉待裁定/ })
      .filter({ hasText: notice().docNo })
      .click();
    await expect.poll(() => new URL(office.url()).pathname).toBe(boards);
    await office.getByRole('button', { name: '维持市应急管理局' }).click();
    await office.getByLabel('维持的理由').fill('维护公告提前三日发布。');
    await office.getByRole('dialog').getByRole('button', { name: '维持' }).click();
    await see(office.getByText('裁定：维持'));
  });

  it('gives points for excellence and changes what a late report costs', async () => {
    const { page } = await as(admin);
    await page.goto(`/console/measures/${notice().id}/league`);
    const before = await scoreOf(page);
    await page.getByRole('button', { name: '加创优分' }).click();
    const dialog = page.getByRole('dialog');
    await pick(dialog, /单位/, '市市场监督管理局');
    await dialog.getByLabel('分值').fill('2');
    await dialog.getByLabel('事由').fill('做法被省级推广。');
    await dialog.getByRole('button', { name: '加分' }).click();
    await expect.poll(() => scoreOf(page)).toBe(before + 2);

    await page.getByRole('link', { name: '得分规则' }).click();
    await page.getByLabel('创优：分值').fill('3');
    await page.getByRole('button', { name: '保存规则' }).click();
    await see(page.getByText('得分规则已保存'));
    await page.goto(`/console/measures/${notice().id}/league`);
    await expect.poll(() => scoreOf(page)).toBe(before + 6);
  });

  it('changes when lights turn, and cannot save a number that is missing', async () => {
    const { page } = await as(admin);
    await page.goto('/console/settings/lights');
    const late = page.getByLabel('节点逾期');
    await late.fill('');
    await see(page.getByText('请填写 0 至 250 的整数'));
    expect(await page.getByRole('button', { name: '保存规则' }).isDisabled()).toBe(true);
    await late.fill('25');
    await see(page.getByText('逾期超过 25 个工作日，亮红灯'));
    await page.getByRole('button', { name: '保存规则' }).click();
    await see(page.getByText('亮灯规则已保存'));
    const { body } = await stage.site.ask<{ milestoneLate: number }>('GET', '/v1/measure-rules');
    expect(body.milestoneLate).toBe(25);
    expect(await page.locator('.nav [aria-current=page]').textContent()).toBe('系统设置');
  });

  it('registers an address to be told at, and reads its secret once', async () => {
    const { page } = await as(admin);
    await page.goto('/console/settings/hooks');
    await page.getByRole('button', { name: '新增回调' }).click();
    await page.getByLabel('地址').fill('https://oa.example.org/mingcha');
    await page.getByRole('button', { name: '登记回调' }).click();
    await see(page.getByText(/^whsec_/));
    await page.getByRole('button', { name: '我已保存' }).click();
    await seeGone(page.getByRole('dialog'));
    await see(page.getByRole('cell', { name: 'https://oa.example.org/mingcha' }));
    expect(await page.getByText(/^whsec_/).count()).toBe(0);
    await page.getByRole('button', { name: '测试 https://oa.example.org/mingcha' }).click();
    await page.getByRole('button', { name: 'https://oa.example.org/mingcha 的投递记录' }).click();
    await see(page.getByRole('dialog').getByRole('cell', { name: '测试' }));
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: '删除 https://oa.example.org/mingcha' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await see(page.getByText('还没有回调'));
  });
});

/** The score that stands in the line of 市市场监督管理局. */
async function scoreOf(page: Page): Promise<number> {
  const line = page
    .getByRole('region', { name: '得分排名表' })
    .getByRole('row', { name: /市市场监督管理局/ });
  return Number(await line.getByRole('cell').nth(1).textContent());
}

describe('by keyboard alone', () => {
  const notice = ownNotice(11);

  it('a department writes a report, signs it and stands on the next one', async () => {
    const { page } = await as(market);
    await page.goto(formsAt(notice(), 0));
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
    await page.goto(`/console/measures/${notice().id}/rounds/${notice().rounds[1]}`);
    await tabTo(page, page.getByRole('button', { name: '采用', exact: true }));
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await reportsIn(stage.site, notice(), 1)).map(({ state }) => state))
      .toContain('accepted');
  });
});

describe('at the width of a desk and of a phone, axe is content and nothing sticks out', () => {
  const notice = ownNotice(10);

  type Sight = { path: string; shows: string | RegExp; press?: string };

  async function faultsOn(page: Page, sights: Sight[]): Promise<string[]> {
    const faults: string[] = [];
    for (const { path, shows, press } of sights) {
      await page.goto(path);
      await see(page.getByRole('main').getByText(shows));
      if (press) {
        await page.getByRole('button', { name: press }).first().click();
        await see(page.getByRole('dialog'));
      }
      faults.push(...(await faultsOf(page)).map((fault) => `${path} ${press ?? ''} ${fault}`));
    }
    return faults;
  }

  it('on the pages of the office', async () => {
    const { page } = await as(admin);
    const { chase, issued, draft } = await concluded(stage.site, notice());
    const of = (part: string) => `/console/measures/${notice().id}/${part}`;
    const sights: Sight[] = [
      { path: of('rounds'), shows: '测试10按期轮' },
      { path: of('rounds'), shows: '测试10按期轮', press: '加一轮' },
      { path: of(`rounds/${notice().rounds[0]}`), shows: '各单位报送情况' },
      { path: '/console/reports', shows: '测试10逾期轮' },
      { path: '/console/chases', shows: '没有报来的进展' },
      { path: '/console/chases', shows: '没有报来的进展', press: '人工督办' },
      { path: '/console/chases?view=list', shows: /^督办〔/ },
      { path: `/console/chases/${chase}`, shows: '办理经过' },
      { path: `/console/chases/${chase}/print`, shows: '督办内容' },
      { path: of('league'), shows: '市应急管理局' },
      { path: of('boards'), shows: '市应急管理局' },
      { path: of('briefings'), shows: '已印发' },
      { path: `/console/briefings/${issued}`, shows: /^〔\d{4}〕第\d+期$/ },
      { path: `/console/briefings/${draft}`, shows: '加一节' },
      { path: '/console/settings/lights', shows: '节点逾期' },
      { path: '/console/settings/scores', shows: '基础分' },
      { path: '/console/settings/hooks', shows: '还没有回调', press: '新增回调' },
    ];
    expect(await faultsOn(page, sights)).toEqual([]);
  });

  it('on the pages of a department', async () => {
    await chased(stage.site, notice());
    const { page } = await as(safety);
    const sights: Sight[] = [
      { path: '/console/', shows: /测试10逾期轮/ },
      { path: '/console/reports', shows: '测试10逾期轮' },
      { path: formsAt(notice(), 1), shows: '签发报送' },
      { path: formsAt(notice(), 1), shows: '签发报送', press: '导入报送表' },
      { path: '/console/chases', shows: /^督办〔/ },
    ];
    expect(await faultsOn(page, sights)).toEqual([]);
  });
});
