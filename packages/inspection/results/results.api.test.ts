import { samplePng } from '@mingcha/attachments/testing';
import type { CaseApi, Who } from '@mingcha/casework/testing';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { noticeText } from '@mingcha/notices/files';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  clean,
  dept,
  first,
  head,
  machine,
  office,
  resultsDesk,
  startResultsApi,
  visits,
} from './testing.ts';

const { b } = testTenants;

let api: CaseApi;
let desk: ReturnType<typeof resultsDesk>;
beforeAll(async () => {
  api = await startResultsApi();
  desk = resultsDesk(api);
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

describe('results from a department’s own system', () => {
  it('are recorded by it, signed, reviewed and published by people alone', async () => {
    const one = await desk.visit();
    const rows = [{ row: 'r1', task: one.task, object: one.object, values: clean }];
    expect(await bodyOf(desk.deliver({ rows }))).toMatchObject({
      ...{ batch: 'B-1', delivered: 1, refused: 0, faults: [] },
      rows: [{ row: 'r1', state: 'delivered', case: one.id, number: one.number }],
    });
    expect(await desk.stateOf(one.id)).toBe('toVisit');
    const path = `${visits}/${one.id}`;
    for (const who of [machine, { ...machine, sub: 'another-machine' }, { role: 'department-client', dept }])
      expect((await api.call(who, 'POST', `${path}/approvals/record`)).status).toBe(403);
    expect((await api.call(first, 'POST', `${path}/approvals/record`)).status).toBe(200);
    const reviewed = await api.call(office, 'POST', `${path}/approvals/record`);
    expect((await bodyOf(reviewed)).state.name).toBe('toPublish');
    const etag = reviewed.headers.get('etag')!;
    expect((await api.call(machine, 'POST', `${path}/actions/publish`, { body: {}, etag })).status).toBe(403);
    expect((await api.call(office, 'POST', `${path}/actions/publish`, { body: {}, etag })).status).toBe(200);
    expect(await api.told()).toContainEqual(
      expect.objectContaining({
        case: one.id,
        object: one.object,
        task: one.task,
        results: ['未发现问题'],
      }),
    );
    const national = await bodyOf(api.call(office, 'GET', '/v1/inspections/publicity'));
    expect(national.items).toEqual([
      {
        check: {
          ...{ entName: '第1商店', insAuth_CN: 'dept-a局', insType_CN: '检查', insDate: '2026-02-10' },
          ...{ insRes_CN: '未发现问题', insRes: '1' },
        },
      },
    ]);
    const exported = async (who: Who, query: string) =>
      (await api.call(who, 'GET', `/v1/inspections/publicity:export?format=csv&${query}`)).text();
    const [, line] = (await exported(office, 'table=checks&from=2026-02-10&until=2026-02-10')).split('\n');
    expect(line).toContain('第1商店,dept-a局,检查,2026-02-10,未发现问题,1');
    for (const [who, query] of [
      [office, 'table=random'],
      [office, 'table=checks&year=2025'],
      [{ ...office, dept: 'dept-b' }, 'table=checks'],
      [{ ...office, tenant: b }, 'table=checks'],
    ] as const)
      expect((await exported(who, query)).trim().split('\n')).toHaveLength(1);
    const half = await api.call(office, 'GET', '/v1/inspections/publicity?from=2026-02-10');
    expect([half.status, (await bodyOf(half)).errors]).toMatchObject([422, [{ pointer: '/until' }]]);
    // What is recorded and delivered again is the same still; another result is not taken.
    expect(await bodyOf(desk.deliver({ rows }))).toMatchObject({ unchanged: 1, delivered: 0 });
    const other = { ...clean, findings: '另有情况。' };
    const changed = await desk.deliver({ rows: [{ ...rows[0], values: other }] });
    expect(await bodyOf(changed)).toMatchObject({
      code: 'results-refused',
      faults: [{ code: 'visit-recorded' }],
    });
  });

  it('say row by row what is wrong, and of those together either all or the right ones are taken', async () => {
    const [good, bad] = [await desk.visit(), await desk.visit()];
    const rows = [
      { row: 'good', visit: good.number, values: clean },
      { row: 'same', task: good.task, object: good.object, values: clean },
      { row: 'need', visit: bad.number, values: { ...clean, outcome: '发现问题待处理' } },
      { row: 'choice', visit: bad.number, values: { ...clean, results: ['很好'] } },
      { row: 'key', task: good.task, values: clean },
      { row: 'none', visit: '检〔2026〕999号', values: clean },
    ];
    const whole = await desk.deliver({ rows });
    const problem = await bodyOf(whole);
    expect([whole.status, problem.code]).toEqual([422, 'results-refused']);
    const named = ({ row, field, code }: { row: string; field: string; code: string }) => [row, field, code];
    const expected = [
      ['same', '', 'repeated'],
      ['need', 'problems', 'invalid'],
      ['need', 'correctBy', 'invalid'],
      ['choice', '', 'repeated'],
      ['key', 'object', 'key-missing'],
      ['none', 'visit', 'no-visit'],
    ];
    expect(problem.faults.map(named)).toEqual(expected);
    expect(problem.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain('/rows/4/object');
    const twice = await desk.deliver({ rows: rows.filter(({ row }) => row !== 'need'), partial: true });
    const receipt = await bodyOf(twice);
    expect(receipt).toMatchObject({ delivered: 1, refused: 4 });
    expect(receipt.faults).toContainEqual(
      expect.objectContaining({ row: 'choice', field: 'results/0', code: 'invalid' }),
    );
    expect(await bodyOf(desk.deliver({ rows: rows.slice(0, 1) }))).toMatchObject({ unchanged: 1 });
  });

  it('gave a field among the values the place of the row’s own of the same name', async () => {
    const { number } = await desk.visit();
    const rows = [
      { row: 'r1', visit: number, values: { ...clean, object: 'JC-0001', outcome: '很好' } },
      { row: 'r2', values: clean },
    ];
    const { errors, faults } = await bodyOf(desk.deliver({ rows }));
    const pointers = errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toContain('/rows/0/values/object');
    expect(pointers.at(-1)).toBe('/rows/1/task');
    expect(faults.map((fault: object) => Object.keys(fault).join())).toContain('row,field,code,message');
  });

  it('are of its own department and city, and of who has the right to deliver', async () => {
    const [one, theirs] = [await desk.visit(), await desk.visit({ tenant: b })];
    const rows = [{ row: 'r1', visit: one.number, values: clean }];
    const foreign = await bodyOf(desk.deliver({ rows }, { ...machine, dept: 'dept-b' }));
    expect(foreign.faults).toMatchObject([{ row: 'r1', code: 'not-found' }]);
    const { task, object } = theirs;
    const elsewhere = await bodyOf(desk.deliver({ rows: [{ row: 'r1', task, object, values: clean }] }));
    expect(elsewhere.faults).toMatchObject([{ row: 'r1', code: 'no-visit' }]);
    for (const who of [office, head, first, { role: 'city-admin' }, { role: 'department-client', dept }])
      expect((await desk.deliver({ rows }, who)).status).toBe(403);
    expect(await desk.stateOf(one.id)).toBe('toVisit');
  });

  it('have more photos than one act takes: they come ahead, ten new ones at a time, and all stand in case and paper', async () => {
    const { id } = await desk.visit();
    const path = `${visits}/${id}`;
    const act = async (action: string, values: object, who: Who = first) => {
      const { headers } = await api.call(office, 'GET', path);
      const etag = headers.get('etag')!;
      return api.call(who, 'POST', `${path}/actions/${action}`, { body: { values }, etag });
    };
    const photos: string[] = [];
    for (let at = 1; at <= 23; at++)
      photos.push(await api.sendFile(first, `照片${String(at).padStart(2, '0')}.png`, samplePng));
    const many = await act('attach', { photos: photos.slice(0, 11) });
    expect([many.status, (await bodyOf(many)).errors]).toMatchObject([
      422,
      [{ pointer: '/values/photos/10', message: expect.stringContaining('一次最多新上传 10 个') }],
    ]);
    expect((await act('attach', {})).status).toBe(422);
    expect((await act('attach', { photos: photos.slice(0, 2) }, machine)).status).toBe(403);
    for (const until of [10, 20]) {
      const taken = await bodyOf(act('attach', { photos: photos.slice(0, until) }));
      expect(taken.files.map((file: { id: string }) => file.id)).toEqual(photos.slice(0, until));
    }
    expect((await act('record', { ...clean, photos })).status).toBe(200);
    // What waits for the second inspector names its photos already.
    const late = await act('attach', { photos: photos.slice(0, 20) });
    expect([late.status, (await bodyOf(late)).detail]).toEqual([409, expect.stringContaining('正等待确认')]);
    await api.call(office, 'POST', `${path}/approvals/record`);
    await api.call(head, 'POST', `${path}/approvals/record`);
    const done = await bodyOf(api.call(office, 'GET', path));
    expect([done.state.name, done.files.map((file: { id: string }) => file.id)]).toEqual([
      'toPublish',
      photos,
    ]);
    const paper = done.papers.find(({ title }: { title: string }) => title === '现场检查笔录');
    const printed = await api.call(office, 'GET', `${path}/papers/${paper.id}?format=docx`);
    const { text } = await noticeText(new Uint8Array(await printed.arrayBuffer()));
    for (const at of ['01', '10', '11', '23']) expect(text).toContain(`照片${at}.png`);
  });

  it('leave notices that are printed as one file, for who sees them all', async () => {
    const [one, two] = [await desk.visit(), await desk.visit()];
    const print = (paper: string, who: Who = office) =>
      api.call(who, 'POST', '/v1/case-types/inspection-visits/papers:print', {
        body: { paper, ids: [one.id, two.id, one.id] },
      });
    const printed = await print('notice');
    expect([printed.status, printed.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const { text } = await noticeText(new Uint8Array(await printed.arrayBuffer()));
    for (const { object } of [one, two]) expect(text).toContain(`第${object.slice(-1)}商店`);
    expect(text.split('行政检查通知书')).toHaveLength(3);
    const form = { body: { values: { formsFor: '2026-02-10' } }, etag: '"2"' };
    await api.call(first, 'POST', `${visits}/${one.id}/actions/forms`, form);
    const forms = await noticeText(new Uint8Array(await (await print('forms')).arrayBuffer()));
    expect(forms.text).toMatch(/证照齐全[\s\S]*□合格[\s\S]*□不合格/);
    const none = await print('order');
    expect([none.status, (await bodyOf(none)).code]).toEqual([409, 'no-papers']);
    for (const who of [
      { ...office, dept: 'dept-b' },
      { ...office, tenant: b },
    ])
      expect((await print('notice', who)).status).toBe(404);
  });

  it('come by no client that could answer for the department as well', async () => {
    const role = {
      name: '样样都行',
      reach: { 'cases:*:deliver': 'department', 'cases:*:sign': 'department' },
    };
    const { id } = await bodyOf(api.call({}, 'POST', '/v1/roles', { body: role }));
    const client = { name: '系统', role: id, scopes: ['cases:*:deliver', 'cases:*:sign'], dept };
    const both = await api.call({}, 'POST', '/v1/clients', { body: client });
    expect([both.status, (await bodyOf(both)).errors]).toMatchObject([422, [{ pointer: '/scopes' }]]);
    const own = { ...client, role: 'results-client', scopes: ['cases:inspection:deliver'] };
    expect((await api.call({}, 'POST', '/v1/clients', { body: own })).status).toBe(201);
  });
});
