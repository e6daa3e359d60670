import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { plan } from '@mingcha/notices/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MeasuresApi, startMeasuresApi } from '../testing/api.ts';
import { anotherPlan, createOffice } from '../testing/office.ts';

const { a, b } = testTenants;
let api: MeasuresApi;
let office: ReturnType<typeof createOffice>;
beforeAll(async () => {
  api = await startMeasuresApi();
  office = createOffice(api, a);
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

describe('a notice that is taken in', () => {
  it('becomes a draft with its units distinguished, and its reporting dates as schedule', async () => {
    const { notice, etag } = await office.paste();
    expect(etag).toBe('"1"');
    expect(notice).toMatchObject({
      state: 'draft',
      docNo: '云政办发〔2025〕17号',
      date: '2025-04-08',
      year: 2025,
      schedule: { dates: ['03-15', '07-15', '11-30'], opensBefore: 10, shift: 'before' },
      publication: { published: false, lights: false, reports: false },
      can: ['edit', 'delete', 'activate'],
    });
    expect(notice.chase).toHaveLength(6);
    const measures = notice.draft!.measures;
    expect(measures.map(({ no }) => no)).toEqual(['1', '2', '3', '4']);
    expect(measures[0]!.leads).toEqual([{ name: '市政务中心', depts: ['dept-zw'] }]);
    expect(measures[0]!.partners[0]).toEqual({ name: '县、区政府', depts: ['dept-hd', 'dept-sq'] });
    expect(measures[2]!.targets.length).toBeGreaterThan(0);
    const { text } = await bodyOf(office.ask('GET', `/v1/notices/${notice.id}/source`));
    const { start, end } = measures[0]!.span!;
    expect(text.slice(start, end)).toContain('一窗通收');
    const { finds } = await bodyOf(office.ask('GET', `/v1/notices/${notice.id}`));
    const number = finds.find(({ kind }: { kind: string }) => kind === 'docNo').span;
    expect(text.slice(number.start, number.end)).toBe('云政办发〔2025〕17号');
  });

  it('comes as a file too, with its name', async () => {
    const raw = Buffer.from(plan);
    const response = await api.call(a, 'city-admin', 'POST', '/v1/notices', { raw, type: 'text/plain' });
    expect(response.status).toBe(201);
    expect(await bodyOf(response)).toMatchObject({ docNo: '云政办发〔2025〕17号' });
  });

  it.each([
    [Buffer.from('\xd0\xcf\x11\xe0abc', 'latin1'), 'application/octet-stream', 415, 'notice-format'],
    [Buffer.from(' '), 'text/plain', 422, 'notice-without-text'],
    [Buffer.alloc(4 * 2 ** 20 + 1, 65), 'text/plain', 413, 'file-too-large'],
    [Buffer.from('x'), 'image/png', 415, 'unsupported-media-type'],
  ])('is refused where it cannot be read: %#', async (raw, type, status, code) => {
    const response = await api.call(a, 'city-admin', 'POST', '/v1/notices', { raw, type });
    expect([response.status, (await bodyOf(response)).code]).toEqual([status, code]);
  });

  it('is the office’s to take in, and other cities do not see it', async () => {
    const { notice } = await office.paste();
    for (const role of ['department-admin', 'inspector', 'auditor', 'department-client']) {
      const response = await api.call(a, role, 'POST', '/v1/notices', { body: { text: plan } });
      expect([role, response.status]).toEqual([role, 403]);
    }
    expect((await bodyOf(await api.call(a, 'auditor', 'GET', `/v1/notices/${notice.id}`))).can).toEqual([]);
    for (const path of ['', '/source']) {
      expect((await createOffice(api, b).ask('GET', `/v1/notices/${notice.id}${path}`)).status).toBe(404);
    }
    expect(await bodyOf(createOffice(api, b).ask('GET', '/v1/notices'))).toEqual({ items: [], next: null });
  });
});

describe('a draft', () => {
  it('is replaced whole, only by who saw its latest form', async () => {
    const first = await office.paste();
    first.notice.draft!.measures[0]!.title = '改过的举措';
    const second = await office.save(first);
    expect(second).toMatchObject({ etag: '"2"', notice: { counts: { measures: 4 } } });
    expect(second.notice.draft!.measures[0]!.title).toBe('改过的举措');
    await expect(office.save(first)).rejects.toThrow(/412/);
  });

  it('names departments that there are', async () => {
    const draft = await office.paste();
    draft.notice.draft!.measures[1]!.leads[0]!.depts = ['dept-nowhere'];
    await expect(office.save(draft)).rejects.toThrow(/422.*\/measures\/1\/leads\/0\/depts\/0/);
  });

  it('finds departments for names written by hand', async () => {
    const { notice } = await office.paste();
    const { items } = await bodyOf(
      office.ask('POST', `/v1/notices/${notice.id}/match`, {
        names: ['市住建局', '各县（区）人民政府', '某局'],
      }),
    );
    expect(items).toEqual([
      { name: '市住建局', depts: ['dept-zj'] },
      { name: '各县（区）人民政府', depts: ['dept-hd', 'dept-sq'] },
      { name: '某局', depts: [] },
    ]);
  });

  it('is removed', async () => {
    const { notice, etag } = await office.paste();
    expect((await office.ask('DELETE', `/v1/notices/${notice.id}`)).status).toBe(428);
    expect((await office.ask('DELETE', `/v1/notices/${notice.id}`, undefined, etag)).status).toBe(204);
    expect((await office.ask('GET', `/v1/notices/${notice.id}`)).status).toBe(404);
  });
});

describe('activation', () => {
  it('waits until a person has settled what is unsure', async () => {
    const { notice, etag } = await office.paste(anotherPlan());
    notice.draft!.measures[0]!.unsure = ['deadline-several'];
    notice.draft!.measures[1]!.leads[0]!.depts = [];
    notice.draft!.measures[2]!.no = '1';
    notice.draft!.measures[3]!.leads = [];
    notice.docNo = '';
    const saved = await office.save({ notice, etag });
    expect(saved.notice.counts.unsure).toBeGreaterThanOrEqual(2);
    const response = await office.ask('POST', `/v1/notices/${notice.id}/activate`, undefined, saved.etag);
    const problem = await bodyOf(response);
    expect([response.status, problem.code]).toEqual([422, 'draft-unsure']);
    expect(problem.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      expect.arrayContaining([
        '/docNo',
        '/measures/0',
        '/measures/1/leads/0',
        '/measures/2/no',
        '/measures/3/leads',
      ]),
    );
  });

  it('says which measure is too long for the register', async () => {
    const draft = await office.settle(await office.paste(anotherPlan()));
    const [, , third] = draft.notice.draft!.measures;
    third!.text = '字'.repeat(6_000);
    third!.partners = Array.from({ length: 100 }, (_, i) => ({
      name: `第${i}个${'长'.repeat(80)}`,
      depts: [],
    }));
    const { notice, etag } = await office.save(draft);
    const response = await office.ask('POST', `/v1/notices/${notice.id}/activate`, undefined, etag);
    expect([response.status, (await bodyOf(response)).errors]).toMatchObject([
      422,
      [{ pointer: '/measures/2' }],
    ]);
  });

  it('says what is missing before it begins; lights without a deadline once were green for ever', async () => {
    const draft = await office.settle(await office.paste(anotherPlan()));
    draft.notice.schedule = { dates: [], opensBefore: 10, shift: 'before' };
    const [first, second] = draft.notice.draft!.measures;
    for (const measure of draft.notice.draft!.measures) measure.deadline = '2099-12-31';
    first!.deadline = null;
    second!.leads = [{ name: '省某厅', depts: [], outside: true }];
    const saved = await office.save(draft);
    expect(saved.notice).toMatchObject({
      gaps: { schedule: true, deadline: [first!.no], localLeads: [second!.no] },
    });
    const { notice } = await office.activate(saved);
    expect(notice).not.toHaveProperty('gaps');
    const { items, totals } = await bodyOf(office.ask('GET', `/v1/notices/${notice.id}/board`));
    expect(items[0].light).toEqual({ colour: 'grey', reasons: ['没有设定完成时限'] });
    expect(totals).toMatchObject({ grey: 1, green: 3 });
  });

  it('puts the measures into the register and begins', async () => {
    const { notice } = await office.followed(anotherPlan());
    expect(notice).toMatchObject({ state: 'active', counts: { measures: 4, unsure: 0 } });
    expect(notice).not.toHaveProperty('draft');
    expect(notice.can).toEqual(['adjust', 'link', 'publish', 'close']);
    const { items } = await bodyOf(office.ask('GET', `/v1/measures?notice=${notice.id}&leads=dept-zw`));
    expect(items).toMatchObject([
      {
        id: `${notice.id}-1`,
        docNo: notice.docNo,
        leadUnits: ['市政务中心'],
        partners: ['dept-hd', 'dept-sq'],
        deadline: '2025-09-30',
      },
    ]);
  });

  it('pressed twice at once is done once', async () => {
    const { notice, etag } = await office.settle(await office.paste(anotherPlan()));
    const press = () => office.ask('POST', `/v1/notices/${notice.id}/activate`, undefined, etag);
    const statuses = (await Promise.all([press(), press(), press()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409, 409]);
    const { total } = await bodyOf(office.ask('GET', `/v1/measures?notice=${notice.id}`));
    expect(total).toBe(4);
  });

  it('of two notices at once lets both through', async () => {
    const drafts = [
      await office.settle(await office.paste(anotherPlan())),
      await office.settle(await office.paste(anotherPlan())),
    ];
    const active = await Promise.all(drafts.map(office.activate));
    for (const { notice } of active) {
      const { total } = await bodyOf(office.ask('GET', `/v1/measures?notice=${notice.id}`));
      expect(total).toBe(4);
    }
  });

  it('of two drafts of the same notice lets one through', async () => {
    const text = anotherPlan();
    const drafts = [
      await office.settle(await office.paste(text)),
      await office.settle(await office.paste(text)),
    ];
    const responses = await Promise.all(
      drafts.map(({ notice, etag }) =>
        office.ask('POST', `/v1/notices/${notice.id}/activate`, undefined, etag),
      ),
    );
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('a notice that is followed', () => {
  it('has its schedule, rules and publication changed, and is closed with a reason', async () => {
    const { notice, etag } = await office.followed(anotherPlan());
    const path = `/v1/notices/${notice.id}`;
    const publication = { published: true, lights: true, reports: false };
    const schedule = { dates: ['06-20'], opensBefore: 5, shift: 'after' };
    const patched = await office.ask('PATCH', path, { publication, schedule }, etag);
    expect(await bodyOf(patched)).toMatchObject({ publication, schedule });
    expect((await office.ask('PATCH', path, {}, patched.headers.get('etag')!)).status).toBe(422);
    const closed = await office.ask(
      'POST',
      `${path}/close`,
      { reason: '年度任务办结' },
      patched.headers.get('etag')!,
    );
    expect(await bodyOf(closed)).toMatchObject({
      state: 'closed',
      closedReason: '年度任务办结',
      can: ['publish'],
    });
    const late = await office.ask('PATCH', path, { schedule }, closed.headers.get('etag')!);
    expect([late.status, (await bodyOf(late)).code]).toEqual([409, 'notice-state']);
  });

  it('lets no measure be put into the register by hand that is not its own', async () => {
    const { notice } = await office.followed(anotherPlan());
    const row = { notice: notice.id, docNo: notice.docNo, no: '5', title: '补充', leads: ['dept-zw'] };
    const put = async (id: string, body: object) => {
      const token = `/v1/measures/${encodeURIComponent(id)}`;
      return api.call(a, 'city-admin', 'PUT', token, { body, etag: '*' });
    };
    expect((await put(`${notice.id}-5`, row)).status).toBe(412);
    expect((await put(`${notice.id}-1`, { ...row, no: '1', leads: ['nobody'] })).status).toBe(422);
    expect((await put(`${notice.id}-1`, { ...row, no: '7' })).status).toBe(422);
    expect((await put(`${notice.id}-1`, { ...row, no: '1' })).status).toBe(200);
  });

  it('lost measures that were left out of a file or removed; they are kept, for their reports hang on them', async () => {
    const api = await startMeasuresApi();
    try {
      const office = createOffice(api, a);
      const { notice } = await office.followed();
      await office.followed(anotherPlan());
      const list = async () => (await office.ask('GET', '/v1/measures:export?format=ndjson')).text();
      const send = (mode: string, lines: string) =>
        api.call(a, 'city-admin', 'POST', `/v1/measures:import?mode=${mode}`, {
          raw: Buffer.from(lines),
          type: 'application/x-ndjson',
        });
      const id = `${notice.id}-2`;
      const before = await list();
      const missing = before
        .split('\n')
        .filter((line) => !line.includes(`${id}"`))
        .join('\n');
      const removal = JSON.stringify({ id });
      async function refused(words: string) {
        for (const [mode, lines] of [
          ['replace', missing],
          ['remove', removal],
        ] as const) {
          const response = await send(mode, lines);
          const { code, errors } = await bodyOf(response);
          expect([mode, response.status, code]).toEqual([mode, 422, 'import-rejected']);
          expect(errors).toMatchObject([{ code: 'row-kept', message: expect.stringContaining(words) }]);
        }
        const etag = (await office.ask('GET', `/v1/measures/${id}`)).headers.get('etag')!;
        const deleted = await office.ask('DELETE', `/v1/measures/${id}`, undefined, etag);
        expect([deleted.status, (await bodyOf(deleted)).code]).toEqual([409, 'row-kept']);
        expect(await list()).toBe(before);
      }
      await refused('请停止该举措');

      const path = `/v1/notices/${notice.id}/close`;
      const { etag } = await office.read(notice.id);
      expect((await office.ask('POST', path, { reason: '年度任务办结' }, etag)).status).toBe(200);
      await refused('已办结');

      // A file that has them all is taken; those of a closed notice can only stay as they are.
      const lines = before.split('\n');
      const change = (own: boolean) => {
        const at = lines.findIndex((line) => line.includes(notice.id) === own && line.includes('一窗通收'));
        return lines.map((line, i) => (i === at ? line.replace('一窗通收', '一窗通办') : line)).join('\n');
      };
      const { errors } = await bodyOf(send('replace', change(true)));
      expect(errors).toMatchObject([{ code: 'notice-not-active' }]);
      expect(await bodyOf(send('replace', change(false)))).toMatchObject({
        summary: { changed: 1, unchanged: 7, removed: 0 },
      });
    } finally {
      await api.stop();
    }
  });
});
