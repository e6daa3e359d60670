import { bodyOf } from '@mingcha/http/testing';
import { shanghaiDate } from '@mingcha/kernel/dates';
import { testTenants } from '@mingcha/local/testing';
import { create } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardEntryEntity } from './boards/boardEntry.ts';
import { reportId } from './ids.ts';
import { type Report, reportEntity } from './reports/report.ts';
import { type MeasuresApi, startMeasuresApi } from './testing/api.ts';
import { anotherPlan, createOffice, type Held } from './testing/office.ts';

const { a, b } = testTenants;
const by = { sub: 'secret-sub', name: '赵秘密' };
let api: MeasuresApi;
let office: ReturnType<typeof createOffice>;
let held: Held;
beforeAll(async () => {
  api = await startMeasuresApi();
  office = createOffice(api, a);
  const text = anotherPlan().replaceAll('2025', '2026');
  held = await office.followed(text);
  await office.followed(anotherPlan());
  await office.paste(anotherPlan());
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

async function publish(publication: object): Promise<void> {
  const { etag } = await office.read(held.notice.id);
  const response = await office.ask('PATCH', `/v1/notices/${held.notice.id}`, { publication }, etag);
  expect(response.status).toBe(200);
}
const list = (tenant: string) => bodyOf(api.open(`/public/${tenant}/notices`));
const detail = () => bodyOf(api.open(`/public/${a}/notices/${held.notice.id}`));

describe('the public', () => {
  it('sees no notice that its city has not published', async () => {
    expect(await list(a)).toEqual({ items: [], next: null });
    expect((await api.open(`/public/${a}/notices/${held.notice.id}`)).status).toBe(404);
    expect((await api.open('/public/999999/notices')).status).toBe(404);
    expect((await api.open(`/public/${a}/notices?limit=x`)).status).toBe(400);
  });

  it('sees a published one with its measures, and lights and reports only where the city shows them', async () => {
    const round = (await bodyOf(office.ask('GET', `/v1/notices/${held.notice.id}/rounds`))).items.at(-1);
    const opened = await office.ask(
      'POST',
      `/v1/notices/${held.notice.id}/rounds/${round.id}/open`,
      undefined,
      '"1"',
    );
    expect(opened.status).toBeLessThan(500);
    const of = { measure: `${held.notice.id}-1`, round: round.id, dept: 'dept-zw' };
    const report: Report = {
      ...of,
      id: reportId(of),
      notice: held.notice.id,
      role: 'lead',
      status: 'on-track',
      text: '窗口已开',
      problems: '人手不足',
      values: [],
      state: 'accepted',
      submittedAt: '2026-11-19T01:00:00Z',
      submittedBy: by,
      decidedBy: by,
    };
    const entry = { notice: held.notice.id, board: 'red' as const, reason: '进展快', createdAt: '', by };
    const publishedAt = '2099-01-02T16:00:00.000Z';
    await (await api.store.forTenant(a)).write(
      create(reportEntity, report),
      create(boardEntryEntity, { ...entry, id: 'x.1', dept: 'dept-zw', state: 'published', publishedAt }),
      create(boardEntryEntity, { ...entry, id: 'x.0', dept: 'dept-gone', state: 'published' }),
      create(boardEntryEntity, { ...entry, id: 'x.2', dept: 'dept-sf', state: 'proposed' }),
    );

    await publish({ published: true, lights: false, reports: false });
    const { items } = await list(a);
    expect(items).toEqual([
      {
        id: held.notice.id,
        docNo: held.notice.docNo,
        title: held.notice.title,
        issuer: held.notice.issuer,
        date: '2026-04-08',
        year: 2026,
        measures: 4,
        done: 0,
        updatedOn: shanghaiDate(new Date(held.notice.activatedAt!)),
      },
    ]);
    const plain = await detail();
    expect(plain.items[0]).toEqual({
      no: '1',
      section: expect.any(String),
      title: expect.stringContaining('一窗通收'),
      text: expect.any(String),
      targets: [{ metric: '一窗通收率', comparison: '>=', value: 90, unit: '%' }],
      leadUnits: ['市政务中心'],
      partnerUnits: expect.any(Array),
      deadline: '2026-09-30',
      state: 'pending',
    });
    // A board that was published later is what the page shows newest.
    expect(plain.updatedOn).toBe('2099-01-03');
    expect(plain.boards).toHaveLength(2);
    expect(plain.boards).toContainEqual({ board: 'red', unit: '市政务服务中心', reason: '进展快' });
    // Was the department's id, which ends up on paper as if it were a name.
    expect(plain.boards).toContainEqual({ board: 'red', unit: '已撤销的单位', reason: '进展快' });
    expect(plain.rounds[0]).toEqual({ title: expect.any(String), due: expect.any(String) });

    await publish({ published: true, lights: true, reports: true });
    const shown = await detail();
    expect(shown.items[0]).toMatchObject({
      light: 'red',
      lastReport: { round: round.id, at: '2026-11-19T01:00:00Z', unit: '市政务服务中心', text: '窗口已开' },
    });
    const text = JSON.stringify([shown, plain, items]);
    for (const hidden of [by.name, by.sub, '人手不足', 'dept-', '尚未达到'])
      expect(text).not.toContain(hidden);
  });

  it('sees a city’s notices there only', async () => {
    expect(await list(b)).toEqual({ items: [], next: null });
    expect((await api.open(`/public/${b}/notices/${held.notice.id}`)).status).toBe(404);
  });
});
