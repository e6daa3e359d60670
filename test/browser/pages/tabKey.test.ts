import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { still } from '../../support/browser.ts';
import { button } from '../cases/cases.ts';
import { setStage } from '../stage.ts';
import { faultsOf, openPage, see, seeGone, tabTo } from '../steps.ts';

const stage = setStage();

/** What a select with several values shows as chosen. */
const chosenIn = (box: Locator) =>
  box.evaluate((element) =>
    [...element.closest('.ant-select')!.querySelectorAll('.ant-select-selection-item')].map(
      ({ textContent }) => textContent,
    ),
  );
/** The options of the open select; the list that assistive technology reads lies out of sight. */
const optionsOf = (page: Page) => page.locator('.ant-select-item-option:visible');
const focused = (what: Locator) => what.evaluate((element) => element === document.activeElement);

/** Opens a select, moves to an option, presses Tab (or Shift+Tab): nothing is chosen, the list closes, the next field has the focus. */
async function leaveByTab(page: Page, box: Locator, key: 'Tab' | 'Shift+Tab', next: Locator): Promise<void> {
  const before = await chosenIn(box);
  await box.click();
  await see(optionsOf(page));
  await box.press('ArrowDown');
  await box.press('ArrowDown');
  await box.press(key);
  expect(await focused(next)).toBe(true);
  await see(box.and(page.getByRole('combobox', { expanded: false })));
  expect(await chosenIn(box)).toEqual(before);
}

describe('Tab leaves an open select as it leaves any field', () => {
  it('in the composer', async () => {
    const { page } = await stage.enterAs('jinchang-admin', still);
    await page.goto('/console/draws/new');
    const items = page.getByRole('combobox', { name: /抽查事项/ });
    const [title, regions] = [page.getByLabel('任务名称'), page.getByRole('combobox', { name: '地区' })];
    await leaveByTab(page, items, 'Tab', regions);
    await leaveByTab(page, items, 'Shift+Tab', title);
    await items.click();
    await items.press('Enter');
    await leaveByTab(page, items, 'Tab', regions);
    expect(await chosenIn(items)).toHaveLength(1);
  });

  it('in the settings, where a dialog keeps the focus', async () => {
    const { page } = await stage.enterAs('jinchang-admin', still);
    await page.goto('/console/settings/people');
    await page.getByRole('button', { name: '新增人员' }).click();
    const dialog = page.getByRole('dialog', { name: '新增人员' });
    const [roles, dept] = [/岗位/, '部门'].map((name) => dialog.getByRole('combobox', { name }));
    await leaveByTab(page, roles!, 'Tab', dept!);
    expect(await chosenIn(roles!)).toEqual([]);
    await leaveByTab(page, dept!, 'Shift+Tab', roles!);
  });
});

it('a combination rule is written, read and changed by keyboard alone, and the focus is where it was', async () => {
  const { page } = await stage.enterAs('jinchang-admin', still);
  const faults: string[] = [];
  const look = async () => void faults.push(...(await faultsOf(page)));
  const press = async (target: Locator, key = 'Enter') => {
    await tabTo(page, target, 140);
    await page.keyboard.press(key);
  };
  const dialog = (name: string) => page.getByRole('dialog', { name, exact: true });
  await openPage(page, '/console/credit/models');
  await look();
  const rules = page.getByRole('region', { name: '分类合成规则', exact: true });
  await press(rules.getByRole('link', { name: '规则清单' }));
  const add = button(page, '新增');
  await press(add);
  const form = dialog('新增合成规则');
  const type = async (label: string | RegExp, text: string) => {
    await tabTo(page, form.getByLabel(label).first(), 140);
    await page.keyboard.type(text);
  };
  const choose = async (label: string | RegExp, text: string) => {
    await type(label, text);
    await page.keyboard.press('Enter');
  };
  await type(/^编号/, 'general');
  await type(/^规则名称/, '从严合成');
  await choose(/^怎样合成/, '取风险最高的');
  await press(form.getByRole('button', { name: '添加外部评价' }));
  await type('第 1 行代号', 'public');
  await type('第 1 行名称', '公共信用综合评价');
  await choose('第 1 行种类', '公共');
  await press(form.getByRole('button', { name: '添加等级对应的分类' }));
  await type('第 1 行评价', 'public');
  await type('第 1 行等级', '差');
  await choose(/^第 1 行.*分类/, 'D');
  await look();
  await type(/^依据/, '本市分级分类监管办法');
  await press(form.getByRole('button', { name: '新增' }));
  const drawer = dialog('合成规则详情');
  await see(drawer.getByRole('tab', { name: '资料' }));
  await look();
  await press(drawer.getByRole('button', { name: '编辑' }));
  await look();
  await tabTo(page, drawer.getByLabel(/^依据/), 140);
  await page.keyboard.press('End');
  await page.keyboard.type('第九条');
  await press(drawer.getByRole('button', { name: '保存' }));
  await see(drawer.getByText(/办法第九条/));
  await page.keyboard.press('Escape');
  await seeGone(drawer);
  const row = page.getByRole('cell').getByRole('button', { name: '从严合成' });
  await look();
  await press(row);
  await see(drawer.getByRole('tab', { name: '资料' }));
  await page.keyboard.press('Escape');
  await seeGone(drawer);
  await expect.poll(() => row.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(faults).toEqual([]);
});
