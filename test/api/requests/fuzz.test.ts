import { bodyOf } from '@mingcha/tenancy/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Route, routesOf } from '../../support/api/apiDocument.ts';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { createOffice, planText } from '../../support/api/office.ts';
import { type FuzzRequest, type Known, requestsTo } from '../../support/api/requests.ts';
import { writtenBy } from '../../support/api/written.ts';
import { createCeremony, illness } from '../../support/ceremony.ts';
import { localCompose, openCompose } from '../../support/composes.ts';
import { isFollowing, playMeasures } from '../../support/measures.ts';
import { cityA } from '../../support/system.ts';

const firstSeed = Number(process.env.FUZZ_SEED ?? 20261120);
const runs = Number(process.env.FUZZ_RUNS ?? 2);
/** Registers that answer by the same code as the first need fewer requests each, as does what makes a paper. */
const fewer =
  /^\/v1\/(rosters\/inspectors|catalogues|credit\/(?:models|combinations|warning-rules)|exchange\/contracts|divisions|measures:)|\/file$/;

let system: CheckedSystem;
let known: Known;
/** Of the party of the planned draw. */
let token: string;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 60, cities: [cityA] });
  known = await fillTenant();
});
afterAll(() => system.stop());

const admin = (method: string, path: string, body?: unknown) =>
  system.call(cityA, 'city-admin', method, path, { body });

