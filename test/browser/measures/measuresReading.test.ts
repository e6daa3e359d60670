import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { articles } from '../../../packages/notices/testing/notices.ts';
import { pdfOf } from '../../../packages/notices/testing/pdf.ts';
import { still } from '../../support/browser.ts';
import { setStage } from '../stage.ts';
import { faultsOf, pick, see, seeGone, tabTo } from '../steps.ts';
import { importButton, lines, makeNotice, type NoticeResponse, planOf, rows } from './readNotices.ts';

const stage = setStage();
const admin = 'jinchang-admin';

const made = (text: string, active = false) => makeNotice(stage.site.ask, text, active);

/** A fictional notice that says by when nothing. */
const bare = `金昌市人民政府办公室关于印发《金昌市窗口优化两项举措》的通知
金政办发〔2026〕131号
各县（区）人民政府，市直有关部门：
《金昌市窗口优化两项举措》已经同意，现印发给你们，请照此办理。
金昌市人民政府办公室
2026年1月9日
金昌市窗口优化两项举措
一、重点举措
1.窗口收件一次办完。（牵头单位：市风窗专班）
2.清单公布不留空白。（牵头单位：市风窗专班）
`;

async function paste(page: Page, text: string): Promise<void> {
  await page.goto('/console/measures');
  await importButton(page).click();
  await page.getByText('粘贴全文', { exact: true }).click();
  await page.getByLabel('通知全文').fill(text);
  await page.getByRole('button', { name: '读取通知' }).click();
  await see(rows(page));
}

