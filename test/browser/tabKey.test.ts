import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { still } from '../support/browser.ts';
import { setStage } from './stage.ts';
import { see } from './steps.ts';

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
