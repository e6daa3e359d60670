import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Visitor } from '../../support/browser.ts';
import { setStage } from '../stage.ts';
import { see, seeGone, signIn } from '../steps.ts';

const stage = setStage();
let official: Visitor;
let page: Page;

beforeEach(async () => {
  official = await stage.enter();
  page = official.page;
  await signIn(page);
});

const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const region = (name: string) => page.getByRole('region', { name });

describe('an administrator whose sign-in expires', () => {
  const expire = () =>
    page.evaluate(() => {
      const key = Object.keys(sessionStorage).find((each) => each.startsWith('oidc.user:'))!;
      const user = JSON.parse(sessionStorage.getItem(key)!);
      sessionStorage.setItem(key, JSON.stringify({ ...user, access_token: 'old', refresh_token: 'old' }));
    });

  it('signs in again beside the page and goes on: what was typed was gone with it', async () => {
    official.expectStatus(401);
    official.expectStatus(400);
    const { body } = await stage.site.ask<{ items: { id: string; name: string }[] }>(
      'GET',
      '/v1/rosters/objects?limit=1',
    );
    const [{ id, name }] = body.items as [{ id: string; name: string }];
    await page.goto(`/console/registers/objects?q=${id}`);
    await page.getByRole('button', { name }).click();
    const drawer = dialog('检查对象详情');
    await drawer.getByRole('button', { name: '编辑' }).click();
    await drawer.getByLabel('住所').fill('金昌市金川区过期路 1 号');
    await drawer.getByLabel('修改原因').fill('住所变更登记');
    await expire();
    await drawer.getByRole('button', { name: '保存' }).click();
    await see(dialog('登录已过期'));
    const again = dialog('登录已过期').getByRole('button', { name: '重新登录' });
    await expect.poll(() => again.evaluate((element) => element === document.activeElement)).toBe(true);
    const opened = page.waitForEvent('popup');
    await again.click();
    const beside = await opened;
    const closed = beside.waitForEvent('close');
    await beside.getByRole('button', { name: '统一身份登录' }).click();
    await closed;
    await seeGone(dialog('登录已过期'));
    await see(drawer.getByText('金昌市金川区过期路 1 号'));
    await page.reload();
    await see(page.getByRole('cell', { name }));
  });

  it('stays signed in when nobody could be reached to renew it: it was thrown out', async () => {
    official.expectStatus(401);
    await page.goto('/console/registers/objects');
    await see(page.getByText(/共 4\d\d 户/));
    await page.route('**/oidc/token', (route) => route.abort());
    await expire();
    await page.getByRole('searchbox').fill('试验');
    await see(page.getByText('连接不上服务器'));
    expect(await page.getByRole('searchbox').inputValue()).toBe('试验');
    expect(new URL(page.url()).pathname).toBe('/console/registers/objects');
  });
});

describe('an administrator without a network', () => {
  it('is told so: the list of another search stood there, and a save waited without a word', async () => {
    await page.goto('/console/registers/objects?q=永昌');
    const rows = region('检查对象名录库')
      .getByRole('row')
      .filter({ has: page.getByRole('cell') });
    await see(rows);
    await rows.first().getByRole('button').first().click();
    const drawer = dialog('检查对象详情');
    await drawer.getByRole('button', { name: '编辑' }).click();
    await drawer.getByLabel('住所').fill('永昌县断网路 1 号');
    await drawer.getByLabel('修改原因').fill('住所变更登记');
    await page.context().setOffline(true);
    await drawer.getByRole('button', { name: '保存' }).click();
    await see(page.getByRole('alert').filter({ hasText: '连接不上服务器' }));
    await page.context().setOffline(false);
    await drawer.getByRole('button', { name: '保存' }).click();
    await see(drawer.getByText('永昌县断网路 1 号'));
    await page.keyboard.press('Escape');
    await seeGone(drawer);
    await page.context().setOffline(true);
    await page.getByRole('searchbox').fill('金川');
    await see(page.getByRole('main').getByText('连接不上服务器'));
    expect(await rows.count()).toBe(0);
  });
});
