import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { still } from '../../support/browser.ts';
import { setStage } from '../stage.ts';
import { faultsOf, see, seeGone } from '../steps.ts';

const stage = setStage();

/** Changes a field of a form in one tab, then another field of it in a tab that was opened before. */
const forms: [string, { path: string; mine: string; theirs: string; save: string; waits?: true }][] = [
  [
    'of draws',
    {
      path: 'settings/policy',
      mine: '每组执法人员数',
      theirs: 'A 类（低风险）抽查比例',
      save: '保存设置',
      waits: true,
    },
  ],
  ['of lights', { path: 'settings/lights', mine: '节点逾期', theirs: '完成时限将至', save: '保存规则' }],
  ['of scores', { path: 'settings/scores', mine: '迟报：分值', theirs: '基础分', save: '保存规则' }],
];

/** A second person sees what would change, and agrees. */
async function agree(path: string): Promise<void> {
  const { page } = await stage.enterAs('jinchang-auditor', still);
  await page.goto(`/console/${path}`);
  const panel = page.getByRole('region', { name: '抽查规则的修改待复核' });
  await see(panel.getByText('→ 7%'));
  expect(await faultsOf(page)).toEqual([]);
  await panel.getByRole('button', { name: '同意修改' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '同意修改' }).click();
  await seeGone(panel);
}

describe('settings that somebody else has saved meanwhile: only a toast said so, and what was typed was lost', () => {
  it.each(forms)('%s', async (_, { path, mine, theirs, save, waits }) => {
    const { page, expectStatus } = await stage.enterAs('jinchang-admin', still);
    const { page: other } = await stage.enterAs('jinchang-admin', still);
    expectStatus(412);
    const field = (on: Page, name: string): Locator => on.getByRole('spinbutton', { name, exact: true });
    for (const each of [page, other]) {
      await each.goto(`/console/${path}`);
      await see(field(each, mine));
    }
    const saved = other.waitForResponse((response) => /PUT|PATCH/.test(response.request().method()));
    await field(other, theirs).fill('7');
    await other.getByRole('button', { name: save }).click();
    expect((await saved).status()).toBe(200);
    if (waits) await agree(path);

    await field(page, mine).fill('5');
    await page.getByRole('button', { name: save }).click();
    const table = page.getByRole('table').filter({ hasText: '最新内容' });
    await see(page.getByRole('alert').filter({ hasText: '您编辑期间，他人已修改了' }));
    expect(await table.getByRole('row').count()).toBe(3);
    expect(await page.locator('.ant-notification-notice').count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '在最新内容上保留我的改动' }).click();
    await seeGone(table);
    expect(Number.parseFloat(await field(page, mine).inputValue())).toBe(5);
    expect(Number.parseFloat(await field(page, theirs).inputValue())).toBe(7);
    const again = page.waitForResponse((response) => /PUT|PATCH/.test(response.request().method()));
    await page.getByRole('button', { name: save }).click();
    expect((await again).status()).toBe(200);
  });
});

describe('a row of a list that somebody else has saved meanwhile', () => {
  it('shows both values, and goes on from theirs with what one typed oneself', async () => {
    const row = '/console/registers/list.fee-items?row=SF-0001';
    const { page, expectStatus } = await stage.enterAs('jinchang-admin', still);
    const { page: other } = await stage.enterAs('jinchang-zfb', still);
    expectStatus(412);
    for (const each of [page, other]) {
      await each.goto(row);
      await each.getByRole('button', { name: '编辑', exact: true }).click();
    }
    const name = (on: Page) => on.getByRole('textbox', { name: /^收费项目/ });
    const before = await name(page).inputValue();
    await name(other).fill('他人改的名称');
    await other.getByRole('button', { name: '保存', exact: true }).click();
    await see(other.getByRole('button', { name: '编辑', exact: true }));

    await name(page).fill('我改的名称');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await see(page.getByRole('alert').filter({ hasText: '您编辑期间，他人已修改了这一行。' }));
    const line = page.getByRole('row').filter({ hasText: '都改了' });
    expect(await line.getByRole('cell').allInnerTexts()).toEqual([
      expect.stringContaining('收费项目'),
      before,
      '我改的名称',
      '他人改的名称',
    ]);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '在最新内容上保留我的改动' }).press('Enter');
    await page.getByRole('button', { name: '保存', exact: true }).press('Enter');
    await see(page.getByRole('button', { name: '编辑', exact: true }));
    const { body } = await stage.site.ask('GET', '/v1/lists/fee-items/rows/SF-0001');
    expect(body).toMatchObject({ name: '我改的名称' });
  });
});
