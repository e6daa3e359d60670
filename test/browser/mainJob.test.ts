import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { phone, type Visitor } from '../support/browser.ts';
import { city } from './site.ts';
import { setStage } from './stage.ts';
import { pick, see, seeGone, signIn } from './steps.ts';

const stage = setStage();
let official: Visitor;
let page: Page;

beforeEach(async () => {
  official = await stage.enter();
  page = official.page;
  await signIn(page);
});

const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const region = (name: string) => page.getByRole('region', { name });
const state = (name: string) => page.getByRole('main').getByText(name, { exact: true });

describe('an administrator and the rosters', () => {
  const header = '统一社会信用代码,名称,主体类型,区划,监管标签,上次检查日期';
  const good = [
    '91620302MATEK0001Y,金昌金川区试验甲食品有限公司,企业,620302,食品经营,2025-03-01',
    '92620321MATEK0002F,永昌县试验乙餐饮店,个体工商户,620321,餐饮服务,',
  ];
  const bad = '91620302MATEK00035,金昌金川区试验丙超市,公司,620302,食品经营,2025-13-01';
  const file = (...rows: string[]) => ({
    name: '名录更新.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${[header, ...rows].join('\r\n')}\r\n`),
  });

  it('looks at a file with a bad row: is shown row and column, mends it, confirms, and has it in', async () => {
    await page.getByRole('link', { name: '检查对象名录库' }).first().click();
    await button('导入').click();
    const importing = dialog('导入检查对象名录库');
    await importing.getByLabel(/选择文件/).setInputFiles(file(good[0]!, bad, good[1]!));
    await importing.getByLabel('导入原因').fill('浏览器测试');
    await importing.getByRole('button', { name: '核对文件' }).click();
    await see(importing.getByText('核对完成，还没有写入。'));
    expect(await importing.getByRole('button', { name: '确认导入' }).isDisabled()).toBe(true);
    const faults = importing.getByRole('region', { name: '错误清单' }).getByRole('row');
    const third = faults.filter({ has: page.getByRole('cell', { name: '第 3 行' }) });
    await see(third.filter({ hasText: '主体类型' }).filter({ hasText: '公司' }));
    await see(third.filter({ hasText: '上次检查日期' }).filter({ hasText: '2025-13-01' }));
    expect(await faults.filter({ hasText: /第 [24] 行/ }).count()).toBe(0);

    await importing.getByRole('button', { name: '返回修改' }).click();
    const mended = bad.replace('公司', '企业').replace('2025-13-01', '2025-12-01');
    await importing.getByLabel(/选择文件/).setInputFiles(file(good[0]!, mended, good[1]!));
    await importing.getByRole('button', { name: '核对文件' }).click();
    await importing.getByRole('button', { name: '确认导入' }).click();
    await see(importing.getByText('导入完成，名录已生成新版本'));
    await see(importing.getByRole('definition').filter({ hasText: /^3$/ }));
    await importing.getByRole('button', { name: '完成' }).click();
    await page.getByRole('searchbox').fill('试验丙超市');
    await see(page.getByText('共 1 户'));
    await see(page.getByRole('cell', { name: '金昌金川区试验丙超市' }));
  });

  it('presses twice and imports once: the second import said that the file changed nothing', async () => {
    await page.goto('/console/registers/objects');
    await button('导入').click();
    const importing = dialog('导入检查对象名录库');
    const row = '91620302MATEK00048,金昌金川区试验丁超市有限公司,企业,620302,食品经营,2025-03-01';
    await importing.getByLabel(/选择文件/).setInputFiles(file(row));
    await importing.getByLabel('导入原因').fill('按了两下');
    await importing.getByRole('button', { name: '核对文件' }).dblclick();
    await importing.getByRole('button', { name: '确认导入' }).dblclick();
    await see(importing.getByText('导入完成，名录已生成新版本'));
    const { body } = await stage.site.ask<{ items: { reason?: string; dryRun?: boolean }[] }>(
      'GET',
      '/v1/jobs?limit=20',
    );
    const jobs = body.items.filter(({ reason }) => reason === '按了两下');
    expect(jobs.map(({ dryRun = false }) => dryRun).sort()).toEqual([false, true]);
  });

  it('looks, finds the list changed by others, looks again, confirms, and takes it back with a reason', async () => {
    official.expectStatus(409);
    await page.goto('/console/registers/objects');
    await button('导入').click();
    const importing = dialog('导入检查对象名录库');
    const id = '91620302MATEK00048';
    const rows = `${id},金昌金川区改名超市,企业,金川区,食品经营,2025-03-01\nZB-0001,金昌金川区自编商店,企业,金川区,,`;
    const titled = `检查对象名录,,,,,\n填报单位：市局,,,,,\n${header}\n${rows}`;
    await importing
      .getByLabel(/选择文件/)
      .setInputFiles({ name: '带标题.csv', mimeType: 'text/csv', buffer: Buffer.from(titled) });
    await importing.getByRole('button', { name: '核对文件' }).click();
    await see(importing.getByText('以文件第 3 行为列标题，其上 2 行未读取。'));
    const warnings = importing.getByRole('region', { name: '提醒清单' });
    await see(warnings.getByRole('row').filter({ hasText: '第 5 行' }).filter({ hasText: '自编码' }));
    const example = importing.getByRole('listitem').filter({ hasText: id });
    await see(example.getByRole('deletion').filter({ hasText: '试验丁超市' }));
    await see(example.getByRole('insertion').filter({ hasText: '改名超市' }));

    const path = `/v1/rosters/objects/${id}`;
    const { etag } = await stage.site.ask('GET', path);
    await stage.site.ask('PATCH', path, { scope: '零售' }, etag);
    await importing.getByRole('button', { name: '确认导入' }).click();
    await see(importing.getByRole('alert').filter({ hasText: '名录在您核对之后又有改动' }));
    await importing.getByRole('button', { name: '确认导入' }).click();
    await see(importing.getByText('导入完成，名录已生成新版本'));

    await importing.getByRole('button', { name: /恢复到之前的版本/ }).click();
    const before = page.getByRole('row').nth(2);
    await before.getByRole('button', { name: '恢复' }).click();
    const restoring = page.getByRole('dialog', { name: /^恢复到第/ });
    await restoring.getByLabel('恢复原因').fill('改名有误');
    await restoring.getByRole('button', { name: '先看看会改什么' }).click();
    await see(restoring.getByText('核对完成，还没有写入。'));
    await restoring.getByRole('button', { name: '确认恢复' }).click();
    await see(restoring.getByText('恢复完成，名录已生成新版本'));
    const back = await stage.site.ask<{ name: string; scope: string }>('GET', path);
    expect(back.body).toMatchObject({ name: '金昌金川区试验丁超市有限公司', scope: '零售' });
    await restoring.getByRole('button', { name: '完成' }).click();
    await see(page.getByRole('row').nth(1).filter({ hasText: '改名有误' }).filter({ hasText: '恢复' }));
  });

  it('reads large numbers at a zoom of 200 %: they broke within', async () => {
    const { body } = await stage.site.ask<{ items: { id: string; state: string }[] }>(
      'GET',
      '/v1/jobs?limit=20',
    );
    const job = body.items.find(({ state }) => state === 'done')!;
    await page.setViewportSize({ width: 720, height: 450 });
    await page.goto(`/console/registers/objects?job=${job.id}`);
    const figure = dialog('导入检查对象名录库').getByRole('definition').first();
    const heightOf = (text: string) =>
      figure.evaluate((element: HTMLElement, shown) => {
        element.textContent = shown;
        return element.scrollWidth > element.clientWidth ? Number.NaN : element.offsetHeight;
      }, text);
    expect(await heightOf('200,000')).toBe(await heightOf('3'));
  });

  it('is told why an import in the background failed: it said 0 处错误', async () => {
    const lost = 'file=imports%2F01J00000000000000000000000';
    await stage.site.ask('POST', `/v1/rosters/inspectors:import?${lost}`);
    const { body } = await stage.site.ask<{ items: { id: string }[] }>('GET', '/v1/jobs?limit=1');
    await page.goto(`/console/registers/inspectors?job=${body.items[0]!.id}`);
    const importing = dialog('导入执法检查人员名录库');
    await see(importing.getByText('没有找到要导入的文件'));
    expect(await importing.getByRole('button', { name: '下载完整清单' }).count()).toBe(0);
    await importing.getByRole('button', { name: '重新选择文件' }).click();
    await see(importing.getByLabel(/选择文件/));
    await importing.getByRole('button', { name: 'Close' }).or(importing.getByLabel('关闭')).first().click();
    await seeGone(importing);
    expect(new URL(page.url()).search).toBe('');
  });

  it('searches and filters, edits a row, and sees what changed between the versions', async () => {
    const { body } = await stage.site.ask<{ items: { name: string; id: string }[] }>(
      'GET',
      '/v1/rosters/objects?limit=1&sort=-id',
    );
    const { name, id } = body.items[0]!;
    await page.goto('/console/registers/objects');
    await page.getByRole('searchbox').fill(id);
    await see(page.getByText('共 1 户'));
    await page.getByRole('searchbox').fill('');
    await see(page.getByText(/共 4\d\d 户/));
    await button('筛选').click();
    await pick(page, '状态', '停业');
    await see(page.getByRole('list', { name: '筛选条件' }).getByRole('button', { name: '状态：停业' }));
    const rows = region('检查对象名录库')
      .getByRole('row')
      .filter({ has: page.getByRole('cell') });
    await seeGone(rows.filter({ hasText: '在营' }).first());
    expect(await rows.count()).toBeGreaterThan(0);
    expect(await rows.filter({ hasText: '停业' }).count()).toBe(await rows.count());

    await page.goto(`/console/registers/objects?q=${id}`);
    await page.getByRole('button', { name }).click();
    const drawer = dialog('检查对象详情');
    await drawer.getByRole('button', { name: '编辑' }).click();
    await drawer.getByLabel('住所').fill('金昌市金川区试验路 77 号');
    await drawer.getByLabel('修改原因').fill('住所变更登记');
    await drawer.getByRole('button', { name: '保存' }).click();
    await see(drawer.getByText('金昌市金川区试验路 77 号'));
    await drawer.getByRole('tab', { name: '变更历史' }).click();
    await see(drawer.getByRole('insertion').filter({ hasText: '试验路 77 号' }));

    await page.goto('/console/registers/objects/versions');
    await page.getByRole('checkbox').first().check();
    await see(page.getByRole('cell', { name: '住所变更登记' }));
    const change = page.getByRole('listitem').filter({ hasText: id });
    await see(change.getByText('修改', { exact: true }));
    await see(change.getByRole('insertion').filter({ hasText: '金昌市金川区试验路 77 号' }));
    await see(page.getByText('新增 0，修改 1，移除 0'));
  });
});

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

