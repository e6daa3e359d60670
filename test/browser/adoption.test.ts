import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { phone, still } from '../support/browser.ts';
import { setStage } from './stage.ts';
import { faultsOf, openPage, pick, see, seeGone } from './steps.ts';

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

describe('a list of the province', () => {
  it('comes in a new edition, of which a city takes one item, refuses another with a reason, and evens one out', async () => {
    const { page } = await stage.enterAs('jinchang-admin', still);
    await openPage(page, '/console/levels');
    await see(page.getByText('待定（4）'));
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
    await page.getByRole('link', { name: '与省比较' }).click();
    await page.getByRole('button', { name: /食品（含保健食品）生产许可：改为与省相同/ }).press('Enter');
    await see(page.getByText('有不同（1）'));
    expect(await faultsOf(page)).toEqual([]);

    const { page: above } = await stage.enterAs('gansu-admin', phone);
    await openPage(above, '/console/province/levels');
    await see(above.getByText('同一率').first());
    expect(await faultsOf(above)).toEqual([]);
    await above.getByRole('link', { name: '不采用的说明' }).click();
    await see(above.getByText('本市条例尚在修订'));
    expect(await faultsOf(above)).toEqual([]);
  });
});