describe('a notice is read', () => {
  it('from pasted text: corrected where it is unsure, its units mapped, then followed', async () => {
    const { page } = await stage.enterAs(admin, still);
    await paste(page, planOf(101));
    expect(await rows(page).count()).toBe(4);
    await see(page.getByText('已核对 0 / 1'));

    await page.getByText('只看待核对的 1').click();
    await see(rows(page).filter({ hasText: '压缩审批时限' }));
    expect(await rows(page).count()).toBe(1);
    await lines(page, 1).click();
    await see(page.getByText('单位以“等”字列举，未列全'));
    await page.getByLabel('完成时限').fill('2025-10-31');
    await page.getByRole('button', { name: '核对无误，下一项' }).click();
    await see(page.getByText('已核对 1 / 1'));
    await page.getByText('全部 4', { exact: true }).click();

    await page.locator('mark', { hasText: '市云窗专班' }).click();
    const leads = page.getByRole('group', { name: '牵头单位' });
    await pick(leads, '市云窗专班对应的部门', '市市场监督管理局');
    await leads.getByRole('button', { name: '更改市云窗专班对应的部门' }).click();
    await leads.getByRole('button', { name: '记住这个叫法' }).click();
    await see(page.getByText('已记住：“市云窗专班”就是市市场监督管理局'));
    await page.getByRole('button', { name: /^还差/ }).click();
    await page.getByRole('button', { name: /市法雨专班.*没有对应部门/ }).click();
    for (const name of ['市法雨专班', '市数云专班']) {
      await page.getByRole('checkbox', { name: `${name}不属于本地区` }).click();
    }
    // Only responsible units: these lead, so somebody must say who they are.
    await page.getByRole('button', { name: /第 4 项：牵头单位.*没有对应部门/ }).click();
    await pick(leads, '市直有关部门、单位对应的部门', '市市场监督管理局');
    await see(page.getByText('可以开始督促落实'));

    await page.getByRole('button', { name: '开始督促落实' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '开始督促落实' }).click();
    await see(page.getByText('共 4 项'));
    const third = page.getByRole('row').filter({ hasText: '3. 压缩审批时限' });
    await see(third.getByText('2025-10-31').first());
    expect(await third.getByText(/已逾期|临近时限|正常推进|未设时限/).count()).toBe(1);
    await see(page.getByRole('row').filter({ hasText: '1. 推行“一窗通收”' }).getByText('市市场监督管理局'));

    const { body } = await stage.site.ask<{ items: { aliases: string[] }[] }>(
      'GET',
      '/v1/departments?limit=200',
    );
    expect(body.items.filter(({ aliases }) => aliases.includes('市云窗专班'))).toHaveLength(1);
  });

  it('without dates and deadlines: says what is missing, and gives all measures a rhythm and a deadline at once', async () => {
    const id = await made(bare);
    const { page } = await stage.enterAs(admin, still);
    await page.goto(`/console/measures/${id}/read`);
    await see(rows(page).filter({ hasText: '未设时限' }));
    await page.getByText('单位对应', { exact: true }).click();
    const unit = page.getByRole('region', { name: '单位对应' }).getByRole('listitem');
    await see(unit.filter({ hasText: '市风窗专班' }).getByText('2 处，2 处牵头'));
    await pick(page, '市风窗专班对应的部门', '市市场监督管理局');
    await see(unit.filter({ hasText: '市风窗专班' }).getByText('→ 市市场监督管理局'));
    await page.getByText('举措', { exact: true }).click();
    await page.getByRole('button', { name: '开始督促落实' }).click();
    const dialog = page.getByRole('dialog');
    await see(dialog.getByText('2 项没有完成时限：亮灰灯（未设时限）'));
    await see(dialog.getByText('没有报送日期，也没有报送周期'));
    const year = new Date().getFullYear();
    await dialog.getByLabel('统一完成时限').fill(`${year + 1}-06-30`);
    await dialog.getByRole('button', { name: '按此补齐' }).click();
    await seeGone(dialog.getByRole('region', { name: '还缺什么' }));
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: '开始督促落实' }).click();
    await see(page.getByText('共 2 项'));
    expect(await page.getByRole('row').filter({ hasText: '正常推进' }).count()).toBe(2);
    const { body } = await stage.site.ask<{ items: { due: string }[] }>('GET', `/v1/notices/${id}/rounds`);
    expect(body.items.length).toBeGreaterThan(3);
  });

  it('and units are added by their names, with their departments or what they may be: the page failed on the response, took away the next name, and passed over a press that came before it', async () => {
    const id = await made(bare.replace('131', '132'));
    const { page } = await stage.enterAs(admin, still);
    await page.goto(`/console/measures/${id}/read`);
    await lines(page, 1).click();
    const leads = page.getByRole('group', { name: '牵头单位' });
    const next = leads.getByLabel('添加牵头单位');
    let respond: () => void = () => {};
    const nextIsWritten = new Promise<void>((resolve) => {
      respond = resolve;
    });
    await page.route('**/match', async (route) => {
      await nextIsWritten;
      await route.continue();
    });
    await next.fill('市市场监督管理局');
    await leads.getByRole('button', { name: '添加' }).click();
    expect(await next.inputValue()).toBe('');
    await next.fill('市无此专班');
    await leads.getByRole('button', { name: '添加' }).click();
    respond();
    await see(leads.getByRole('listitem').filter({ hasText: '→ 市市场监督管理局' }));
    await see(leads.getByRole('listitem').filter({ hasText: '市无此专班 没有对应部门' }));
    expect(await leads.getByRole('listitem').count()).toBe(3);
  });

  it('from a PDF', async () => {
    const { page } = await stage.enterAs(admin);
    await page.goto('/console/measures');
    await importButton(page).click();
    const buffer = pdfOf([articles.split('\n')]);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '十条.pdf', mimeType: 'application/pdf', buffer });
    await see(page.getByText('十条.pdf'));
    await page.getByRole('button', { name: '读取通知' }).click();
    await see(page.getByRole('heading', { level: 1, name: /白石县支持小微商户/ }));
    expect(await rows(page).count()).toBeGreaterThan(2);
  });

  it('a file that cannot be read is refused in words, in the dialog', async () => {
    const { page, expectStatus } = await stage.enterAs(admin);
    expectStatus(422);
    await page.goto('/console/measures');
    await importButton(page).click();
    const file = { name: '坏.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 nothing') };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: '读取通知' }).click();
    await see(page.getByRole('dialog').getByRole('alert'));
  });

  it('in a dialog that stands still from the first moment, so that no press goes where something was before', async () => {
    const { page } = await stage.enterAs(admin);
    await page.goto('/console/measures');
    await see(importButton(page));
    await page.evaluate(() =>
      document.addEventListener('animationstart', ({ target, animationName }) => {
        if ((target as Element).closest('[role=dialog]'))
          document.title = `${animationName} moves the dialog`;
      }),
    );
    await importButton(page).click();
    await page.getByText('粘贴全文', { exact: true }).click();
    await see(page.getByLabel('通知全文'));
    expect(await page.title()).not.toContain('moves the dialog');
  });

  it('by keyboard: from what is missing to the field that mends it', async () => {
    const id = await made(planOf(102));
    const { page } = await stage.enterAs(admin, still);
    await page.goto(`/console/measures/${id}/read`);
    await tabTo(page, page.getByRole('button', { name: /^还差/ }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: /^第 3 项：有待核对/ }));
    await page.keyboard.press('Enter');
    await see(page.getByRole('button', { name: '核对无误，下一项' }));
    await page.keyboard.press('Enter');
    await see(page.getByText('已核对 1 / 1'));
  });
});

