import { describe, expect, it } from 'vitest';
import { still } from '../../support/browser.ts';
import { formsAt, ownNotice, reportsIn, submitAll } from '../measures/notices.ts';
import { city } from '../site.ts';
import { setStage } from '../stage.ts';
import { faultsOf, openPage, see, seeGone, tabTo } from '../steps.ts';

const stage = setStage();
const market = '620300-scjg';

describe('what cannot be done is told at the thing it is about', () => {
  const notice = ownNotice(stage, 31);

  it('a department that is in use: in the question, with what to do first, and not in a toast', async () => {
    const { page, expectStatus } = await stage.enterAs('jinchang-admin', still);
    expectStatus(409);
    await page.goto('/console/settings/departments');
    await page.getByRole('button', { name: '删除市市场监督管理局' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '删除' }).click();
    const alert = dialog.getByRole('alert');
    await see(alert.getByText(/该部门还有 .*请先.*再删除部门/));
    expect(await alert.textContent()).not.toContain('状态冲突');
    expect(await page.locator('.ant-notification-notice').count()).toBe(0);
    await dialog.getByRole('button', { name: '取消' }).click();
    await seeGone(dialog);
  });

  it('a department’s number that is taken: at its field', async () => {
    const { page, expectStatus } = await stage.enterAs('jinchang-admin', still);
    expectStatus(409);
    await page.goto('/console/settings/departments');
    await page.getByRole('button', { name: '新增部门' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('市测试局');
    await dialog.getByLabel('简称').fill('市测试局');
    await dialog.getByLabel('编号').fill(market);
    await dialog.getByRole('button', { name: '保存' }).click();
    await see(dialog.locator('.field', { hasText: '编号' }).getByText('该部门编号已存在，请换一个编号'));
    expect(await page.locator('.ant-notification-notice').count()).toBe(0);
  });

  it('the last administrator’s account: at the field, and once in the question', async () => {
    const { page, expectStatus } = await stage.enterAs('jinchang-admin', still);
    const { ask } = stage.site;
    const { body } = await ask<{ items: { id: string; login: string }[] }>('GET', '/v1/people?limit=200');
    const second = `/v1/people/${body.items.find(({ login }) => login === 'jinchang-zfb')!.id}`;
    await ask('PATCH', second, { status: 'disabled' }, (await ask('GET', second)).etag);
    expectStatus(409);
    await page.goto('/console/settings/people');
    const { name } = city.people.find(({ login }) => login === 'jinchang-admin')!;
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByLabel('停用这个账号').check();
    await page.getByRole('button', { name: '保存' }).click();
    const question = page.getByRole('dialog').filter({ hasText: '停用您自己的账号？' });
    await question.getByRole('button', { name: '仍要修改' }).click();
    const last = /这是最后一个能管理人员账号的在用账号/;
    await see(question.getByRole('alert'));
    expect(await question.getByText(last).count()).toBe(1);
    await question.getByRole('button', { name: '取消' }).click();
    await seeGone(question);
    const form = page.getByRole('dialog');
    await see(form.locator('.field', { hasText: '停用这个账号' }).getByText(last));
    expect(await form.getByText(last).count()).toBe(1);
    await see(form.getByRole('alert').getByText('至少保留一名管理员'));
  });

  it('which inspector a person is: found by name in the roster, and kept', async () => {
    const { page } = await stage.enterAs('jinchang-admin', still);
    await page.goto('/console/settings/people');
    const person = city.people.find(({ inspector }) => inspector !== undefined)!;
    const edit = page.getByRole('button', { name: person.name, exact: true });
    await edit.click();
    const box = page.getByRole('combobox', { name: '对应的执法检查人员' });
    const chosen = page.getByRole('dialog').locator('.field', { hasText: '对应的执法检查人员' });
    await see(chosen.getByText(`${person.name} ${person.inspector}`));
    const other = person.inspector!.replace(/1$/, '6');
    await box.pressSequentially(other);
    await see(page.locator('.ant-select-item-option-active', { hasText: other }));
    await box.press('Enter');
    await page.getByRole('button', { name: '保存' }).click();
    await seeGone(page.getByRole('dialog'));
    await edit.click();
    await see(chosen.getByText(other));
  });

  it('a form that is as it was prefilled is signed at once: it once answered 状态冲突', async () => {
    const { site } = stage;
    await submitAll(site, notice(), 1, market);
    for (const { id, dept, state } of await reportsIn(site, notice(), 1)) {
      if (dept !== market || state !== 'submitted') continue;
      const path = `/v1/reports/${encodeURIComponent(id)}`;
      const { etag } = await site.ask('GET', path);
      await site.ask('POST', `${path}/accept`, {}, etag);
    }
    const { page } = await stage.enterAs('jinchang-scjg', still);
    await page.goto(formsAt(notice(), 0));
    await see(page.getByText('已带入上一次报送的内容'));
    await page.getByRole('button', { name: '签发报送' }).click();
    await see(page.getByText('已签发，接着填下一条'));
    const [first] = (await reportsIn(site, notice(), 0)).filter(({ dept }) => dept === market);
    expect(first?.state).toBe('submitted');
  });

  it('a row that a partner refused: by keyboard it is mended, sent again and accepted', async () => {
    const { page } = await stage.enterAs('jinchang-admin', still);
    const faults: string[] = [];
    await openPage(page, '/console/exchange');
    await see(page.getByRole('cell', { name: '信用平台（演示）' }));
    faults.push(...(await faultsOf(page)));
    await tabTo(page, page.getByRole('link', { name: '双公示：行政处罚' }), 120);
    await page.keyboard.press('Enter');
    const refused = page.getByRole('link', { name: /^被退回 / });
    await see(refused);
    const before = Number((await refused.textContent())!);
    expect(before).toBeGreaterThan(0);
    await tabTo(page, refused, 120);
    await page.keyboard.press('Enter');
    const row = page.getByRole('row').filter({ hasText: '过于简略' }).first().getByRole('button');
    await see(row);
    faults.push(...(await faultsOf(page)));
    await tabTo(page, row, 120);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    const facts = dialog.getByLabel('违法事实（CF_SY）');
    await see(facts);
    faults.push(...(await faultsOf(page)));
    await tabTo(page, facts);
    await page.keyboard.press('End');
    await page.keyboard.type('经现场检查和询问当事人查明，行为持续十五日。');
    await tabTo(page, dialog.getByLabel('修正的原因'));
    await page.keyboard.type('补充事实');
    await tabTo(page, dialog.getByRole('button', { name: '修正并重新发送' }));
    await page.keyboard.press('Enter');
    await seeGone(dialog);
    await see(page.getByRole('link', { name: `被退回 ${before - 1}` }));
    await see(page.getByRole('link', { name: '待重发 0' }));
    await see(page.getByRole('link', { name: '发送中 0' }));
    for (const show of ['batches', 'mapping']) {
      await openPage(page, `/console/exchange/credit-penalties?show=${show}`);
      await see(page.getByRole('main').getByRole('cell'));
      faults.push(...(await faultsOf(page)));
    }
    expect(faults).toEqual([]);
  });
});
