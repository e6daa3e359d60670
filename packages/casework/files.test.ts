import { removeLooseFiles } from '@mingcha/attachments/clock';
import { samplePdf, samplePng } from '@mingcha/attachments/testing';
import { defineCaseType } from '@mingcha/cases';
import { auditEntity } from '@mingcha/http';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { queryAll } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeCaseFiles } from './index.ts';
import { type CaseApi, startCaseApi, type Who } from './testing/api.ts';

const repairs = defineCaseType({
  format: 1,
  name: 'repairs',
  title: '报修',
  group: 'repairs',
  basis: [],
  number: { pattern: '修{seq}' },
  open: { by: ['office'], fills: ['what'], asks: ['dept', 'photos', 'card', 'parts'], to: 'received' },
  fields: {
    what: { title: '事由', type: 'text' },
    dept: { title: '承办单位', type: 'department' },
    photos: { title: '照片', type: 'file', many: true, accepts: ['jpg', 'png', 'pdf'] },
    card: { title: '身份证', type: 'file', personal: true },
    secret: { title: '内部意见', type: 'file', internal: true },
    parts: {
      title: '配件',
      type: 'table',
      columns: { name: { title: '名称', type: 'text' }, bill: { title: '发票', type: 'file' } },
    },
  },
  parties: {
    office: { title: '受理人员', right: 'cases:repairs:write' },
    unit: { title: '承办单位', right: 'cases:repairs:sign', dept: 'dept' },
    head: { title: '负责人', right: 'cases:repairs:approve' },
  },
  states: {
    received: { title: '已登记', kind: 'open', for: ['office'], noClock: '测试' },
    done: { title: '已办结', kind: 'done' },
  },
  actions: {
    change: { title: '更换照片', from: ['received'], by: ['office'], asks: ['photos', 'card', 'secret'] },
    propose: {
      title: '提请更换',
      from: ['received'],
      by: ['office'],
      fills: ['photos'],
      approve: ['head'],
    },
    ask: { title: '要求补充', from: ['received'], by: ['office'], opens: ['more'] },
    finish: { title: '办结', from: ['received'], by: ['office'], to: 'done' },
  },
  tasks: {
    more: {
      title: '补充材料',
      to: 'unit',
      answers: { given: '已补充' },
      form: { file: { title: '材料', type: 'file', many: true } },
      limit: { workingDays: 5 },
      atEnd: 'cancelled',
    },
  },
  sees: { office: 'all', unit: ['what', 'dept', 'photos', 'parts'] },
  retention: [{ months: 12, do: 'archive' }],
});

const path = '/v1/cases/repairs';
const office: Who = {};
const clerk: Who = { roles: ['city-admin', 'auditor'] };
const unit: Who = { role: 'department-admin', dept: 'dept-a' };
const otherUnit: Who = { role: 'department-admin', dept: 'dept-b' };
const abroad: Who = { tenant: testTenants.b };

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({ library: [repairs] });
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

type Values = Record<string, unknown>;
const open = (values: Values, who = office) =>
  bodyOf(api.call(who, 'POST', path, { body: { values: { what: '路灯', ...values } } }));
const see = async (id: string, who = office) => {
  const answer = await api.call(who, 'GET', `${path}/${id}`);
  return { ...(await bodyOf(answer)), etag: answer.headers.get('etag')! };
};
async function act(id: string, action: string, values: Values = {}, who = office) {
  const { etag } = await see(id);
  return bodyOf(api.call(who, 'POST', `${path}/${id}/actions/${action}`, { body: { values }, etag }));
}
const fetchFile = (id: string, file: string, who = office) =>
  api.call(who, 'GET', `${path}/${id}/files/${file}`);
const begin = (name: string, size: number, who = office) =>
  bodyOf(api.call(who, 'POST', '/v1/files', { body: { name, size } }));
const loose = async () =>
  removeLooseFiles(await api.test.store.forTenant(testTenants.a), { clock: api.time.now, files: api.files });

