import { randomBytes } from 'node:crypto';
import { defineCaseType } from '@mingcha/cases';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import PizZip from 'pizzip';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CaseApi, startCaseApi } from '../testing/api.ts';

const licences = defineCaseType({
  format: 1,
  name: 'licences',
  title: '许可',
  group: 'licences',
  basis: ['内部制度'],
  number: { pattern: '许{seq}' },
  subject: 'firm',
  open: { by: ['office'], fills: ['firm', 'note'], to: 'open' },
  fields: {
    firm: { title: '申请人', type: 'text', personal: true },
    note: { title: '说明', type: 'text' },
  },
  parties: {
    office: { title: '经办人', right: 'cases:licences:write' },
  },
  states: {
    open: { title: '办理中', kind: 'open', for: ['office'], noClock: '测试' },
    done: { title: '办结', kind: 'done' },
  },
  actions: { decide: { title: '决定', from: ['open'], by: ['office'], to: 'done', papers: ['decision'] } },
  papers: { decision: { title: '决定书', to: 'office', number: '决{seq}', template: 'decision' } },
  retention: [{ months: 12, do: 'archive' }],
});
const { b } = testTenants;
let api: CaseApi;
beforeAll(async () => {
  const templates = new Map([['decision', { title: '决定书', paragraphs: ['准予{firm}许可。'] }]]);
  api = await startCaseApi({ library: [licences], templates });
});
afterAll(async () => {
  expect(api.unexpected).toEqual([]);
  await api.stop();
});

const path = '/v1/case-types/licences';
const download = async (at: string) => Buffer.from(await (await api.call({}, 'GET', at)).arrayBuffer());
const textOf = (docx: Buffer) =>
  new PizZip(docx)
    .file('word/document.xml')!
    .asText()
    .replace(/<[^>]+>/g, '');

/** Our own template with parts of it changed. */
async function changed(change: (zip: PizZip) => void): Promise<Buffer> {
  const zip = new PizZip(await download(`${path}/papers/decision/template`));
  change(zip);
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }) as Buffer;
}
const reword = (from: string, to: string) => (zip: PizZip) => {
  const part = 'word/document.xml';
  const text = zip.file(part)!.asText();
  expect(text).toContain(from);
  zip.file(part, text.replace(from, to));
};
async function upload(bytes: Buffer) {
  const file = await api.sendFile({}, '决定书.docx', bytes);
  return api.call({}, 'POST', `${path}/papers/decision/template`, { body: { file } });
}
async function faultsOf(bytes: Buffer): Promise<string> {
  const answer = await upload(bytes);
  const { errors } = await bodyOf(answer);
  expect([answer.status, errors[0].pointer]).toEqual([422, '/file']);
  return errors.map(({ message }: { message: string }) => message).join('');
}
async function saved(own: string | null, tenant: string = testTenants.a) {
  const etag = (await api.call({ tenant }, 'GET', `${path}/definition`)).headers.get('etag')!;
  const body = { patch: { papers: { decision: { own } } }, note: '改用本市格式' };
  return api.call({ tenant }, 'PUT', `${path}/draft`, { body, etag });
}
async function published(own: string | null) {
  const etag = (await saved(own)).headers.get('etag')!;
  const answer = await api.call({ role: 'city-admin', dept: 'dept-b' }, 'POST', `${path}/publish`, { etag });
  expect(answer.status).toBe(200);
}
/** A case with its paper, as a file. */
async function decided(tenant: string = testTenants.a) {
  const who = { tenant };
  const values = { firm: '甲公司 & <乙>', note: '第一行' };
  const made = await api.call(who, 'POST', '/v1/cases/licences', { body: { values } });
  const { id } = await bodyOf(made);
  const etag = made.headers.get('etag')!;
  await api.call(who, 'POST', `/v1/cases/licences/${id}/actions/decide`, { body: {}, etag });
  const { papers } = await bodyOf(api.call(who, 'GET', `/v1/cases/licences/${id}`));
  const at = `/v1/cases/licences/${id}/papers/${papers[0].id}`;
  return { papers, get: (format: string) => api.call(who, 'GET', `${at}?format=${format}`) };
}

