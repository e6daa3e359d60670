import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { desk, phone } from '../../support/browser.ts';
import { ownNotice } from '../measures/notices.ts';
import { city } from '../site.ts';
import { setStage } from '../stage.ts';
import { see } from '../steps.ts';

const stage = setStage();
const notice = ownNotice(stage, 7);
const admin = 'jinchang-admin';
const cell = (page: Page) => page.getByRole('main').getByRole('cell');

/** The layout shift that a page is allowed, by the measure of Core Web Vitals. */
const allowed = 0.05;

type Shift = { value: number; moved: string };

/** Runs in the page before all else: keeps what moves without being asked to. */
function watchShifts(): void {
  const shifts: Shift[] = [];
  Object.assign(window, { shifts });
  type Entry = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node?: Node }[] };
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries() as Entry[]) {
      const moved = sources.map(({ node }) => node && `${node.nodeName} ${node.parentElement?.className}`);
      if (!hadRecentInput) shifts.push({ value, moved: moved.join(', ') });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

const shiftsOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts.slice());

describe.each([
  ['desk', desk],
  ['phone', phone],
])('while it loads, nothing jumps on a %s: the pages moved by up to 0.43', (_, device) => {
  it('in the console and the portal', async () => {
    const { page } = await stage.enterAs(admin, device);
    await page.addInitScript(watchShifts);
    const { id } = await stage.site.demoDraw('published');
    const { id: plan } = await stage.site.demoDraw('planned');
    const sights: [string, (page: Page) => ReturnType<Page['getByRole']>][] = [
      ['/console/', cell],
      ['/console/draws', cell],
      [`/console/draws/${id}`, cell],
      [`/console/draws/${plan}/edit`, (at) => at.getByLabel('任务名称')],
      ['/console/registers/objects', cell],
      ['/console/registers/inspectors', cell],
      [`/console/measures/${notice().id}`, cell],
      ['/', () => page.getByText('次抽查')],
      [`/public/${city.code}`, () => page.getByRole('heading', { level: 3 })],
      [`/public/${city.code}/draws/${id}/verify`, () => page.getByRole('heading', { name: /^核验通过/ })],
      [`/public/${city.code}/draws/${id}`, () => page.getByRole('heading', { name: /^抽中的企业/ })],
    ];
    const over: unknown[] = [];
    for (const [path, shows] of sights) {
      await page.goto(path);
      await see(shows(page));
      await page.waitForLoadState('networkidle');
      const shifts = await shiftsOf(page);
      const sum = shifts.reduce((total, { value }) => total + value, 0);
      if (sum > allowed) over.push([path, sum, shifts]);
    }
    expect(over).toEqual([]);
  });
});

/**
 * Runs in the page: puts the focus on every field in turn, as the Tab key does, and names those
 * that are then outside of the screen or under something else.
 */
async function coveredFields(): Promise<string[]> {
  const form = document.querySelector('.ant-drawer-body') ?? document.querySelector('main')!;
  const fields = [
    ...form.querySelectorAll<HTMLElement>(':is(input, textarea, select, [role=combobox])'),
  ].filter(
    (field) => field.tabIndex >= 0 && field.getClientRects().length > 0 && !field.matches(':disabled'),
  );
  const covered: string[] = fields.length === 0 ? ['no field'] : [];
  for (const field of fields) {
    field.focus();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const { left, top, width, bottom } = field.getBoundingClientRect();
    const middle = left + Math.min(width / 2, 20);
    for (const y of [top + 2, bottom - 2]) {
      if (bottom - top > innerHeight - 160) continue;
      const at = document.elementFromPoint(middle, y);
      const own =
        at &&
        (field.contains(at) ||
          at.contains(field) ||
          at
            .closest('label, .ant-select, .ant-picker, .ant-checkbox, .ant-radio, .ant-input-number')
            ?.contains(field));
      if (!own)
        covered.push(
          `${field.tagName} ${field.id || field.getAttribute('aria-label')} at ${Math.round(y)} under ${at?.className}`,
        );
    }
  }
  return covered;
}

describe('on a phone', () => {
  it('no bar covers the field that has the focus: the composer’s, the drawer’s and the report’s did', async () => {
    const { page } = await stage.enterAs(admin, { ...phone, reducedMotion: 'reduce' });
    const covered: string[] = [];
    const look = async (name: string) =>
      covered.push(...(await page.evaluate(coveredFields)).map((field) => `${name}: ${field}`));

    const { id } = await stage.site.demoDraw('planned');
    await page.goto(`/console/draws/${id}/edit`);
    await see(page.getByLabel('任务名称'));
    for (const step of [1, 2, 3, 4]) {
      await see(page.getByRole('heading', { name: new RegExp(`^${step}/5`) }));
      await look(`composer ${step}`);
      await page.getByRole('button', { name: /^下一步/ }).click();
    }
    await page.goto('/console/registers/objects');
    await page.getByRole('cell').getByRole('button').first().click();
    await page.getByRole('button', { name: '编辑' }).click();
    await see(page.getByRole('button', { name: '保存', exact: true }));
    await look('row');
    await page.goto('/console/settings/policy');
    await see(page.getByRole('main').getByRole('textbox'));
    await look('settings');
    expect(covered).toEqual([]);
  });

  it('a card shows status, risk and how long a certificate is valid: they were left out as minor', async () => {
    const { page } = await stage.enterAs(admin, phone);
    const labels = async (path: string) => {
      await page.goto(path);
      const card = page.getByRole('row').filter({ visible: true }).first();
      await see(card.getByRole('cell'));
      const cells = card.getByRole('cell').filter({ visible: true });
      return cells.evaluateAll((found) => found.map((one) => one.getAttribute('data-label')));
    };
    expect(await labels('/console/registers/objects')).toEqual(
      expect.arrayContaining(['状态', '信用风险分类']),
    );
    expect(await labels('/console/registers/inspectors')).toEqual(expect.arrayContaining(['状态', '有效期']));
  });
});

describe('what is not there', () => {
  it('leads back to the list it would be in: the console offered another try, the portal its front page', async () => {
    const { page, expectStatus } = await stage.enterAs(admin);
    expectStatus(404);
    const none = '01HZZZZZZZZZZZZZZZZZZZZZZZ';
    const lists: [string, string, string][] = [
      [`/console/draws/${none}`, '回到双随机抽查', '/console/draws'],
      [`/console/measures/${none}`, '回到通知与方案', '/console/measures'],
      [`/console/chases/${none}`, '回到督办', '/console/chases'],
      ['/console/draws/a/b/c', '回到双随机抽查', '/console/draws'],
      ['/console/nowhere', '回到首页', '/console'],
      [`/public/${city.code}/draws/${none}`, '回到本市抽查', `/public/${city.code}`],
      [`/public/${city.code}/notices/${none}`, '回到改革举措', `/public/${city.code}/notices`],
      [`/public/${city.code}/nowhere`, '回到本市抽查', `/public/${city.code}`],
    ];
    for (const [path, name, to] of lists) {
      await page.goto(path);
      await page.getByRole('link', { name }).click();
      await expect.poll(() => new URL(page.url()).pathname.replace(/\/$/, '')).toBe(to);
    }
  });
});