describe('sending a file', () => {
  it('is refused for what its name or size shows, before anything is sent', async () => {
    expect(await begin('大.pdf', 20 * 2 ** 20 + 1)).toMatchObject({ status: 413, code: 'file-too-large' });
    expect(await begin('程序.exe', 5)).toMatchObject({ status: 422, code: 'file-type-refused' });
    expect(await begin('宏.docm', 5)).toMatchObject({ code: 'file-macros' });
    expect(await begin('空.pdf', 0)).toMatchObject({ code: 'file-empty' });
    expect(await begin('C:\\照\u202E片.png', 9)).toMatchObject({ name: '照片.png', method: 'PUT' });
  });

  it('is refused for what is in it, and for a file that has not come whole', async () => {
    await expect(api.sendFile(office, '照片.pdf', samplePng)).rejects.toThrow('file-type-differs');
    const { id } = await begin('照片.png', 500);
    const finish = () => bodyOf(api.call(office, 'POST', `/v1/files/${id}/finish`));
    expect(await finish()).toMatchObject({ status: 409, code: 'file-not-sent' });
    await api.files.put(testTenants.a, `uploads/${id}`, samplePng);
    expect(await finish()).toMatchObject({ code: 'file-not-sent' });
  });

  it('may be finished again, and is nobody else’s', async () => {
    const id = await api.sendFile(office, '照片.png', samplePng);
    const again = await bodyOf(api.call(office, 'POST', `/v1/files/${id}/finish`));
    expect(again).toMatchObject({ id, type: 'png', size: samplePng.length });
    expect(await bodyOf(api.call(office, 'GET', `/v1/files/${id}`))).toEqual(again);
    for (const who of [clerk, abroad]) {
      expect((await api.call(who, 'GET', `/v1/files/${id}`)).status).toBe(404);
      expect((await open({ photos: [id] }, who)).errors).toEqual([
        { pointer: '/values/photos/0', message: expect.stringContaining('没有这个文件') },
      ]);
    }
    expect((await api.call({ role: 'auditor' }, 'GET', `/v1/files/${id}`)).status).toBe(403);
  });

  it('that nobody hands in ends after a day, and one that was handed in stays', async () => {
    const [left, taken] = [
      await api.sendFile(office, '弃.png', samplePng),
      await api.sendFile(office, '用.png', samplePng),
    ];
    const { id } = await open({ photos: [taken] });
    const before = api.files.size();
    await loose();
    expect(api.files.size()).toBe(before);
    api.time.advance(86_400_000);
    await loose();
    expect((await api.call(office, 'GET', `/v1/files/${left}`)).status).toBe(404);
    expect((await fetchFile(id, taken)).status).toBe(303);
    expect(api.files.size()).toBeLessThan(before);
    expect(await loose()).toBeUndefined();
    expect((await open({ photos: [left] })).errors[0].message).toContain('重新上传');
  });
});

