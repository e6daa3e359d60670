import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { phone } from '../../support/browser.ts';
import { city } from '../site.ts';
import { setStage } from '../stage.ts';
import { faultsOf, see } from '../steps.ts';

const stage = setStage();
const path = `/public/${city.code}/log`;

const served = async (what: string) => (await fetch(`${stage.site.url}${path}/${what}`)).text();
const sizeOf = (checkpoint: string) => Number(checkpoint.split('\n')[1]);

/** A head that the log has signed earlier. */
async function earlierHead(): Promise<string> {
  for (let size = sizeOf(await served('checkpoint')) - 1; size > 0; size--) {
    const head = await served(`head/${size}`);
    if (!head.startsWith('{')) return head;
  }
  throw new Error('the log has one head only');
}

/** Has the page shown this checkpoint as the newest. */
const showing = (page: Page, checkpoint: string) =>
  page.route(`**${path}`, async (route) => {
    if (route.request().resourceType() === 'document') return route.continue();
    const response = await route.fetch();
    const log = await response.json();
    return route.fulfill({ response, json: { ...log, checkpoint, size: sizeOf(checkpoint) } });
  });

describe('the page of the public log', () => {
  it('counts the numbers itself, and knows at the next visit that nothing was changed', async () => {
    const { page } = await stage.enter(phone);
    const earlier = await earlierHead();
    await showing(page, earlier);
    await page.goto(`/public/${city.code}`);
    await page.getByRole('link', { name: '公开日志' }).click();
    await see(page.getByText('这是您第一次用这个浏览器看本市的日志'));
    await page.unroute(`**${path}`);
    await page.reload();
    await see(page.getByText(`您上次看到 ${sizeOf(earlier)} 条`));
    await see(page.getByText('年抽查编号 1 至'));
    await see(page.getByText('这是演示：签名密钥就在运行本系统的机器上'));
    expect(await faultsOf(page)).toEqual([]);
  });

  it('raises an alarm that stays where the log has become shorter, or an earlier part is another one', async () => {
    const { page } = await stage.enter();
    await page.goto(path);
    await see(page.getByText('这是您第一次'));
    await showing(page, await earlierHead());
    await page.reload();
    const alarm = page.getByRole('alert').filter({ hasText: '日志自相矛盾' });
    await see(alarm.getByText('日志变短了'));
    expect(await alarm.getByRole('button').count()).toBe(0);
    await page.unroute(`**${path}`);
    await page.reload();
    await see(alarm);
    expect(await faultsOf(page)).toEqual([]);

    const other = (await stage.enter()).page;
    await showing(other, await earlierHead());
    await other.goto(path);
    await see(other.getByText('这是您第一次'));
    await other.unroute(`**${path}`);
    await other.route(`**${path}/tile/0/**`, async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      body[5]! ^= 1;
      return route.fulfill({ response, body });
    });
    await other.reload();
    await see(other.getByRole('alert').getByText('日志被改写'));
  });
});
