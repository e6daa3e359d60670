import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectEachAnswered } from '../../support/api/answered.ts';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { createOffice, planText } from '../../support/api/office.ts';
import {
  createDesk,
  isFollowing,
  type PlayedMeasures,
  playMeasures,
  second,
  signed,
} from '../../support/measures.ts';
import { cityA } from '../../support/system.ts';

let system: CheckedSystem;
let played: PlayedMeasures;
let well: ReturnType<typeof createDesk>;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 0, cities: [cityA] });
  well = createDesk(system, cityA);
  played = await playMeasures(system, cityA);
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const etagOf = (response: Response) => response.headers.get('etag')!;
/** Reads something and sends it back as it was. */
async function putBack(path: string, only: (body: Record<string, unknown>) => unknown = (body) => body) {
  const found = await well('GET', path);
  return well('PUT', path, { body: only(await bodyOf(found.clone())), etag: etagOf(found) });
}

describe('every route of what follows notices, asked well by who may', () => {
  expectEachAnswered(() => system, isFollowing);

  it('of notices answers as described', async () => {
    const office = createOffice(system, cityA);
    const draft = await office.paste(planText(11));
    const path = `/v1/notices/${draft.notice.id}`;
    await well('POST', `${path}/match`, { body: { names: ['市市场监管局', '某局'] } });
    await well('GET', `${path}/source`);
    await well('DELETE', path, { etag: draft.etag });
    await well('GET', '/v1/notices?state=active');
    const sources = await bodyOf(await well('GET', '/v1/indicator-sources'));
    expect(sources.items).toContainEqual({
      id: 'figure:access-requests.meanDays',
      title: '依申请公开：平均用时',
      unit: '个工作日',
      hasGroups: false,
    });
    for (const id of ['register:objects', 'draws:published', 'draws:inTime'])
      expect(sources.items).toContainEqual(expect.objectContaining({ id }));
    await well('GET', '/v1/indicator-sources?of=figure:hotline-orders.onTime');
    const parts = await bodyOf(await well('GET', '/v1/indicator-sources?of=register:objects'));
    expect(parts.items).toContainEqual({
      id: 'register:objects@status=在营',
      title: '检查对象名录库：公布条数（状态：在营）',
      unit: '条',
      hasGroups: false,
    });
    const asFile = { raw: planText(12), headers: { 'content-type': 'text/plain' } };
    expect((await well('POST', '/v1/notices', asFile)).status).toBe(201);
    const { notice } = await office.followed(13);
    const closed = await well('POST', `/v1/notices/${notice.id}/close`, {
      body: { reason: '年度办结' },
      etag: (await office.read(notice.id)).etag,
    });
    expect(await bodyOf(closed)).toMatchObject({ state: 'closed', can: ['publish'] });
  });

  it('of the work on measures answers as described', async () => {
    const path = `/v1/notices/${played.notice}`;
    const [measure] = played.measures;
    await well('GET', `${path}/board?light=green`);
    const links = [{ measure, upstream: [{ docNo: '省政发〔2026〕1号', no: '3', title: '规范检查' }] }];
    await well('PUT', `${path}/lineage`, { body: { links }, etag: etagOf(await well('GET', path)) });
    expect((await bodyOf(well('GET', `${path}/lineage`))).items[0].linked).toHaveLength(1);

    const work = `/v1/measures/${measure}/progress`;
    const step = async (method: string, part: string, body: object) =>
      bodyOf(well(method, work + part, { body, etag: etagOf(await well('GET', work)) }));
    await step('PUT', '/milestones', { milestones: [{ title: '清单公布', due: '2026-12-01' }] });
    const indicators = [{ metric: '公布率', comparison: '>=', target: 100, unit: '%' }];
    const { id } = (await step('PUT', '/indicators', { indicators })).indicators[0];
    await step('POST', `/indicators/${id}/values`, { date: '2026-11-01', value: 80, note: '月报' });
    for (const action of ['start', 'finish', 'reopen', 'stop', 'reopen'])
      await step('POST', `/${action}`, { reason: '按方案' });
    await putBack('/v1/measure-rules');

    const province = createOffice(system, { ...cityA, code: cityA.parent }, 'province');
    const own = await province.paste(planText(14));
    await well('PUT', '/v1/tenant/province-access');
    const covered = await province.ask('GET', `/v1/province/notices/${own.notice.id}/coverage`);
    expect((await bodyOf(covered)).cities).toHaveLength(1);
  });

  it('of rounds and reports answers as described', async () => {
    const { notice, round, depts } = played;
    const path = `/v1/notices/${notice}/rounds`;
    const extra = { due: '2026-12-18', title: '年终补报' };
    expect((await well('POST', path, { body: extra })).status).toBe(201);
    const query = `notice=${notice}&round=${round}`;
    await well('GET', `/v1/reports?${query}&state=returned`);
    await well('GET', `/v1/reports/${played.reports[0]}`, { dept: depts.scjg });
    for (const path of [
      `/v1/reports/${played.reports[1]}/files/${played.files.report}`,
      `/v1/chases/${played.chases[0]}/files/${played.files.chase}`,
    ])
      expect((await system.call(cityA, 'city-admin', 'GET', path)).status).toBe(303);
    const form = await well('GET', `/v1/reports:form?${query}&dept=${depts.zfjs}`);
    await well('POST', `/v1/reports:import?${query}&dept=${depts.zfjs}`, {
      raw: new Uint8Array(await form.arrayBuffer()),
      headers: { 'content-type': form.headers.get('content-type')! },
    });
    const { items } = await bodyOf(well('GET', path));
    const open = items.find(({ id }: { id: string }) => id === round);
    const closed = await well('POST', `${path}/${round}/close`, { etag: `"${open.lock}"` });
    await well('POST', `${path}/${round}/open`, { etag: etagOf(closed) });
  });

  it('of chases and what is late answers as described', async () => {
    const [first] = played.chases;
    const chase = await well('GET', `/v1/chases/${first}`);
    const body = { reason: '请补充整改时限' };
    await well('POST', `/v1/chases/${first}/reject`, { body, etag: etagOf(chase) });
    await well('GET', `/v1/chases?state=issued&dept=${played.depts.fgw}&limit=1`);
    for (const list of ['chases', 'notices'])
      for (const format of ['xlsx', 'csv']) await well('GET', `/v1/${list}:export?format=${format}`);
    const { notice, measures, dept, level, answerWithin, text } = await bodyOf(chase.clone());
    const letter = { notice, measures, dept, level, answerWithin, text };
    const list = '/v1/chase-letters';
    const { id } = await bodyOf(well('POST', list, { body: letter }));
    const path = `${list}/${id}`;
    await well('PUT', path, { body: { ...letter, level: 2 }, etag: etagOf(await well('GET', path)) });
    const sent = await well('POST', `${path}/submit`, { etag: etagOf(await well('GET', path)) });
    await well('POST', `${path}/return`, { ...second(cityA), body, etag: etagOf(sent) });
    expect((await bodyOf(signed(well, cityA, path))).state).toBe('issued');
    await well('GET', `${path}/versions/1`);
    const { items } = await bodyOf(well('GET', list));
    expect(items.map(({ id: one }: { id: string }) => one)).toEqual([played.letter]);
    const draft = `${list}/${played.letter}`;
    const etag = etagOf(await well('GET', draft));
    const returned = await well('POST', `${draft}/return`, { ...second(cityA), body, etag });
    expect((await well('DELETE', draft, { etag: etagOf(returned) })).status).toBe(204);
    expect((await bodyOf(well('GET', '/v1/overdue'))).items.length).toBeGreaterThan(0);
    await well('GET', '/v1/notices:waiting');
    await well('GET', '/v1/notices:waiting', { dept: played.depts.fgw });
    await well('GET', '/v1/webhooks');
    await well('GET', `/v1/webhooks/${played.webhook}/deliveries?limit=1`);
    expect((await well('DELETE', `/v1/webhooks/${played.webhook}`)).status).toBe(204);
  });

  it('of scores, boards and briefings answers as described', async () => {
    const path = `/v1/notices/${played.notice}`;
    await putBack('/v1/score-rules', ({ base, rules }) => ({ base, rules }));
    await well('GET', `${path}/league?round=${played.round}`);
    const { items: given } = await bodyOf(well('GET', `${path}/excellence`));
    await well('DELETE', `/v1/excellence/${played.excellence}`, { etag: `"${given[0].lock}"` });
    expect((await bodyOf(well('GET', `${path}/boards`))).items).toHaveLength(4);
    await well('GET', `${path}/briefings`);
    const draft = `/v1/briefings/${played.briefings.draft}`;
    const edited = await putBack(draft, ({ title, sections }) => ({ title, sections }));
    for (const format of ['docx', 'pdf']) await well('GET', `${draft}/file?format=${format}`);
    const sent = await well('POST', `${draft}/submit`, { etag: etagOf(edited) });
    await well('GET', `${draft}/versions/1`);
    const returned = await well('POST', `${draft}/return`, {
      ...second(cityA),
      body: { reason: '请补充数字' },
      etag: etagOf(sent),
    });
    await well('DELETE', draft, { etag: etagOf(returned) });
  });
});
