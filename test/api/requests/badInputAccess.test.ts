import { createApi } from '@mingcha/fn-api';
import { platformTenant } from '@mingcha/kernel';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routesOf } from '../../support/api/apiDocument.ts';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { createCeremony } from '../../support/ceremony.ts';
import { localCompose, sealedCompose } from '../../support/composes.ts';
import { penaltyRow } from '../../support/credit.ts';
import { directoryRow, levelList, putRow, writeList } from '../../support/levels.ts';
import { playMeasures } from '../../support/measures.ts';
import { cityA, cityB } from '../../support/system.ts';

let system: CheckedSystem;
/** Ids of what has a listing of its own, by the path that it stands under. */
let known: Record<string, string>;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 60 });
  const ceremony = createCeremony(system, cityB);
  for (let i = 0; i < 2; i++) await ceremony.plan(localCompose);
  // An official draw, which the province sees too.
  const committed = await ceremony.commit(await ceremony.commitParties(await ceremony.plan(sealedCompose)));
  const executed = await ceremony.step(await ceremony.revealParties(committed), 'execute', {});
  const { draw } = await ceremony.step(executed, 'publish');
  const { notice } = await playMeasures(system, cityB);
  for (const n of [1, 2]) {
    const id = `SF-000${n}`;
    const dept = `${cityB.code}-scjg`;
    const body = { id, name: '检验费', nature: '保证金', dept, basis: '《办法》', standard: '每台 300 元' };
    const headers = { 'if-none-match': '*' };
    await system.call(cityB, 'city-admin', 'PUT', `/v1/lists/fee-items/rows/${id}`, { body, headers });
    const elements = [{ field: 'id', title: '编码', type: 'code', required: true }];
    const list = { id: `own-list-${n}`, title: '自有清单', noun: '条目', elements };
    await system.call(cityB, 'city-admin', 'PUT', `/v1/catalogues/lists/${list.id}`, { body: list, headers });
    const check = {
      ...{ id: `own-check-${n}`, title: '核对', list: 'service-items', key: 'fees', must: 'listed' },
      ...{ other: 'fee-items', otherKey: 'name', severity: 'warning', message: '没有' },
    };
    const path = `/v1/catalogues/list-checks/${check.id}`;
    await system.call(cityB, 'city-admin', 'PUT', path, { body: check, headers });
  }
  const model = await bodyOf(admin('GET', '/v1/credit/example-model'));
  for (const id of ['general', 'other'])
    await system.call(cityB, 'city-admin', 'PUT', `/v1/credit/models/${id}`, {
      body: { ...model, id },
      headers: { 'if-none-match': '*' },
    });
  const { items: contracts } = await bodyOf(admin('GET', '/v1/exchange/examples'));
  for (const contract of contracts)
    await system.call(cityB, 'city-admin', 'PUT', `/v1/exchange/contracts/${contract.id}`, {
      body: contract,
      headers: { 'if-none-match': '*' },
    });
  for (const id of ['complaints', 'other'])
    await system.call(cityB, 'city-admin', 'PUT', `/v1/credit/warning-rules/${id}`, {
      body: { id, title: '分类下降两级', about: 'class', steps: 2, basis: '某办法' },
      headers: { 'if-none-match': '*' },
    });
  for (const { id, items } of [{ id: 'general' }, { id: 'other', items: ['SJ-0001'] }])
    await system.call(cityB, 'city-admin', 'PUT', `/v1/credit/combinations/${id}`, {
      body: {
        ...{ id, items, title: '从严合成', basis: '某办法', way: 'worst' },
        axes: [{ id: 'public', title: '公共信用综合评价', kind: 'public-evaluation' }],
        grades: [{ axis: 'public', grade: '差', class: 'D' }],
      },
      headers: { 'if-none-match': '*' },
    });
  const body = { mode: 'all', rows: [penaltyRow(1), penaltyRow(2)] };
  await system.call(cityB, 'city-admin', 'POST', '/v1/credit/records:batch', { body });
  const trial = { body: { purpose: 'simulation', model: 'general' } };
  const run = await bodyOf(system.call(cityB, 'city-admin', 'POST', '/v1/credit/evaluations', trial));
  known = {
    ...{ '/v1/draws': draw.id, '/v1/notices': notice, '/v1/lists/{list}/rows': 'SF-0001' },
    '/v1/credit/evaluations': run.id,
  };
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const admin = (method: string, path: string) => system.call(cityB, 'city-admin', method, path);

