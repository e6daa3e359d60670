import { readFile } from 'node:fs/promises';
import { addDays, shanghaiDate } from '@mingcha/kernel';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { still } from '../../support/browser.ts';
import { city } from '../site.ts';
import { setStage } from '../stage.ts';
import { faultsOf, openPage, pick, see, seeGone, tabTo } from '../steps.ts';

const stage = setStage();

const enter = async (login: string): Promise<Page> => (await stage.enterAs(login, still)).page;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const types = '/console/settings/case-types';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Opened = { id: string; number: string };

const openMessage = async (text: string): Promise<Opened> => {
  const values = { kind: '咨询', text };
  return (await stage.site.ask<Opened>('POST', '/v1/cases/messages', { values })).body;
};

describe('several cases at once', () => {
  it('are assigned with one form; what others were faster with says why, and the rest is done once', async () => {
    const opened = await Promise.all(['甲路停水', '乙路停水', '丙路停水'].map(openMessage));
    const visitor = await stage.enterAs('jinchang-admin', still);
    const { page } = visitor;
    await openPage(page, '/console/cases/messages?state=received');
    for (const { number } of opened)
      await page.getByRole('checkbox', { name: new RegExp(`^选择${number} `) }).check();
    await button(page, '批量办理').click();
    const drawer = page.getByRole('dialog', { name: '批量办理（3 件）' });
    await drawer.getByRole('radio', { name: '分办' }).check();
    await pick(drawer, /^承办单位/, '市应急管理局');
    const values = { reply: '已恢复供水。' };
    await stage.site.ask('POST', `/v1/cases/messages/${opened[0]!.id}/actions/answer`, { values }, '"1"');
    visitor.expectStatus(409);
    await button(page, '分办 3 件').click();
    await see(drawer.getByText('已办理 2 件，没有办理 1 件，共 3 件'));
    await see(drawer.getByRole('listitem').filter({ hasText: '甲路停水' }).getByText('没有办理'));
    await button(page, '再试没有办理的 1 件').click();
    await see(drawer.getByText('已办理 2 件，没有办理 1 件，共 3 件'));
    await button(page, '完成').click();
    await seeGone(drawer);
    for (const { id } of opened.slice(1)) {
      const { body } = await stage.site.ask<{ items: unknown[] }>('GET', `/v1/cases/messages/${id}/events`);
      expect(body.items).toHaveLength(2);
    }
  });

  it('are chosen in the inbox by keyboard alone, one kind at a time', async () => {
    await Promise.all(['丁路积水', '戊路积水'].map(openMessage));
    const page = await enter('jinchang-admin');
    await openPage(page, '/console/inbox');
    await see(page.getByRole('link', { name: /待办.*\d+ 件事项等您办理/ }));
    await tabTo(page, page.getByRole('radio', { name: /^全部/ }));
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/kind=case/);
    expect(await page.getByRole('link', { name: /条举措没有报送进展|待审核/ }).count()).toBe(0);
    await tabTo(page, page.locator('.tasks .task').first());
    for (const text of ['丁路积水', '戊路积水']) {
      const line = page.getByRole('link', { name: new RegExp(text) });
      for (let press = 0; press < 60; press++) {
        if (await line.evaluate((element) => element === document.activeElement)) break;
        await page.keyboard.press('j');
      }
      await page.keyboard.press('x');
      await page.keyboard.press('Home');
    }
    await tabTo(page, button(page, '批量办理'));
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: '批量办理（2 件）' });
    await see(drawer.getByRole('radio', { name: '不予答复' }));
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe('a stand-in', () => {
  it('is named by the head of a department by keyboard alone, approves for them, and the history names both', async () => {
    const nameOf = (login: string) => city.people.find((one) => one.login === login)!.name;
    const [head, other] = [nameOf('jinchang-head'), nameOf('jinchang-inspector')];
    const page = await enter('jinchang-head');
    await openPage(page, '/console/settings/account');
    await tabTo(page, page.getByRole('combobox', { name: /^代办人/ }));
    await page.keyboard.type(other);
    await page.getByRole('option', { name: other }).waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('止（当天仍有效）'));
    await page.getByLabel('止（当天仍有效）').fill(addDays(shanghaiDate(new Date()), 7));
    await tabTo(page, button(page, '指定代办人'));
    await page.keyboard.press('Enter');
    await see(button(page, '取消代办'));
    expect(await faultsOf(page)).toEqual([]);

    const standIn = await enter('jinchang-inspector');
    await openPage(standIn, '/console/inbox');
    await standIn
      .getByRole('link', { name: /康宁大药房/ })
      .filter({ hasText: `审批：作出决定（代${head}）` })
      .click();
    await button(standIn, '同意').click();
    await see(standIn.getByText(`${other}（代${head}）`));
    await openPage(standIn, '/console/settings/account');
    await see(standIn.getByText(`今天您代${head}办理`));
  });
});

