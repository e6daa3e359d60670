import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { still } from '../../support/browser.ts';
import { setStage } from '../stage.ts';
import { faultsOf, openPage, pick, see, seeGone } from '../steps.ts';
import { chased, concluded, formsAt, ownNotice, reviewAndSign } from './notices.ts';

const stage = setStage();
const admin = 'jinchang-admin';
const safety = 'jinchang-yjgl';

/** Somebody who is signed in, on pages that do not move. */
const as = (login: string) => stage.enterAs(login, still);

describe('the office concludes a round', () => {
  const notice = ownNotice(stage, 9);

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
    const handIn = async () => {
      await page.getByRole('button', { name: '送审', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: '送审', exact: true }).click();
      await see(page.getByText('待审核', { exact: true }));
    };
    await handIn();
    const id = new URL(page.url()).pathname.split('/').at(-1)!;
    const other = (await as('jinchang-zfb')).page;
    await other.goto('/console/inbox');
    await other
      .getByRole('link', { name: /^待审核：关于《/ })
      .first()
      .click();
    await openPage(other, `/console/briefings/${id}`);
    await other.getByRole('button', { name: '退回修改…' }).click();
    await other.getByLabel('退回的理由').fill('请写明补报的时限。');
    await other.getByRole('dialog').getByRole('button', { name: '退回', exact: true }).click();
    await see(other.getByText('请写明补报的时限。'));
    await page.reload();
    await handIn();
    await reviewAndSign(other, id);
    await other.getByRole('button', { name: '看第 1 稿' }).click();
    await see(other.getByRole('dialog').getByText('请未报送的单位三日内补报。'));
    await page.reload();
    await see(page.getByText(/^〔\d{4}〕第\d+期$/).first());
    await see(page.getByText('签发，', { exact: false }));
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
    await office.getByRole('button', { name: '公示市应急管理局' }).click();
    await office.getByRole('dialog').getByRole('button', { name: '公示' }).click();
    await see(office.getByText('已公示', { exact: true }));

    const unit = (await as(safety)).page;
    await unit.goto(boards);
    await unit.getByRole('button', { name: '申诉' }).click();
    await unit.getByLabel('申诉理由').fill('当日系统维护，次日已经补报。');
    await unit.getByRole('button', { name: '提交申诉' }).click();
    await see(unit.getByText('申诉中'));

    await office.goto('/console/');
    await office
      .getByRole('link', { name: /件黑榜申诉待裁定/ })
      .filter({ hasText: notice().docNo })
      .click();
    await expect.poll(() => new URL(office.url()).pathname).toBe(boards);
    await office.getByRole('button', { name: '维持市应急管理局' }).click();
    await office.getByLabel('维持的理由').fill('维护公告提前三日发布。');
    await office.getByRole('dialog').getByRole('button', { name: '维持' }).click();
    await see(office.getByText('裁定：已维持'));
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

describe('at the width of a desk and of a phone, axe is content and nothing sticks out', () => {
  const notice = ownNotice(stage, 10);

  type Sight = { path: string; shows: string | RegExp; press?: string };

  async function faultsOn(page: Page, sights: Sight[]): Promise<string[]> {
    const faults: string[] = [];
    for (const { path, shows, press } of sights) {
      await openPage(page, path);
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
    await reviewAndSign((await as('jinchang-zfb')).page, issued);
    const of = (part: string) => `/console/measures/${notice().id}/${part}`;
    const sights: Sight[] = [
      { path: of('rounds'), shows: '测试10按期轮' },
      { path: of('rounds'), shows: '测试10按期轮', press: '加一轮' },
      { path: of(`rounds/${notice().rounds[0]}`), shows: '各单位报送情况' },
      { path: '/console/reports', shows: '测试10逾期轮' },
      { path: '/console/overdue', shows: '没有报来的进展' },
      { path: '/console/chases', shows: /^督办〔/ },
      { path: '/console/chases', shows: /^督办〔/, press: '拟写督办函' },
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
