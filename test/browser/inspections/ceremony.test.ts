import { demoDraws } from '@mingcha/demo';
import { describe, expect, it } from 'vitest';
import { phone, still } from '../../support/browser.ts';
import { city } from '../site.ts';
import { setStage } from '../stage.ts';
import { faultsOf, see, tabTo } from '../steps.ts';
import { downloaded, passphrase } from './witnesses.ts';

const stage = setStage();
const rehearsal = demoDraws(city).find(({ compose }) => compose.seed.source === 'local')!.compose;
const at = (id: string, page: string) => `/public/${city.code}/draws/${id}/${page}`;

describe('a draw on a wall', () => {
  it('shows who was drawn in the order of the tickets, with the hash of the outcome', async () => {
    const { page } = await stage.enter(still);
    const { id } = await stage.site.demoDraw('published');
    const { body } = await stage.site.ask<{ items: { name: string }[] }>('GET', `/v1/draws/${id}/result`);
    await page.goto(at(id, 'live'));
    const tickets = page.getByRole('list', { name: '抽中的企业' }).getByRole('listitem');
    await see(tickets.first());
    const texts = await tickets.allTextContents();
    expect(texts.length).toBe(15);
    for (const [i, text] of texts.entries()) expect(text).toContain(body.items[i]!.name);
    await see(page.getByRole('heading', { name: '结果指纹' }));
    await see(page.getByRole('img', { name: '核验页的二维码' }));
  });

  it('shows no name until the names are published, and then does', async () => {
    const draw = await stage.site.makeDraw(
      { ...rehearsal, title: '名单随检查结果公示', ...{ names: 'results' } },
      'commit',
      'execute',
      'publish',
    );
    const { body } = await stage.site.ask<{ items: { name: string; id: string }[] }>(
      'GET',
      `/v1/draws/${draw.id}/result`,
    );
    const drawn = body.items.flatMap(({ name, id }) => [name, id]);
    const { page: visitor } = await stage.enter(still);
    for (const path of ['live', 'record', '', 'verify']) {
      await visitor.goto(at(draw.id, path).replace(/\/$/, ''));
      await see(visitor.getByText(/名单随检查结果公示|内部演练，不可公开验证/).first());
      const text = (await visitor.getByRole('main').textContent()) ?? '';
      for (const word of drawn) expect([path, text.includes(word)]).toEqual([path, false]);
    }
    const { page: official } = await stage.enterAs('jinchang-admin', still);
    await official.goto(`/console/draws/${draw.id}`);
    await official.getByRole('button', { name: '公示检查结果名单' }).click();
    await official.getByRole('button', { name: '公示名单' }).click();
    await see(official.getByText('名单已公示'));
    await visitor.goto(at(draw.id, 'live'));
    await see(visitor.getByText(body.items[0]!.name));
    await visitor.goto(at(draw.id, 'record'));
    await see(visitor.getByRole('cell', { name: body.items[0]!.name }));
  });
});

describe('a witness in the browser', () => {
  it('registers with two tabs open, by keyboard, and waits for its province; no tab takes the place of the other’s key', async () => {
    const { page } = await stage.enter(phone);
    const path = `/witness/${city.code}`;
    await page.goto(path);
    const make = page.getByRole('button', { name: '生成密钥并下载' });
    await make.click();
    await see(page.getByText('请填写单位全称'));
    await see(page.getByText('口令至少 10 个字符'));
    await page.getByLabel('编号').fill(city.pageWitnesses[0]!.id);
    await see(page.getByText('该编号已登记过'));
    expect(await faultsOf(page)).toEqual([]);
    const fill = async (tab: typeof page) => {
      await tab.getByLabel('编号').fill('notary-two');
      await tab.getByLabel('单位名称').fill('第二公证处');
      await tab.getByLabel('设一个口令').fill(passphrase);
      await tab.getByLabel('再输入一次').fill(passphrase);
    };
    const other = await page.context().newPage();
    await other.goto(path);
    await Promise.all([fill(page), fill(other)]);
    await page.reload();
    expect(await page.getByLabel('单位名称').inputValue()).toBe('第二公证处');
    await fill(page);
    await page.bringToFront();
    await tabTo(page, make);
    // The tab that was first has made the key, and hands it over.
    const saved = Promise.any([page, other].map((tab) => tab.waitForEvent('download')));
    const pressElsewhere = other
      .locator('form')
      .first()
      .evaluate((form: HTMLFormElement) => form.requestSubmit());
    await Promise.all([page.keyboard.press('Enter'), pressElsewhere]);
    expect((await saved).suggestedFilename()).toBe(`见证密钥-第二公证处-${city.code}.json`);
    await see(page.getByText('本市还没有登记'));
    const lines = await Promise.all([page, other].map((tab) => tab.getByLabel('登记内容').inputValue()));
    expect(lines[1]).toBe(lines[0]);
    await other.close();

    await stage.site.ask('POST', '/v1/witnesses', JSON.parse(lines[0]!));
    await page.context().setOffline(true);
    await page.context().setOffline(false);
    await see(page.getByText('本市已经登记，还要经省级确认才能参加'));
    await page.getByText('更换口令', { exact: true }).click();
    await page.getByLabel('现在的口令').fill('不是这一句话，也不对');
    await page.getByLabel('设一个口令').first().fill('another long passphrase');
    await page.getByLabel('再输入一次').first().fill('another long passphrase');
    await page.getByRole('button', { name: '更换口令并下载密钥文件' }).click();
    await see(page.getByText('口令不对，请重新输入'));
    await page.getByLabel('现在的口令').fill(passphrase);
    const { text } = await downloaded(page, '更换口令并下载密钥文件');
    expect(JSON.parse(text)).toMatchObject({ id: 'notary-two', key: JSON.parse(lines[0]!).key });
    await see(page.getByText('口令已更换'));
    await page.getByText('忘记了口令').click();
    await see(page.getByText('别人不能代您公开随机数'));
    expect(await faultsOf(page)).toEqual([]);
  });
});
