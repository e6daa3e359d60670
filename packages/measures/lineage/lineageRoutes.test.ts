import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { plan } from '@mingcha/notices/testing';
import { create, defineEntity } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MeasuresApi, province, startMeasuresApi } from '../testing/api.ts';
import { createOffice, type Held } from '../testing/office.ts';

const { a, b } = testTenants;
/** The province's plan: its time for approvals is longer than the city's 45 working days. */
const provincial = plan
  .replaceAll('云政办发〔2025〕17号', '省政办发〔2025〕1号')
  .replace('45个工作日以内', '55个工作日以内')
  .replace('4.公开办理进度', '4.开展信用修复')
  .replace('2025年9月底前', '2025年10月底前');

let api: MeasuresApi;
let office: ReturnType<typeof createOffice>;
let above: ReturnType<typeof createOffice>;
let own: Held;
let upstream: Held;
beforeAll(async () => {
  api = await startMeasuresApi();
  office = createOffice(api, a);
  above = createOffice(api, province, 'province');
  own = await office.followed();
  upstream = await above.followed(provincial);
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

const lineage = () => office.ask('GET', `/v1/notices/${own.notice.id}/lineage`);
const coverage = () => above.ask('GET', `/v1/province/notices/${upstream.notice.id}/coverage`);
const link = (no: number, ups: object[]) => ({ measure: `${own.notice.id}-${no}`, upstream: ups });

/** As the city's own route writes it. */
const grantEntity = defineEntity<{ province: string; city: string; at: string; by: object }>()({
  name: 'GRANT',
  key: (of: { province: string; city: string }) => ({ partition: [of.province], sort: [of.city] }),
});
async function grant(city: string): Promise<void> {
  const platform = await api.store.forTenant('000000');
  await platform.write(create(grantEntity, { province, city, at: '2026-01-01T00:00:00Z', by: {} }));
}

describe('the lineage of a notice', () => {
  it('knows nothing of the province until that has published its notice', async () => {
    expect(await bodyOf(lineage())).toMatchObject({
      upstreams: [],
      items: [{ linked: [], suggestions: [] }, {}, {}, {}],
    });
    const publication = { published: true, lights: false, reports: false };
    expect(
      (await above.ask('PATCH', `/v1/notices/${upstream.notice.id}`, { publication }, upstream.etag)).status,
    ).toBe(200);
    const { upstreams, items } = await bodyOf(lineage());
    expect(upstreams).toMatchObject([
      {
        tenant: province,
        docNo: '省政办发〔2025〕1号',
        measures: [{ no: '1' }, { no: '2' }, { no: '3' }, { no: '4' }],
      },
    ]);
    expect(items[2].suggestions[0]).toEqual({
      docNo: '省政办发〔2025〕1号',
      no: '3',
      title: '压缩审批时限',
      score: 1,
    });
  });

  it('is set in one version of the register, by who has seen the latest form', async () => {
    const docNo = '省政办发〔2025〕1号';
    const at = `/v1/notices/${own.notice.id}/lineage`;
    const links = [
      link(1, [{ docNo, no: '1', title: '推行“一窗通收”' }]),
      link(3, [{ docNo, no: '3', title: '压缩审批时限' }]),
    ];
    const etag = (await lineage()).headers.get('etag')!;
    expect((await api.call(a, 'department-admin', 'PUT', at, { body: { links }, etag })).status).toBe(403);
    expect((await office.ask('PUT', at, { links: [link(9, [])] }, etag)).status).toBe(422);
    const [first, second] = await Promise.all([
      office.ask('PUT', at, { links }, etag),
      office.ask('PUT', at, { links }, etag),
    ]);
    expect([first.status, second.status].sort()).not.toEqual([200, 200]);
    const { items } = await bodyOf(lineage());
    expect(items[2].linked).toMatchObject([{ docNo, no: '3' }]);
    const [version] = (await bodyOf(office.ask('GET', '/v1/measures:versions'))).items;
    expect(version).toMatchObject({ counts: { changed: 2 }, reason: expect.stringContaining('衔接') });
  });

  it('shows the province how the cities that let it carry its measures out', async () => {
    expect(await bodyOf(coverage())).toMatchObject({
      cities: [],
      items: [{ cities: [], missing: [] }, {}, {}, {}],
    });
    await grant(a);
    await grant(b);
    const { cities, items } = await bodyOf(coverage());
    expect(cities.map(({ code }: { code: string }) => code)).toEqual([a, b]);
    expect(items[2]).toMatchObject({
      measure: { no: '3' },
      missing: [b],
      cities: [
        {
          city: a,
          measures: [
            {
              no: '3',
              comparisons: expect.arrayContaining([
                expect.objectContaining({ own: 45, upstream: 55, verdict: 'stricter' }),
              ]),
            },
          ],
        },
      ],
    });
    expect(items[0].cities[0].measures[0]).toMatchObject({
      deadline: '2025-09-30',
      deadlineVerdict: 'stricter',
    });
    expect(items[3].missing).toEqual([a, b]);
  });

  it('is the province’s view of its own notices, and no city’s', async () => {
    expect((await office.ask('GET', `/v1/province/notices/${own.notice.id}/coverage`)).status).toBe(403);
    const missed = await above.ask('GET', `/v1/province/notices/${own.notice.id}/coverage`);
    expect(missed.status).toBe(404);
    // a province is no city
    expect((await bodyOf(missed)).detail).toBe('该通知不存在，或不属于本地区。请核对编号。');
    expect((await createOffice(api, b).ask('GET', `/v1/notices/${own.notice.id}/lineage`)).status).toBe(404);
  });
});
