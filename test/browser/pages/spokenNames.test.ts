import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { phone, still } from '../../support/browser.ts';
import { setStage } from '../stage.ts';
import { see, seeGone } from '../steps.ts';
import { englishNames } from './englishNames.ts';

const stage = setStage();

/** The options of the open select; the list that assistive technology reads lies out of sight. */
const optionsOf = (page: Page) => page.locator('.ant-select-item-option:visible');

const links: (string | RegExp)[] = [
  '首页',
  /^待办.*\d+ 件事项等您办理$/,
  '逾期',
  '双随机抽查',
  '检查看板',
  '网上留言',
  '依申请公开',
  '行政审批',
  '一件事',
  '12345热线工单',
  '问题整改',
  '消费投诉',
  '问题线索',
  '差评整改',
  '企业诉求',
  '走访企业',
  '水电气热网报装',
  '简易注销',
  '证照协同认领',
  '告知承诺办理',
  '公平竞争审查',
  '意见征集',
  '行政规范性文件',
  '招商奖补兑现',
  '惠企政策匹配',
  '政策兑现',
  '工程建设项目审批',
  '严重违法失信名单',
  '经营异常名录',
  '信用修复',
  '分类人工调整',
  '信用异议',
  '失信惩戒',
  '守信激励',
  '年度抽查计划',
  '抽查任务',
  '行政检查',
  '清单公示审核',
  '事项紧急停用',
  '通知与方案',
  '进展报送',
  '督办',
  '信用信息',
  '信用评价模型',
  '信用预警规则',
  '分级分类监管政策',
  '检查对象名录库',
  '执法检查人员名录库',
  '随机抽查事项清单',
  '检查频次上限',
  '各类清单',
  '上级目录',
  '不予公开的依据',
  '行政审批事项',
  '热线诉求类别',
  '奖补条款',
  '数据交换',
  '审计日志',
  '系统设置',
];

// What it says on the pages themselves pages.test.ts looks at, on its walk through them.
describe('what a screen reader says is Chinese', () => {
  it.each([
    ['beside a page', still],
    ['in the drawer of a phone', { ...phone, reducedMotion: 'reduce' as const }],
  ])('in the navigation %s', async (_, device) => {
    const { page } = await stage.enterAs('jinchang-admin', device);
    await page.goto('/console/');
    await see(page.getByRole('heading', { name: '等待处理' }));
    const opener = page.getByRole('button', { name: '打开导航', exact: true });
    if (await opener.isVisible()) await opener.click();
    const nav = page.getByRole('navigation', { name: '主导航', exact: true });
    await nav.getByRole('button', { name: /^全部 \d+ 类事项$/ }).click();
    for (const name of links) await see(nav.getByRole('link', { name, exact: true }));
    expect(await nav.getByRole('link').count()).toBe(links.length);
    expect(await nav.getByRole('img').count()).toBe(0);
    expect(await englishNames(page)).toEqual([]);
  });

  it('in dialogs, lists of choices and notices', async () => {
    const { page } = await stage.enterAs('jinchang-admin', still);
    await page.goto('/console/settings/departments');
    await page.getByRole('button', { name: '新增部门' }).click();
    const dialog = page.getByRole('dialog', { name: '新增部门' });
    await dialog.getByRole('combobox', { name: /别名/ }).fill('旧称');
    await page.keyboard.press('Enter');
    await see(optionsOf(page));
    expect(await englishNames(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: '关闭', exact: true }).click();
    await seeGone(dialog);

    await page.getByRole('button', { name: /^删除/ }).first().click();
    await see(page.getByRole('dialog'));
    expect(await englishNames(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '取消', exact: true }).click();

    await page.goto('/console/registers/objects?q=超市');
    await see(page.getByRole('button', { name: '清除', exact: true }));
    await page.getByRole('cell').getByRole('button').first().click();
    const drawer = page.getByRole('dialog');
    await see(drawer.getByRole('tab', { name: '资料' }));
    expect(await englishNames(page)).toEqual([]);
    await drawer.getByRole('button', { name: '关闭', exact: true }).first().click();
    await seeGone(drawer);
  });
});