/** Something of everything, so that requests reach behind the doors. */
async function fillTenant(): Promise<Known> {
  const ceremony = createCeremony(system, cityA);
  const compose = { ...openCompose, seed: localCompose.seed };
  const planned = await ceremony.plan(openCompose);
  const spare: string[] = [];
  for (let i = 0; i < 4; i++) spare.push((await ceremony.plan(compose)).draw.id);
  const committed = await ceremony.commit(await ceremony.plan(compose));
  const executed = await ceremony.step(await ceremony.commit(await ceremony.plan(compose)), 'execute', {});
  const { id: person } = await bodyOf(
    admin('POST', '/v1/people', { login: 'zhang.san', name: '张三', roles: ['auditor'] }),
  );
  const client = { name: '系统', role: 'department-client', scopes: ['rosters:read'] };
  const { id: clientId } = await bodyOf(admin('POST', '/v1/clients', client));
  const idsOf = async (path: string) =>
    (await bodyOf(admin('GET', path))).items.map(({ id }: { id: string }) => id) as string[];
  const refused = await system.call(cityA, 'city-admin', 'POST', '/v1/rosters/objects:import?mode=merge', {
    raw: 'x',
  });
  await admin('PUT', '/v1/tenant/province-access');
  const versions = await idsOf('/v1/rosters/objects:versions');
  const { hash } = new URL(planned.draw.parties[0]!.link);
  const party = new URLSearchParams(hash.slice(1));
  token = party.get('token')!;
  const registers = [
    '/v1/rosters/objects',
    '/v1/rosters/inspectors',
    '/v1/catalogues/inspection/items',
    '/v1/divisions',
  ];
  const office = createOffice(system, cityA);
  const played = await playMeasures(system, cityA);
  const { notice, round, depts } = played;
  const { notice: draft } = await office.paste(planText(3));
  // Of what requests end, enough is left for those after them.
  const spareHooks: string[] = [];
  const hook = { url: 'https://hooks.city.example/x', events: ['round.opened'] };
  for (let i = 0; i < 4; i++) spareHooks.push((await bodyOf(admin('POST', '/v1/webhooks', hook))).id);
  const extra = { due: '2026-12-18', title: '年终补报' };
  const { id: extraRound } = await bodyOf(admin('POST', `/v1/notices/${notice}/rounds`, extra));
  const province = createOffice(system, { ...cityA, code: cityA.parent }, 'province');
  const { notice: provincial } = await province.paste(planText(4));
  const { docNo, title, issuer, date, year, schedule, chase } = draft;
  const whole = { docNo, title, issuer, date, year, schedule, chase, measures: draft.draft.measures };
  const publication = { published: true, lights: true, reports: true };
  const { measures } = played;
  const text = { text: '已经落实到位，按期完成。' };
  const reason = { reason: '按方案办理' };
  const { title: heading, sections } = await bodyOf(admin('GET', `/v1/briefings/${played.briefings.draft}`));
  const chasing = { notice, measures, dept: depts.zfjs, level: 1, ...text, answerWithin: 3 };
  const indicator = { id: 'target-1', metric: '公布率', comparison: '>=', target: 100, unit: '%' };
  const praised = { dept: depts.scjg, points: 1.5, ...reason };
  const rows = await Promise.all(
    registers.map(async (path) => (await bodyOf(admin('GET', `${path}?limit=6`))).items as { id: string }[]),
  );
  const departments = await idsOf('/v1/departments?limit=6');
  const preview = await bodyOf(admin('POST', `/v1/draws/${planned.draw.id}/preview`));
  const result = await bodyOf(admin('GET', `/v1/draws/${executed.draw.id}/result?limit=2`));
  const composes = [openCompose, compose, { ...compose, filter: { statuses: ['在营'] } }];
  const bodies: [string, unknown[]][] = [
    ...['POST /v1/draws', 'POST /v1/draws/preview', 'PATCH /v1/draws/{id}'].map((at): [string, unknown[]] => [
      at,
      composes,
    ]),
    ['POST /v1/draws/{id}/commit', [{ versions: preview.versions }]],
    ['POST /v1/draws/{id}/execute', [{}]],
    ['POST /v1/draws/{id}/void', [{ reason: '演练结束，作废' }]],
    [
      'POST /v1/draws/{id}/substitutions',
      result.items.map(({ id }: { id: string }) => ({ object: id, reason: '迁出' })),
    ],
    [
      'POST /v1/draws/{id}/inspector-substitutions',
      result.items.map(({ id, inspectors }: { id: string; inspectors: { id: string }[] }) => ({
        ...illness,
        object: id,
        inspector: inspectors[0]!.id,
      })),
    ],
    ['POST /v1/notices', [{ text: planText(5), fileName: '方案.txt' }]],
    ['PUT /v1/notices/{id}/draft', [whole]],
    ['PATCH /v1/notices/{id}', [{ publication }, { schedule, chase }]],
    ['PUT /v1/notices/{id}/lineage', [{ links: [{ measure: measures[0], upstream: [] }] }]],
    ['POST /v1/measures/{id}/progress/{action}', [{}, reason]],
    ['PUT /v1/measures/{id}/progress/indicators', [{ indicators: [indicator] }]],
    ['POST /v1/measures/{id}/progress/indicators/{indicator}/values', [{ date: '2026-11-19', value: 98 }]],
    ['PUT /v1/reports/{id}', [{ status: 'done', ...text, values: [{ indicator: indicator.id, value: 97 }] }]],
    ['POST /v1/reports:import', [`编号,进展,落实情况\n${played.reports[2]},已完成,已经落实到位`]],
    ['POST /v1/chase-letters', [chasing, { ...chasing, measures: measures.slice(1), level: 3 }]],
    ['PUT /v1/chase-letters/{id}', [chasing]],
    ['POST /v1/notices/{id}/rounds', [{ due: '2026-12-20', title: '再次报送' }]],
    ['POST /v1/notices/{id}/excellence', [praised]],
    ['POST /v1/notices/{id}/boards', [{ board: 'black', dept: depts.zfjs, ...reason }]],
    ['POST /v1/notices/{id}/briefings', [{ round }]],
    ['PUT /v1/briefings/{id}', [{ title: heading, sections }]],
    ['POST /v1/webhooks', [hook]],
    ...registers.flatMap((path, i): [string, unknown[]][] => [
      [`PUT ${path}/{id}`, rows[i]!.map(({ id: _, ...row }) => row)],
      [`PATCH ${path}/{id}`, [{ name: '改过的名字' }]],
    ]),
  ];
  return {
    values: {
      '/v1/draws': [planned.draw.id, ...spare, committed.draw.id, executed.draw.id],
      '/v1/people': [person],
      '/v1/clients': [clientId],
      '/v1/departments': departments,
      '/v1/notices': [notice, notice, notice, played.draft, draft.id],
      '/v1/notices/{id}/rounds': [extraRound],
      '/v1/measures': measures,
      '/v1/province/notices': [provincial.id],
      '/v1/reports': [...played.reports, `${measures[0]}.${round}.${depts.zfjs}`],
      '/v1/chases': played.chases,
      '/v1/chase-letters': [played.letter],
      '/v1/boards': Object.values(played.boards),
      '/v1/excellence': [played.excellence],
      '/v1/briefings': Object.values(played.briefings),
      '/v1/webhooks': [played.webhook, ...spareHooks],
      notice: [notice],
      measures,
      measure: measures,
      round: [round],
      due: ['2026-12-21', '2026-12-22'],
      action: ['start', 'finish', 'reopen', 'stop'],
      indicator: [indicator.id],
      '/v1/jobs': [(await bodyOf(refused)).job],
      ...Object.fromEntries(registers.map((path, i) => [path, rows[i]!.map(({ id }) => id)])),
      drawId: [planned.draw.id],
      party: [party.get('party')!],
      tenant: [cityA.code],
      city: [cityA.code],
      dept: [...Object.values(depts), ...departments],
      version: versions,
      objects: versions,
      inspectors: await idsOf('/v1/rosters/inspectors:versions'),
      from: versions,
      to: versions,
      report: ['errors.csv', 'errors.xlsx'],
      items: [openCompose.items[0]!],
      division: ['620302', '620321'],
      established: ['2020-01-05'],
      lastInspected: ['2025-01-05'],
      validUntil: ['2030-12-31'],
      industry: ['F52'],
      phone: ['13800000000'],
    },
    bodies: Object.fromEntries(
      bodies.map(([at, good]) => [
        at,
        good.map((body) => (typeof body === 'string' ? body : JSON.stringify(body))),
      ]),
    ),
  };
}

