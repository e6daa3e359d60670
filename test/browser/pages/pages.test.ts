import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { phone, still } from '../../support/browser.ts';
import { registrationOf, witnessSeed } from '../../support/witnessKeys.ts';
import { city } from '../site.ts';
import { setStage } from '../stage.ts';
import { faultsOf, openPage, pick, see, seeGone, tabTo } from '../steps.ts';
import { englishNames } from './englishNames.ts';

const stage = setStage();

/** Without a path it is on the page that was seen before. */
type Sight = { path?: string; shows: (page: Page) => Locator; open?: (page: Page) => Promise<void> };

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name, level: 1 });
const cells = (page: Page) => page.getByRole('main').getByRole('cell');

/** Opens page after page and collects what is wrong with each. */
async function faultsOn(page: Page, sights: Sight[]): Promise<string[]> {
  const faults: string[] = [];
  for (const { path, shows, open } of sights) {
    if (path) await openPage(page, path);
    await open?.(page);
    await see(shows(page));
    const names = new URL(page.url()).pathname.startsWith('/console/') ? await englishNames(page) : [];
    faults.push(...[...(await faultsOf(page)), ...names].map((fault) => `${page.url()} ${fault}`));
  }
  return faults;
}

describe('at the width of a desk and of a phone, axe is content, nothing sticks out and names are Chinese', () => {
  it('on the sign-in pages', async () => {
    const { page } = await stage.enter(still);
    const toProvider = () => page.getByRole('button', { name: 'jinchang-admin' }).click();
    const sights = [
      { path: '/console/', shows: heading('明察') },
      { open: toProvider, shows: () => page.getByLabel('密码') },
    ];
    expect(await faultsOn(page, sights)).toEqual([]);
  });

  it('on the pages of the console', async () => {
    const { page } = await stage.enterAs('jinchang-admin', still);
    const [planned, committed, published] = await Promise.all(
      ['planned', 'committed', 'published'].map((state) => stage.site.demoDraw(state)),
    );
    const sights: Sight[] = [
      { path: '/console/', shows: () => page.getByRole('row').nth(3) },
      { path: '/console/draws', shows: cells },
      { path: '/console/registers/objects?q=食品', shows: cells },
      { path: '/console/registers/inspectors', shows: cells },
      { path: '/console/registers/items?q=食品', shows: cells },
      { path: '/console/registers/objects/versions', shows: cells },
      { path: '/console/registers/warning-rules', shows: cells },
      {
        path: '/console/registers/warning-rules?row=class-drop',
        open: () => page.getByRole('tab', { name: '开出的线索' }).click(),
        shows: () => page.getByRole('dialog').getByRole('tabpanel', { name: '开出的线索' }),
      },
      { path: '/console/credit/records/punctuality', shows: cells },
      { path: '/console/lists', shows: cells },
      { path: '/console/lists/findings', shows: cells },
      { path: '/console/lists/rules', shows: cells },
      { path: '/console/registers/list.fee-items', shows: cells },
      { path: `/console/draws/${planned!.id}`, shows: heading(planned!.title) },
      { path: `/console/draws/${committed!.id}`, shows: heading(committed!.title) },
      { path: `/console/draws/${published!.id}`, shows: cells },
      { path: `/console/draws/${published!.id}/print`, shows: cells },
      {
        path: `/console/draws/${published!.id}`,
        open: async () => {
          await page.getByRole('button', { name: '更多操作' }).click();
          await page.getByRole('menuitem', { name: '打印抽取记录' }).click();
        },
        shows: () => page.getByText(/已为结果作证，签名/),
      },
      { path: `/console/draws/${planned!.id}/edit`, shows: () => page.getByLabel('任务名称') },
      {
        path: '/console/cases/hotline-orders/figures',
        open: () => page.getByText('按承办单位数据').first().click(),
        shows: () => page.getByText('市应急管理局').first(),
      },
      { path: '/console/settings/policy', shows: heading('系统设置') },
      { path: '/console/settings/departments', shows: cells },
      { path: '/console/settings/people', shows: cells },
      { path: '/console/settings/clients', shows: cells },
      { path: '/console/audit', shows: cells },
      { path: '/console/settings/account', shows: heading('系统设置') },
    ];
    expect(await faultsOn(page, sights)).toEqual([]);
    const manual = page.context().waitForEvent('page');
    await page.getByRole('link', { name: '帮助' }).filter({ visible: true }).click();
    await see((await manual).getByRole('heading', { name: '外出时请人代办' }));
    expect(new URL((await manual).url()).hash).toBe('#account');
  });

  it('on the steps of the composer, in a row and in an import', async () => {
    const { page } = await stage.enterAs('jinchang-admin', still);
    const step = (number: number) => () => page.getByRole('heading', { name: new RegExp(`^${number}/5`) });
    const begin = async () => {
      await page.getByLabel('任务名称').fill('可达性检查');
      await pick(page, /抽查事项/, '食品销售监督检查');
    };
    const sights: Sight[] = [
      {
        path: '/console/registers/objects?q=超市',
        open: () => page.getByRole('cell').getByRole('button').first().click(),
        shows: () => page.getByRole('tab', { name: '资料' }),
      },
      {
        path: '/console/registers/objects?q=超市',
        open: () => page.getByRole('button', { name: '导入' }).click(),
        shows: () => page.getByRole('button', { name: '核对文件' }),
      },
      {
        path: '/console/registers/objects?q=超市',
        open: () => page.getByRole('button', { name: '筛选' }).click(),
        shows: () => page.getByRole('combobox', { name: '状态' }),
      },
      { path: '/console/draws/new', open: begin, shows: step(1) },
      ...[2, 3, 4, 5].map((number) => ({
        open: () => page.getByRole('button', { name: /^下一步/ }).click(),
        shows: step(number),
      })),
    ];
    expect(await faultsOn(page, sights)).toEqual([]);
    // Kept on the server, it would be taken up where the next one plans a draw.
    await page.getByRole('button', { name: '放弃草稿' }).click();
    await page.getByRole('button', { name: '放弃', exact: true }).click();
    await seeGone(page.getByRole('button', { name: '放弃草稿' }));
  });

  it('on a draw that another system composed without shares: its pages broke', async () => {
    const { page } = await stage.enterAs('jinchang-admin', still);
    const { strata: _, ...compose } = await composeOf((await stage.site.demoDraw('planned')).id);
    const { id, title } = await stage.site.makeDraw({ ...compose, title: '没有比例的任务' });
    const sights: Sight[] = [
      { path: `/console/draws/${id}`, shows: () => page.getByText('本市设置的比例') },
      { path: `/console/draws/${id}/edit`, shows: () => page.getByLabel('任务名称') },
      {
        open: () => page.getByRole('button', { name: /^下一步/ }).click(),
        shows: () => page.getByRole('spinbutton').nth(4),
      },
      { path: '/console/inbox', shows: () => page.getByText(title) },
      { path: '/console/notifications', shows: heading('通知') },
      {
        open: () => page.getByRole('button', { name: /^通知，/ }).click(),
        shows: () => page.getByRole('dialog', { name: '通知' }),
      },
    ];
    expect(await faultsOn(page, sights)).toEqual([]);
  });

  it('on a draw of long words without a break: they stuck out of a phone', async () => {
    const { page } = await stage.enterAs('jinchang-admin', still);
    const { ask, makeDraw } = stage.site;
    const compose = {
      ...(await composeOf((await stage.site.demoDraw('planned')).id)),
      title: 'W'.repeat(100),
    };
    const long = registrationOf(city.code, 'w'.repeat(40), { name: 'N'.repeat(60) });
    await ask('POST', '/v1/witnesses', long);
    const planned = await makeDraw({ ...compose, seed: witnessSeed(city.pageWitnesses) });
    const { id } = await makeDraw({ ...compose, seed: { source: 'local' } }, 'commit');
    const { etag } = await ask('GET', `/v1/draws/${id}`);
    await ask('POST', `/v1/draws/${id}/void`, { reason: 'V'.repeat(500) }, etag);
    const sights: Sight[] = [
      { path: '/console/', shows: () => page.getByText(compose.title) },
      { path: '/console/draws', shows: cells },
      { path: `/console/draws/${planned.id}`, shows: heading(compose.title) },
      { path: '/console/settings/witnesses', shows: () => page.getByText(long.name) },
      { path: `/console/draws/${id}`, shows: () => page.getByText('V'.repeat(500)) },
    ];
    expect(await faultsOn(page, sights)).toEqual([]);
  });

  it('on the public pages', async () => {
    const { page } = await stage.enter(still);
    const [committed, published, voided] = await Promise.all(
      ['committed', 'published', 'voided'].map((state) => stage.site.demoDraw(state)),
    );
    const at = (id: string) => `/public/${city.code}/draws/${id}`;
    const witness = await stage.site.makeDraw({ ...(await composeOf(committed!.id)), title: '见证页面' });
    const sights: Sight[] = [
      { path: '/', shows: () => page.getByText('次抽查').first() },
      { path: `/public/${city.code}`, shows: () => page.getByRole('link', { name: published!.title }) },
      { path: at(committed!.id), shows: heading(committed!.title) },
      { path: at(published!.id), shows: () => page.getByRole('heading', { name: /^抽中的企业/ }) },
      { path: at(voided!.id), shows: heading(voided!.title) },
      { path: `${at(published!.id)}/verify`, shows: () => page.getByRole('heading', { name: /^核验通过/ }) },
      { path: `${at(published!.id)}/live`, shows: () => page.getByRole('list', { name: '抽中的企业' }) },
      { path: `${at(committed!.id)}/live`, shows: () => page.getByText('等待见证方公开随机数').first() },
      { path: `${at(published!.id)}/record`, shows: cells },
      {
        path: `/public/${city.code}/lookup?id=91620302MX0000019P`,
        shows: () => page.getByText(/名单内|抽中|没有参加/).first(),
      },
      {
        path: new URL(witness.parties[0]!.link!).href,
        shows: () => page.getByRole('heading', { name: '请用见证程序' }),
      },
      { path: '/public/nowhere', shows: heading('没有这一页') },
      { path: '/help/nowhere', shows: heading('用户手册') },
      {
        open: () => page.getByLabel('在手册中查找').fill('递补'),
        shows: () => page.getByRole('link', { name: '双随机抽查 › 递补和更换检查人员' }),
      },
      { path: '/help/?page=/public/620300/receipt', shows: heading('公众和企业') },
      {
        open: () => page.getByRole('button', { name: '大字版' }).click(),
        shows: () => page.locator('.large'),
      },
    ];
    expect(await faultsOn(page, sights)).toEqual([]);
  });
});