describe('another case', () => {
  it('is found by what it is about, on the server', async () => {
    const about = '井盖丢失一处';
    const values = { kind: 'noise', urgency: '一般', text: about };
    const path = '/v1/cases/hotline-orders';
    const other = (await stage.site.ask<Opened>('POST', path, { values })).body;
    const mine = { ...values, text: '同一处井盖丢失' };
    const { id } = (await stage.site.ask<Opened>('POST', path, { values: mine })).body;
    const page = await enter('jinchang-admin');
    await openPage(page, `/console/cases/hotline-orders/${id}`);
    await page.getByRole('button', { name: '合并', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: '合并' });
    await pick(drawer, /^合并到/, about);
    await see(drawer.locator('.ant-select').getByText(`${other.number} ${about}`).last());
  });
});

describe('the definition of a case type', () => {
  it('is changed in a form, compared, and published by a second person', async () => {
    const [writer, publisher] = [await enter('jinchang-admin'), await enter('jinchang-zfb')];
    await openPage(writer, types);
    await writer.getByRole('searchbox', { name: '搜索事项类型' }).fill('留言');
    await writer.getByRole('cell').getByRole('link', { name: '网上留言' }).click();
    await see(writer.locator('svg.state-chart').getByText('待分办'));
    await writer.getByRole('link', { name: '修改', exact: true }).click();
    await button(writer, '增加字段').click();
    await writer.getByLabel('字段名称').last().fill('所在街道');
    await pick(writer, '“所在街道”填写什么', '选项');
    expect(await button(writer, '保存草稿').isDisabled()).toBe(true);
    await writer.getByLabel('为何修改、依据什么').fill('按街道统计留言');
    await button(writer, '保存草稿').click();
    await see(writer.getByText('草稿由您修改，须由另一位有“发布事项流程”权限的人员发布。'));
    await see(writer.getByRole('cell', { name: '字段“所在街道”' }));
    expect(await button(writer, '发布').count()).toBe(0);

    await openPage(publisher, `${types}/messages?part=draft`);
    await button(publisher, '发布').click();
    await publisher.getByRole('dialog').getByRole('button', { name: '发布' }).click();
    await see(publisher.getByText(/本市第 1 版/));
    await openPage(publisher, '/console/cases/messages/new');
    await see(publisher.getByLabel('所在街道'));
    await openPage(publisher, `${types}/messages?part=compare`);
    await see(publisher.getByRole('cell', { name: '字段“所在街道”' }));

    await openPage(writer, `${types}/consultations`);
    const downloading = writer.waitForEvent('download');
    await button(writer, '下载模板：征求意见公告').click();
    const own = await (await downloading).path();
    const chooser = writer.getByLabel('本市模板文件：征求意见公告');
    await chooser.setInputFiles({ name: '公告.docx', mimeType: wordType, buffer: await readFile(own) });
    await see(writer.getByText('现行：系统模板，PDF 和 Word；草稿：换用新的本市模板'));
    await openPage(publisher, `${types}/consultations?part=draft`);
    await button(publisher, '发布').click();
    await publisher.getByRole('dialog').getByRole('button', { name: '发布' }).click();
    await see(publisher.getByText('没有草稿'));
    await publisher.getByRole('link', { name: '现行流程' }).click();
    await see(publisher.getByText('现行：本市模板，只有 Word'));
    expect(await faultsOf(publisher)).toEqual([]);
  });

  it('that has no way to its end says so at its place, on the chart, and is not published', async () => {
    const visitor = await stage.enterAs('jinchang-admin', still);
    const { page: writer } = visitor;
    await openPage(writer, `${types}/access-requests?part=edit`);
    await writer.getByText('全文', { exact: true }).click();
    const text = writer.getByRole('textbox', { name: '定义全文' });
    const whole = await text.inputValue();
    await text.fill(whole.replace('"format": 1,', '"format": 1'));
    await see(writer.getByRole('button', { name: '第 3 行' }));
    await text.fill(whole.replace('"to": "handling"', '"to": "handlin"'));
    await writer.getByLabel('为何修改、依据什么').fill('补正只等申请人');
    visitor.expectStatus(422);
    await button(writer, '保存草稿').click();
    const line = whole.slice(0, whole.indexOf('"to": "handling"')).split('\n').length;
    await writer.getByRole('button', { name: `第 ${line} 行` }).click();
    expect(
      await text.evaluate((area: HTMLTextAreaElement) =>
        area.value.slice(area.selectionStart, area.selectionEnd),
      ),
    ).toContain('handlin');

    const changed = JSON.parse(whole);
    delete changed.states.abandoned;
    delete changed.actions.abandon;
    delete changed.clocks.correction;
    changed.states.correcting.noClock = '等申请人';
    changed.actions.correct.by = ['applicant'];
    await text.fill(JSON.stringify(changed, null, 2));
    await button(writer, '保存草稿').click();
    await writer.getByRole('button', { name: '在图上标出' }).first().click();
    await see(writer.locator('.state-box.marked').getByText('待补正'));
    const publisher = await enter('jinchang-zfb');
    await openPage(publisher, `${types}/access-requests?part=draft`);
    await see(publisher.getByText(/从“待补正”.*办结/));
    await see(publisher.getByText('经过：提出（已登记） → 要求补正（待补正）'));
    expect(await button(publisher, '发布').isDisabled()).toBe(true);
    await button(publisher, '删除草稿').click();
    await publisher.getByRole('dialog').getByRole('button', { name: '删除草稿' }).click();
    await see(publisher.getByText('没有草稿', { exact: true }));
  });

  it('keeps what is typed where somebody else saved, and goes on from the latest', async () => {
    const visitor = await stage.enterAs('jinchang-admin', still);
    const { page } = visitor;
    await openPage(page, `${types}/complaints?part=edit`);
    await page.getByRole('spinbutton', { name: '“受理”法定时限' }).fill('5');
    await page.getByLabel('为何修改、依据什么').fill('本市承诺五个工作日受理');
    const { body } = await stage.site.ask<{ definition: object }>(
      'GET',
      '/v1/case-types/complaints/definition',
    );
    const definition = { ...body.definition, title: '消费者投诉' };
    await stage.site.ask('PUT', '/v1/case-types/complaints/draft', { definition, note: '改名称' }, '"0"');
    visitor.expectStatus(412);
    await button(page, '保存草稿').click();
    await see(page.getByRole('cell', { name: '消费者投诉' }));
    await button(page, '在最新内容上保留我的改动').click();
    await button(page, '保存草稿').click();
    await see(page.getByRole('heading', { level: 2, name: '草稿' }));
    await see(page.getByRole('row').filter({ hasText: '名称' }).getByRole('cell', { name: '消费者投诉' }));
    await see(
      page.getByRole('row').filter({ hasText: '时限“受理” · 法定时限' }).getByRole('cell', { name: '5' }),
    );
  });

  it('is closed with a reason and opened again by keyboard alone', async () => {
    const page = await enter('jinchang-admin');
    await openPage(page, `${types}/rectifications`);
    await tabTo(page, button(page, '停止受理'));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /停止受理/ });
    await tabTo(page, dialog.getByLabel('理由'));
    await page.keyboard.type('并入督查系统');
    await page.keyboard.press('Enter');
    await see(page.getByText(/停止受理：并入督查系统/));
    await seeGone(dialog);
    await tabTo(page, button(page, '恢复受理'));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: '恢复受理' }));
    await page.keyboard.press('Enter');
    await see(button(page, '停止受理'));
  });

  it('is clean for axe, on a desk and a phone', async () => {
    const page = await enter('jinchang-admin');
    const faults: string[] = [];
    const look = async (path: string, shows: string) => {
      await openPage(page, `${types}${path}`);
      await see(page.getByText(shows));
      faults.push(...(await faultsOf(page)).map((fault) => `${path} ${fault}`));
    };
    await look('', '系统自带');
    await look('/approvals', '承诺');
    await look('/hotline-orders?part=edit', '为何修改、依据什么');
    await look('/messages?part=versions', '按街道统计留言');
    expect(faults).toEqual([]);
  });
});

