import { describe, expect, it } from 'vitest';
import { still } from '../../support/browser.ts';
import { setStage } from '../stage.ts';
import { faultsOf, see, seeGone, tabTo } from '../steps.ts';

const stage = setStage();

describe('岗位与权限', () => {
  it('shows who may do what, and makes a role of the city’s own from a shipped one', async () => {
    const { page, complaints } = await stage.enterAs('jinchang-admin', still);
    await page.goto('/console/settings/roles');
    const matrix = page.getByRole('region', { name: '权限表', exact: true });
    await see(matrix.getByRole('row', { name: '签发进展报告，答复督办 本部门 本部门' }));
    expect(await faultsOf(page)).toEqual([]);

    await page.getByRole('button', { name: '复制执法检查人员' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('县级经办人员');
    await dialog.getByRole('combobox', { name: '查看名录', exact: true }).click();
    await page.getByTitle('本县区').click();
    await dialog.getByRole('combobox', { name: '事项类别', exact: true }).click();
    await page.getByTitle('企业诉求、走访企业').click();
    await dialog.getByRole('button', { name: '加入' }).click();
    await see(dialog.getByText('查看“企业诉求、走访企业”类事项'));
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存' }).click();
    await seeGone(dialog);
    await see(matrix.getByRole('columnheader', { name: '县级经办人员' }));
    await see(matrix.getByRole('row', { name: /^查看名录 .*本县区$/ }));
    expect(complaints).toEqual([]);
  });

  it('says at the field that a name is taken, and keeps a role that somebody has', async () => {
    const { page, expectStatus } = await stage.enterAs('jinchang-admin', still);
    expectStatus(422);
    expectStatus(409);
    const { body } = await stage.site.ask<{ id: string }>('POST', '/v1/roles', {
      name: '档案查阅',
      reach: { 'tenancy:read': 'city' },
    });
    await stage.site.ask('POST', '/v1/people', { login: 'archive', name: '钱档', roles: [body.id] });
    await page.goto('/console/settings/roles');
    await page.getByRole('button', { name: '档案查阅', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('监督审计人员');
    await dialog.getByRole('button', { name: '保存' }).click();
    await see(dialog.locator('.field', { hasText: '名称' }).getByText('已有名为“监督审计人员”的岗位'));
    await dialog.getByRole('button', { name: '取消' }).click();
    await seeGone(dialog);

    await page.getByRole('button', { name: '1 人：档案查阅' }).click();
    await see(dialog.getByText('钱档'));
    await dialog
      .getByRole('button', { name: 'Close' })
      .or(dialog.getByRole('button', { name: '关闭' }))
      .click();
    await seeGone(dialog);
    await page.getByRole('button', { name: '删除档案查阅' }).click();
    await dialog.getByRole('button', { name: '删除' }).click();
    await see(dialog.getByRole('alert').getByText('还有 1 个人员账号'));
  });

  it('is read without buttons by who may not set roles, and by keyboard', async () => {
    const { page } = await stage.enterAs('jinchang-auditor', still);
    await page.goto('/console/settings/roles');
    const matrix = page.getByRole('region', { name: '权限表', exact: true });
    await see(matrix.getByRole('row', { name: /^查看名录/ }));
    expect(await page.getByRole('button', { name: /复制|新增岗位/ }).count()).toBe(0);
    await tabTo(page, matrix);
  });
});
