import { objectKind } from '@mingcha/inspection';
import { openRegister } from '@mingcha/register';
import { roleRights } from '@mingcha/tenancy';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../support/api/checkedSystem.ts';
import { planText } from '../support/api/office.ts';
import { writtenBy } from '../support/api/written.ts';
import { draftOf, joint } from '../support/batches.ts';
import { createCeremony } from '../support/ceremony.ts';
import { localCompose, openCompose } from '../support/composes.ts';
import { idsOf, type PlayedMeasures, playMeasures } from '../support/measures.ts';
import { cityA, cityB } from '../support/system.ts';

type Route = { method: string; path: string };
/** A role, or all those that somebody has. */
type Who = string | string[];

const localOf = (dept: string) => draftOf(cityA, dept, localCompose.seed);

let system: CheckedSystem;
let routes: Route[];
let played: PlayedMeasures;
/** Ids of city A by the paths that they belong to. */
let ofA: Record<string, string[]>;
/** What else stands in paths, by name. */
let named: Record<string, string>;
/** Good bodies and queries that name what is city A's, by `METHOD /path`. */
let bodies: Record<string, unknown>;
let queries: Record<string, string>;
let before: string;

beforeAll(async () => {
  // Without limits: a caller who is refused for asking too often has not been refused anything.
  system = await startCheckedSystem();
  const a = createCeremony(system, cityA);
  const drawn = await a.step(
    await a.commit(await a.plan({ ...openCompose, seed: localCompose.seed })),
    'execute',
    {},
  );
  const waiting = await a.plan(openCompose);
  const drafts = [await a.plan(localOf('scjg')), await a.plan(localOf('yjgl'))].map(({ draw }) => draw.id);
  const batch = await bodyOf(a.admin('POST', '/v1/draw-batches', { ...joint, draws: drafts }));
  const client = await bodyOf(
    a.admin('POST', '/v1/clients', {
      name: '对接',
      role: 'department-client',
      scopes: ['rosters:read'],
    }),
  );
  const person = await bodyOf(
    a.admin('POST', '/v1/people', { login: 'qian.er', name: '钱二', roles: ['auditor'] }),
  );
  const role = await bodyOf(
    a.admin('POST', '/v1/roles', { name: '县级经办', reach: { 'rosters:read': 'county' } }),
  );
  const { items: objects } = await bodyOf(a.admin('GET', '/v1/rosters/objects?limit=1'));
  const { items: inspectors } = await bodyOf(a.admin('GET', '/v1/rosters/inspectors?limit=1'));
  const typed = { content: { title: '春季抽查' } };
  const kept = { body: typed, headers: { 'if-none-match': '*' } };
  await system.call(cityA, 'city-admin', 'PUT', '/v1/me/drafts/draw:new', kept);
  played = await playMeasures(system, cityA);
  const register = openRegister(await system.store.forTenant(cityA.code), objectKind);
  ofA = {
    '/v1/draws': [drawn.draw.id, waiting.draw.id],
    '/v1/draw-batches': [batch.id],
    '/v1/clients': [client.id],
    '/v1/people': [person.id],
    '/v1/roles': [role.id],
    '/v1/rosters/objects': [objects[0].id],
    '/v1/rosters/inspectors': [inspectors[0].id],
    '/v1/departments': [cityA.departments.at(-1)!.id],
    '/v1/notices': [played.notice, played.draft],
    '/v1/province/notices': [played.notice],
    '/v1/measures': [played.measures[0]!],
    '/v1/reports': [played.reports[1]!],
    '/v1/chases': [played.chases[0]!],
    '/v1/chase-letters': [played.letter],
    '/v1/boards': [played.boards.published, played.boards.proposed],
    '/v1/excellence': [played.excellence],
    '/v1/briefings': [played.briefings.issued, played.briefings.draft],
    '/v1/webhooks': [played.webhook],
    '/v1/files': [played.files.loose],
  };
  named = {
    version: (await register.current()).id,
    draw: drafts[1]!,
    round: played.round,
    action: 'start',
    indicator: 'target-1',
    report: 'errors.csv',
    city: cityA.code,
    key: 'draw:new',
    year: '2027',
    no: '1',
  };
  const found = await bodyOf(a.admin('GET', `/v1/notices/${played.draft}`));
  const { docNo, title, issuer, date, year, schedule, chase, draft } = found;
  const { notice, round, depts } = played;
  const measure = played.measures[0]!;
  const briefing = await bodyOf(a.admin('GET', `/v1/briefings/${played.briefings.draft}`));
  const reason = { reason: '按方案办理' };
  const text = { text: '已经落实到位。' };
  const voided = { reason: '不再共同抽取' };
  const letter = { notice, measures: [measure], dept: depts.scjg, level: 1, ...text, answerWithin: 3 };
  bodies = {
    'PUT /v1/me/drafts/{key}': typed,
    'POST /v1/draw-batches': { ...joint, draws: [waiting.draw.id] },
    'PATCH /v1/draw-batches/{id}': joint,
    'POST /v1/draw-batches/{id}/draws': { draw: waiting.draw.id },
    'POST /v1/draw-batches/{id}/draws/{draw}/ready': {},
    'POST /v1/draw-batches/{id}/void': voided,
    'POST /v1/draw-batches/{id}/void/reject': voided,
    'PATCH /v1/roles/{id}': { name: '改名' },
    'POST /v1/people/{id}/handover': { to: person.id, reason: '调离本部门' },
    'POST /v1/notices': { text: planText(99) },
    'PUT /v1/notices/{id}/draft': { docNo, title, issuer, date, year, schedule, chase, ...draft },
    'PATCH /v1/notices/{id}': { publication: { published: false, lights: false, reports: false } },
    'POST /v1/notices/{id}/match': { names: ['市市场监管局'] },
    'POST /v1/notices/{id}/close': reason,
    'PUT /v1/notices/{id}/lineage': { links: [{ measure, upstream: [] }] },
    'POST /v1/notices/{id}/rounds': { due: '2026-12-20', title: '再次报送' },
    'POST /v1/notices/{id}/excellence': { dept: depts.scjg, points: 1, ...reason },
    'POST /v1/notices/{id}/boards': { board: 'red', dept: depts.scjg, ...reason },
    'POST /v1/notices/{id}/briefings': { round },
    'PUT /v1/measures/{id}/progress/milestones': { milestones: [] },
    'PUT /v1/measures/{id}/progress/indicators': { indicators: [] },
    'POST /v1/measures/{id}/progress/indicators/{indicator}/values': { date: '2026-11-01', value: 1 },
    'PUT /v1/reports/{id}': { status: 'done', ...text, values: [] },
    'POST /v1/reports/{id}/return': reason,
    'POST /v1/chase-letters': letter,
    'PUT /v1/chase-letters/{id}': letter,
    'POST /v1/chase-letters/{id}/return': reason,
    'POST /v1/chases/{id}/answer': text,
    'POST /v1/chases/{id}/reject': reason,
    'POST /v1/chases/{id}/close': reason,
    'POST /v1/boards/{id}/appeal': text,
    'POST /v1/boards/{id}/uphold': reason,
    'POST /v1/boards/{id}/remove': reason,
    'POST /v1/briefings/{id}/return': reason,
    'PUT /v1/briefings/{id}': { title: briefing.title, sections: briefing.sections },
  };
  const ofRound = `?notice=${notice}&round=${round}`;
  queries = {
    'GET /v1/measures': `?notice=${notice}`,
    'GET /v1/reports': ofRound,
    'GET /v1/reports:form': ofRound,
    'POST /v1/reports:import': ofRound,
    'GET /v1/chases': `?notice=${notice}`,
  };
  const { paths } = system.document;
  routes = Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
    )
    .filter(({ path }) => !/^\/v1\/(witness|citizen)\//.test(path));
  before = await writtenBy(system.test, cityA.code);
});
afterAll(() => system.stop());

