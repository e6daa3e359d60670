import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoDraws } from '@mingcha/demo';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { phone } from '../../support/browser.ts';
import { city, type DrawResponse } from '../site.ts';
import { setStage } from '../stage.ts';
import { faultsOf, see } from '../steps.ts';

const vectors = join(import.meta.dirname, '../../../packages/draw/vectors');
const stage = setStage();
let page: Page;
let published: DrawResponse;

beforeEach(async () => {
  ({ page } = await stage.enter(phone));
  published = await stage.site.demoDraw('published');
});

const rehearsal = demoDraws(city).find(({ compose }) => compose.seed.source === 'local')!.compose;
const drawPath = (id: string) => `/public/${city.code}/draws/${id}`;
const steps = () =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading') });

describe('a citizen with a phone', () => {
  it('finds a published draw, looks up an enterprise, and verifies all of it', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: city.name }).click();
    await page.getByRole('link', { name: published.title }).click();
    await see(page.getByRole('heading', { name: published.title, level: 1 }));

    const { drawn, passed } = await ends(published.id);
    const code = page.getByRole('textbox', { name: '统一社会信用代码' });
    await code.fill(drawn.toLowerCase().replace(/(.{6})/g, '$1 '));
    await page.getByRole('button', { name: '查询' }).click();
    await see(page.getByText(/已被抽中，排第 1 位/));
    await see(page.getByText('已在您的设备上用种子和代码重算，与公布的随机值一致。'));
    await code.fill(passed);
    await page.getByRole('button', { name: '查询' }).click();
    await see(page.getByText('在名单内，未被抽中'));

    await page.getByRole('link', { name: '在本机核验' }).click();
    await see(page.getByRole('heading', { name: '核验通过，5 项一致' }));
    expect(await steps().count()).toBe(6);
    expect(await steps().getByText('一致', { exact: true }).count()).toBe(5);
  });

  it('reads what may be inspected, and what is looked at', async () => {
    await page.goto(`/public/${city.code}`);
    await page.getByRole('link', { name: '公开清单' }).click();
    await see(page.getByRole('link', { name: /涉企收费目录清单/ }));
    await page.getByRole('link', { name: /随机抽查事项清单/ }).click();
    await see(page.getByText('没有列入这份清单的事项，不得检查。'));
    await page.getByLabel('内容包含').fill('餐饮');
    await page.getByLabel('内容包含').press('Enter');
    await see(page.getByText('符合条件的 1 条'));
    await page.getByText('详细内容').click();
    await see(page.getByRole('row', { name: '是否超范围经营 否、是' }));
    expect(await faultsOf(page)).toEqual([]);
  });

  it('is told at the field what is wrong with a code: a name was said not to be on the list', async () => {
    const visitor = await stage.enter(phone);
    visitor.expectStatus(422);
    const { page: other } = visitor;
    const code = other.getByRole('textbox', { name: '统一社会信用代码' });
    const ask = async (text: string) => {
      await code.fill(text);
      await other.getByRole('button', { name: '查询' }).click();
    };
    for (const start of [`/public/${city.code}/lookup`, drawPath(published.id)]) {
      await other.goto(start);
      for (const [text, problem] of [
        ['金昌百货', '请输入代码；按名称只能查询已公示的结果'],
        ['91620', '统一社会信用代码应为 18 位，请核对'],
        ['91350100M000100Y44', '校验位不符，请对照营业执照核对'],
        ['JC-0002', '未找到该编码'],
      ] as const) {
        await ask(text);
        await see(other.getByRole('alert').getByText(problem, { exact: true }));
        expect(await code.getAttribute('aria-invalid')).toBe('true');
        expect(await other.getByText('不在本次名单内').count()).toBe(0);
      }
      await ask('91350100M000100Y43');
      await see(other.getByText('不在本次名单内'));
      expect(await other.getByRole('alert').count()).toBe(0);
    }
  });

  it('is told by number which step of a tampered proof fails', async () => {
    await page.goto(drawPath(published.id));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载完整证明' }).click(),
    ]);
    const proof = await readFile(await download.path(), 'utf8');
    await page.getByRole('link', { name: '在本机核验' }).click();
    await see(page.getByRole('heading', { name: /^核验通过/ }));

    const choose = async (text: string) => {
      const file = { name: 'proof.json', mimeType: 'application/json', buffer: Buffer.from(text) };
      await page.getByLabel('选择本地文件').setInputFiles(file);
    };
    await choose(proof);
    await see(page.getByText('本地文件', { exact: true }));
    await see(page.getByRole('heading', { name: '核验通过，5 项一致' }));
    await choose(proof.replace(published.title, published.title.replace('第一批', '第二批')));
    await see(page.getByRole('heading', { name: '第 1 步不一致' }));
    await choose(withOtherTicket(proof));
    await see(page.getByRole('heading', { name: '第 6 步不一致' }));
    await see(
      steps()
        .nth(5)
        .getByText(/^不一致/),
    );
    const batch = [1, 2].map((at) => join(vectors, `vector2-drand-${at}.json`));
    await page.getByLabel('选择本地文件').setInputFiles(batch);
    await see(page.getByRole('heading', { name: '同批 2 次抽取全部核验通过' }));
    await see(
      page
        .getByRole('listitem')
        .filter({ hasText: 'vector2-drand-2.json' })
        .getByText(/核验通过/),
    );
    expect(await faultsOf(page)).toEqual([]);
    await choose(proof.slice(0, -100));
    await see(page.getByRole('alert').getByText('这个文件不是完整的 JSON'));
  });

  it('sees the mark of a rehearsal wherever it is shown', async () => {
    const title = '演练：市场主体抽查';
    await stage.site.makeDraw({ ...rehearsal, title }, 'commit', 'execute', 'publish');
    await page.goto(`/public/${city.code}`);
    await see(page.getByRole('link', { name: published.title }));
    expect(await page.getByRole('link', { name: title }).count()).toBe(0);
    await page.getByRole('link', { name: '内部演练' }).click();
    await see(page.getByRole('heading', { name: '内部演练', level: 1 }));
    await see(page.getByText('演练-2', { exact: true }));
    await see(page.getByRole('listitem').filter({ hasText: title }).getByText('内部演练 · 不可公开验证'));
    await page.getByRole('link', { name: title }).click();
    await see(page.getByRole('complementary', { name: '演练说明' }));
    await page.getByRole('link', { name: '在本机核验' }).click();
    await see(page.getByRole('heading', { name: '内部演练，不可公开验证' }));
    expect(await page.getByRole('heading', { name: /核验通过/ }).count()).toBe(0);
  });

  it('reads why a draw was voided', async () => {
    const voided = (await stage.site.demoDraw('voided')) as DrawResponse & { voidReason: string };
    expect(voided.voidReason.length).toBeGreaterThan(10);
    await page.goto(`/public/${city.code}`);
    const entry = page.getByRole('listitem').filter({ hasText: voided.title });
    await see(entry.getByText(voided.voidReason));
    await entry.getByRole('link').click();
    await see(page.getByText('这次抽查已作废。'));
    await see(page.getByText(voided.voidReason.replace(/。$/, '')));
    await see(page.getByText('编号和承诺保留'));
  });
});

/** Somebody drawn, and somebody in the frame who was not. */
async function ends(draw: string): Promise<{ drawn: string; passed: string }> {
  const { body } = await stage.site.ask<{
    objects: { id: string }[];
    result: { selected: { id: string }[] };
  }>('GET', `/v1/draws/${draw}/proof`);
  const selected = body.result.selected.map(({ id }) => id);
  return { drawn: selected[0]!, passed: body.objects.find(({ id }) => !selected.includes(id))!.id };
}

/** The proof, in lines, with one digit of the first ticket changed. */
function withOtherTicket(text: string): string {
  const [plan, head, ...rows] = text.split('\n');
  const value = JSON.parse(head!) as { result: { selected: { ticket: string }[] } };
  const first = value.result.selected[0]!;
  first.ticket = first.ticket.slice(0, -1) + (first.ticket.endsWith('0') ? '1' : '0');
  return [plan, JSON.stringify(value), ...rows].join('\n');
}
