import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiDocument, type Parameter, routesOf, type Schema } from '../../support/api/apiDocument.ts';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { isCitizens } from '../../support/citizen.ts';

let system: CheckedSystem;
let document: ApiDocument;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 0, cities: [] });
  document = system.document;
});
afterAll(() => system.stop());

/** Everything in the document that has a member of this name. */
function* membersOf(value: unknown, name: string): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === name) yield inner;
    yield* membersOf(inner, name);
  }
}

function resolve(pointer: string): unknown {
  const parts = pointer
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return parts.reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
}

const schemasOf = (content: Record<string, { schema: Schema }> = {}) =>
  Object.values(content).map(({ schema }) => schema);

describe('the API’s description', () => {
  it('is an OpenAPI 3.1 document that anyone may read', async () => {
    const response = await system.api.request('/v1/openapi.json');
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    for (const path of Object.keys(document.paths)) expect(path).toMatch(/^\/v1\//);
    const methods = Object.values(document.paths).flatMap((item) => Object.keys(item));
    expect(methods.filter((method) => !/^(get|put|post|patch|delete)$/.test(method))).toEqual([]);
    expect(methods.length).toBeGreaterThan(150);
  });

  it('refers only to what is there', () => {
    const refs = [...membersOf(document, '$ref')] as string[];
    expect(refs.filter((ref) => !ref.startsWith('#/') || resolve(ref) === undefined)).toEqual([]);
    expect(refs.length).toBeGreaterThan(50);
  });

  it('has schemas that are JSON Schema 2020-12', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const schemas = [
      ...Object.values(document.components.schemas),
      ...routesOf(document).flatMap(({ operation }) => [
        ...(operation.parameters ?? []).map((parameter) => parameter.schema),
        ...schemasOf(operation.requestBody?.content),
        ...Object.values(operation.responses).flatMap(({ content }) => schemasOf(content)),
      ]),
    ];
    for (const schema of schemas)
      expect(ajv.validateSchema(schema as never), JSON.stringify(schema)).toBe(true);
  });

  it('says of every route what it does, what it answers and how it refuses', () => {
    for (const { method, path, operation } of routesOf(document)) {
      const about = `${method} ${path}`;
      expect(operation.summary, about).toMatch(/\p{Script=Han}/u);
      expect(operation.tags, about).toHaveLength(1);
      const statuses = Object.keys(operation.responses);
      expect(
        statuses.some((status) => /^(2\d\d|303)$/.test(status)),
        about,
      ).toBe(true);
      expect(operation.responses.default?.content, about).toEqual({
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      });
      for (const { description } of Object.values(operation.responses)) {
        expect(description, about).toMatch(/\p{Script=Han}/u);
      }
    }
  });

  it('has each thing in one group: what waits of notices stood in one of its own', () => {
    const groupsOf = (prefix: RegExp) =>
      new Set(
        routesOf(document).flatMap(({ path, operation }) =>
          prefix.test(path) ? (operation.tags ?? []) : [],
        ),
      );
    for (const [prefix, group] of [
      [
        /^\/v1\/(notices(:waiting|\/\{id\}(\/(draft|source|match|activate|close|board|lineage))?)?|measure-rules|measures\/\{id\}\/progress.*)$/,
        '改革举措',
      ],
      [/^\/v1\/measures(:|\/\{id\}(\/(history|inclusion))?$|$)/, '举措台账'],
      [/\/rounds/, '报送轮次'],
      [/^\/v1\/reports/, '进展报告'],
      [/^\/v1\/(chases|overdue)/, '督办'],
      [/\/league|\/excellence|score-rules/, '考核得分'],
      [/\/boards/, '红黑榜'],
      [/\/briefings/, '通报'],
      [/^\/v1\/webhooks/, '回调'],
      [/^\/v1\/(me\/)?notification/, '通知'],
      [/^\/v1\/province\//, '省级'],
    ] as const)
      expect([prefix, ...groupsOf(prefix)]).toEqual([prefix, group]);
  });

  it('leads whoever never saw it from a token to a webhook: nothing said where a token is had', () => {
    const { description } = document.info;
    for (const told of [
      '/config.json',
      'token_endpoint',
      'client_credentials',
      'cursor',
      'If-Match',
      'Idempotency-Key',
      'Retry-After',
      'Webhook-Id',
      'Webhook-Timestamp',
      'Webhook-Signature',
    ])
      expect(description).toContain(told);
    for (const [, path] of description.matchAll(/`(?:GET|PUT|POST) (\/v1\/[^`?]+)/g))
      expect(document.paths, path).toHaveProperty([path!]);
  });

  it('names every operation, in English and once: generated clients call them by these names', () => {
    const named = routesOf(document).map(({ method, path, operation }) => ({
      route: `${method} ${path}`,
      id: operation.operationId,
    }));
    expect(named.filter(({ id }) => !/^[a-z]+([A-Z][a-z]+)+$/.test(id ?? ''))).toEqual([]);
    const ids = named.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) < at)).toEqual([]);
  });

  it('says what a route reads besides its body, and which right it needs: 428 and 403 were no way to learn it', () => {
    for (const { method, path, operation } of routesOf(document)) {
      const about = `${method} ${path}`;
      const headers = (operation.parameters ?? []).filter((parameter) => parameter.in === 'header');
      const named = new Map(headers.map(({ name, required }) => [name, required]));
      // What a route asks for is its `precondition`: words in a summary declared it, and an edit of them undeclared it.
      expect(operation.summary, about).not.toMatch(/If-(None-)?Match/);
      const outside = /^\/v1\/(witness|citizen)\//.test(path);
      expect(named.has('Idempotency-Key'), about).toBe(method === 'POST' && !outside);
      // What is one's own asks for no right.
      if (outside || /^\/v1\/me(\/|$)/.test(path)) continue;
      const [right] = operation.security!.flatMap(({ bearer }) => bearer);
      // Of cases the group, and sometimes the verb, is the case type's.
      expect(right, about).toMatch(/^[a-z-]+(:([a-z]+|\{[a-z]+\}))+$/);
      expect(operation.description, about).toContain(right);
    }
  });

  it('tells instants from days: everything was a string', () => {
    const shapes = [...membersOf(document, 'properties')] as Record<string, Schema>[];
    const formatsOf = (name: RegExp) =>
      shapes.flatMap((members) =>
        Object.entries(members).flatMap(([key, { type, format }]) =>
          name.test(key) && type === 'string' ? [`${key} ${format}`] : [],
        ),
      );
    const days = /^(due|answerDue|appealDue|deadline|since|validUntil|doneAt|opensAt|round)$/;
    const instants = /^(at|(created|issued|closed|submitted|decided|published|executed|committed)At)$/;
    expect(formatsOf(instants).filter((each) => !each.endsWith(' date-time'))).toEqual([]);
    expect(formatsOf(days).filter((each) => !/ date(-time)?$/.test(each))).toEqual([]);
  });

  it('declares every parameter of every path, once', () => {
    for (const { method, path, operation } of routesOf(document)) {
      const parameters = operation.parameters ?? [];
      const inPath = parameters.filter((parameter: Parameter) => parameter.in === 'path');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(inPath.map(({ name }) => name).sort(), `${method} ${path}`).toEqual(named.sort());
      for (const { required } of inPath) expect(required, `${method} ${path}`).toBe(true);
      const names = parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
      expect(new Set(names).size, `${method} ${path}`).toBe(names.length);
    }
  });

  it('asks for a token everywhere, the witnesses’ own at theirs, and the code of a receipt of citizens', async () => {
    expect(Object.keys(document.components.securitySchemes).sort()).toEqual([
      'bearer',
      'caseLink',
      'receipt',
      'witness',
    ]);
    const citizens = routesOf(document).filter(({ path }) => isCitizens(path));
    for (const { method, path, operation } of citizens) {
      // What a city offers is for everybody to read.
      const isOffer =
        method === 'GET' && /\/\{tenant\}\/(services|guides|published|satisfaction|credit-report)/.test(path);
      const [code, link, ...others] = operation.security ?? [];
      // Whoever a notice is served on shows its link in place of a receipt.
      const expected = isOffer ? [] : [{ receipt: [] }];
      expect([code, ...others].filter(Boolean), path).toEqual(expected);
      if (link) expect(link).toEqual({ caseLink: [] });
    }
    for (const { method, path, operation } of routesOf(document)) {
      if (isCitizens(path)) continue;
      const [scheme] = (operation.security ?? document.security).map((need) => Object.keys(need)[0]);
      expect(scheme, `${method} ${path}`).toBe(path.startsWith('/v1/witness/') ? 'witness' : 'bearer');
      const url = path.replace('{tenant}', '620300').replace(/\{\w+\}/g, 'x');
      const last = url.slice(url.lastIndexOf('/') + 1);
      const said = last === 'attestation' ? { signature: '0'.repeat(128) } : { [last]: '0'.repeat(64) };
      const body = method !== 'GET' && { body: JSON.stringify(said) };
      const headers = { 'content-type': 'application/json' };
      const response = await system.api.request(url, { method, headers, ...body });
      expect([url, response.status]).toEqual([url, 401]);
    }
  });
});
