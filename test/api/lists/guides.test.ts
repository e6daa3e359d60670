import { cityLists } from '@mingcha/demo';
import { createClock } from '@mingcha/fn-clock';
import { openRegister } from '@mingcha/register';
import { tenantLists } from '@mingcha/systems/tenant-lists';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answersOf,
  type Material,
  narrow,
  openQuestions,
  situationOf,
} from '../../../packages/catalogue/guides/narrow.ts';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { citizenOf, consentTo, newCode } from '../../support/citizen.ts';
import { cityA, cityB } from '../../support/system.ts';

let system: CheckedSystem;
let ask: ReturnType<typeof citizenOf>;
const by = { sub: 'seed', name: '初始化' };

/** The rows of a list in a city, published or as a draft. */
async function fill(name: string, rows: readonly object[], isPublished = true): Promise<void> {
  const store = await system.test.store.forTenant(cityA.code);
  const { kind } = (await tenantLists.find(store, name))!;
  const register = openRegister(store, kind, { now: system.time.now });
  await register.replaceAll(rows as never, { by, source: { type: 'seed' }, reason: '测试' });
  if (isPublished) await register.publish((await register.current()).id, { by });
}

const rowsOf = (name: string) => cityLists(cityA).find((list) => list.name === name)!.rows;
const food = '11620000MB0F9001123000131015003';
const service = '/guides/service-items';

