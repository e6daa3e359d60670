import { shanghaiDate } from '@mingcha/kernel';
import { type CellRows, writeXlsx } from '@mingcha/tabular';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { phone, still } from '../../support/browser.ts';
import type { Account } from '../signedIn.ts';
import { setStage } from '../stage.ts';
import { faultsOf, openPage, pick, see, seeGone } from '../steps.ts';
import { act, isIn } from './cases.ts';

const stage = setStage();
const types = '/console/settings/case-types';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function publishDraft(page: Page, type: string): Promise<void> {
  await page.goto(`${types}/${type}?part=draft`);
  await button(page, '发布').click();
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await see(page.getByText('没有草稿'));
}

describe('a case type of the province', () => {
  it('is published by two of its people, adopted by a city, changed, taken anew, and seen as adopted', async () => {
    const { page: writer } = await stage.enterAs('gansu-province', still);
    await writer.goto(types);
    await see(writer.getByText('各市可以采用并再作修改', { exact: false }));
    await button(writer, '新建类型').click();
    const adding = writer.getByRole('dialog', { name: '新建事项类型' });
    await adding.getByLabel('名称').fill('意见建议');
    await adding.getByLabel('编号').fill('suggestions');
    await pick(adding, /^仿照/, '网上留言');
    await button(writer, '新建').click();
    await writer.waitForURL(/part=edit/);
    const { page: head } = await stage.enterAs('gansu-admin', still);
    await publishDraft(head, 'suggestions');
    await see(head.getByText('本省第 1 版', { exact: false }));
    await head.goto(`${types}/suggestions?part=versions`);
    await see(head.getByRole('row').filter({ hasText: '金昌市' }).getByText('没有采用'));
    expect(await faultsOf(head)).toEqual([]);

    const { page: admin } = await stage.enterAs('jinchang-admin', still);
    await admin.goto(types);
    await button(admin, '从省级采用').click();
    const adopting = admin.getByRole('dialog', { name: '从省级采用' });
    await adopting.getByLabel('理由与依据').fill('全省统一');
    await see(adopting.getByText('省级于', { exact: false }));
    expect(await faultsOf(admin)).toEqual([]);
    await adopting.getByRole('button', { name: '采用，存为草稿' }).click();
    await seeGone(adopting);
    await admin.waitForURL(/suggestions\?part=draft/);
    const { page: second } = await stage.enterAs('jinchang-zfb', still);
    await publishDraft(second, 'suggestions');
    await see(second.getByText('本市第 1 版，采用省级第 1 版', { exact: false }));

    await writer.goto(`${types}/suggestions?part=edit`);
    await writer.getByRole('textbox', { name: '名称' }).first().fill('意见和建议');
    await writer.getByLabel('为何修改、依据什么').fill('改名称');
    await button(writer, '保存草稿').click();
    await see(writer.getByText('与现行定义的不同').first());
    await publishDraft(head, 'suggestions');
    await admin.goto(types);
    await see(admin.getByText('省级有新版'));
    await admin.goto(`${types}/suggestions?part=compare`);
    await see(admin.getByText('省级的定义有更新'));
    expect(await faultsOf(admin)).toEqual([]);
    await button(admin, '采用 1 处，存为草稿').click();
    await admin.waitForURL(/part=draft/);
    await publishDraft(second, 'suggestions');
    await see(second.getByRole('heading', { level: 1, name: '意见和建议' }));

    await head.goto(`${types}/suggestions?part=versions`);
    await see(head.getByRole('row').filter({ hasText: '金昌市' }).getByText('第 2 版'));
    const { page: small } = await stage.enterAs('jinchang-admin', phone);
    await small.goto(`${types}/suggestions?part=compare`);
    await see(small.getByText('与省级的相同'));
    expect(await faultsOf(small)).toEqual([]);
  });
});

/** Three people of the tenant who review lists and edit none, with accounts of their own. */
async function reviewersOf(admin: string, prefix: string): Promise<Account[]> {
  const ask = await stage.site.askAs(admin);
  const { body } = await ask<{ items: { id: string; name: string }[] }>('GET', '/v1/roles');
  const { id } = body.items.find(({ name }) => name === '清单审核人员')!;
  const made: Account[] = [];
  for (const name of ['魏合法', '魏完整', '魏准确']) {
    const person = { login: `${prefix}-${made.length + 1}`, name, roles: [id] };
    const { login, password } = (await ask<Required<Account>>('POST', '/v1/people', person)).body;
    made.push({ login, password });
  }
  return made;
}

