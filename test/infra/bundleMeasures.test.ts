import { noticeText } from '@mingcha/notices/files';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packedPdf, pdfOf } from '../../packages/notices/testing/pdf.ts';
import { createOffice, planText } from '../support/api/office.ts';
import { type CallOptions, cityA, startSystem, type TestSystem } from '../support/system.ts';
import { type CloudStub, startCloudStub } from './cloudStub.ts';
import { eventOf, type Sandbox, startSandbox } from './invoke.ts';
import { madeBundle } from './madeBundle.ts';

let api: Sandbox;
/** The same table behind the source, which prepares what only the bundle is asked for. */
let system: TestSystem;
let cloud: CloudStub;
let token: string;

beforeAll(async () => {
  system = await startSystem({ objects: 0, cities: [cityA] });
  const { issuer } = system;
  const [{ file, out }, started] = await Promise.all([madeBundle('api'), startCloudStub(issuer.published)]);
  cloud = started;
  api = startSandbox(file, { cloud, table: system.test, site: out });
  token = await issuer.token({ tenant: cityA.code, roles: ['city-admin'] }, { issuer: cloud.url });
});
afterAll(async () => {
  api.stop();
  await cloud.stop();
  await system.stop();
});

/** Calls the bundle. */
async function call(_: unknown, __: string, method: string, path: string, options: CallOptions = {}) {
  const { body, raw, headers = {} } = options;
  const event = eventOf(method, path, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(raw !== undefined && { body: raw }),
  });
  const response = await api.invoke(event);
  const bytes = Buffer.from(String(response.body ?? ''), response.isBase64Encoded ? 'base64' : 'utf8');
  const empty = response.statusCode === 204;
  return new Response(empty ? null : bytes, {
    status: Number(response.statusCode),
    headers: response.headers as Record<string, string>,
  });
}

const office = createOffice({ call }, cityA);
const json = async (response: Promise<Response>) => {
  const { status, ...rest } = await response.then(async (a) => ({ status: a.status, text: await a.text() }));
  expect([status < 300, rest.text.slice(0, status < 300 ? 0 : 500)]).toEqual([true, '']);
  return JSON.parse(rest.text);
};

it('of the api reads a PDF whose characters only the maps deployed with it tell', async () => {
  const lines = planText(1)
    .split('\n')
    .flatMap((line) => line.match(/.{1,36}/g) ?? []);
  const raw = new Uint8Array(pdfOf([lines]));
  const response = office.ask('POST', '/v1/notices', undefined, undefined, {
    raw,
    headers: { 'content-type': 'application/pdf' },
  });
  expect(await json(response)).toMatchObject({ docNo: '云政办发〔2026〕1号', counts: { measures: 2 } });
});

it('of the api reads a long text in a process of its own, and says so where a file unpacks to too much', async () => {
  const text = `${planText(2)}\n${'　'.repeat(5_000)}`;
  const pasted = await json(office.ask('POST', '/v1/notices', { text }));
  expect(pasted).toMatchObject({ counts: { measures: 2 } });
  const refused = await office.ask('POST', '/v1/notices', undefined, undefined, {
    raw: new Uint8Array(await packedPdf({ piece: ' ', bytes: 150e6 })),
    headers: { 'content-type': 'application/pdf' },
  });
  expect(await refused.json()).toMatchObject({ status: 422, code: 'notice-too-complex' });
});

it('of the api writes a briefing as Word and PDF with the fonts deployed with it', async () => {
  const { notice } = await createOffice(system, cityA).followed(3);
  const path = `/v1/notices/${notice.id}`;
  const { items } = await bodyOf(system.call(cityA, 'city-admin', 'GET', `${path}/rounds`));
  const { id: round, lock, state } = items.at(-1);
  if (state === 'planned')
    await json(office.ask('POST', `${path}/rounds/${round}/open`, undefined, `"${lock}"`));
  const { id } = await json(office.ask('POST', `${path}/briefings`, { round }));
  for (const format of ['docx', 'pdf']) {
    const file = await office.ask('GET', `/v1/briefings/${id}/file?format=${format}`);
    expect([format, file.status]).toEqual([format, 200]);
    const { text } = await noticeText(new Uint8Array(await file.arrayBuffer()));
    expect(text.replaceAll(/\s/g, '')).toContain('市市场监督管理局');
  }
});
