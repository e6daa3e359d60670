import type { Row } from '@mingcha/register';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckedSystem } from '../../support/api/checkedSystem.ts';
import {
  bureausOf,
  countyItems,
  itemList,
  itemRow,
  publishList,
  putRow,
  writeList,
} from '../../support/levels.ts';
import { gansu, good, type LevelsAsk, levelsAsk, refused, startLevels } from '../../support/levelsSystem.ts';
import { cityA, cityB } from '../../support/system.ts';

let system: CheckedSystem;
beforeAll(async () => {
  system = await startLevels();
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const ask: LevelsAsk = (...asked) => levelsAsk(system)(...asked);

describe('the counties of a city', () => {
  const path = `/v1/levels/${itemList}/counties`;
  const bureaus = bureausOf(cityA);
  const codes = bureaus.map(({ division }) => division);
  const last = codes.at(-1)!;
  const look = (query = '') => good(ask(cityA, 'GET', `${path}?${query}`));
  const writeItems = (of: { code: string }, rows: readonly Row[], how = {}) =>
    writeList(system, of.code, rows.map(putRow), { list: itemList, ...how });
  type Item = {
    name: string;
    elements: {
      field: string;
      like: string;
      take: string[];
      reconsider: boolean;
      cells: { value?: unknown }[];
    }[];
    counties: { county: string; row: string; etag: string }[];
  };
  const differing = ({ items: found }: { items: Item[] }) =>
    found.map(({ name, elements }) => [
      name,
      ...elements.map(({ field, like, take }) => `${field} ${like} ${take}`),
    ]);

  it('are compared by the departments that handle their rows, with the city and with one another', async () => {
    expect(codes.length).toBeGreaterThan(1);
    expect((await good(ask(cityA, 'GET', '/v1/levels/counties'))).items).toEqual([]);
    expect((await refused(ask(cityA, 'GET', path)))[1]).toBe('register-empty');
    await writeItems(cityA, [itemRow(`${cityA.code}-scjg`, 0, 1)], { published: false });
    // No county has a row yet.
    expect(await look()).toMatchObject({ items: [], tenants: [], counts: { all: 0 } });
    // Of the third item, which the city does not handle itself, counties have it in two ways.
    const third = bureaus.map(({ id }, i) => itemRow(id, i + 1, 3, i === 0 ? {} : { topics: ['开店'] }));
    await writeItems(cityA, [...countyItems(cityA), ...third], { published: false });
    const found = await look();
    expect(found.tenants.map(({ tenant }: { tenant: string }) => tenant)).toEqual(['000000', ...codes]);
    const [most] = codes.length > 2 ? [codes[0]] : [codes[1]];
    expect(differing(found)).toEqual([
      ['事项1', `flow 金昌市本级 ${last}`],
      ['事项3', expect.stringMatching(codes.length > 2 ? /^topics 多数县区/ : /^topics 金川区/)],
    ]);
    expect(found.items[1].elements[0].take).toContain(most);
    expect(found.items[0].elements[0].cells.at(-1)).toEqual({ has: true, value: '先审后受理' });
    expect(found.tenants.at(-1).sameness).toMatchObject({ items: 3, equalItems: codes.length > 2 ? 2 : 1 });
    expect((await look(`tenant=${codes[0]}&q=事项1`)).total).toBe(0);
    expect((await good(ask(cityA, 'GET', '/v1/levels/counties'))).items).toEqual([
      { list: itemList, title: '政务服务事项实施清单', unit: '项', counties: codes.length },
    ]);
    const saved = await ask(cityA, 'GET', `${path}:export?format=csv`);
    const [, ...lines] = (await saved.text()).trim().split('\r\n');
    expect(lines).toEqual([expect.stringContaining('先审后受理'), expect.stringContaining('开店')]);
    const { items: told } = await good(ask(cityA, 'GET', '/v1/audit?action=list.export'));
    expect(told[0].detail.count).toBe(2);
  });

  it('are held against the province where it decides, and against the city where the city does', async () => {
    const says = { flow: '省定流程', topics: ['省的主题'] };
    await writeItems(gansu, [itemRow('620000-sjt', 9, 1, says)]);
    const [first] = (await look('q=事项1')).items as Item[];
    expect(first!.elements.map(({ field, like, take }) => [field, like, take])).toEqual([
      ['flow', '甘肃省', codes],
    ]);
    // The city's own row is the one that is compared with the province, and nothing is said to be there twice.
    const standing = await good(ask(cityA, 'GET', `/v1/levels/${itemList}/items`));
    expect(standing.several).toEqual([]);
    const there = standing.items.map(({ name, kind }: { name: string; kind: string }) => `${name} ${kind}`);
    expect(there).toEqual(['事项1 existing']);
    const above = await good(ask(cityA, 'GET', `/v1/levels/${itemList}/comparison?show=all`));
    const rowsThere = above.items.map(({ name, row }: { name: string; row?: string }) => [
      name,
      row !== undefined,
    ]);
    expect(rowsThere).toEqual([
      ['事项1', true],
      ['事项2', true],
      ['事项3', false],
    ]);
  });

  it('are evened out in the city’s draft, all or none, and then nothing differs', async () => {
    const { items: before } = (await look()) as { items: Item[] };
    const change = ({ elements, counties }: Item) => ({
      rows: counties.map(({ row, etag }) => ({ id: row, etag })),
      set: Object.fromEntries(elements.map(({ field, cells }) => [field, cells[0]!.value ?? null])),
    });
    const set = (body: object) => ask(cityA, 'POST', `/v1/lists/${itemList}/rows:set`, { body });
    for (const item of before) await good(set(change(item)));
    expect((await refused(set({ ...change(before[0]!), set: { flow: '再改' } })))[0]).toBe(412);
    const after = await look();
    expect([
      after.total,
      ...after.tenants.slice(1).map(({ sameness }: never) => (sameness as { score: number }).score),
    ]).toEqual([0, ...codes.map(() => 1)]);
  });

  it('are seen by the province of a city that lets it, as the city has published them', async () => {
    const below = (city: { code: string }) => `/v1/province/levels/${itemList}/cities/${city.code}/counties`;
    expect((await refused(ask(gansu, 'GET', below(cityA))))[1]).toBe('not-published');
    await publishList(system, cityA.code, itemList);
    await writeItems(cityA, [itemRow(bureaus[0]!.id, 1, 1, { flow: '草稿里的' })], { published: false });
    const index = await good(ask(gansu, 'GET', `/v1/province/levels/cities/${cityA.code}/counties`));
    expect(index.items).toMatchObject([{ list: itemList, counties: codes.length }]);
    const found = await good(ask(gansu, 'GET', below(cityA)));
    expect([found.total, found.tenants.length, found.tenants[1].isDraft]).toEqual([
      0,
      codes.length + 1,
      false,
    ]);
    expect(JSON.stringify(await good(ask(gansu, 'GET', `${below(cityA)}?show=all`)))).not.toContain(
      '草稿里的',
    );
    expect((await ask(gansu, 'GET', `${below(cityA)}:export?format=csv`)).status).toBe(200);
    // Another city lets the province read it no more.
    await good(ask(cityB, 'DELETE', '/v1/tenant/province-access'));
    for (const path of [below(cityB), `/v1/province/levels/cities/${cityB.code}/counties`])
      expect((await ask(gansu, 'GET', path)).status).toBe(404);
    expect((await ask(cityA, 'GET', below(cityA))).status).toBe(403);
  });
});