describe('an administrator and a draw', () => {
  it('plans it, lets witnesses seal and reveal, draws, substitutes, prints and publishes', async () => {
    const title = '浏览器测试：食品经营单位抽查';
    await compose(title);
    await see(page.getByRole('heading', { name: title, level: 1 }));
    await see(state('待承诺'));

    const parties = [];
    for (const name of ['市纪委监委', '企业代表']) {
      const link = await page
        .getByRole('listitem')
        .filter({ hasText: name })
        .locator('code')
        .getAttribute('title');
      parties.push(await sealAs(link!));
    }
    await commit();
    for (const party of parties) await reveal(party);
    await execute();
    await see(state('已抽取'));

    const result = region('抽取结果').last();
    const first = result.getByRole('row').nth(1);
    await see(first.getByText('（组长）'));
    await first.getByRole('button', { name: /^递补/ }).click();
    await pick(dialog('递补'), /原因/, '已注销');
    await dialog('递补').getByRole('button', { name: '确认递补' }).click();
    await see(first.getByText('已由候补递补'));
    await see(result.getByText('候补递补'));
    await see(region('递补记录').getByRole('cell', { name: '已注销' }));

    await button('打印结果表').click();
    await see(page.getByRole('heading', { name: '金昌市双随机抽查结果表' }));
    await page.emulateMedia({ media: 'print' });
    await seeGone(page.getByRole('navigation', { name: '主导航' }));
    await see(page.getByRole('cell', { name: '候补递补' }));
    await see(page.getByText('见证（监督）人：'));
    await page.emulateMedia({ media: 'screen' });
    await page.goBack();

    await button('公示结果').click();
    await dialog('公示这次抽查的结果？').getByRole('button', { name: '公示' }).click();
    await see(state('已公示'));
    const citizen = await stage.enter(phone);
    await citizen.page.goto(page.url().replace('/console', `/public/${city.code}`));
    await see(citizen.page.getByRole('heading', { name: title, level: 1 }));
    await see(citizen.page.getByText('已公示'));
    await see(citizen.page.getByText(/原因：已注销/));
  });

  it('rehearses: the plan that waits is changed, drawn, and voided with a reason', async () => {
    const { id, title } = await stage.site.demoDraw('planned');
    await page.getByRole('link', { name: title }).first().click();
    await button('修改计划').click();
    await page.getByLabel('任务名称').fill('演练改名后的抽查');
    await button(/5.*预览/).click();
    await button('保存计划').click();
    await see(page.getByRole('heading', { name: '演练改名后的抽查', level: 1 }));
    await see(page.getByText('内部演练 · 不可公开验证'));
    await commit();
    await execute();
    await see(state('已抽取'));
    await button('更多操作').click();
    await page.getByRole('menuitem', { name: '作废…' }).click();
    await dialog(/^作废/)
      .getByLabel(/作废原因/)
      .fill('演练结束，结果不作为检查依据');
    await button('作废并公开原因').click();
    await see(state('已作废'));
    await see(page.getByText('演练结束，结果不作为检查依据'));
    expect((await stage.site.ask<{ state: string }>('GET', `/v1/draws/${id}`)).body.state).toBe('voided');
  });

  /** Goes through the five steps. Ends on the page of the draw that was saved. */
  async function compose(title: string): Promise<void> {
    await button('新建抽查').first().click();
    await page.getByLabel('任务名称').fill(title);
    await pick(page, /抽查事项/, '食品销售监督检查');
    await button('下一步：分组与比例').click();
    await page.getByRole('radio', { name: /^不分组/ }).check();
    const preview = page.getByRole('complementary', { name: '实时预览' });
    const reserve = page.getByRole('spinbutton', { name: /候补数量/ });
    await reserve.fill('900');
    await see(preview.getByRole('list', { name: '提醒' }).getByText('不足 900 个候补'));
    await reserve.fill('3');
    await seeGone(preview.getByText('不足 900 个候补'));
    await button('下一步：部门与人员').click();
    await see(page.getByText('牵头', { exact: true }));
    await button('下一步：种子与公开').click();
    await page.getByRole('radio', { name: /^见证方公开随机数/ }).check();
    await page.getByLabel('见证方 1 名称').fill('市纪委监委');
    await button('下一步：预览').click();
    await see(page.getByText('填写每个见证方的名称'));
    expect(await button('保存计划').isDisabled()).toBe(true);
    await button(/种子与公开.*未完成/).click();
    await page.getByLabel('见证方 2 名称').fill('企业代表');
    await page.getByRole('radio', { name: /^公开全部名单/ }).check();
    await button('下一步：预览').click();
    await see(page.getByRole('table', { name: '各分组的范围与抽取数' }));
    await button('保存计划').click();
  }

  async function sealAs(link: string): Promise<Page> {
    const { page: own } = await stage.enter(phone);
    await own.goto(link);
    await own.getByRole('button', { name: '生成我的随机数' }).click();
    const saved = own.waitForEvent('download');
    await own.getByRole('button', { name: '下载随机数文件' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^见证随机数-.*\.txt$/);
    await own.getByRole('button', { name: '提交密封承诺' }).click();
    await see(own.getByRole('heading', { name: '密封承诺已提交' }));
    return own;
  }

  async function commit(): Promise<void> {
    await button('提交承诺').click();
    const last = dialog('提交承诺');
    await last.getByRole('checkbox', { name: '我已核对范围、数量与提醒' }).check();
    await last.getByRole('button', { name: '冻结并公布承诺' }).click();
    await see(state('已承诺'));
  }

  async function execute(): Promise<void> {
    await button('执行抽取').click();
    const question = dialog('现在执行抽取？');
    await see(question.getByText('执行后不能撤销，也不能重抽'));
    await see(state('已承诺'));
    await question.getByRole('button', { name: '执行抽取' }).click();
  }

  async function reveal(own: Page): Promise<void> {
    await own.reload();
    await see(own.getByText('已在本机核对：公布的承诺与计划一致'));
    await own.getByRole('button', { name: '公开我的随机数' }).click();
    await see(own.getByRole('heading', { name: '您的随机数已公开' }));
  }
});