/** Where the ETag of what a request changes is read. */
const readPath = (url: string) =>
  url
    .split('?')[0]!
    .replace(/^(\/v1\/draws\/[^/]+)\/.*$/, '$1')
    .replace(/^(\/v1\/(?:notices|reports|chases|briefings)\/[^/]+)\/.*$/, '$1')
    .replace(/^(\/v1\/measures\/[^/]+\/progress)\/.*$/, '$1')
    .replace(/:publish$/, ':versions');

/** What is answered only in a list of its notice, with its lock. */
const listPath = (url: string): string | undefined => {
  const [, rounds] = /^(\/v1\/notices\/[^/]+\/rounds)\//.exec(url) ?? [];
  const [, kind, notice] = /^\/v1\/(boards|excellence)\/([^/.]+)\./.exec(url) ?? [];
  return rounds ?? (kind && `/v1/notices/${notice}/${kind}`);
};

async function currentEtag(url: string): Promise<string> {
  const list = listPath(url);
  if (list) {
    const { items = [] } = await bodyOf(admin('GET', list));
    const item = items.find(({ id }: { id: string }) => url.includes(id));
    return `"${item?.lock ?? 0}"`;
  }
  return (await admin('GET', readPath(url))).headers.get('etag') ?? '"0"';
}

async function send(request: FuzzRequest): Promise<Response> {
  const { method, url, headers, body } = request;
  const ifMatch = headers['if-match'] === 'current' ? { 'if-match': await currentEtag(url) } : {};
  const options = { headers: { ...headers, ...ifMatch }, ...(body !== undefined && { raw: body }) };
  if (url.startsWith('/v1/province/'))
    return system.call({ code: cityA.parent }, 'province', method, url, options);
  if (!url.startsWith('/v1/witness/')) return system.call(cityA, 'city-admin', method, url, options);
  const authorization = `Bearer ${token}`;
  return system.api.request(url, {
    method,
    headers: { ...options.headers, authorization },
    ...(body !== undefined && { body }),
  });
}

/** The records that an import leaves even when it is refused: its job and the list of its faults. */
const aside = ['JOB', 'BLOB'];

/** What is stored, as long as it is known; looked at again only when something may have been written. */
let stored: string | undefined;

async function refusesWell(request: FuzzRequest): Promise<void> {
  const before = stored ?? (await written());
  const writes = system.writes();
  const response = await send(request);
  expect(response.status).toBeLessThan(500);
  const untouched = system.writes() === writes;
  stored = response.status >= 400 || untouched ? before : undefined;
  if (response.status < 400) return;
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const { code, title, detail, status, errors = [] } = await bodyOf(response);
  expect(status).toBe(response.status);
  expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  const messages = errors.map((error: { message: string }) => error.message);
  for (const text of [title, detail, ...messages]) expect(text).toMatch(/\p{Script=Han}/u);
  if (!untouched) expect(await written(), `${code} was answered, and yet something was written`).toBe(before);
}

const written = () => writtenBy(system.test, cityA.code, aside);

const brief = ({ method, url, headers, body }: FuzzRequest) =>
  JSON.stringify({
    method,
    url,
    headers,
    body: typeof body === 'string' ? body : body && `0x${Buffer.from(body).toString('hex')}`,
  }).slice(0, 600);

async function fuzz(route: Route, seed: number): Promise<string | undefined> {
  const property = fc.asyncProperty(requestsTo(route, system.document, known), async (request) =>
    refusesWell(request),
  );
  const numRuns = fewer.test(route.path) ? Math.ceil(runs / 3) : runs;
  const { failed, counterexample, counterexamplePath, errorInstance } = await fc.check(property, {
    seed,
    numRuns,
    endOnFailure: true,
  });
  if (!failed) return undefined;
  stored = undefined;
  const { message } = errorInstance as Error;
  return `seed ${seed} path ${counterexamplePath}: ${message.slice(0, 500)} at ${brief(counterexample![0])} ${system.unexpected
    .splice(0)
    .map((e) => (e as Error).stack)
    .join()}`;
}

describe('whatever is sent', () => {
  it.each([
    ['what follows notices', isFollowing],
    ['all the rest', (path: string) => !isFollowing(path)],
  ])(
    'to %s is answered, or refused with reasons and without a trace',
    async (_, isMeant) => {
      const failures: string[] = [];
      for (const [i, route] of routesOf(system.document).entries()) {
        const failure = isMeant(route.path) ? await fuzz(route, firstSeed + i) : undefined;
        if (failure) failures.push(failure);
      }
      expect(failures).toEqual([]);
    },
    120_000,
  );
});
