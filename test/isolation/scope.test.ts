import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../support/api/checkedSystem.ts';
import { createOffice, planText } from '../support/api/office.ts';
import { openCompose } from '../support/composes.ts';
import { chaseBy, createDesk } from '../support/measures.ts';
import { cityA } from '../support/system.ts';

/** 市局, its 县局 with a 所, the 县局 of another county, and another department of the first county. */
const city = `${cityA.code}-scjg`;
const county = `${cityA.code}-scope-county`;
const station = `${cityA.code}-scope-station`;
const foreign = `${cityA.code}-scope-foreign`;
const neighbour = `${cityA.code}-scope-neighbour`;
const all = [city, county, foreign, neighbour, station];

/** What somebody in the 县局 reaches. */
const reached: Record<string, string[]> = {
  department: [county],
  subordinates: [county, station],
  county: [county, neighbour, station],
  city: all,
};
const scopes = Object.keys(reached);
/** The rights that are tried, in each of the scopes. */
const rights = ['rosters:read', 'draws:read', 'measures:read', 'audit:read', 'jobs:read'];

let system: CheckedSystem;
const people = new Map<string, string>();
const draws = new Map<string, string>();
const jobs = new Map<string, string>();
let notice: string;
let versions: string[];

type Init = { body?: unknown; raw?: string; headers?: Record<string, string> };
const office = (method: string, path: string, init: Init = {}) =>
  system.call(cityA, 'city-admin', method, path, init);

async function as(who: string, method: string, path: string, { body, headers = {} }: Init = {}) {
  const token = await system.tokenOf({ tenant: cityA.code, roles: [], sub: people.get(who)! });
  return system.api.request(path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}
async function good(response: Response | Promise<Response>) {
  const answer = await response;
  expect([answer.status, answer.ok ? '' : await answer.clone().text()]).toEqual([answer.status, '']);
  return bodyOf(answer);
}

async function addPerson(who: string, roles: string[], dept: string) {
  const login = `scope.${who}`;
  const { id } = await good(office('POST', '/v1/people', { body: { login, name: who, roles, dept } }));
  people.set(who, id);
}
const idOf = (dept: string) => `SCOPE-${dept.split('-').at(-1)!.toUpperCase()}`;
/** Of every row of ours. */
const phone = '13800001234';
const deptOfRow = (id: string) => all.find((dept) => idOf(dept) === id)!;

beforeAll(async () => {
  system = await startCheckedSystem({ objects: 20 });
  const add = (id: string, division: string, parent?: string) =>
    good(
      office('POST', '/v1/departments', {
        body: { id, name: `测试${id}`, short: id.slice(-12), division, ...(parent && { parent }) },
      }),
    );
  await add(county, '620321', city);
  await add(foreign, '620302', city);
  await add(neighbour, '620321');
  await add(station, '620321100200', county);
  for (const scope of scopes) {
    const reach = Object.fromEntries(rights.map((right) => [right, scope]));
    const role = await good(office('POST', '/v1/roles', { body: { name: `范围${scope}`, reach } }));
    await addPerson(scope, [role.id], county);
  }
  const heads = async () => (await good(office('GET', '/v1/rosters/objects:versions?limit=1'))).items[0].id;
  versions = [await heads()];
  for (const dept of all) {
    await addPerson(dept, ['department-admin'], dept);
    const row = {
      id: idOf(dept),
      name: `${dept}的对象`,
      type: '企业',
      division: '620302',
      jurisdiction: dept,
      phone,
    };
    const headers = { 'if-none-match': '*' };
    const path = `/v1/rosters/objects/${row.id}`;
    expect((await as(dept, 'PUT', path, { body: row, headers })).status).toBe(201);
    // Each department imports a file of its own.
    const raw = JSON.stringify({ ...row, name: `${dept}的新名称` });
    const token = await system.tokenOf({ tenant: cityA.code, roles: [], sub: people.get(dept)! });
    const imported = await system.api.request('/v1/rosters/objects:import?mode=merge', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
      body: raw,
    });
    jobs.set(dept, (await good(imported)).job);
    const compose = { ...openCompose, title: `${dept}的抽查`, teams: [{ dept, size: 2 }] };
    draws.set(dept, (await good(as(dept, 'POST', '/v1/draws', { body: compose }))).id);
  }
  versions.push(await heads());
  const desk = createOffice(system, cityA);
  const pasted = await desk.paste(planText(77));
  const [first, ...others] = pasted.notice.draft.measures;
  const measures = [
    { ...first, leads: all.map((dept) => ({ name: dept, depts: [dept] })), partners: [] },
    ...others,
  ];
  const settled = await desk.settle({
    ...pasted,
    notice: { ...pasted.notice, draft: { ...pasted.notice.draft, measures } },
  });
  notice = (await desk.activate(settled)).notice.id;
  const { items } = await good(office('GET', `/v1/measures?notice=${notice}`));
  for (const dept of all)
    await chaseBy(createDesk(system, cityA), cityA, {
      notice,
      measures: [items[0].id],
      dept,
      level: 1,
      text: '请抓紧办理。',
      answerWithin: 3,
    });
}, 120_000);
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

