import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { articles, phrases, plan } from '../../packages/notices/testing/notices.ts';
import { pdfOf } from '../../packages/notices/testing/pdf.ts';
import { still } from '../support/browser.ts';
import { setStage } from './stage.ts';
import { faultsOf, pick, see, seeGone, tabTo } from './steps.ts';

const stage = setStage();
const admin = 'jinchang-admin';

/** The fictional plan under a number of its own, with units that no city has and one list of them that is not complete. */
const planOf = (number: number) =>
  plan
    .replace('17号', `${number}号`)
    .replace('市政务中心', '市云窗专班')
    .replace('市司法局、市数据局', '市法雨专班、市数云专班')
    .replace('市发改委、市水务局）', '市发改委、市水务局等部门）');

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

type NoticeResponse = { id: string; draft: { measures: { no: string; leads: Unit[]; unsure: string[] }[] } };
type Unit = { name: string; depts: string[] };

const importButton = (page: Page) => page.getByRole('button', { name: '导入通知' });
const rows = (page: Page) => page.getByRole('list').locator('button[data-row]');
const lines = (page: Page, measure: number) => rows(page).nth(measure - 1);

async function paste(page: Page, text: string): Promise<void> {
  await page.goto('/console/measures');
  await importButton(page).click();
  await page.getByText('粘贴全文', { exact: true }).click();
  await page.getByLabel('通知全文').fill(text);
  await page.getByRole('button', { name: '读取通知' }).click();
  await see(rows(page));
}

type Ask = typeof stage.site.ask;

