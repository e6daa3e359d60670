import { createReadStream } from 'node:fs';
import { readTable } from '@mingcha/tabular';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { still } from '../../support/browser.ts';
import { city } from '../site.ts';
import { setStage } from '../stage.ts';
import { openPage, pick, see, seeGone } from '../steps.ts';

const stage = setStage();
const nameOf = (login: string) => city.people.find((person) => person.login === login)!.name;
const admin = nameOf('jinchang-admin');

const records = (page: Page) => page.getByRole('region', { name: '审计日志列表' }).getByRole('row');
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

type Row = { id: string; name: string; phone?: string };

describe('the audit log', () => {
  it('once showed English verbs and ULIDs: an auditor finds who looked at whose phone number, and takes it along', async () => {
    const { body } = await stage.site.ask<{ items: Row[] }>('GET', '/v1/rosters/inspectors?limit=20');
    // One without an account, whose own trail would be found by the same name.
    const inspector = body.items.find(({ name }) => city.people.every((person) => person.name !== name))!;
    const whole = await stage.site.ask<Row>('GET', `/v1/rosters/inspectors/${inspector.id}?personal=true`);
    const number = whole.body.phone!;
    expect(inspector.phone).not.toBe(number);

    const { page: office } = await stage.enterAs('jinchang-admin', still);
    await openPage(office, `/console/registers/inspectors?row=${encodeURIComponent(inspector.id)}`);
    await see(office.getByRole('button', { name: '显示个人信息' }));
    expect(await office.getByText(number).count()).toBe(0);
    await office.getByRole('button', { name: '显示个人信息' }).click();
    await see(office.getByText(number));

    const { page } = await stage.enterAs('jinchang-auditor', still);
    await openPage(page, '/console/');
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '审计日志' }).click();
    await see(page.getByRole('heading', { name: '审计日志', level: 1 }));
    await pick(page, '按操作人筛选', admin);
    await page.getByLabel('起始日期').fill(today());
    await page.getByLabel('截止日期').fill(today());
    await page.getByRole('searchbox', { name: '搜索审计日志' }).fill(inspector.name);
    const sentence = `${admin} 查看了执法检查人员 ${inspector.name}（${inspector.id}） 的个人信息（手机）`;
    const found = records(page).filter({ hasText: sentence });
    await see(found);
    await seeGone(records(page).filter({ hasText: '登录了系统' }).first());
    expect(await page.getByRole('main').textContent()).not.toContain(number);

    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 Excel' }).click();
    const path = await (await downloading).path();
    const lines: string[] = [];
    for await (const { values } of readTable(() => createReadStream(path), { fileName: '审计日志.xlsx' }))
      lines.push(Object.values(values).join(' '));
    const file = lines.join('\n');
    expect(file).toContain(sentence.slice(admin.length + 1));
    expect(lines.filter((line) => line.includes(admin))).toHaveLength(1);
    expect(file).not.toContain(number);

    await found.getByRole('link', { name: new RegExp(inspector.name) }).click();
    await page.getByRole('tab', { name: '审计日志' }).click();
    await see(page.getByRole('listitem').filter({ hasText: sentence }));
  });

  it('holds sign-ins, failed ones, exports and what settings were, beside the object that it is about', async () => {
    const login = async (password: string) => {
      const { page, expectStatus } = await stage.enter(still);
      expectStatus(422);
      await openPage(page, '/console/');
      await page.getByRole('button', { name: '统一身份登录' }).click();
      await page.getByLabel('登录名').fill('jinchang-scjg');
      await page.getByLabel('密码').fill(password);
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await see(page.getByText('登录名或密码不正确'));
    };
    await login('猜一猜');
    const { body, etag } = await stage.site.ask<{ short: string }>('GET', '/v1/departments/620300-scjg');
    await stage.site.ask('PATCH', '/v1/departments/620300-scjg', { short: '市场监管' }, etag);

    const { page } = await stage.enterAs('jinchang-auditor', still);
    await openPage(page, '/console/audit');
    const failed = `以 ${nameOf('jinchang-scjg')} 的登录名登录失败（密码不正确）`;
    for (const text of [failed, `${nameOf('jinchang-auditor')} 登录了系统`])
      await see(records(page).filter({ hasText: text }));
    await openPage(page, '/console/settings/departments');
    await page.getByRole('button', { name: '市市场监督管理局的审计日志' }).click();
    const entry = page.getByRole('dialog').getByRole('listitem').filter({ hasText: '修改了部门' });
    await entry.getByText('修改前后').click();
    await see(entry.getByText(body.short, { exact: true }));
    await see(entry.getByText('市场监管', { exact: true }));
  });

  it('shows a department’s administrator their own actions only, and an inspector none', async () => {
    const { page } = await stage.enterAs('jinchang-scjg', still);
    await openPage(page, '/console/audit');
    const own = nameOf('jinchang-scjg');
    await see(records(page).filter({ hasText: `${own} 登录了系统` }));
    expect(await records(page).filter({ hasNotText: own }).count()).toBe(1); // the head of the table
    const { page: other } = await stage.enterAs('jinchang-inspector', still);
    await openPage(other, '/console/');
    await see(other.getByRole('navigation', { name: '主导航' }));
    expect(await other.getByRole('link', { name: '审计日志' }).count()).toBe(0);
    await openPage(other, '/console/audit');
    await see(other.getByText('您没有查看审计日志的权限'));
  });
});