const roles = Object.keys(roleRights);
/** Everybody's rights at once: what they are refused is refused to each role, for rights add up. */
const everybody: Who = roles.filter((role) => role !== 'department-client');
const nameOf = ({ method, path }: Route) => `${method} ${path}`;

/** Ids of A that a route may be asked with: those of its own kind; where A has none of that kind, one of another. */
function idsFor(path: string): string[] {
  const kind = Object.keys(ofA).find((prefix) => path.startsWith(`${prefix}/{`));
  return kind ? ofA[kind]! : Object.values(ofA).flat().slice(0, 1);
}

/** The addresses of a route, with what is A's in the place of its parameters. */
function addresses(route: Route): string[] {
  // What is in a workbook cannot be looked for as text.
  const asText = /:(export|template)$/.test(route.path) ? '?format=csv' : '';
  const query = queries[nameOf(route)] ?? asText;
  if (!route.path.includes('{')) return [route.path + query];
  const { report, chase } = played.files;
  const file = route.path.startsWith('/v1/reports') ? report : chase;
  const all: Record<string, string> = { ...named, file };
  const fill = (id: string) => route.path.replace(/\{(\w+)\}/g, (_, name: string) => all[name] ?? id);
  const first = /\{(\w+)\}/.exec(route.path)![1]!;
  return first in named ? [fill('')] : idsFor(route.path).map(fill);
}