/** Rows of ours among ids, by the departments whose they are. */
const deptsOfIds = (ids: readonly string[]) =>
  ids
    .filter((id) => id.startsWith('SCOPE-'))
    .map(deptOfRow)
    .sort();
const distinct = (depts: readonly string[]) =>
  [...new Set(depts)].filter((dept) => all.includes(dept)).sort();

async function exportedIds(response: Response): Promise<string[]> {
  const ids: string[] = [];
  for (const line of (await response.text()).trim().split('\n')) ids.push(JSON.parse(line).id);
  return ids;
}

/** Each way to what departments own, and the departments whose things come along it. */
const ways: Record<string, (who: string) => Promise<string[]>> = {
  'the list of a register': async (who) => {
    const { items, total } = await good(as(who, 'GET', '/v1/rosters/objects?limit=200&sort=id'));
    // The count says no more than the rows.
    expect(total).toBe(items.length);
    return deptsOfIds(items.map(({ id }: { id: string }) => id));
  },
  'its search': async (who) => {
    const q = encodeURIComponent('新名称');
    const { items } = await good(as(who, 'GET', `/v1/rosters/objects?q=${q}&limit=200`));
    return deptsOfIds(items.map(({ id }: { id: string }) => id));
  },
  'its filter by department': async (who) => {
    const found: string[] = [];
    for (const dept of all) {
      const path = `/v1/rosters/objects?jurisdiction=${dept}&limit=200`;
      const { items } = await good(as(who, 'GET', path));
      found.push(...deptsOfIds(items.map(({ id }: { id: string }) => id)));
    }
    return found.sort();
  },
  'its export': async (who) =>
    deptsOfIds(await exportedIds(await as(who, 'GET', '/v1/rosters/objects:export?format=ndjson'))),
  'its export as a table': async (who) => {
    const response = await as(who, 'GET', '/v1/rosters/objects:export?format=csv');
    return deptsOfIds((await response.text()).match(/SCOPE-[A-Z]+/g) ?? []);
  },
  'its differences': async (who) => {
    const [from, to] = versions;
    const path = `/v1/rosters/objects:diff?from=${from}&to=${to}&limit=200`;
    const { items, summary } = await good(as(who, 'GET', path));
    expect(summary.added).toBe(items.length);
    return deptsOfIds(items.map(({ id }: { id: string }) => id));
  },
  'one row': async (who) => {
    const found: string[] = [];
    for (const dept of all) {
      const { status } = await as(who, 'GET', `/v1/rosters/objects/${idOf(dept)}`);
      expect([200, 404]).toContain(status);
      if (status === 200) found.push(dept);
    }
    return found;
  },
  'a row’s history': async (who) => {
    const found: string[] = [];
    for (const dept of all) {
      const { items } = await good(as(who, 'GET', `/v1/rosters/objects/${idOf(dept)}/history`));
      if (items.length > 0) found.push(dept);
    }
    return found;
  },
  'a row’s proof': async (who) => {
    const found: string[] = [];
    for (const dept of all) {
      const { status } = await as(who, 'GET', `/v1/rosters/objects/${idOf(dept)}/inclusion`);
      expect([200, 404]).toContain(status);
      if (status === 200) found.push(dept);
    }
    return found;
  },
  'the list of imports': async (who) => {
    const { items } = await good(as(who, 'GET', '/v1/jobs?limit=200'));
    return all.filter((dept) => items.some(({ id }: { id: string }) => id === jobs.get(dept)));
  },
  'one import': async (who) => {
    const found: string[] = [];
    for (const dept of all) {
      const one = await as(who, 'GET', `/v1/jobs/${jobs.get(dept)}`);
      const report = await as(who, 'GET', `/v1/jobs/${jobs.get(dept)}/errors.csv`);
      expect(report.status).toBe(one.status);
      if (one.status === 200) found.push(dept);
    }
    return found;
  },
  'the list of draws': async (who) => {
    const { items } = await good(as(who, 'GET', '/v1/draws?series=all&limit=200'));
    return distinct(items.map(({ leadDept }: { leadDept: string }) => leadDept));
  },
  'one draw': async (who) => {
    const found: string[] = [];
    for (const dept of all) {
      const { status } = await as(who, 'GET', `/v1/draws/${draws.get(dept)}`);
      expect([200, 404]).toContain(status);
      if (status === 200) found.push(dept);
    }
    return found;
  },
  chases: async (who) => {
    const { items } = await good(as(who, 'GET', `/v1/chases?notice=${notice}&limit=200`));
    for (const { id, dept } of (await good(office('GET', `/v1/chases?notice=${notice}&limit=200`))).items) {
      const { status } = await as(who, 'GET', `/v1/chases/${id}`);
      expect([dept, status]).toEqual([dept, reached[who]!.includes(dept) ? 200 : 403]);
    }
    return distinct(items.map(({ dept }: { dept: string }) => dept));
  },
  reports: async (who) => {
    const path = `/v1/reports?notice=${notice}&round=2026-12-10&limit=200`;
    const { items } = await good(as(who, 'GET', path));
    return distinct(items.map(({ dept }: { dept: string }) => dept));
  },
  'what is overdue': async (who) => {
    const { items } = await good(as(who, 'GET', '/v1/overdue'));
    return distinct(items.map(({ dept }: { dept: string }) => dept));
  },
  'the audit log': async (who) => {
    const { items } = await good(as(who, 'GET', '/v1/audit?action=row.create&limit=200'));
    return all.filter((dept) => items.some(({ by }: { by: { sub: string } }) => by.sub === people.get(dept)));
  },
  'its export ': async (who) => {
    const response = await as(who, 'GET', '/v1/audit:export?action=row.create&format=csv');
    const text = await response.text();
    return all.filter((dept) => text.includes(`${dept}的对象`));
  },
};