async function composeOf(id: string) {
  const { body } = await stage.site.ask<{ compose: Parameters<typeof stage.site.makeDraw>[0] }>(
    'GET',
    `/v1/draws/${id}`,
  );
  return body.compose;
}

describe('by keyboard alone', () => {
  it('somebody signs in', async () => {
    const { page } = await stage.enter(still);
    await page.goto('/console/');
    await tabTo(page, page.getByRole('button', { name: '统一身份登录' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('登录名'));
    await page.keyboard.type('jinchang-admin');
    await tabTo(page, page.getByLabel('密码'));
    await page.keyboard.type('mingcha-demo');
    await tabTo(page, page.getByRole('button', { name: '登录', exact: true }));
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { name: '等待处理' }));
  });

  it('an official plans a draw', async () => {
    const { page } = await stage.enterAs('jinchang-admin', still);
    await page.goto('/console/draws/new');
    await tabTo(page, page.getByLabel('任务名称'));
    await page.keyboard.type('只用键盘拟定的演练');
    await tabTo(page, page.getByRole('combobox', { name: /抽查事项/ }));
    await page.keyboard.type('食品销售监督检查');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    for (const step of ['分组与比例', '部门与人员', '种子与公开']) {
      await tabTo(page, page.getByRole('button', { name: `下一步：${step}` }));
      await page.keyboard.press('Enter');
    }
    await tabTo(page, page.getByRole('radio', { name: /^见证方公开随机数/ }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await see(page.getByText('演练不是正式抽查'));
    await tabTo(page, page.getByRole('button', { name: '下一步：预览' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: '保存计划' }));
    await page.keyboard.press('Enter');
    await see(heading('只用键盘拟定的演练')(page));
  });

  it('a citizen verifies, opens the numbers and reaches the file chooser', async () => {
    const { page } = await stage.enter(phone);
    const choosing = page.waitForEvent('filechooser');
    const { id } = await stage.site.demoDraw('published');
    await page.goto(`/public/${city.code}/draws/${id}`);
    await tabTo(page, page.getByRole('link', { name: '在本机核验' }));
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { name: /^核验通过/ }));
    const numbers = page.getByText('查看数字').first();
    await tabTo(page, numbers);
    await page.keyboard.press('Enter');
    await see(page.getByRole('term').first());
    await tabTo(page, page.getByLabel('选择本地文件'));
    await page.keyboard.press('Enter');
    expect((await choosing).isMultiple()).toBe(true);
  });
});
