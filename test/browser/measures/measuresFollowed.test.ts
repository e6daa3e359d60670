import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { phrases } from '../../../packages/notices/testing/notices.ts';
import { still } from '../../support/browser.ts';
import { setStage } from '../stage.ts';
import { faultsOf, openPage, see } from '../steps.ts';
import { importButton, lines, makeNotice, planOf } from './readNotices.ts';

const stage = setStage();
const admin = 'jinchang-admin';

const made = (text: string, active = false) => makeNotice(stage.site.ask, text, active);

describe('a measure is followed', () => {
  it('with milestones and values over time', async () => {
    const id = await made(planOf(105), true);
    const { page } = await stage.enterAs(admin, still);
    await openPage(page, `/console/measures/${id}`);
    await page.getByRole('link', { name: /^1\. / }).click();
    await page.getByRole('button', { name: '编排节点' }).click();
    await page.getByRole('button', { name: '添加节点' }).click();
    await page.getByLabel('第 1 个节点', { exact: true }).fill('窗口改造');
    await page.getByLabel('第 1 个节点的期限').fill('2025-06-30');
    await page.getByRole('button', { name: '保存节点' }).click();
    await page.getByRole('checkbox', { name: '窗口改造' }).click();
    await see(page.getByText('已完成 1 / 1'));
    for (const [date, value] of [
      ['2025-05-01', '62'],
      ['2025-08-01', '91'],
    ] as const) {
      await page.getByRole('button', { name: '填报数值' }).click();
      await page.getByLabel('日期').fill(date);
      await page.getByLabel('一窗通收率数值').fill(value);
      await page.getByRole('button', { name: '填报', exact: true }).click();
      await see(page.getByText(`最近 ${value}%`));
    }
    await see(page.getByText('已达到'));
    expect(await page.locator('figure').textContent()).toContain('2025-05-01 62%，2025-08-01 91%');
    await page.getByRole('button', { name: '标为完成' }).click();
    await see(page.getByRole('button', { name: '重新推进' }));
    await page.getByRole('link', { name: /台账$/ }).click();
    await page.getByRole('button', { name: /已完成/ }).click();
    await see(page.getByText('1 / 4 项'));
  });
});

describe("a measure descends from the province's", () => {
  it('the city says from which; the province sees it, and the gaps', async () => {
    const [province, ask] = await Promise.all([
      stage.enterAs('gansu-province', still),
      stage.site.askAs('gansu-province'),
    ]);
    const above = await makeNotice(ask, phrases, true);
    const { etag } = await ask('GET', `/v1/notices/${above}`);
    const publication = { published: true, lights: false, reports: false };
    await ask('PATCH', `/v1/notices/${above}`, { publication }, etag);
    const own = await made(planOf(107), true);

    const { page } = await stage.enterAs(admin, still);
    await openPage(page, `/console/measures/${own}/lineage`);
    const choice = page.getByRole('combobox', { name: '为第 1 项另选上级举措' });
    await choice.click();
    await choice.pressSequentially('建设目录');
    await choice.press('Enter');
    await see(page.getByText('青政办发〔2024〕9号 第 1 项 建设目录'));
    await page.getByRole('button', { name: '保存衔接' }).click();
    await see(page.getByText('上下衔接已保存'));
    await openPage(page, `/console/measures/${own}/m/${own}-1`);
    await see(page.getByRole('definition').filter({ hasText: '青政办发〔2024〕9号 第 1 项' }));

    await openPage(province.page, `/console/measures/${above}`);
    await province.page.getByRole('link', { name: '各市承接' }).click();
    const row = (text: string) => province.page.getByRole('row').filter({ hasText: text });
    await see(row('1. 建设目录').getByText('推行“一窗通收”'));
    await see(row('2. 共享证照').getByText('缺口：未承接'));
    expect(await faultsOf(province.page)).toEqual([]);
  });
});

describe('at the width of a desk and of a phone', () => {
  type Sight = { path: string; open?: () => Promise<void>; shows: Locator };

  async function faultsOn(page: Page, sights: Sight[]): Promise<string[]> {
    const faults: string[] = [];
    for (const { path, open, shows } of sights) {
      await page.goto(path);
      await open?.();
      await see(shows);
      faults.push(...(await faultsOf(page)).map((fault) => `${path} ${fault}`));
    }
    return faults;
  }

  it('axe is content and nothing sticks out where notices come in and are read', async () => {
    const draft = await made(phrases);
    const { page } = await stage.enterAs(admin, still);
    const sights: Sight[] = [
      { path: '/console/measures', shows: page.getByRole('cell') },
      {
        path: '/console/measures',
        open: () => importButton(page).click(),
        shows: page.getByRole('button', { name: '读取通知' }),
      },
      {
        path: `/console/measures/${draft}/read?only=unsure`,
        open: () => lines(page, 1).click(),
        shows: page.getByLabel('标题'),
      },
      {
        path: `/console/measures/${draft}/read`,
        open: () => page.getByText('通知要素与规则', { exact: true }).click(),
        shows: page.getByLabel('文号'),
      },
    ];
    expect(await faultsOn(page, sights)).toEqual([]);
  });

  it('nor where they are followed', async () => {
    const active = await made(planOf(106), true);
    const { page } = await stage.enterAs(admin, still);
    const sights: Sight[] = [
      { path: `/console/measures/${active}`, shows: page.getByRole('cell') },
      {
        path: `/console/measures/${active}/m/${active}-1`,
        shows: page.getByRole('heading', { name: '变更历史' }),
      },
      { path: `/console/measures/${active}/settings`, shows: page.getByRole('switch') },
      {
        path: `/console/measures/${active}/lineage`,
        shows: page.getByRole('heading', { level: 1 }),
      },
    ];
    expect(await faultsOn(page, sights)).toEqual([]);
  });
});