describe.each(scopes)('in the scope %s', (scope) => {
  it.each(Object.keys(ways))(
    '%s has what the caller reaches, and nothing of another department',
    async (way) => {
      expect(await ways[way]!(scope)).toEqual(reached[scope]!.toSorted());
    },
  );

  it('a foreign row is changed by nobody, and is not told apart from one that is not there', async () => {
    const headers = { 'if-match': '"x"', 'content-type': 'application/merge-patch+json' };
    const row = (id: string) => `/v1/rosters/objects/${id}`;
    const role = await good(
      office('POST', '/v1/roles', {
        body: { name: `写${scope}`, reach: { 'rosters:read': scope, 'rosters:write': 'department' } },
      }),
    );
    await addPerson(`writer-${scope}`, [role.id], county);
    const missing = await as(`writer-${scope}`, 'DELETE', row('SCOPE-NOWHERE'), { headers });
    for (const dept of all.filter((one) => one !== county)) {
      const refused = await as(`writer-${scope}`, 'DELETE', row(idOf(dept)), { headers });
      const expected = reached[scope]!.includes(dept) ? 412 : missing.status;
      expect([dept, refused.status]).toEqual([dept, expected]);
    }
  });
});

it('personal data is shown of the departments that the right to it reaches, and found nowhere else', async () => {
  const reach = { 'rosters:read': 'county', 'rosters:personal': 'department' };
  const role = await good(office('POST', '/v1/roles', { body: { name: '本部门个人信息', reach } }));
  await addPerson('personal', [role.id], county);
  const { items } = await good(as('personal', 'GET', '/v1/rosters/objects?personal=true&limit=200'));
  const ours = items.filter(({ id }: { id: string }) => id.startsWith('SCOPE-'));
  const phones = Object.fromEntries(ours.map((row: { id: string; phone: string }) => [row.id, row.phone]));
  expect(Object.keys(phones).sort()).toEqual([county, neighbour, station].map(idOf).sort());
  const { [idOf(county)]: own, ...others } = phones;
  expect(own).toBe(phone);
  for (const masked of Object.values(others)) expect(masked).not.toBe(phone);
  const exported = await as('personal', 'GET', '/v1/rosters/objects:export?format=csv&personal=true');
  expect((await exported.text()).split(phone)).toHaveLength(2);
  const found = await as('personal', 'GET', `/v1/rosters/objects?personal=true&q=${phone}`);
  expect((await good(found)).items).toEqual([]);
});

it('who writes for a department and those below writes the rows of both, and no other', async () => {
  const reach = { 'rosters:read': 'city', 'rosters:write': 'subordinates' };
  const role = await good(office('POST', '/v1/roles', { body: { name: '上级代录', reach } }));
  await addPerson('above', [role.id], county);
  const written: string[] = [];
  for (const dept of all) {
    const path = `/v1/rosters/objects/${idOf(dept)}`;
    const etag = (await as('above', 'GET', path)).headers.get('etag')!;
    const body = { address: '测试路 1 号' };
    const headers = { 'if-match': etag, 'content-type': 'application/merge-patch+json' };
    const { status } = await as('above', 'PATCH', path, { body, headers });
    expect([200, 403]).toContain(status);
    if (status === 200) written.push(dept);
  }
  expect(written).toEqual([county, station]);
});

it('somebody who comes from another department brings nothing of what they did there', async () => {
  await addPerson('mover', ['department-admin'], foreign);
  const body = {
    id: 'SCOPE-MOVED',
    name: '外县的对象',
    type: '企业',
    division: '620302',
    jurisdiction: foreign,
  };
  const path = '/v1/rosters/objects/SCOPE-MOVED';
  expect((await as('mover', 'PUT', path, { body, headers: { 'if-none-match': '*' } })).status).toBe(201);
  system.time.advance(60_000);
  const person = `/v1/people/${people.get('mover')}`;
  const change = { body: { dept: county }, headers: { 'if-match': '"1"' } };
  expect((await office('PATCH', person, change)).status).toBe(200);
  const seen = async (who: string) =>
    (await good(as(who, 'GET', `/v1/audit?by=${people.get('mover')}&limit=200`))).items.length;
  expect([await seen('department'), await seen('city')]).toEqual([0, 1]);
});
