import { demoDraws } from '@mingcha/demo';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { city, type DrawResponse } from '../site.ts';
import { setStage } from '../stage.ts';
import { see } from '../steps.ts';

const stage = setStage();
const { compose } = demoDraws(city).find((one) => one.compose.seed.source === 'local')!;
let colleague: { login: string; password: string };
let pages: [Page, Page];

beforeAll(async () => {
  const { body } = await stage.site.ask<{ login: string; password: string }>('POST', '/v1/people', {
    login: 'jinchang-second',
    name: '第二管理员',
    roles: ['city-admin'],
  });
  colleague = body;
});

beforeEach(async () => {
  const visitors = [await stage.enterAs('jinchang-admin'), await stage.enterBy(colleague)] as const;
  // What this is about: one of the two is refused.
  for (const visitor of visitors) for (const status of [409, 412]) visitor.expectStatus(status);
  pages = [visitors[0].page, visitors[1].page];
});

const faster = (page: Page) => page.getByRole('alert').filter({ hasText: '他人刚刚先行操作了这次抽查' });

describe('two administrators', () => {
  it('commit to the same plan at once: one does, the other is told the state in words', async () => {
    const { id } = await stage.site.makeDraw({ ...compose, title: '两人同时提交承诺' });
    for (const page of pages) {
      await page.goto(`/console/draws/${id}`);
      await page.getByRole('button', { name: '提交承诺' }).click();
      await page.getByRole('checkbox', { name: '我已核对范围、数量与提醒' }).check();
    }
    await Promise.all(pages.map((page) => page.getByRole('button', { name: '冻结并公布承诺' }).click()));
    for (const page of pages) await see(page.getByRole('main').getByText('已承诺', { exact: true }));
    await expect.poll(() => countOf(faster)).toBe(1);
    expect(await countOf((page) => faster(page).filter({ hasText: '这次抽查已经提交承诺' }))).toBe(1);
    const { body } = await stage.site.ask<{ items: DrawResponse[] }>('GET', '/v1/draws?limit=50');
    const numbers = body.items.flatMap(({ number }) => number ?? []).sort();
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(Number(numbers.at(-1)!.slice(5))).toBe(numbers.length);
  });

  it('publish one after the other from pages opened before: the second is told so', async () => {
    const { id } = await stage.site.makeDraw({ ...compose, title: '两人先后公布' }, 'commit', 'execute');
    const [first, second] = pages;
    for (const page of pages) {
      await page.goto(`/console/draws/${id}`);
      await page.getByRole('button', { name: '公示结果' }).click();
    }
    const agree = (page: Page) => page.getByRole('dialog').getByRole('button', { name: '公示' }).click();
    await agree(first);
    await see(first.getByRole('main').getByText('已公示', { exact: true }));
    await agree(second);
    await see(faster(second).filter({ hasText: '这次抽查的结果已经公示' }));
    await see(second.getByRole('main').getByText('已公示', { exact: true }));
    expect(await faster(first).count()).toBe(0);
  });

  it('draw while the page looks for news: an answer that is late does not bring the old state back', async () => {
    const { id } = await stage.site.makeDraw({ ...compose, title: '轮询的旧答案' }, 'commit');
    const [page] = pages;
    let letGo = () => {};
    const drawn = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let late: Promise<unknown> | undefined;
    await page.goto(`/console/draws/${id}`);
    await see(page.getByRole('button', { name: '执行抽取' }));
    await page.route(`**/v1/draws/${id}`, async (route) => {
      if (late) return route.continue();
      const response = await route.fetch();
      late = drawn.then(() => route.fulfill({ response: response })).catch(() => undefined);
    });
    await expect.poll(() => late !== undefined, { timeout: 15_000 }).toBe(true);
    await page.getByRole('button', { name: '执行抽取' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '执行抽取' }).click();
    await see(page.getByRole('main').getByText('已抽取', { exact: true }));
    letGo();
    await late;
    await page.getByRole('button', { name: '公示结果' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '公示' }).click();
    await see(page.getByRole('main').getByText('已公示', { exact: true }));
    expect(await faster(page).count()).toBe(0);
  });

  it('edit the same row: the second sees both changes and keeps hers on top', async () => {
    const { body } = await stage.site.ask<{ items: { id: string }[] }>('GET', '/v1/rosters/objects?limit=1');
    const { id } = body.items[0]!;
    for (const page of pages) {
      await page.goto(`/console/registers/objects?row=${id}`);
      await page.getByRole('button', { name: '编辑' }).click();
    }
    const [first, second] = pages;
    await first.getByLabel('经营范围').fill('甲改的经营范围');
    await first.getByRole('button', { name: '保存' }).click();
    await see(first.getByRole('dialog').getByText('甲改的经营范围'));
    await second.getByLabel('住所').fill('乙改的住所');
    await second.getByRole('button', { name: '保存' }).click();
    await see(second.getByRole('alert').filter({ hasText: '他人已修改了这一行' }));
    await see(second.getByRole('row').filter({ hasText: '乙改的住所' }));
    await second.getByRole('button', { name: '在最新内容上保留我的改动' }).click();
    await second.getByRole('button', { name: '保存' }).click();
    await see(second.getByRole('tab', { name: '资料' }));
    const row = await stage.site.ask<{ scope: string; address: string }>('GET', `/v1/rosters/objects/${id}`);
    expect(row.body).toMatchObject({ scope: '甲改的经营范围', address: '乙改的住所' });
  });
});

/** On how many of the pages it is seen. */
async function countOf(what: (page: Page) => ReturnType<Page['locator']>): Promise<number> {
  const counts = await Promise.all(pages.map((page) => what(page).count()));
  return counts.reduce((sum, count) => sum + count, 0);
}
