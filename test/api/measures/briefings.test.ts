import { createHash } from 'node:crypto';
import { noticeText } from '@mingcha/notices/files';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureId, reportId } from '../../../packages/measures/ids.ts';
import type { Notice } from '../../../packages/measures/notice/notice.ts';
import { deptId, followNotice } from '../../../packages/measures/rounds/testing.ts';
import { cityA, cityB, startSystem, type TestSystem } from '../../support/system.ts';

let system: TestSystem;
let notice: Notice;
beforeAll(async () => {
  system = await startSystem({ objects: 0 });
  notice = await played();
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const june = '2026-06-20';
const tenant = cityA.code;
type Options = { body?: unknown; etag?: string; dept?: string; role?: string; city?: typeof cityA };

const ask = (method: string, path: string, { body, etag, dept, role, city = cityA }: Options = {}) =>
  system.call(city, role ?? (dept ? 'department-admin' : 'city-admin'), method, path, {
    ...(body !== undefined && { body }),
    ...(dept !== undefined && { dept }),
    ...(etag !== undefined && { headers: { 'if-match': etag } }),
  });

async function well(answer: Response | Promise<Response>, status = 200) {
  const given = await answer;
  if (given.status !== status) throw new Error(`${given.status} ${await given.text()}`);
  return { body: await bodyOf(given), etag: given.headers.get('etag')! };
}

async function report(of: Notice, no: string, dept: string, words: string, troubles?: string) {
  const path = `/v1/reports/${encodeURIComponent(reportId({ measure: measureId(of.id, no), round: june, dept }))}`;
  const body = { status: 'on-track', text: words, values: [], ...(troubles && { problems: troubles }) };
  const saved = await well(ask('PUT', path, { body, dept, etag: '"0"' }));
  await well(ask('POST', `${path}/submit`, { dept, etag: saved.etag }));
}

/** A notice whose first round came in partly: one report in time, one late, one not at all. */
async function played(): Promise<Notice> {
  system.time.set('2026-06-10T02:00:00.000Z');
  const made = await followNotice(system, {
    tenant,
    measures: [
      { no: '1', leads: ['scjg'], partners: ['fgw'], deadline: '2026-06-22' },
      { no: '2', leads: ['fgw'], deadline: '2026-12-31' },
    ],
  });
  const { body } = await well(ask('GET', `/v1/notices/${made.id}/rounds`));
  const { lock, state } = body.items.find(({ id }: { id: string }) => id === june);
  if (state === 'planned')
    await well(ask('POST', `/v1/notices/${made.id}/rounds/${june}/open`, { etag: `"${lock}"` }));
  await report(made, '1', deptId('scjg', tenant), '已印发实施细则。', '基层人手不足。');
  system.time.set('2026-06-25T02:00:00.000Z');
  await report(made, '1', deptId('fgw', tenant), '已配合归集数据。');
  return made;
}

const other = { role: 'city-admin', dept: deptId('fgw', tenant) };
const step = (id: string, action: string, options: Options) =>
  ask('POST', `/v1/briefings/${id}/${action}`, options);
/** A draft that was handed in and reviewed. */
async function reviewed(of = notice) {
  const { body, etag } = await make(of);
  const sent = await well(step(body.id, 'submit', { etag }));
  return well(step(body.id, 'review', { ...other, etag: sent.etag }));
}

const make = async (of = notice) =>
  well(ask('POST', `/v1/notices/${of.id}/briefings`, { body: { round: june } }), 201);
const file = async (id: string, format: 'docx' | 'pdf', options: Options = {}) => {
  const response = await ask('GET', `/v1/briefings/${id}/file?format=${format}`, options);
  return { answer: response, bytes: new Uint8Array(await response.arrayBuffer()) };
};
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const plain = (text: string) => text.replace(/\s/g, '');

describe('a briefing', () => {
  it('is written from what is on record', async () => {
    const { body } = await make();
    expect(body).toMatchObject({ state: 'draft', round: june, organ: '某市人民政府办公室' });
    expect(body).not.toHaveProperty('facts');
    expect(body.figures.find(({ section }: { section: string }) => section === 'reporting')).toMatchObject({
      table: { rows: expect.arrayContaining([['市发展和改革委员会', '2', '0', '1', '1']]) },
    });
    expect(body.sections.map(({ heading }: { heading: string }) => heading)).toEqual([
      '总体情况',
      '报送情况',
      '落实进展',
      '存在问题',
      '得分排名',
      '下步要求',
    ]);
    const text = body.sections.flatMap(({ paragraphs }: { paragraphs: string[] }) => paragraphs).join('\n');
    for (const words of [
      '确定的2项举措已完成0项',
      '应报3份，按期报送1份，迟报1份，逾期未报1份，按期率33.3%',
      '逾期未报的单位：市发展和改革委员会（1份）',
      '第1项“第1项举措”（市市场监督管理局，逾期3天）',
      '市市场监督管理局（第1项）提出，基层人手不足。',
      '下一轮报送（2026年第2次报送）于2026年9月20日截止',
    ])
      expect(text).toContain(words);
  });

  it('is the office’s own affair until it is issued; of another city there is nothing', async () => {
    const { body } = await make();
    const path = `/v1/briefings/${body.id}`;
    const dept = deptId('scjg', tenant);
    expect((await ask('GET', path, { dept })).status).toBe(404);
    expect((await file(body.id, 'pdf', { dept })).answer.status).toBe(404);
    expect((await ask('GET', path, { role: 'auditor' })).status).toBe(200);
    const { body: seen } = await well(ask('GET', `/v1/notices/${notice.id}/briefings`, { dept }));
    expect(seen.items.map(({ id }: { id: string }) => id)).not.toContain(body.id);
    const asDept = { dept, body: { round: june } };
    expect((await ask('POST', `/v1/notices/${notice.id}/briefings`, asDept)).status).toBe(403);
    for (const [method, to] of [
      ['GET', path],
      ['GET', `${path}/file`],
      ['DELETE', path],
      ['POST', `${path}/issue`],
      ['GET', `/v1/notices/${notice.id}/briefings`],
    ] as const)
      expect((await ask(method, to, { city: cityB, etag: '"1"' })).status, `${method} ${to}`).toBe(404);
  });

  it('is edited whole by who saw its latest form, and removed while it is a draft', async () => {
    const { body, etag } = await make();
    const path = `/v1/briefings/${body.id}`;
    const text = { title: '关于第二季度情况的通报', sections: body.sections.slice(0, 2) };
    expect((await ask('PUT', path, { body: text })).status).toBe(428);
    const edited = await well(ask('PUT', path, { body: text, etag }));
    expect(edited.body).toMatchObject(text);
    expect((await ask('PUT', path, { body: text, etag })).status).toBe(412);
    const twice = { ...text, sections: [text.sections[0], text.sections[0]] };
    expect((await ask('PUT', path, { body: twice, etag: edited.etag })).status).toBe(422);
    expect((await ask('DELETE', path, { etag })).status).toBe(412);
    expect((await ask('DELETE', path, { etag: edited.etag })).status).toBe(204);
    expect((await ask('GET', path)).status).toBe(404);
  });

  it('is reviewed and signed by others than who wrote it; what was handed in stays readable', async () => {
    const { body, etag } = await make();
    const path = `/v1/briefings/${body.id}`;
    expect((await step(body.id, 'review', { ...other, etag })).status).toBe(409);
    const sent = await well(step(body.id, 'submit', { etag }));
    expect(sent.body).toMatchObject({ state: 'reviewing', can: [], steps: [{ do: 'submit', version: 1 }] });
    const own = await step(body.id, 'review', { etag: sent.etag });
    expect([own.status, (await bodyOf(own)).code]).toEqual([403, 'second-person']);
    expect((await step(body.id, 'return', { ...other, etag: sent.etag, body: { reason: '' } })).status).toBe(
      422,
    );
    const reason = { reason: '数字与台账不符' };
    const back = await well(step(body.id, 'return', { ...other, etag: sent.etag, body: reason }));
    expect(back.body).toMatchObject({ state: 'returned', can: ['edit', 'submit', 'delete'] });
    expect((await well(ask('GET', '/v1/notices:waiting'))).body.papers).toContainEqual({
      kind: 'briefing',
      id: body.id,
      title: body.title,
      state: 'returned',
    });
    // Who changes the text has written it too.
    const third = { role: 'city-admin', dept: deptId('sw', tenant) };
    const text = { title: '改过的通报', sections: body.sections };
    const edited = await well(ask('PUT', path, { ...third, body: text, etag: back.etag }));
    const again = await well(step(body.id, 'submit', { etag: edited.etag }));
    expect((await step(body.id, 'review', { ...third, etag: again.etag })).status).toBe(403);
    expect((await well(ask('GET', '/v1/notices:waiting', other))).body.papers).toContainEqual({
      kind: 'briefing',
      id: body.id,
      title: text.title,
      state: 'reviewing',
    });
    const passed = await well(step(body.id, 'review', { ...other, etag: again.etag }));
    expect((await step(body.id, 'issue', { etag: passed.etag })).status).toBe(403);
    const issued = await well(step(body.id, 'issue', { ...other, etag: passed.etag }));
    expect(issued.body.steps.map((one: { do: string }) => one.do)).toEqual([
      'submit',
      'return',
      'submit',
      'review',
      'issue',
    ]);
    const titles = [];
    for (const no of [1, 2]) titles.push((await well(ask('GET', `${path}/versions/${no}`))).body.title);
    expect(titles).toEqual([body.title, text.title]);
    expect((await ask('GET', `${path}/versions/3`)).status).toBe(404);
    const dept = { dept: deptId('scjg', tenant) };
    expect((await ask('GET', `${path}/versions/1`, dept)).status).toBe(404);
    expect(JSON.stringify((await well(ask('GET', path, dept))).body)).not.toContain(reason.reason);
    const gone = await ask('GET', `${path}/versions/1`, { city: cityB });
    expect(gone.status).toBe(404);
  });

  it('is not made for a round that has not begun, nor for one that is not there', async () => {
    const at = `/v1/notices/${notice.id}/briefings`;
    const early = await ask('POST', at, { body: { round: '2026-12-10' } });
    expect([early.status, (await bodyOf(early)).code]).toEqual([409, 'round-not-open']);
    expect((await ask('POST', at, { body: { round: '2026-01-01' } })).status).toBe(404);
  });
});

describe('an issued briefing', () => {
  it('has a number of its own without gaps, however many are issued at once', async () => {
    const drafts = await Promise.all(Array.from({ length: 4 }, () => reviewed()));
    const issued = await Promise.all(
      drafts.map(({ body, etag }) => well(step(body.id, 'issue', { ...other, etag }))),
    );
    const numbers = issued.map(({ body }) => body.number).sort();
    // The first of the year is out.
    expect(numbers).toEqual([2, 3, 4, 5].map((n) => `〔2026〕第${n}期`));
    const again = await reviewed();
    const press = () => step(again.body.id, 'issue', { ...other, etag: again.etag });
    const statuses = (await Promise.all([press(), press(), press()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409, 409]);
    expect((await well(ask('GET', `/v1/briefings/${again.body.id}`))).body.number).toBe('〔2026〕第6期');
  });

  it('never changes', async () => {
    const { body, etag } = await reviewed();
    const path = `/v1/briefings/${body.id}`;
    const issued = await well(step(body.id, 'issue', { ...other, etag }));
    expect(issued.body).toMatchObject({ state: 'issued', can: [] });
    const text = { title: body.title, sections: body.sections };
    for (const [method, to, sent] of [
      ['PUT', path, text],
      ['DELETE', path, undefined],
      ['POST', `${path}/issue`, undefined],
    ] as const) {
      const response = await ask(method, to, { etag: issued.etag, ...(sent && { body: sent }) });
      expect([response.status, (await bodyOf(response)).code]).toEqual([409, 'briefing-state']);
    }
  });

  it('is read by every department as the same file each time, with its text, its numbers and its tables', async () => {
    const { body, etag } = await reviewed();
    const draft = plain((await noticeText((await file(body.id, 'pdf')).bytes)).text);
    expect(draft).toContain('草稿');
    const issued = await well(step(body.id, 'issue', { ...other, etag }));
    const signer = issued.body.steps.at(-1).by.name;
    const dept = deptId('sw', tenant);
    for (const format of ['docx', 'pdf'] as const) {
      const first = await file(body.id, format, { dept });
      expect(first.answer.status).toBe(200);
      expect(decodeURIComponent(first.answer.headers.get('content-disposition')!)).toContain(
        `${issued.body.number} ${body.title}.${format}`,
      );
      const read = await noticeText(first.bytes);
      expect(read.format).toBe(format);
      for (const words of [
        issued.body.number,
        body.title,
        '一、总体情况',
        '六、下步要求',
        '迟报和逾期未报的单位',
        '各单位得分',
        '2026年6月25日',
        '2026年6月25日印发',
        `签发人：${signer}`,
      ])
        expect(plain(read.text)).toContain(plain(words));
      // Kept or made again, it is the same.
      await system.files.put(tenant, `briefings/${body.id}.${format}`, first.bytes);
      expect(hash((await file(body.id, format)).bytes)).toBe(hash(first.bytes));
    }
  });

  it('says what was so when it was written, whatever happens after', async () => {
    const own = await played();
    const { body, etag } = await reviewed(own);
    await report(own, '2', deptId('fgw', tenant), '已补报进展。');
    const issued = await well(step(body.id, 'issue', { ...other, etag }));
    expect(issued.body.sections).toEqual(body.sections);
    const text = plain((await noticeText((await file(body.id, 'docx')).bytes)).text);
    expect(text).toContain('逾期未报1份');
    const later = await make(own);
    const now = later.body.sections.find(({ id }: { id: string }) => id === 'reporting');
    expect(now.paragraphs[0]).toContain('迟报2份，逾期未报0份');
  });
});