/** Sends the newest version of a list for review, on the pages; gives where the API has the case. */
async function sendForReview(page: Page, list = 'service-directory'): Promise<string> {
  await openPage(page, `/console/registers/list.${list}/versions`);
  await page.getByRole('link', { name: '提交审核' }).click();
  await page.getByLabel('生效日期').fill(shanghaiDate(new Date()));
  await button(page, '登记').click();
  await isIn(page, '送审');
  await act(page, '提请审核', { submit: '提请审批' });
  return new URL(page.url()).pathname.replace('/console', '/v1');
}

/** Agrees as each of them; who edited or asked cannot. The clock then publishes what they agreed to. */
async function reviewAll(at: string, editor: string, reviewers: readonly Account[]): Promise<void> {
  const approve = `${at}/approvals/review`;
  await expect((await stage.site.askAs(editor))('POST', approve)).rejects.toThrow('403');
  for (const who of reviewers) await (await stage.site.askAs(who))('POST', approve);
  await stage.site.pass(0);
}

describe('a list of the province', () => {
  it('goes out in a new edition after its reviews, of which a city takes two items and refuses another', async () => {
    const { page: above } = await stage.enterAs('gansu-province', still);
    await openPage(above, '/console/registers/list.service-directory?row=000125002001');
    await button(above, '编辑').click();
    await above.getByLabel('设定依据').fill('《烟花爆竹安全管理条例》第十六条、第十九条');
    await button(above, '保存').click();
    await see(button(above, '编辑'));
    const province = await sendForReview(above);
    await reviewAll(province, 'gansu-province', await reviewersOf('gansu-admin', 'gansu-review'));

    const { page } = await stage.enterAs('jinchang-admin', still);
    await openPage(page, '/console/levels');
    await see(page.getByText('待定（5）'));
    await page.getByRole('checkbox', { name: '选择燃气经营许可证核发' }).press('Space');
    await button(page, '不采用 1 项').press('Enter');
    const refusing = page.getByRole('dialog', { name: '不采用' });
    await refusing.getByLabel('理由').fill('本市条例尚在修订');
    expect(await faultsOf(page)).toEqual([]);
    await refusing.getByRole('button', { name: '不采用', exact: true }).click();
    await seeGone(refusing);
    await see(page.getByText('不采用（1）'));
    await page.getByRole('checkbox', { name: '选择网络预约出租汽车经营许可' }).press('Space');
    await button(page, '采用 1 项').press('Enter');
    const taking = page.getByRole('dialog', { name: '采用' });
    await pick(taking, '本市主管部门', '市交通运输局');
    await pick(taking, '认领情况', '已认领');
    await taking.getByRole('button', { name: '采用', exact: true }).click();
    await seeGone(taking);
    await page.getByRole('checkbox', { name: '选择烟花爆竹零售许可' }).press('Space');
    await button(page, '采用 1 项').press('Enter');
    await taking.getByRole('button', { name: '采用', exact: true }).click();
    await seeGone(taking);
    await page.getByRole('link', { name: '与省比较' }).click();
    await page.getByRole('button', { name: /食品（含保健食品）生产许可：改为与省相同/ }).press('Enter');
    await see(page.getByText('有不同（1）'));
    expect(await faultsOf(page)).toEqual([]);
  });

  it('is compared county by county, evened out with one key, and opened by the province', async () => {
    const { page: above } = await stage.enterAs('gansu-province', still);
    await openPage(above, '/console/province/levels');
    await above.getByRole('link', { name: '金昌市：各县区比较' }).press('Enter');
    await see(above.getByText('永昌县：承诺办结时限改为与金川区相同'));
    expect(await faultsOf(above)).toEqual([]);
    const { page } = await stage.enterAs('jinchang-admin', still);
    await openPage(page, '/console/levels?list=service-items');
    const evening = page.getByRole('button', { name: '个体工商户设立登记：改为一致' });
    await evening.press('Enter');
    await seeGone(evening);
    await see(page.getByText('有不同（1）'));
    expect(await faultsOf(page)).toEqual([]);
  });

  it('differs in two elements in a city, which evens them out and publishes after its reviews', async () => {
    const { page: other } = await stage.enterAs('pingliang-admin', still);
    await openPage(other, '/console/levels?view=compare');
    for (const name of ['排污许可', '公共场所卫生许可']) {
      await other.getByRole('button', { name: `${name}：改为与省相同` }).press('Enter');
      await seeGone(other.getByRole('button', { name: `${name}：改为与省相同` }));
    }
    const city = await sendForReview(other);
    const reviewers = await reviewersOf('pingliang-admin', 'pingliang-review');
    const { page: reviewer } = await stage.enterBy(reviewers[0]!, still);
    await openPage(reviewer, city.replace('/v1', '/console'));
    await see(reviewer.getByText('修改 2 项'));
    await see(button(reviewer, '同意'));
    expect(await faultsOf(reviewer)).toEqual([]);
    await reviewAll(city, 'pingliang-admin', reviewers);
    await other.reload();
    await isIn(other, '已公示');

    const { page: head } = await stage.enterAs('gansu-admin', phone);
    await openPage(head, '/console/province/levels?tenant=620800');
    await see(head.getByText('同一率').first());
    await see(head.getByText('燃气经营许可证核发'));
    for (const name of ['排污许可', '公共场所卫生许可']) expect(await head.getByText(name).count()).toBe(0);
    expect(await faultsOf(head)).toEqual([]);
    await head.getByRole('link', { name: '不采用的说明' }).click();
    await see(head.getByText('本市条例尚在修订'));
    expect(await faultsOf(head)).toEqual([]);
    await openPage(head, '/console/province/inspections');
    await see(head.getByRole('heading', { level: 2, name: '各市计划完成率' }));
    expect(await faultsOf(head)).toEqual([]);
  });
});