describe('measures are put right by hand', () => {
  it('split, merged, added and removed; kept over a reload until they are saved', async () => {
    const id = await made(planOf(103));
    const { page, expectStatus } = await stage.enterAs(admin, still);
    // The reload may cut off a save that the server has done; the page then finds a newer draft than it knows of.
    expectStatus(412);
    await page.goto(`/console/measures/${id}/read`);
    await lines(page, 3).click();
    const tool = async (name: string) => {
      await page.getByRole('button', { name: '拆分、合并、新增' }).click();
      await page.getByRole('menuitem', { name }).click();
    };
    await page.getByLabel('正文').press('Control+Home');
    for (let at = 0; at < 5; at++) await page.getByLabel('正文').press('ArrowRight');
    await tool('在正文光标处拆成两项');
    await see(rows(page).filter({ hasText: '3-2' }));
    expect(await rows(page).count()).toBe(5);
    await tool('在后面新增一项');
    await page.getByLabel('标题').fill('亲手补上的一项');
    await page.reload();
    await see(page.getByText('有未保存的修改'));
    await lines(page, 4).click();
    await tool('并入上一项');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await see(page.getByText('已全部保存'));
    const { body } = await stage.site.ask<NoticeResponse>('GET', `/v1/notices/${id}`);
    expect(body.draft.measures.map(({ no }) => no)).toEqual(['1', '2', '3', '3-2-2', '4']);
  });

  it('by two at once: the later one is told, and nothing typed is lost', async () => {
    const id = await made(planOf(104));
    const [first, second] = [await stage.enterAs(admin), await stage.enterAs(admin)];
    second.expectStatus(412);
    for (const { page } of [first, second]) {
      await page.goto(`/console/measures/${id}/read`);
    }
    const retitle = async (page: Page, measure: number, title: string) => {
      await lines(page, measure).click();
      await page.getByLabel('标题').fill(title);
    };
    await retitle(first.page, 1, '先存的人改的');
    await first.page.getByRole('button', { name: '保存', exact: true }).click();
    await see(first.page.getByText('已全部保存'));
    await retitle(second.page, 2, '后存的人改的');
    await second.page.getByRole('button', { name: '保存', exact: true }).click();
    const dialog = second.page.getByRole('dialog', { name: '他人刚刚先保存了这份通知' });
    await see(dialog);
    await dialog.getByRole('button', { name: /保留我的修改/ }).click();
    await seeGone(dialog);
    await see(rows(second.page).filter({ hasText: '先存的人改的' }));
    await see(rows(second.page).filter({ hasText: '后存的人改的' }));
    await second.page.getByRole('button', { name: '保存', exact: true }).click();
    await see(second.page.getByText('已全部保存'));
  });
});
