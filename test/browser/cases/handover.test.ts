import { describe, expect, it } from 'vitest';
import { still } from '../../support/browser.ts';
import { setStage } from '../stage.ts';
import { faultsOf, pick, see } from '../steps.ts';

const stage = setStage();

describe('the work of somebody who leaves', () => {
  it('is shown with what binds it to them, and handed to a colleague who may do it', async () => {
    const { body } = await stage.site.ask<{ items: { login: string; name: string }[] }>(
      'GET',
      '/v1/people?limit=100',
    );
    const { name } = body.items.find(({ login }) => login === 'jinchang-scjg')!;
    const { page } = await stage.enterAs('jinchang-admin', still);
    await page.goto('/console/settings/people');
    const button = page.getByRole('button', { name: `移交${name}的工作` });
    await button.click();
    const dialog = page.getByRole('dialog', { name: `移交${name}的工作` });
    await see(dialog.getByText('提请的“作出决定”等待审批'));
    expect(await faultsOf(page)).toEqual([]);
    const give = async (login: string) => {
      await pick(dialog, /^接手人/, login);
      await dialog.getByLabel('理由').fill('调离本单位');
      await dialog.getByRole('button', { name: '移交', exact: true }).click();
    };
    await give('jinchang-admin');
    await see(dialog.getByText(/已移交 \d+ 件，\d+ 件没有移交。/));
    await see(dialog.getByText('不能提请“作出决定”', { exact: false }));
    expect(await faultsOf(page)).toEqual([]);
    const link = await dialog.getByRole('link').first().getAttribute('href');
    await dialog.getByRole('button', { name: '继续移交' }).click();
    await give('jinchang-head');
    await see(dialog.getByText(/已移交 \d+ 件。/));
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await button.click();
    await see(dialog.getByText('没有只等', { exact: false }));
    await page.goto(link!);
    await see(page.getByText(/已由 .+ 接手/));
  });
});