describe('files of a case', () => {
  it('are of it with its opening, shown with it, and saved as attachments', async () => {
    const photo = await api.sendFile(office, '照片.png', samplePng);
    const bill = await api.sendFile(office, '发票.pdf');
    const made = await open({ photos: [photo], parts: [{ name: '灯泡', bill }] });
    expect(made.files).toEqual([
      expect.objectContaining({ id: photo, name: '照片.png', type: 'png', size: samplePng.length }),
      expect.objectContaining({ id: bill, name: '发票.pdf', type: 'pdf' }),
    ]);
    const given = await fetchFile(made.id, photo);
    expect(given.status).toBe(303);
    expect(given.headers.get('location')).toContain(`/attachments/`);
    expect((await open({ photos: [photo] })).errors[0].pointer).toBe('/values/photos/0');
  });

  it('are refused where they are of another type, too many, or named twice', async () => {
    const text = await api.sendFile(office, '说明.txt', Buffer.from('现场'));
    expect((await open({ photos: [text] })).errors).toEqual([
      { pointer: '/values/photos/0', message: expect.stringContaining('jpg、jpeg、png') },
    ]);
    const many = [];
    for (let i = 0; i < 11; i++) many.push(await api.sendFile(office, `${i}.png`, samplePng));
    expect((await open({ photos: many })).errors).toEqual([
      { pointer: '/values/photos/10', message: expect.stringContaining('一次最多') },
    ]);
    const [one] = many;
    expect((await open({ photos: [one, one] })).errors[0].message).toContain('两次');
    const { id } = await open({ photos: many.slice(0, 10) });
    expect((await act(id, 'change', { photos: many })).files).toHaveLength(11);
    expect((await act(id, 'change', { secret: one })).errors[0].pointer).toBe('/values/secret');
  });

  it('that were replaced stay in what happened', async () => {
    const first = await api.sendFile(office, '旧.png', samplePng);
    const second = await api.sendFile(office, '新.png', samplePng);
    const { id } = await open({ photos: [first] });
    expect((await act(id, 'change', { photos: [second] })).files.map(({ id }: { id: string }) => id)).toEqual(
      [second],
    );
    const { items } = await bodyOf(api.call(office, 'GET', `${path}/${id}/events`));
    expect(items.map(({ files }: { files: { name: string }[] }) => files.map(({ name }) => name))).toEqual([
      ['旧.png'],
      ['新.png'],
    ]);
    expect((await fetchFile(id, first)).status).toBe(303);
  });

  it('come with a proposal, and need nothing when it is approved or taken back', async () => {
    const file = await api.sendFile(office, '照片.png', samplePng);
    const { id } = await open({});
    expect((await act(id, 'propose', { photos: [file] })).files).toHaveLength(1);
    const approved = await bodyOf(api.call(clerk, 'POST', `${path}/${id}/approvals/propose`));
    expect(approved.fields.find(({ name }: { name: string }) => name === 'photos').value).toEqual([file]);
  });

  it('come with an answer to a task', async () => {
    const { id } = await open({ dept: 'dept-a' });
    await act(id, 'ask');
    const file = await api.sendFile(unit, '补充.pdf');
    const body = { answer: 'given', values: { file: [file] } };
    const answered = await bodyOf(api.call(unit, 'POST', `${path}/${id}/tasks/t1`, { body }));
    expect(answered.files).toMatchObject([{ id: file, name: '补充.pdf' }]);
    expect((await fetchFile(id, file)).status).toBe(303);
  });

  it('are for those who see case and field, and a look at a personal one is recorded', async () => {
    const [photo, card, secret] = [
      await api.sendFile(office, '照片.png', samplePng),
      await api.sendFile(office, '王小明身份证复印件正反面.png', samplePng),
      await api.sendFile(office, '意见.pdf'),
    ];
    const made = await open({ dept: 'dept-a', photos: [photo], card });
    await act(made.id, 'change', { secret });
    const names = (await see(made.id)).files.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['照片.png', expect.stringMatching(/^王小明\*+件正反面\.png$/), '意见.pdf']);
    const status = async (file: string, who: Who) => (await fetchFile(made.id, file, who)).status;
    expect(await Promise.all([photo, card, secret].map((file) => status(file, unit)))).toEqual([
      303, 404, 404,
    ]);
    for (const who of [otherUnit, abroad]) expect(await status(photo, who)).toBe(404);
    expect(await status(card, { role: 'auditor' })).toBe(403);
    expect(await status(card, office)).toBe(303);
    const store = await api.test.store.forTenant(testTenants.a);
    const looks = (await queryAll(store, auditEntity, [])).filter(({ action }) => action === 'case.personal');
    expect(looks).toMatchObject([{ object: { id: made.id }, detail: { fields: '身份证' } }]);
    const compiled = { fields: new Map(Object.entries(repairs.fields)), tasks: new Map() };
    expect(await removeCaseFiles(store, api.files, made.id, compiled, 'personal')).toBe(1);
    expect(await status(card, office)).toBe(404);
    expect(await status(photo, office)).toBe(303);
    const without = { fields: new Map([...compiled.fields].filter(([name]) => name !== 'secret')) };
    const moved = { ...without, tasks: new Map() };
    expect(
      await removeCaseFiles(store, api.files, made.id, moved, 'personal'),
      'of a field that is gone',
    ).toBe(1);
    expect(await removeCaseFiles(store, api.files, made.id, compiled, 'all')).toBe(1);
    expect((await see(made.id)).files).toEqual([]);
  });

  it('are handed in once, however many ask at the same time', async () => {
    const file = await api.sendFile(office, '照片.png', samplePng);
    const answers = await Promise.all([1, 2, 3].map(() => open({ photos: [file] })));
    expect(answers.filter(({ id }) => id !== undefined)).toHaveLength(1);
    expect(answers.filter(({ errors }) => errors?.[0].pointer === '/values/photos/0')).toHaveLength(2);
  });

  it('sent twice at once are two files', async () => {
    const sent = await Promise.all([1, 2].map(() => api.sendFile(office, '同.pdf', samplePdf)));
    const { id, files } = await open({ photos: sent });
    expect(files).toHaveLength(2);
    for (const file of sent) expect((await fetchFile(id, file)).status).toBe(303);
  });
});