describe('a case of several', () => {
  it('opens what is chosen from the list, and shows which of them are under way', async () => {
    const values = { theme: '我要开餐馆', applicantName: '甲食品店', days: 10 };
    const { body } = await stage.site.ask<Opened>('POST', '/v1/cases/packages', { values });
    const page = await enter('jinchang-admin');
    await openPage(page, `/console/cases/packages/${body.id}`);
    const { body: items } = await stage.site.ask<{ items: { id: string; name: string }[] }>(
      'GET',
      '/v1/catalogues/approval/items?limit=2',
    );
    await button(page, '分发办理').click();
    const drawer = page.getByRole('dialog', { name: '分发办理' });
    for (const { name } of items.items) await pick(drawer, /^联办事项/, name);
    await drawer.getByRole('button', { name: '分发办理', exact: true }).click();
    await seeGone(drawer);
    await see(page.getByText('共 2 项，已开启 2 项，已办结 0 项'));
    await page.getByRole('link', { name: items.items[0]!.name }).first().click();
    await see(page.getByRole('link', { name: new RegExp(`^属于一件事 ${body.number}`) }));
  });

  it('moves to the parts of a new version that its publisher chooses', async () => {
    const path = '/v1/case-types/hotline-orders';
    const before = await stage.site.ask('GET', `${path}/definition`);
    const patch = { clocks: { handle: { title: '限时办理', warn: [2] } } };
    await stage.site.ask('PUT', `${path}/draft`, { patch, note: '提前两天提醒' }, before.etag);
    const page = await enter('jinchang-zfb');
    await openPage(page, `${types}/hotline-orders?part=draft`);
    await page.getByRole('checkbox', { name: '时限“限时办理”' }).check();
    await button(page, '核对能否改用').click();
    await see(page.getByText(/^未办结的 \d+ 件都可以改用。$/));
    await button(page, '发布').click();
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
    await see(page.getByText(/本市第 1 版/));
    await openPage(page, `${types}/hotline-orders?part=versions`);
    await see(page.getByRole('heading', { name: '已登记事项的改用' }));
  });
});
