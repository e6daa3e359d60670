import { shanghaiYear } from '@mingcha/kernel';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { phone, still } from '../../support/browser.ts';
import { setStage } from '../stage.ts';
import { faultsOf, openPage, see, seeGone, tabTo } from '../steps.ts';

const stage = setStage();
const year = shanghaiYear(new Date()) + 1;
const secondName = '第二管理员';
let second: { login: string; password: string };

type List = { items: { year: number; source: string | null }[]; reminder: number | null };
type Year = {
  source: string | null;
  makeUpDays: string[];
  versions: { by: Named; confirmedBy: Named; basis: string }[];
};
type Named = { name: string };

const ofYear = async (one: number) => (await stage.site.ask<Year>('GET', `/v1/calendars/${one}`)).body;
const task = (page: Page, one: number, name: string) =>
  page.getByRole('link', { name: new RegExp(`${one} 年放假安排${name}`) });

/** Holidays on the days that the law fixes, and the last of the old year. */
const noticeOf = (year: number) => `关于${year}年部分节假日安排的通知
国办发明电〔${year - 1}〕7号
一、元旦：${year - 1}年12月31日至${year}年1月2日放假调休，共3天。
二、春节：2月10日至16日放假，共7天。
三、劳动节：5月1日至5日放假，共6天。
四、国庆节：10月1日至7日放假，共7天。`;

/** The first Saturday of March: nothing is off around it. */
const saturday = [1, 2, 3, 4, 5, 6, 7]
  .map((day) => `${year}-03-0${day}`)
  .find((date) => new Date(`${date}T00:00:00Z`).getUTCDay() === 6)!;

const dayName = (date: string, words: string) =>
  `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日 ${words}`;

beforeAll(async () => {
  const person = { login: 'jinchang-second', name: secondName, roles: ['city-admin'] };
  second = (await stage.site.ask<typeof second>('POST', '/v1/people', person)).body;
});

/** Opens the entry of a year; one that the library has already is corrected. */
async function openEntry(page: Page, year: number): Promise<void> {
  await openPage(page, '/console/settings/calendar');
  await page.getByRole('combobox', { name: '年份' }).click();
  await page
    .getByTitle(new RegExp(`^${year} 年`))
    .last()
    .click();
  await see(page.getByRole('heading', { name: new RegExp(`${year} 年放假安排`) }));
  if ((await ofYear(year)).source) await page.getByRole('button', { name: '更正' }).click();
}

describe('the calendar of a year, which ended with the code’s own', () => {
  it('is entered by one person from the notice’s text and by keys, and counts once a second one confirms it', async () => {
    const { reminder } = (await stage.site.ask<List>('GET', '/v1/calendars')).body;
    const { page } = await stage.enterAs('jinchang-admin', still);
    await page.goto('/console/inbox');
    await see(page.getByRole('heading', { name: '待办', level: 1 }));
    await page.waitForLoadState('networkidle');
    expect(await task(page, year, '尚未录入').count()).toBe(reminder === year ? 1 : 0);

    // The demo enters a year that the system does not bring, once it would be announced.
    const before = (await ofYear(year)).versions.length;
    await openEntry(page, year);
    await page.getByLabel('通知全文').fill(noticeOf(year));
    await page.getByRole('button', { name: '识别日期' }).click();
    await see(page.getByRole('status').getByText('劳动节写作共 6 天，读出 5 天，请核对。'));
    await see(page.getByLabel(`${year - 1}-12-31 至 ${year}-01-02（3 天）`));
    expect(await page.getByLabel(/依据文号/).inputValue()).toBe(`国办发明电〔${year - 1}〕7号`);
    const send = page.getByRole('button', { name: '提交复核' });
    expect(await send.isDisabled()).toBe(true);

    await tabTo(page, page.locator(`[data-date="${year}-01-01"]`));
    for (let day = `${year}-01-01`; day < saturday; day = await focused(page))
      await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await see(page.getByRole('button', { name: dayName(saturday, '调休上班') }));

    await page.getByRole('button', { name: '预览变动的日期' }).click();
    await see(page.getByText('没有清明假期'));
    expect(await faultsOf(page)).toEqual([]);
    await send.click();
    await see(page.getByRole('heading', { name: `${year} 年放假安排待复核` }));
    await see(page.getByRole('button', { name: '撤回' }));
    expect(await page.getByRole('button', { name: '复核确认' }).count()).toBe(0);
    await page.goto('/console/inbox');
    await see(page.getByRole('heading', { name: '待办', level: 1 }));
    await page.waitForLoadState('networkidle');
    expect(await task(page, year, '').count()).toBe(0);

    const { page: other } = await stage.enterBy(second, still);
    await openPage(other, '/console/inbox');
    await task(other, year, '待您复核').click();
    await see(other.getByText('没有清明假期'));
    expect(await faultsOf(other)).toEqual([]);
    await other.getByRole('button', { name: '复核确认' }).click();
    const version = other.getByRole('row').filter({ hasText: `第 ${before + 1} 版` });
    await see(version.filter({ hasText: secondName }));
    await version.getByText('查看日期').click();
    await see(version.getByText(saturday));
    expect(await faultsOf(other)).toEqual([]);
    const { source, makeUpDays, versions } = await ofYear(year);
    expect([source, makeUpDays]).toEqual(['city', [saturday]]);
    expect([versions.length, versions[0]?.confirmedBy.name]).toEqual([before + 1, secondName]);
  });

  it('is corrected the same way: refused at the field, taken back by who entered it, returned with a reason', async () => {
    const { page, expectStatus } = await stage.enterAs('jinchang-admin', {
      ...phone,
      reducedMotion: 'reduce',
    });
    const last = year - 2;
    await openEntry(page, last);
    await page.getByLabel('通知全文').fill(noticeOf(last));
    await page.getByRole('button', { name: '识别日期' }).click();
    await page.getByRole('button', { name: dayName(`${last}-10-07`, '国庆节休息') }).click();
    await page.getByLabel(`${last}-10-01 至 10-06（6 天）`).fill('');
    await page.getByLabel(/依据文号/).fill('第七天是调休上班，录错了');
    expectStatus(422);
    await page.getByRole('button', { name: '预览变动的日期' }).click();
    await see(page.locator('.wrong').getByText('请写明节日名称'));
    await page.getByLabel(`${last}-10-01 至 10-06（6 天）`).fill('国庆节');
    await page.getByRole('button', { name: '预览变动的日期' }).click();
    await page.getByRole('button', { name: '提交复核' }).click();
    await page.getByRole('button', { name: '撤回' }).click();
    await seeGone(page.getByRole('heading', { name: '待复核' }));

    const { etag } = await stage.site.ask<Year>('GET', `/v1/calendars/${last}`);
    const entered = {
      holidays: [{ name: '元旦', from: `${last}-01-01`, to: `${last}-01-01` }],
      makeUpDays: [],
    };
    const path = `/v1/calendars/${last}/proposal`;
    await stage.site.ask('POST', path, { ...entered, basis: '系统接口录入' }, etag);
    await page.goto('/console/inbox');
    await task(page, last, '待您复核').click();
    await page.getByRole('button', { name: '退回…' }).click();
    await page.getByLabel('退回原因').fill('缺少春节');
    await page.getByRole('dialog').getByRole('button', { name: '退回', exact: true }).click();
    await seeGone(page.getByRole('dialog'));
    await seeGone(page.getByRole('heading', { name: '待复核' }));
    expect((await ofYear(last)).versions).toEqual([]);
    expect(await faultsOf(page)).toEqual([]);
  });
});

/** The day that has the focus; later than any where no day has it. */
const focused = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.date ?? '9999');