it('begins with ours, and a case of a city that replaced it is made from the city’s; the other city keeps ours', async () => {
  const blank = textOf(await download(`${path}/papers/decision/template`));
  for (const word of ['{organ}', '{paperNumber}', '{signer}', '{date}', '准予{firm}许可。'])
    expect(blank).toContain(word);
  const answer = await upload(await changed(reword('准予{firm}许可。', '兹准{firm}之请。{note}')));
  const { own, placeholders } = await bodyOf(answer);
  expect([answer.status, placeholders]).toEqual([
    201,
    expect.arrayContaining(['organ', 'firm', 'note', 'date']),
  ]);
  const before = await decided();
  await published(own);
  const { papers, get } = await decided();
  expect(papers).toMatchObject([{ title: '决定书', wordOnly: true }]);
  const text = textOf(Buffer.from(await (await get('docx')).arrayBuffer()));
  expect(text).toContain('兹准甲公司 &amp; &lt;乙&gt;之请。第一行');
  expect(text).not.toMatch(/[{}]/);
  const pdf = await get('pdf');
  expect([pdf.status, (await bodyOf(pdf)).code]).toEqual([409, 'paper-in-word-only']);
  // What was opened before keeps its own, and another city has nothing of it.
  for (const other of [before, await decided(b)]) {
    expect(other.papers[0]).not.toHaveProperty('wordOnly');
    expect((await other.get('pdf')).status).toBe(200);
  }
  const elsewhere = `${path}/papers/decision/template?own=${own}`;
  expect((await api.call({ tenant: b }, 'GET', elsewhere)).status).toBe(404);
  const { draft } = await bodyOf(saved(own, b));
  expect(draft.findings).toContainEqual(expect.objectContaining({ code: 'own-template', level: 'error' }));
  await published(null);
  expect((await (await decided()).get('pdf')).status).toBe(200);
});

it('is refused for what it names, runs or fetches, and says what', async () => {
  const word = (to: string) => changed(reword('准予{firm}许可。', to));
  expect(await faultsOf(await word('{nobody}'))).toContain('{nobody}');
  expect(await faultsOf(await word('{firm'))).toContain('大括号不成对');
  expect(await faultsOf(await word('{#firm}x{/firm}'))).toContain('写法不支持');
  expect(await faultsOf(await word('{@firm}'))).toContain('写法不支持');
  const rels = 'word/_rels/document.xml.rels';
  const link = await changed((zip) =>
    zip.file(
      rels,
      zip
        .file(rels)!
        .asText()
        .replace(
          '</Relationships>',
          '<Relationship Id="x9" Type="t" Target="https://a.cn/" TargetMode="External"/></Relationships>',
        ),
    ),
  );
  expect(await faultsOf(link)).toContain('外部链接');
  expect(await faultsOf(await changed((zip) => zip.file('word/embeddings/a.bin', 'x')))).toContain('嵌入');
  expect(await faultsOf(await changed((zip) => zip.file('word/x.xml', ' '.repeat(3_000_000))))).toContain(
    '2 MB',
  );
  expect(
    await faultsOf(
      await changed((zip) => zip.file('a.bin', ' '.repeat(22_000_000)).file('b.bin', randomBytes(200_000))),
    ),
  ).toMatch(/炸弹/);
  const file = await api.sendFile({}, '说明.pdf');
  const pdf = await api.call({}, 'POST', `${path}/papers/decision/template`, { body: { file } });
  expect([pdf.status, (await bodyOf(pdf)).errors[0].message]).toEqual([422, expect.stringContaining('docx')]);
  const good = await api.sendFile({}, '决定书.docx', await changed(() => undefined));
  for (const [who, status] of [
    [{ role: 'department-admin', dept: 'dept-a' }, 403],
    [{ tenant: b }, 422],
  ] as const)
    expect(
      (await api.call(who, 'POST', `${path}/papers/decision/template`, { body: { file: good } })).status,
    ).toBe(status);
});
