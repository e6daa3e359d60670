import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { still, type Visitor } from '../../support/browser.ts';
import { setStage } from '../stage.ts';
import { openPage, pick, see, seeGone } from '../steps.ts';

const stage = setStage();
let official: Visitor;
let page: Page;

beforeEach(async () => {
  official = await stage.enterAs('jinchang-admin', still);
  page = official.page;
});

const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const region = (name: string) => page.getByRole('region', { name });

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
    await openPage(page, '/console/');
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
    await openPage(page, '/console/registers/objects');
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
    await openPage(page, '/console/registers/objects');
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

    await importing.getByRole('link', { name: /恢复到之前的版本/ }).click();
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
    await openPage(page, `/console/registers/objects?job=${job.id}`);
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
    await openPage(page, `/console/registers/inspectors?job=${body.items[0]!.id}`);
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
    await openPage(page, '/console/registers/objects');
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

    await openPage(page, `/console/registers/objects?q=${id}`);
    await page.getByRole('button', { name }).click();
    const drawer = dialog('检查对象详情');
    await drawer.getByRole('button', { name: '编辑' }).click();
    await drawer.getByLabel('住所').fill('金昌市金川区试验路 77 号');
    await drawer.getByLabel('修改原因').fill('住所变更登记');
    await drawer.getByRole('button', { name: '保存' }).click();
    await see(drawer.getByText('金昌市金川区试验路 77 号'));
    await drawer.getByRole('tab', { name: '变更历史' }).click();
    await see(drawer.getByRole('insertion').filter({ hasText: '试验路 77 号' }));

    await openPage(page, '/console/registers/objects/versions');
    await page.getByRole('checkbox').first().check();
    await see(page.getByRole('cell', { name: '住所变更登记' }));
    const change = page.getByRole('listitem').filter({ hasText: id });
    await see(change.getByText('修改', { exact: true }));
    await see(change.getByRole('insertion').filter({ hasText: '金昌市金川区试验路 77 号' }));
    await see(page.getByText('新增 0，修改 1，移除 0'));
  });
});