/** Signs in a province's user, who has no list of what waits, and gives what asks the API as them. */
async function enterProvince(page: Page): Promise<Ask> {
  await page.goto('/console/');
  await page.getByRole('button', { name: 'gansu-province' }).click();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  const request = await page.waitForRequest((one) => one.headers().authorization !== undefined);
  const { authorization = '' } = request.headers();
  return async (method, path, body, etag) => {
    const response = await fetch(stage.site.url + path, {
      method,
      headers: {
        authorization,
        'content-type': 'application/json',
        ...(etag !== undefined && { 'if-match': etag }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    expect(response.ok, `${method} ${path} answered ${response.status}`).toBe(true);
    return { body: await response.json(), etag: response.headers.get('etag') ?? '' };
  };
}

/** A notice through the API; with all that is unsure settled and active if asked for. */
async function made(text: string, active = false, ask: Ask = stage.site.ask): Promise<string> {
  const { body, etag } = await ask<NoticeResponse & Record<string, unknown>>('POST', '/v1/notices', {
    text,
  });
  if (!active) return body.id;
  const { docNo, title, issuer, date, year, schedule, chase, draft } = body;
  const measures = draft.measures.map((measure) => ({
    ...measure,
    checked: true,
    leads: measure.leads.map((unit) => (unit.depts.length > 0 ? unit : { ...unit, outside: true })),
  }));
  const path = `/v1/notices/${body.id}`;
  const settled = {
    docNo: docNo || '试政发〔2025〕1号',
    title,
    issuer,
    date,
    year,
    schedule,
    chase,
    measures,
  };
  const saved = await ask('PUT', `${path}/draft`, settled, etag);
  await ask('POST', `${path}/activate`, undefined, saved.etag);
  return body.id;
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
    const { page } = await stage.enterAs(admin, still);
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

describe('a measure is followed', () => {
  it('with milestones and values over time', async () => {
    const id = await made(planOf(105), true);
    const { page } = await stage.enterAs(admin, still);
    await page.goto(`/console/measures/${id}`);
    await page.getByRole('link', { name: /^1\. / }).click();
    await page.getByRole('button', { name: '编排节点' }).click();
    await page.getByRole('button', { name: '添加节点' }).click();
    await page.getByLabel('第 1 个节点', { exact: true }).fill('窗口改造');
    await page.getByLabel('第 1 个节点的期限').fill('2025-06-30');
    await page.getByRole('button', { name: '保存节点' }).click();
    await page.getByRole('checkbox', { name: '窗口改造' }).click();
    await see(page.getByText('已完成 1 / 1'));
    for (const [date, value] of [
      ['2025-05-01', '62'],
      ['2025-08-01', '91'],
    ] as const) {
      await page.getByRole('button', { name: '填报数值' }).click();
      await page.getByLabel('日期').fill(date);
      await page.getByLabel('一窗通收率数值').fill(value);
      await page.getByRole('button', { name: '填报', exact: true }).click();
      await see(page.getByText(`最近 ${value}%`));
    }
    await see(page.getByText('已达到'));
    expect(await page.locator('figure').textContent()).toContain('2025-05-01 62%，2025-08-01 91%');
    await page.getByRole('button', { name: '标为完成' }).click();
    await see(page.getByRole('button', { name: '重新推进' }));
    await page.getByRole('link', { name: /台账$/ }).click();
    await page.getByRole('button', { name: /已完成/ }).click();
    await see(page.getByText('1 / 4 项'));
  });
});

describe("a measure descends from the province's", () => {
  it('the city says from which; the province sees it, and the gaps', async () => {
    const province = await stage.enter(still);
    const ask = await enterProvince(province.page);
    const above = await made(phrases, true, ask);
    const { etag } = await ask('GET', `/v1/notices/${above}`);
    const publication = { published: true, lights: false, reports: false };
    await ask('PATCH', `/v1/notices/${above}`, { publication }, etag);
    const own = await made(planOf(107), true);

    const { page } = await stage.enterAs(admin, still);
    await page.goto(`/console/measures/${own}/lineage`);
    const choice = page.getByRole('combobox', { name: '为第 1 项另选上级举措' });
    await choice.click();
    await choice.pressSequentially('建设目录');
    await choice.press('Enter');
    await see(page.getByText('青政办发〔2024〕9号 第 1 项 建设目录'));
    await page.getByRole('button', { name: '保存衔接' }).click();
    await see(page.getByText('上下衔接已保存'));
    await page.goto(`/console/measures/${own}/m/${own}-1`);
    await see(page.getByRole('definition').filter({ hasText: '青政办发〔2024〕9号 第 1 项' }));

    await province.page.goto(`/console/measures/${above}`);
    await province.page.getByRole('link', { name: '各市承接' }).click();
    const row = (text: string) => province.page.getByRole('row').filter({ hasText: text });
    await see(row('1. 建设目录').getByText('推行“一窗通收”'));
    await see(row('2. 共享证照').getByText('缺口：未承接'));
    expect(await faultsOf(province.page)).toEqual([]);
  });
});

describe('at the width of a desk and of a phone', () => {
  type Sight = { path: string; open?: () => Promise<void>; shows: Locator };

  async function faultsOn(page: Page, sights: Sight[]): Promise<string[]> {
    const faults: string[] = [];
    for (const { path, open, shows } of sights) {
      await page.goto(path);
      await open?.();
      await see(shows);
      faults.push(...(await faultsOf(page)).map((fault) => `${path} ${fault}`));
    }
    return faults;
  }

  it('axe is content and nothing sticks out where notices come in and are read', async () => {
    const draft = await made(phrases);
    const { page } = await stage.enterAs(admin, still);
    const sights: Sight[] = [
      { path: '/console/measures', shows: page.getByRole('cell') },
      {
        path: '/console/measures',
        open: () => importButton(page).click(),
        shows: page.getByRole('button', { name: '读取通知' }),
      },
      {
        path: `/console/measures/${draft}/read?only=unsure`,
        open: () => lines(page, 1).click(),
        shows: page.getByLabel('标题'),
      },
      {
        path: `/console/measures/${draft}/read`,
        open: () => page.getByText('通知要素与规则', { exact: true }).click(),
        shows: page.getByLabel('文号'),
      },
    ];
    expect(await faultsOn(page, sights)).toEqual([]);
  });

  it('nor where they are followed', async () => {
    const active = await made(planOf(106), true);
    const { page } = await stage.enterAs(admin, still);
    const sights: Sight[] = [
      { path: `/console/measures/${active}`, shows: page.getByRole('cell') },
      {
        path: `/console/measures/${active}/m/${active}-1`,
        shows: page.getByRole('heading', { name: '变更历史' }),
      },
      { path: `/console/measures/${active}/settings`, shows: page.getByRole('switch') },
      {
        path: `/console/measures/${active}/lineage`,
        shows: page.getByRole('heading', { level: 1 }),
      },
    ];
    expect(await faultsOn(page, sights)).toEqual([]);
  });
});
