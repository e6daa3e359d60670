import { demoNotices } from '@mingcha/demo';
import { shanghaiDate } from '@mingcha/kernel';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { phone, still } from '../../support/browser.ts';
import { followedDemo } from '../measures/followedDemo.ts';
import { city } from '../site.ts';
import { setStage } from '../stage.ts';
import { faultsOf, pick, see, seeGone } from '../steps.ts';

const stage = setStage(followedDemo);
const demo = demoNotices({ today: shanghaiDate(new Date()) }).find(({ tenant }) => tenant === city.code)!;
const title = `金昌市${demo.year}年便企利民改革实施方案`;
const done = { title: '压缩企业开办时间', report: demo.work['1']!.done };
let page: Page;

beforeEach(async () => {
  ({ page } = await stage.enter({ ...phone, reducedMotion: 'reduce' }));
});

const measures = () =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 4 }) });
const measure = (name: string) => measures().filter({ has: page.getByRole('heading', { name }) });
const count = () => page.getByRole('status').filter({ hasText: '共' });

async function openNotice(): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: city.name }).click();
  await page.getByRole('link', { name: '改革举措' }).click();
  await page.getByRole('link', { name: title }).click();
  await see(page.getByRole('heading', { name: title, level: 1 }));
}

describe('a citizen with a phone', () => {
  it('finds what the city has promised, and how one of the promises stands', async () => {
    await openNotice();
    await see(page.getByText(/^这份通知提出 16 项举措，由 \d+ 个单位牵头/));
    expect(await measures().count()).toBe(16);

    await page.getByLabel('单位').selectOption({ label: await optionOf('市市场监管局') });
    expect(await measures().count()).toBeLessThan(16);
    await see(count().getByText(/^符合条件的有 \d+ 项/));

    const opened = measure(done.title);
    await see(opened.getByText('已完成', { exact: true }));
    await see(page.getByRole('button', { name: /^蓝 已完成 \d+$/ }));
    const colour = await opened.evaluate((element) => getComputedStyle(element).borderLeftColor);
    const [red, green, blue] = colour.match(/\d+/g)!.map(Number);
    expect(blue! > green! && blue! > red!).toBe(true);
    await opened.getByText('进展和分工').click();
    await see(opened.getByText(done.report));
    await see(opened.getByText('市公安局、市人社局'));
  });

  it('narrows by state and by words, and is told when nothing is left', async () => {
    await openNotice();
    const late = page.getByRole('button', { name: /已逾期/ });
    const lateCount = Number((await late.textContent())!.replace(/\D/g, ''));
    await late.click();
    expect(await late.getAttribute('aria-pressed')).toBe('true');
    expect(await measures().count()).toBe(lateCount);
    await page.getByRole('searchbox').fill('没有这样的举措');
    await see(page.getByText('没有符合条件的举措'));
    await page.getByRole('button', { name: '清除条件' }).click();
    expect(await measures().count()).toBe(16);
    await page.getByRole('searchbox').fill('不动产');
    await seeGone(measure(done.title));
    expect(await measures().count()).toBe(1);
  });

  it('sees when units report, who was praised and who was named, and nobody’s name', async () => {
    await openNotice();
    await see(page.getByRole('region', { name: '什么时候报进展' }).getByText(`${demo.year}年6月`));
    await see(page.getByRole('region', { name: '红榜' }).getByText('市市场监督管理局'));
    await see(page.getByRole('region', { name: '黑榜' }).getByText('市交通运输局'));
    const said = (await page.getByRole('main').textContent())!;
    for (const { name } of city.people) expect(said).not.toContain(name);
    expect(said).not.toContain('联络员');
  });

  it('reads all of it, however wide the screen is', async () => {
    await openNotice();
    for (const summary of await page.getByText('进展和分工').all()) await summary.click();
    expect(await faultsOf(page)).toEqual([]);
    await page.goto(`/public/${city.code}/notices`);
    await see(page.getByRole('link', { name: title }));
    expect(await faultsOf(page)).toEqual([]);
    await page.goto('/public/620000/notices');
    await see(page.getByRole('link', { name: /甘肃省/ }));
  });

  it('is told when a notice is not there', async () => {
    const { page: other, expectStatus } = await stage.enter(phone);
    expectStatus(404);
    await other.goto(`/public/${city.code}/notices/01ARZ3NDEKTSV4RRFFQ69G5FAV`);
    await see(other.getByRole('alert').getByText('没有找到'));
  });
});

/** The whole label of a unit's option, which also counts its measures. */
async function optionOf(unit: string): Promise<string> {
  const labels = await page.getByLabel('单位').getByRole('option').allTextContents();
  return labels.find((label) => label.startsWith(unit))!;
}

describe('the city’s measure on registrations', () => {
  it('shows what the registrations themselves come to, and its other numbers can follow a list', async () => {
    const { page: office } = await stage.enterAs('jinchang-admin', still);
    const { body } = await stage.site.ask<{ items: { id: string; title: string }[] }>(
      'GET',
      '/v1/measures?limit=200',
    );
    const { id } = body.items.find(({ title }) => title.startsWith('不动产登记'))!;
    await office.goto(`/console/measures/${id.split('-')[0]}/m/${id}`);
    const mean = office.getByRole('region', { name: '登记平均用时' });
    await see(mean.getByText('自动取自“行政审批：平均净用时（不动产登记）”，每天更新，不需要填报。'));
    await see(mean.getByText(/^最近 3\.5个工作日/));
    await see(mean.getByText('已达到'));
    expect(await mean.getByRole('button', { name: '填报数值' }).count()).toBe(0);
    const other = office.getByRole('region', { name: '一般登记办理时间' });
    await other.getByRole('button', { name: '自动取数' }).click();
    await pick(other, '“一般登记办理时间”的数据来源', '检查对象名录库：公布条数（条）');
    await pick(other, '计哪一部分', '状态：在营');
    expect(await faultsOf(office)).toEqual([]);
    await other.getByRole('button', { name: '取消' }).click();
    await see(other.getByRole('button', { name: '自动取数' }));
  });
});