describe('a list of a sort that nobody has shipped', () => {
  const rows = 2_000;
  const trees: CellRows = Array.from({ length: rows }, (_, n) => [
    `GS-${String(n + 1).padStart(5, '0')}`,
    `古树${n + 1}`,
    n % 3 === 0 ? '一级' : '二级',
    '',
  ]);

  const elements = [
    ['id', '编号', '编码'],
    ['name', '名称', '文字'],
    ['grade', '保护等级', '单选'],
    ['remark', '备注', '文字'],
  ] as const;

  it('is defined on the page, which says at its element what is wrong with it', async () => {
    const { page, expectStatus } = await stage.enterAs('jinchang-admin', still);
    expectStatus(422);
    await openPage(page, '/console/registers/list-kinds');
    await button(page, '新增').click();
    const adding = page.getByRole('dialog', { name: '新增清单' });
    for (const [label, text] of [
      ['编号', 'old-trees'],
      ['清单名称', '古树名木保护名录'],
      ['一行称为', '古树名木'],
      ['量词', '株'],
      ['公开说明', '名录中的树木不得移植、砍伐。'],
    ] as const)
      await adding.getByRole('textbox', { name: new RegExp(`^${label}`) }).fill(text);
    await adding.getByRole('radiogroup', { name: '经审核公示' }).getByRole('radio', { name: '是' }).check();
    for (const [n, [field, title, type]] of elements.entries()) {
      await adding.getByRole('button', { name: '添加要素' }).click();
      const one = adding.getByRole('group', { name: new RegExp(`^要素 ${n + 1} `) });
      await one.getByRole('textbox', { name: /^字段名/ }).fill(field);
      await one.getByRole('textbox', { name: /^要素名称/ }).fill(title);
      await pick(one, /^类型/, type);
      for (const [what, of] of Object.entries({ 必填: 3, 可检索: 2, 可筛选: 3, 列表显示: 3, 公开: 3 }))
        if (n < of && !(what === '可筛选' && n < 2))
          await one.getByRole('radiogroup', { name: what }).getByRole('radio', { name: '是' }).check();
    }
    await button(page, '新增').last().click();
    const third = adding.getByRole('group', { name: /^要素 3 / });
    await see(third.getByText('请列出可选的内容'));
    const choices = third.getByRole('combobox', { name: /^可选内容/ });
    await choices.pressSequentially('一级、二级、');
    expect(await faultsOf(page)).toEqual([]);
    await button(page, '新增').last().click();
    await seeGone(adding);
    await openPage(page, '/console/registers/list-kinds/versions');
    await button(page, '公示').click();
    await page.getByRole('tooltip').getByRole('button', { name: '公示', exact: true }).click();
    await see(page.getByText('已公示', { exact: true }));
  });

  it('is filled from a sheet of 2,000 rows, reviewed by three, and open to everybody', async () => {
    const { page } = await stage.enterAs('jinchang-admin', still);
    await openPage(page, '/console/lists?q=古树');
    await page.getByRole('link', { name: '古树名木保护名录' }).click();
    await button(page, '导入').first().click();
    const importing = page.getByRole('dialog', { name: '导入古树名木保护名录' });
    const columns = elements.map(([, header]) => ({ header }));
    const sheet = async (all: CellRows) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of writeXlsx([{ name: '名录', columns, rows: all }])) chunks.push(chunk);
      return { name: '古树.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.concat(chunks) };
    };
    await importing.getByLabel(/选择文件/).setInputFiles(await sheet([['GS-1', '古槐', '特级', '']]));
    await importing.getByRole('button', { name: '核对文件' }).click();
    const faults = importing.getByRole('region', { name: '错误清单' }).getByRole('row');
    await see(
      faults.filter({ hasText: '第 2 行' }).filter({ hasText: '保护等级' }).filter({ hasText: '特级' }),
    );
    await importing.getByRole('button', { name: '返回修改' }).click();
    await importing.getByLabel(/选择文件/).setInputFiles(await sheet(trees));
    await importing.getByRole('button', { name: '核对文件' }).click();
    await importing.getByRole('button', { name: '确认导入' }).click();
    await see(importing.getByText('导入完成，名录已生成新版本'));
    await importing.getByRole('button', { name: '完成' }).click();
    await see(page.getByText('共 2,000 株'));

    const at = await sendForReview(page, 'old-trees');
    await reviewAll(at, 'jinchang-admin', await reviewersOf('jinchang-admin', 'jinchang-review'));
    const { page: citizen } = await stage.enter(phone);
    await citizen.goto('/public/620300/lists/old-trees');
    await citizen.getByLabel('内容包含').fill('古树1999');
    await citizen.keyboard.press('Enter');
    await see(citizen.getByText('符合条件的 1 条', { exact: false }));
    await see(citizen.getByRole('heading', { name: '古树1999', exact: true }));
    await see(citizen.getByText('名录中的树木不得移植、砍伐。'));
    // What is read only once it is opened was a head without words on paper.
    await see(citizen.getByText('最近改了什么'));
    await citizen.emulateMedia({ media: 'print' });
    await seeGone(citizen.getByText('最近改了什么'));
  });

  it('is searched, kept as a view, and set in bulk, on this page and for what rules found', async () => {
    const { page } = await stage.enterAs('jinchang-admin', still);
    await openPage(page, '/console/registers/list.old-trees?q=古树19');
    await see(page.getByText('共 111 株'));
    await button(page, '视图').click();
    await page.getByLabel('视图名称').fill('十九开头');
    await page.getByLabel('视图名称').press('Enter');
    const views = page.getByRole('button', { name: /视图/ });
    // Who uses the keyboard goes on from where the views were opened.
    await expect.poll(() => views.first().evaluate((one) => one === document.activeElement)).toBe(true);
    await openPage(page, '/console/registers/list.old-trees');
    await see(page.getByText('共 2,000 株'));
    await views.click();
    await button(page, '十九开头').press('Enter');
    await see(page.getByText('共 111 株'));
    await page.getByRole('checkbox', { name: '全选' }).press('Space');
    await button(page, '选择查到的全部 111 株').press('Enter');
    await button(page, '批量修改 111 株').press('Enter');
    const setting = page.getByRole('dialog', { name: '批量修改' });
    await pick(setting, '要素', '备注');
    await setting.getByLabel('备注').fill('2026 年复查');
    expect(await faultsOf(page)).toEqual([]);
    await setting.getByRole('button', { name: '修改', exact: true }).press('Enter');
    await see(page.getByText('已修改 111 条，写入草稿'));
    const { body } = await stage.site.ask('GET', '/v1/lists/old-trees/rows/GS-00019');
    expect(body).toMatchObject({ remark: '2026 年复查' });

    await openPage(page, '/console/registers/list.old-trees/versions');
    const second = page.getByRole('checkbox', { name: '第 2 版' });
    await second.press('Space');
    await see(page.getByText('第 1 版 → 第 2 版'));
    await see(page.getByText(/修改 111/));
    // It lost the focus: what was loading above hid it.
    expect(await second.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await faultsOf(page)).toEqual([]);

    await openPage(page, '/console/lists/findings?list=service-items&rule=visits-explained');
    await page.getByRole('checkbox', { name: '全选' }).press('Space');
    await button(page, '批量修改 1 处').press('Enter');
    await setting.getByLabel(/现场/).fill('须现场核对设备铭牌');
    await setting.getByRole('button', { name: '修改', exact: true }).press('Enter');
    await seeGone(setting);
    await see(page.getByText(/没有发现问题|没有符合条件的问题/));
  });
});