describe('a witness link', () => {
  it('once made us ask for the credentials of whatever city it named', async () => {
    const opened: string[] = [];
    const store = {
      forTenant: (tenant: string) => {
        opened.push(tenant);
        return system.store.forTenant(tenant);
      },
    };
    const api = createApi({ ...system, store });
    for (const tenant of ['999999', '000000', '620100']) {
      const headers = { authorization: `Bearer ${'0'.repeat(32)}` };
      const response = await api.request(`/v1/witness/${tenant}/${known['/v1/draws']}/a`, { headers });
      expect([tenant, response.status]).toEqual([tenant, 401]);
    }
    expect(new Set(opened)).toEqual(new Set([platformTenant]));
  });
});

describe('a token', () => {
  const claims = { tenant: cityA.code, roles: ['city-admin'] };
  const ask = (authorization: string) => system.api.request('/v1/tenant', { headers: { authorization } });

  it('that is good gets what no browser and no proxy may keep', async () => {
    for (const path of ['/v1/me', '/v1/people', '/v1/draws', '/v1/measures', '/v1/nowhere']) {
      const response = await system.call(cityA, 'city-admin', 'GET', path);
      expect([path, response.headers.get('cache-control')]).toEqual([path, 'no-store']);
    }
  });

  it('for a city that does not exist is refused', async () => {
    const sub = 'somebody';
    for (const tenant of ['999999', '000000', '620100']) {
      const response = await ask(`Bearer ${await system.issuer.token({ ...claims, tenant, sub })}`);
      expect([tenant, response.status, (await bodyOf(response)).code]).toEqual([
        tenant,
        403,
        'account-unknown',
      ]);
    }
  });

  it('that is good is taken', async () => {
    expect((await ask(`Bearer ${await system.issuer.token(claims)}`)).status).toBe(200);
  });

  it.each<[string, () => Promise<string>]>([
    ['that has expired', () => system.issuer.token(claims, { expires: '-1s' })],
    ['for another audience', () => system.issuer.token(claims, { audience: 'urn:other:api' })],
    ['of another issuer', () => system.issuer.token(claims, { issuer: 'https://other.test' })],
    ['of no city', () => system.issuer.token({ ...claims, tenant: '' })],
    ['of a city that is a path', () => system.issuer.token({ ...claims, tenant: '620300#' })],
    ['with a changed claim', async () => changed(await system.issuer.token(claims))],
    [
      'without a signature',
      async () => `${(await system.issuer.token(claims)).split('.').slice(0, 2).join('.')}.`,
    ],
    ['that says it needs none', async () => unsigned(await system.issuer.token(claims))],
    ['that is none', async () => 'x'.repeat(5_000)],
  ])('%s is refused', async (_, token) => {
    const response = await ask(`Bearer ${await token()}`);
    expect([response.status, (await bodyOf(response)).code]).toEqual([401, 'unauthorized']);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('of another city opens nothing of this one', async () => {
    const drawn = `/v1/draws/${known['/v1/draws']}`;
    const notice = `/v1/notices/${known['/v1/notices']}`;
    for (const path of [drawn, `${drawn}/proof`, `${drawn}/result`, notice, `${notice}/board`]) {
      expect((await admin('GET', path)).status).toBe(200);
      const response = await system.call(cityA, 'city-admin', 'GET', path);
      expect([path, response.status]).toEqual([path, 404]);
    }
  });

  function changed(token: string): string {
    const [head, body, signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(body!, 'base64url').toString());
    const other = Buffer.from(JSON.stringify({ ...claims, tenant: cityB.code })).toString('base64url');
    return [head, other, signature].join('.');
  }
  function unsigned(token: string): string {
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
    return `${none}.${token.split('.')[1]}.`;
  }
});

describe('a cursor', () => {
  /** Every listing of the API, with what is needed for it to have a second page. */
  const lists = () => {
    const { document } = system;
    const paths = routesOf(document).filter(
      ({ method, operation }) =>
        method === 'GET' && operation.parameters?.some(({ name }) => name === 'cursor'),
    );
    return paths.map(({ path }) => path);
  };

  async function urlOf(path: string): Promise<string> {
    const inCity = (one: string) =>
      one
        .replace('{city}', cityB.code)
        .replace('{tenant}', cityB.code)
        .replace('{type}', 'messages')
        .replace('{list}', one.includes('/levels/') ? levelList : 'fee-items')
        .replace('{group}', 'openness')
        .replace('{contract}', 'credit-permits');
    const base = path.replace(/:diff$|\/\{id\}.*$/, '');
    if (path.endsWith(':diff')) {
      const { items } = await bodyOf(admin('GET', `${inCity(base)}:versions`));
      return `${inCity(path)}?from=${items.at(-1).id}&to=${items[0].id}&limit=1`;
    }
    if (path.endsWith(':suspensions')) return `${path}?list=service-items&limit=1`;
    if (path === '/v1/credit/warnings') return `${path}?case=none&limit=1`;
    const first = async () => (await bodyOf(ask(`${inCity(base)}?limit=1`))).items[0].id;
    const id = path.includes('{id}') && (known[base] ?? (await first()));
    return `${inCity(path).replace('{id}', String(id))}?limit=1`;
  }

  const ask = (url: string) =>
    url.startsWith('/v1/province/')
      ? system.call({ code: cityB.parent }, 'province', 'GET', url)
      : admin('GET', url);

  const malformed = ['x', 'x.y', '.', '%00.%00', Buffer.from('{"pk":"T#620300#DRAW"}').toString('base64url')];
  const spoiled: ((own: string) => string)[] = [
    (own) => own.slice(0, -2),
    (own) => own.slice(1),
    (own) => flipped(own, 0),
    (own) => flipped(own, own.length - 8),
    (own) => `${own}.x`,
  ];

  it('that was not given for this listing is refused by every listing', async () => {
    await admin('PUT', '/v1/tenant/province-access');
    for (const tenant of [cityB.parent, cityB.code])
      await writeList(
        system,
        tenant,
        [1, 2, 3].map((n) => putRow(directoryRow(n, { basis: tenant }))),
      );
    const foreign = (await bodyOf(admin('GET', '/v1/departments?limit=1'))).next as string;
    const otherCity = await bodyOf(system.call(cityA, 'city-admin', 'GET', '/v1/departments?limit=1'));
    const asked = [];
    // One signer opens the cursors of all listings: each gets one of the forms in its turn.
    for (const [i, path] of lists().entries()) {
      const url = await urlOf(path);
      const { next } = await bodyOf(ask(url));
      const own = next as string | null;
      const forged = [
        malformed[i % malformed.length],
        path === '/v1/departments' ? otherCity.next : foreign,
        otherCity.next,
        ...(own ? [spoiled[i % spoiled.length]!(own)] : []),
      ];
      for (const cursor of forged) {
        const response = await ask(`${url}&cursor=${encodeURIComponent(cursor)}`);
        expect([url, cursor, response.status, (await bodyOf(response)).code]).toEqual([
          url,
          cursor,
          400,
          'bad-cursor',
        ]);
      }
      if (own) expect((await ask(`${url}&cursor=${encodeURIComponent(own)}`)).status).toBe(200);
      asked.push([path, own !== null]);
    }
    expect(asked.length).toBeGreaterThan(25);
    expect(asked.filter(([, paged]) => paged).length).toBeGreaterThan(14);
    const paged = asked.flatMap(([path, paged]) => (paged ? [path] : []));
    for (const list of ['', '/{id}/board']) expect(paged).toContain(`/v1/notices${list}`);
    for (const list of ['measures', 'reports', 'chases']) expect(paged).toContain(`/v1/${list}`);
  });

  function flipped(cursor: string, at: number): string {
    const other = cursor[at] === 'A' ? 'B' : 'A';
    return cursor.slice(0, at) + other + cursor.slice(at + 1);
  }

  it('of one question is refused for another', async () => {
    const objects = '/v1/rosters/objects?limit=1';
    const { next } = await bodyOf(admin('GET', objects));
    for (const other of ['&sort=-id', '&q=a', '&status=在营']) {
      const response = await admin('GET', `${objects}${other}&cursor=${next}`);
      expect([other, (await bodyOf(response)).code]).toEqual([other, 'bad-cursor']);
    }
    // What is shown decides what a listing looks at: a cursor of one who sees personal data is another's.
    const whole = await bodyOf(admin('GET', `${objects}&personal=true`));
    for (const role of ['city-admin', 'inspector']) {
      const response = await system.call(cityB, role, 'GET', `${objects}&cursor=${whole.next}`);
      expect([role, (await bodyOf(response)).code]).toEqual([role, 'bad-cursor']);
    }
  });
});

describe('every answer, good or bad and of whichever part,', () => {
  it.each(['/healthz', '/v1/openapi.json', '/v1/me', '/v1/draws', '/v1/notices', '/v1/nothing'])(
    'of %s tells browsers to take it for data and nothing else',
    async (path) => {
      for (const response of [await admin('GET', path), await system.api.request(path)]) {
        expect(response.headers.get('x-content-type-options')).toBe('nosniff');
        expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      }
    },
  );
});
