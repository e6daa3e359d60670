import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { plan } from '../../../packages/notices/testing/notices.ts';
import { still } from '../../support/browser.ts';
import { setStage } from '../stage.ts';
import { faultsOf, see, seeGone } from '../steps.ts';

const stage = setStage();
const admin = 'jinchang-admin';

/** One person at two devices, each with a storage of its own. */
const twoDevices = async () =>
  [await stage.enterAs(admin, still), await stage.enterAs(admin, still)] as const;

const kept = (page: Page) => page.getByText(/^草稿已于 .* 自动保存/);
const takenUp = (page: Page) => page.getByText(/^已载入 .* 保存的草稿/);

describe('what is composed and not saved', () => {
  const title = (page: Page) => page.getByLabel('任务名称');
  const open = async (page: Page) => {
    await page.goto('/console/draws/new');
    await see(title(page));
  };

  it('is taken up on another device, and what both have changed is for the person to choose', async () => {
    const [first, second] = await twoDevices();
    first.expectStatus(412);
    await open(first.page);
    expect(await takenUp(first.page).count()).toBe(0);
    await title(first.page).fill('先在办公室写');
    await see(kept(first.page));

    await open(second.page);
    await see(takenUp(second.page));
    expect(await title(second.page).inputValue()).toBe('先在办公室写');
    expect(await faultsOf(second.page)).toEqual([]);
    await title(second.page).fill('在家接着写');
    await see(kept(second.page));

    await title(first.page).fill('办公室又写');
    const dialog = first.page.getByRole('dialog', { name: '草稿在另一处被改过' });
    await dialog.getByRole('button', { name: '用另一处的内容' }).click();
    await seeGone(dialog);
    expect(await title(first.page).inputValue()).toBe('在家接着写');
  });

  it('stays in the page while the server is not reached, and is kept once it is; a reload loses nothing', async () => {
    const { page } = await stage.enterAs(admin, still);
    await open(page);
    await see(takenUp(page));
    await page.context().setOffline(true);
    await title(page).fill('断网时写的');
    await see(page.getByText('连接不上服务器，草稿暂存在本页，恢复后自动保存'));
    await page.context().setOffline(false);
    await see(kept(page));
    await title(page).fill('刚写完就刷新');
    await page.reload();
    await see(title(page));
    expect(await title(page).inputValue()).toBe('刚写完就刷新');
  });

  it('is discarded on all devices at once', async () => {
    const [first, second] = await twoDevices();
    await open(first.page);
    await first.page.getByRole('button', { name: '放弃草稿' }).click();
    await first.page.getByRole('button', { name: '放弃', exact: true }).click();
    await seeGone(first.page.getByRole('button', { name: '放弃草稿' }));
    expect(await title(first.page).inputValue()).toBe('');
    await open(second.page);
    expect(await title(second.page).inputValue()).toBe('');
    expect(await takenUp(second.page).count()).toBe(0);
  });
});

describe('what is put right of a notice and not saved', () => {
  it('is taken up on another device; what both have changed is merged, and a save ends the draft', async () => {
    const text = plan.replace('17号', '171号');
    const { body } = await stage.site.ask<{ id: string }>('POST', '/v1/notices', { text });
    const [first, second] = await twoDevices();
    first.expectStatus(412);
    const rows = (page: Page) => page.getByRole('list').locator('button[data-row]');
    const titled = (page: Page, words: string) => rows(page).filter({ hasText: words });
    const retitle = async (page: Page, measure: number, words: string) => {
      await rows(page)
        .nth(measure - 1)
        .click();
      await page.getByLabel('标题').fill(words);
    };
    const open = (page: Page) => page.goto(`/console/measures/${body.id}/read`);
    await open(first.page);
    await retitle(first.page, 1, '办公室改的第一项');
    await see(kept(first.page));

    await open(second.page);
    await see(takenUp(second.page));
    await see(titled(second.page, '办公室改的第一项'));
    await retitle(second.page, 2, '在家改的第二项');
    await see(kept(second.page));

    await retitle(first.page, 3, '办公室改的第三项');
    for (const words of ['办公室改的第一项', '在家改的第二项', '办公室改的第三项'])
      await see(titled(first.page, words));
    await see(first.page.getByText(/在另一处也改了这份草稿，已经合并/));

    await first.page.getByRole('button', { name: '保存', exact: true }).click();
    await see(first.page.getByText('已全部保存'));
    // The save itself has removed the draft, so that a page that is closed at once leaves none.
    await first.page.close();
    await open(second.page);
    await see(titled(second.page, '办公室改的第三项'));
    expect(await takenUp(second.page).count()).toBe(0);
  });
});