beforeAll(async () => {
  system = await startCheckedSystem({ objects: 0, cities: [cityA, cityB] });
  ask = citizenOf(system.api, cityA.code);
  await fill('service-items', rowsOf('service-items'));
  await fill('package-items', rowsOf('package-items'));
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const read = async (path: string) => {
  const response = await ask('GET', path);
  expect([path, response.status]).toEqual([path, 200]);
  return bodyOf(response);
};
const names = (items: readonly { name: string }[]) => items.map(({ name }) => name);

const answers = {
  主要做什么经营: '食品销售',
  经营场所从哪里来: '自有',
  由谁来办: '法定代表人或经营者本人',
};

/** Opens a case as somebody without an account; resolves to the code of its receipt and the answer. */
async function open(type: string, values: object) {
  const code = newCode();
  const body = { values: { applicantName: '某食品店', ...values }, consent: await consentTo(ask, type) };
  return { code, response: await ask('POST', `/services/${type}`, { body, code }) };
}

async function act(type: string, action: string, body: object) {
  const list = await bodyOf(system.call(cityA, 'city-admin', 'GET', `/v1/cases/${type}`));
  const path = `/v1/cases/${type}/${list.items[0].id}`;
  const seen = await system.call(cityA, 'city-admin', 'GET', path);
  const headers = { 'if-match': seen.headers.get('etag')! };
  const done = await system.call(cityA, 'city-admin', 'POST', `${path}/actions/${action}`, { body, headers });
  expect([action, done.status]).toEqual([action, 200]);
}

describe('finding a guide', () => {
  it('goes by words, theme, audience and place, and says what else can be chosen', async () => {
    const all = await read('/guides');
    expect(all.total).toBe(rowsOf('service-items').length + rowsOf('package-items').length);
    expect(all.facets.noun).toEqual([
      { value: '事项', count: rowsOf('service-items').length },
      { value: '一件事', count: rowsOf('package-items').length },
    ]);
    const found = await read(
      `/guides?q=${encodeURIComponent('许可 食品经营')}&noun=${encodeURIComponent('事项')}`,
    );
    expect(found.items).toMatchObject([
      {
        id: food,
        name: '食品经营许可（新办）',
        dept: '市市场监督管理局',
        promise: '5 个工作日',
        materials: 11,
        online: true,
      },
    ]);
    const [place] = found.facets.place;
    const here = await read(`/guides?place=${encodeURIComponent(place.value)}`);
    expect(names(here.items)).toContain('食品经营许可（新办）');
    expect(names((await read(`/guides?theme=${encodeURIComponent('准营准办')}`)).items)).toEqual([
      '食品经营许可（新办）',
    ]);
    const people = await read(`/guides?audience=${encodeURIComponent('个人')}`);
    expect(names(people.items)).toContain('新生儿出生');
    expect((await read(`/guides?q=${encodeURIComponent('没有这样的事')}`)).items).toEqual([]);
  });

  it('tells what a county does itself from the same of the city, by its place', async () => {
    const [first, second] = cityA.counties.map(({ name }) => name);
    const named = `/guides?q=${encodeURIComponent('个体工商户设立登记')}`;
    const placesOf = ({ items }: { items: { places: string[] }[] }) => items.map(({ places }) => places);
    expect(placesOf(await read(named)).sort()).toEqual([[], [first], [second]].sort());
    expect(placesOf(await read(`${named}&place=${encodeURIComponent(second!)}`))).toEqual([[second]]);
  });

  it('goes page by page, with places of its own alone', async () => {
    const first = await read('/guides?limit=3');
    const second = await read(`/guides?limit=3&cursor=${encodeURIComponent(first.next)}`);
    const shown = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
    expect(new Set(shown).size).toBe(6);
    for (const cursor of ['x', `${first.next}x`])
      expect((await ask('GET', `/guides?limit=3&cursor=${cursor}`)).status).toBe(400);
    expect((await ask('GET', `/guides?q=a&cursor=${encodeURIComponent(first.next)}`)).status).toBe(400);
  });

  it('shows no draft, no other city and no row that is not in use', async () => {
    const other = citizenOf(system.api, cityB.code);
    expect((await bodyOf(other('GET', '/guides'))).items).toEqual([]);
    expect((await other('GET', `${service}/${food}`)).status).toBe(404);
    for (const path of [`${service}/none`, '/guides/permit-items/XK-0001', '/guides/constructor/x'])
      expect((await ask('GET', path)).status).toBe(404);
  });
});

describe('食品经营许可', () => {
  it('goes from 11 to 6 materials by three answers, and its promised 5 working days are the due date of the case', async () => {
    const guide = await read(`${service}/${food}`);
    expect(guide.materials).toHaveLength(11);
    expect(guide.promise).toEqual({ days: 5, unit: '工作日', text: '5 个工作日' });
    expect(guide.questions.map(({ title }: { title: string }) => title)).toEqual(Object.keys(answers));
    expect(openQuestions(guide, {})).toHaveLength(3);
    expect(openQuestions(guide, answers)).toEqual([]);
    const needed = narrow<Material>(guide.materials, answersOf(guide.questions, answers));
    expect(needed).toHaveLength(6);

    const situation = situationOf(guide.questions, answers);
    const { code, response } = await open(guide.opens.type, {
      ...guide.opens.values,
      [guide.opens.situation]: situation,
    });
    expect(response.status).toBe(201);
    system.time.set('2026-11-20T03:00:00.000Z');
    await act('approvals', 'accept', { values: { dept: `${cityA.code}-scjg` } });
    const followed = await bodyOf(ask('GET', '/case', { code }));
    // Friday; Saturday and Sunday are not counted.
    expect(followed.due).toEqual([{ title: '审批', held: false, day: '2026-11-27' }]);
    const materials = followed.fields.find(({ name }: { name: string }) => name === 'materials');
    expect(names(materials.value)).toEqual(needed.map(({ title }) => title));
    expect(followed.names[food]).toBe('食品经营许可（新办）');
  });

  it('is a case with all of its materials where nothing is answered', async () => {
    const { code, response } = await open('approvals', { item: food });
    expect(response.status).toBe(201);
    const { fields } = await bodyOf(ask('GET', '/case', { code }));
    expect(fields.find(({ name }: { name: string }) => name === 'materials').value).toHaveLength(11);
  });

  it('is refused at the field where an answer is none of its own, or nothing is promised that a clock counts', async () => {
    const wrong = await open('approvals', { item: food, situation: '由谁来办：路人' });
    expect(wrong.response.status).toBe(422);
    expect((await bodyOf(wrong.response)).errors).toMatchObject([{ pointer: '/values/situation' }]);
    const [atOnce] = rowsOf('service-items').filter(({ handling }) => handling === '即办件');
    const refused = await open('approvals', { item: atOnce!.id });
    expect((await bodyOf(refused.response)).errors).toMatchObject([{ pointer: '/values/item' }]);
    expect((await read(`${service}/${atOnce!.id}`)).opens).toBeUndefined();
  });

  it('can be chosen for a case without its guide too', async () => {
    const { items } = await read(`/services/approvals/choices/item?q=${encodeURIComponent('食品经营')}`);
    expect(items).toContainEqual({ id: food, name: '食品经营许可（新办）' });
  });

  it('is told once on a sheet of paper', async () => {
    const situation = encodeURIComponent('由谁来办：法定代表人或经营者本人');
    const response = await ask('GET', `${service}/${food}/notice?situation=${situation}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const pdf = Buffer.from(await response.arrayBuffer()).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });
});

describe('一件事', () => {
  const id = 'YJS-0001';
  it('asks for each material of its members once, and opens the case of the whole with the days that it promises', async () => {
    const guide = await read(`/guides/package-items/${id}`);
    expect(guide.members).toContainEqual({ name: '食品经营许可（新办）', list: 'service-items', id: food });
    const titles = guide.materials.map(({ title }: { title: string }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect(guide.questions.length).toBeGreaterThanOrEqual(3);
    const situation = situationOf(guide.questions, answersOf(guide.questions, answers));
    const { code, response } = await open(guide.opens.type, { ...guide.opens.values, situation });
    expect(response.status).toBe(201);
    await act('packages', 'split', { asked: { approvals: [food] } });
    const followed = await bodyOf(ask('GET', '/case', { code }));
    expect(followed.due).toMatchObject([{ title: '联办', day: '2026-12-01' }]);
    const needed = narrow<Material>(guide.materials, answersOf(guide.questions, answers));
    const materials = followed.fields.find(({ name }: { name: string }) => name === 'materials');
    expect(names(materials.value)).toEqual(needed.map(({ title }) => title));
    // The part that is opened for the item has its own materials, narrowed by the same answers.
    const list = await bodyOf(system.call(cityA, 'city-admin', 'GET', '/v1/cases/approvals'));
    const part = await bodyOf(
      system.call(cityA, 'city-admin', 'GET', `/v1/cases/approvals/${list.items[0].id}`),
    );
    const own = part.fields.find(({ name }: { name: string }) => name === 'materials');
    expect(own.value).toHaveLength(6);
  });

  it('does not let the applicant promise the days of the office: an outsider could', async () => {
    const { response } = await open('packages', { theme: '我要开店', days: 1 });
    expect(await bodyOf(response)).toMatchObject({ status: 422, errors: [{ pointer: '/values/days' }] });
  });

  it('is refused where the list has no such matter', async () => {
    const { response } = await open('packages', { theme: '我要开店', packageItem: 'YJS-9999' });
    expect((await bodyOf(response)).errors).toMatchObject([{ pointer: '/values/packageItem' }]);
  });
});

describe('an editor', () => {
  it('is told at the element which condition cannot be used', async () => {
    const rows = '/v1/lists/service-items/rows';
    const [row] = rowsOf('service-items');
    const materials = [{ title: '申请书', need: '必要', when: 'trade == "旅馆"' }];
    const found = await system.call(cityA, 'city-admin', 'GET', `${rows}/${row!.id}`);
    const response = await system.call(cityA, 'city-admin', 'PUT', `${rows}/${row!.id}`, {
      body: { ...row, materials },
      headers: { 'if-match': found.headers.get('etag')! },
    });
    expect(response.status).toBe(422);
    expect((await bodyOf(response)).errors).toContainEqual(
      expect.objectContaining({
        pointer: '/materials',
        message: expect.stringContaining('“旅馆”不是所用问题的答案'),
      }),
    );
  });
});

describe('an item that is suspended at once', () => {
  const cases = '/v1/cases/item-suspensions';
  const values = { listId: 'service-items', item: food, reason: '设定依据已经废止，新办法尚未公布' };
  const people: Record<string, string> = {};
  const dept = cityA.departments[0]!.id;
  async function as(login: string, method: string, path: string, body?: object, etag?: string) {
    const sub = people[login]!;
    const token = await system.issuer.token({ tenant: cityA.code, roles: ['city-admin'], sub, dept });
    return system.api.request(path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(etag && { 'if-match': etag }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  }
  const stop = (more: object = {}) => as('first', 'POST', cases, { values: { ...values, ...more } });
  const listed = (query = '', city = cityA) =>
    bodyOf(system.portal.request(`/public/${city.code}/lists/service-items/listed?item=${food}${query}`));
  async function act(id: string, action: string, more: object = {}) {
    const etag = (await as('first', 'GET', `${cases}/${id}`)).headers.get('etag')!;
    return as('first', 'POST', `${cases}/${id}/actions/${action}`, { values: more }, etag);
  }
  const approve = (login: string, id: string, action: string) =>
    as(login, 'POST', `${cases}/${id}/approvals/${action}`);
  const tick = () => createClock({ ...system, queue: system.importQueue }).lookAtAll([cityA.code]);
  const statesOf = async (id: string) => (await bodyOf(as('first', 'GET', `${cases}/${id}`))).state.name;
  const choices = async () =>
    (await read(`/services/approvals/choices/item?q=${encodeURIComponent('食品经营')}`)).items;

  beforeAll(async () => {
    for (const login of ['first', 'second']) {
      const body = { login, name: '人员', roles: ['city-admin'], dept };
      people[login] = (await bodyOf(system.call(cityA, 'city-admin', 'POST', '/v1/people', { body }))).id;
    }
  });

  it('is one that everybody reads on a published list', async () => {
    for (const [more, pointer] of [
      [{ item: 'none' }, '/values/item'],
      [{ listId: 'nothing' }, '/values/listId'],
      [{ listId: 'list-kinds' }, '/values/listId'],
    ] as const) {
      const { status, errors } = await bodyOf(stop(more));
      expect([status, errors[0].pointer]).toEqual([422, pointer]);
    }
    expect((await listed()).suspended).toEqual([]);
  });

  it('is from then on no basis of anything new, with a second person or without, and says since when', async () => {
    system.time.set('2026-11-23T01:00:00.000Z');
    const opened = await stop();
    expect(opened.status).toBe(201);
    const { id } = await bodyOf(opened);
    expect((await stop()).status).toBe(409);
    const since = '2026-11-23T01:00:00.000Z';
    const out = { id: food, since, reason: values.reason, confirmed: false };
    expect(await listed()).toMatchObject({ listed: false, edition: { number: 1 }, suspended: [out] });
    expect(await listed('&on=2026-11-22')).toMatchObject({ listed: true, suspended: [] });
    const guide = await read(`${service}/${food}`);
    expect([guide.opens, guide.suspended]).toEqual([undefined, { since, reason: values.reason }]);
    const found = (await read(`/guides?q=${encodeURIComponent('食品经营许可')}`)).items.find(
      (one: { id: string }) => one.id === food,
    );
    expect(found).toMatchObject({ online: false, suspended: true });
    const whole = await read('/guides/package-items/YJS-0001');
    expect(whole.members.find((one: { id: string }) => one.id === food).suspended).toBe(true);
    const page = await bodyOf(
      system.portal.request(`/public/${cityA.code}/lists/service-items?q=${food}&limit=1`),
    );
    expect(page.suspended).toEqual([out]);
    const refused = await open('approvals', { item: food });
    expect(await bodyOf(refused.response)).toMatchObject({
      status: 422,
      errors: [
        { pointer: '/values/item', message: expect.stringContaining('自2026年11月23日 09:00起紧急停用') },
      ],
    });
    expect((await choices()).map(({ id: one }: { id: string }) => one)).not.toContain(food);
    const theirs = await system.call(cityB, 'city-admin', 'GET', '/v1/lists:suspensions?list=service-items');
    expect((await bodyOf(theirs)).items).toEqual([]);

    expect((await act(id, 'confirm')).status).toBe(200);
    expect((await approve('first', id, 'confirm')).status).toBe(403);
    expect((await approve('second', id, 'confirm')).status).toBe(200);
    expect((await listed()).suspended).toMatchObject([{ confirmed: true }]);
    system.time.set('2026-11-30T01:00:00.000Z');
    await tick();
    expect(await statesOf(id)).toBe('confirmed');
    await act(id, 'resume', { ground: '新办法已经公布' });
    expect((await listed()).listed).toBe(false);
    expect((await approve('second', id, 'resume')).status).toBe(200);
    expect(await listed()).toMatchObject({ listed: true, suspended: [] });
    expect((await listed('&on=2026-11-25')).listed).toBe(false);
    expect((await read(`${service}/${food}`)).opens).toBeDefined();
    expect((await open('approvals', { item: food })).response.status).toBe(201);
  });

  it('is in use again where nobody confirms it in time, and its history stays', async () => {
    const { id } = await bodyOf(stop());
    system.time.set('2026-12-03T01:00:00.000Z');
    await tick();
    expect(await statesOf(id)).toBe('lapsed');
    expect((await listed()).listed).toBe(true);
    // From the end of the second working day on, however late the clock looked.
    expect((await listed('&on=2026-12-01')).listed).toBe(false);
    const { items } = await bodyOf(
      as('first', 'GET', `/v1/lists:suspensions?list=service-items&row=${food}`),
    );
    expect(items.map((one: { until: string; confirmedAt?: string }) => [one.until, one.confirmedAt])).toEqual(
      [
        [expect.stringContaining('2026-12-02T15:59'), undefined],
        [expect.stringContaining('2026-11-30T01:00'), expect.stringContaining('2026-11-23T01:00')],
      ],
    );
    const published = await bodyOf(ask('GET', '/published/item-suspensions'));
    expect(published.items).toHaveLength(2);
  });
});