/** A year's calendar is no object of one city: each has its own under the same name. */
const isOfEveryCity = (path: string): boolean => path.startsWith('/v1/calendars/{year}');

/** What of an answer is more than an empty list or nothing. */
const somethingIn = (answer: object) =>
  Object.fromEntries(
    Object.entries(answer).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );

describe('every route', () => {
  it('is known from the description of the API', () => {
    expect(routes.length).toBeGreaterThan(40);
  });

  it('asks for a token, and refuses one that is not of this API', async () => {
    const foreign = await system.issuer.token(
      { tenant: cityA.code, roles: ['city-admin'] },
      { audience: 'urn:other' },
    );
    for (const route of routes) {
      for (const headers of [
        {},
        { authorization: 'Bearer nonsense' },
        { authorization: `Bearer ${foreign}` },
      ]) {
        const response = await system.api.request(addresses(route)[0]!, { method: route.method, headers });
        expect([route, response.status]).toEqual([route, 401]);
      }
    }
  });

  it('that reads finds what the other tests ask for, when its own city asks', async () => {
    const kinds = Object.keys(ofA).filter((kind) => !kind.startsWith('/v1/province'));
    const reads = routes.filter(
      ({ method, path }) => method === 'GET' && kinds.some((kind) => path.startsWith(`${kind}/{id}`)),
    );
    expect(reads.length).toBeGreaterThan(25);
    for (const route of reads) {
      const response = await system.call(cityA, 'city-admin', 'GET', addresses(route)[0]!);
      const gives = route.path.endsWith('/files/{file}') ? 303 : 200;
      expect([nameOf(route), response.status]).toEqual([nameOf(route), gives]);
    }
  });

  it('gives no role of another city anything of this one', async () => {
    // Its own city's downloads above are in its audit log.
    before = await writtenBy(system.test, cityA.code);
    const ids = [...Object.values(ofA).flat(), ...idsOf(played)];
    /** Asks as somebody of the other city; whether it was answered. */
    async function asks(role: Who, route: Route, path: string): Promise<boolean> {
      const response = await system.call(cityB, role, route.method, path, {
        dept: `${cityB.code}-scjg`,
        headers: { 'if-match': '"1"' },
        ...(['POST', 'PATCH', 'PUT'].includes(route.method) && { body: bodies[nameOf(route)] ?? {} }),
      });
      const text = await response.text();
      const where = `${role} ${route.method} ${path}`;
      expect([where, response.status]).not.toEqual([where, 500]);
      expect([where, response.status]).not.toEqual([where, 429]);
      // What names something of A is refused, or is an empty list; a refusal may repeat what was asked for.
      const leaked = response.ok ? ids.filter((id) => text.includes(id)) : [];
      expect([where, leaked]).toEqual([where, []]);
      if (response.ok && route.path.includes('{') && !isOfEveryCity(route.path))
        expect([where, somethingIn(JSON.parse(text))]).toEqual([where, {}]);
      if (!response.ok && nameOf(route) in bodies && route.path.includes('{'))
        expect([where, [403, 404]]).toEqual([where, expect.arrayContaining([response.status])]);
      return response.ok;
    }
    for (const route of routes) {
      const paths = addresses(route);
      let isAnswered = false;
      for (const path of paths) {
        isAnswered = (await asks(everybody, route, path)) || isAnswered;
        await asks('department-client', route, path);
      }
      if (!isAnswered || route.method !== 'GET') continue;
      // Each role sees in its own way what is answered: less, or other things.
      for (const role of roles) for (const path of paths) await asks(role, route, path);
    }
    expect(system.unexpected).toEqual([]);
  }, 300_000);

  it('left city A as it was', async () => {
    expect(await writtenBy(system.test, cityA.code)).toBe(before);
  });
});
