import { demoDraws } from '@mingcha/demo';
import { describe, expect, it } from 'vitest';
import { still } from '../support/browser.ts';
import { city } from './site.ts';
import { setStage } from './stage.ts';
import { see } from './steps.ts';

const stage = setStage();
const rehearsal = demoDraws(city).find(({ compose }) => compose.seed.source === 'local')!.compose;
const at = (id: string, page: string) => `/public/${city.code}/draws/${id}/${page}`;

describe('a draw on a wall', () => {
  it('shows who was drawn in the order of the tickets, with the hash of the outcome', async () => {
    const { page } = await stage.enter(still);
    const { id } = await stage.site.demoDraw('published');
    const { body } = await stage.site.ask<{ items: { name: string }[] }>('GET', `/v1/draws/${id}/result`);
    await page.goto(at(id, 'live'));
    const tickets = page.getByRole('list', { name: '抽中的企业' }).getByRole('listitem');
    await see(tickets.first());
    const texts = await tickets.allTextContents();
    expect(texts.length).toBe(15);
    for (const [i, text] of texts.entries()) expect(text).toContain(body.items[i]!.name);
    await see(page.getByRole('heading', { name: '结果指纹' }));
    await see(page.getByRole('img', { name: '核验页的二维码' }));
  });

  it('shows no name until the names are published, and then does', async () => {
    const draw = await stage.site.makeDraw(
      { ...rehearsal, title: '名单随检查结果公示', ...{ names: 'results' } },
      'commit',
      'execute',
      'publish',
    );
    const { body } = await stage.site.ask<{ items: { name: string; id: string }[] }>(
      'GET',
      `/v1/draws/${draw.id}/result`,
    );
    const drawn = body.items.flatMap(({ name, id }) => [name, id]);
    const { page: visitor } = await stage.enter(still);
    for (const path of ['live', 'record', '', 'verify']) {
      await visitor.goto(at(draw.id, path).replace(/\/$/, ''));
      await see(visitor.getByText(/名单随检查结果公示|内部演练，不可公开验证/).first());
      const text = (await visitor.getByRole('main').textContent()) ?? '';
      for (const word of drawn) expect([path, text.includes(word)]).toEqual([path, false]);
    }
    const { page: official } = await stage.enterAs('jinchang-admin', still);
    await official.goto(`/console/draws/${draw.id}`);
    await official.getByRole('button', { name: '公示检查结果名单' }).click();
    await official.getByRole('button', { name: '公示名单' }).click();
    await see(official.getByText('名单已公示'));
    await visitor.goto(at(draw.id, 'live'));
    await see(visitor.getByText(body.items[0]!.name));
    await visitor.goto(at(draw.id, 'record'));
    await see(visitor.getByRole('cell', { name: body.items[0]!.name }));
  });
});
