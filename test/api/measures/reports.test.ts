import { createClock } from '@mingcha/fn-clock';
import { readTable, writeXlsx } from '@mingcha/tabular';
import { inline, workbook } from '@mingcha/tabular/testing';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { followNotice } from '../../support/notices.ts';
import { waitOfOthers } from '../../support/run/waitOfOthers.ts';
import { cityA, cityB } from '../../support/system.ts';

let system: CheckedSystem;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 0 });
  system.time.set('2026-05-20T04:00:00.000Z');
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const june = '2026-06-20';
const scjg = `${cityA.code}-scjg`;
const office = (method: string, path: string, options = {}) =>
  system.call(cityA, 'city-admin', method, path, options);
const unit = (method: string, path: string, options = {}) =>
  system.call(cityA, 'department-admin', method, path, { dept: scjg, ...options });
const tick = () => createClock({ ...system, queue: system.importQueue }).tick();

describe('a round of reporting, from the notice to the office’s desk', () => {
  it('opens by the clock, is filled in by the unit, returned, handed in again and accepted', async () => {
    const { id, measures } = await followNotice(system, cityA);
    const list = `/v1/reports?notice=${id}`;
    expect((await bodyOf(unit('GET', list))).items).toEqual([]);
    system.time.set('2026-06-08T01:00:00.000Z');
    await tick();
    const { items } = await bodyOf(unit('GET', list));
    expect(items).toEqual([
      expect.objectContaining({
        id: `${measures.find(({ no }) => no === '1')!.id}.${june}.${scjg}`,
        due: '2026-06-18',
        role: 'lead',
        report: null,
        can: ['save', 'submit'],
      }),
    ]);
    const path = `/v1/reports/${encodeURIComponent(items[0].id)}`;
    let etag = '"0"';
    const step = async (who: typeof unit, method: string, rest: string, body: unknown, status = 200) => {
      const response = await who(method, path + rest, { body, headers: { 'if-match': etag } });
      expect(response.status).toBe(status);
      etag = response.headers.get('etag') ?? etag;
      return bodyOf(response);
    };
    const values = [{ indicator: items[0].indicators[0].id, value: 91 }];
    const report = { status: 'on-track', text: '已建成综合窗口十二个。', values };
    await step(unit, 'PUT', '', report);
    await step(unit, 'POST', '/submit', {});
    await step(office, 'POST', '/return', { reason: '请写明存在问题' });
    await step(unit, 'PUT', '', { ...report, problems: '两个窗口尚未联网。' });
    await step(unit, 'POST', '/submit', {});
    expect(await step(office, 'POST', '/accept', {})).toMatchObject({
      report: { state: 'accepted' },
      can: [],
    });
    expect(await step(unit, 'PUT', '', report, 409)).toMatchObject({ code: 'report-state' });

    const progress = await bodyOf(unit('GET', `/v1/measures/${items[0].measure.id}/progress`));
    expect(progress.indicators[0].values).toMatchObject([{ date: '2026-06-08', value: 91 }]);
    const audit = await bodyOf(system.call(cityA, 'auditor', 'GET', '/v1/audit?limit=200'));
    const records = audit.items.filter(({ object }: { object: { id: string } }) => object.id === items[0].id);
    expect(records.map(({ action }: { action: string }) => action).sort()).toEqual(
      ['accept', 'begin', 'return', 'submit', 'submit'].map((verb) => `report.${verb}`),
    );
    const rounds = await bodyOf(office('GET', `/v1/notices/${id}/rounds`));
    expect(rounds.items[0].counts).toEqual({ forms: 4, submitted: 0, accepted: 1, returned: 0, late: 0 });
    expect((await bodyOf(office('GET', '/v1/notices:waiting'))).reportsDue).toContainEqual(
      expect.objectContaining({ notice: id, round: june, missing: 3, late: false }),
    );
  });

  it('goes out as a workbook and comes back with it', async () => {
    const { id } = await followNotice(system, cityA);
    await tick();
    const query = `notice=${id}&round=${june}`;
    const file = await unit('GET', `/v1/reports:form?${query}`);
    expect(file.headers.get('content-disposition')).toContain(
      encodeURIComponent('2026年第1次报送报送表.xlsx'),
    );
    const bytes = new Uint8Array(await file.arrayBuffer());
    const rows: Record<string, string>[] = [];
    for await (const { values } of readTable(() => [bytes])) rows.push(values as Record<string, string>);
    Object.assign(rows[0]!, { 进展: '已完成', 落实情况: '全部窗口已联网。' });
    const names = Object.keys(rows[0]!);
    const parts = [];
    const sheet = {
      name: '表',
      columns: names.map((header) => ({ header })),
      rows: rows.map((row) => names.map((name) => row[name])),
    };
    for await (const part of writeXlsx([sheet])) parts.push(part);
    const raw = Uint8Array.from(Buffer.concat(parts));
    const send = (submit: boolean) =>
      unit('POST', `/v1/reports:import?${query}&submit=${submit}`, {
        raw,
        headers: {
          'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          'x-file-name': encodeURIComponent('报送表.xlsx'),
        },
      });
    expect(await bodyOf(send(false))).toMatchObject({ saved: 1, submitted: 0 });
    expect(await bodyOf(send(true))).toMatchObject({ saved: 1, submitted: 1 });
    expect(await bodyOf(send(true))).toMatchObject({ saved: 0, submitted: 0, unchanged: 1 });
    const { items } = await bodyOf(office('GET', `/v1/reports?${query}&state=submitted`));
    expect(items).toMatchObject([{ dept: scjg, report: { status: 'done', text: '全部窗口已联网。' } }]);
    const fresh = { 'content-type': 'text/csv' };
    const bad = await unit('POST', `/v1/reports:import?${query}`, {
      raw: '编号,进展\nx,好\n',
      headers: fresh,
    });
    expect([bad.status, (await bodyOf(bad)).errors[0]]).toEqual([
      422,
      expect.objectContaining({ row: 2, column: '编号', code: 'id-unknown' }),
    ]);
    const huge = { raw: 'x'.repeat(5_000_000), headers: fresh };
    expect((await unit('POST', `/v1/reports:import?${query}`, huge)).status).toBe(413);
  });

  it('as a workbook that unpacks to 130 MB is refused unread: it was read among the requests', async () => {
    const { id } = await followNotice(system, cityA);
    await tick();
    const bomb = await workbook({ rows: `<row r="1">${inline('A1', 'x'.repeat(130 * 2 ** 20))}</row>` });
    const options = { raw: Uint8Array.from(bomb), headers: { 'content-type': 'text/csv' } };
    const { result, wait } = await waitOfOthers(() =>
      unit('POST', `/v1/reports:import?notice=${id}&round=${june}`, options),
    );
    expect([result.status, (await bodyOf(result)).errors[0].code]).toEqual([422, 'too-large']);
    expect(wait).toBeLessThan(200);
  });

  it('is another city’s business not at all, nor another department’s to write', async () => {
    const { id } = await followNotice(system, cityA);
    await tick();
    const { items } = await bodyOf(office('GET', `/v1/reports?notice=${id}`));
    const mine = items.find(({ dept }: { dept: string }) => dept === scjg);
    const path = `/v1/reports/${encodeURIComponent(mine.id)}`;
    const body = { status: 'on-track', text: '冒名填报。', values: [] };
    const headers = { 'if-match': '"0"' };
    for (const role of ['city-admin', 'department-admin', 'inspector', 'auditor', 'department-client']) {
      const foreign = { dept: `${cityB.code}-scjg` };
      for (const [method, at, options] of [
        ['GET', path, {}],
        ['GET', `/v1/reports?notice=${id}`, {}],
        ['GET', `/v1/reports:form?notice=${id}&round=${june}`, {}],
        ['GET', `/v1/notices/${id}/rounds`, {}],
        ['PUT', path, { body, headers }],
        ['POST', `${path}/submit`, { headers }],
        ['POST', `${path}/accept`, { headers }],
        ['POST', `/v1/notices/${id}/rounds/${june}/close`, { headers: { 'if-match': '"2"' } }],
      ] as const) {
        const response = await system.call(cityB, role, method, at, { ...foreign, ...options });
        expect([403, 404], `${role} ${method} ${at}`).toContain(response.status);
        if (method === 'GET') expect(response.status).toBe(404);
      }
    }
    for (const role of ['department-admin', 'inspector', 'department-client', 'auditor']) {
      const response = await system.call(cityA, role, 'PUT', path, {
        dept: `${cityA.code}-fgw`,
        body,
        headers,
      });
      expect([role, response.status]).toEqual([role, 403]);
    }
    expect((await bodyOf(office('GET', path))).report).toBeNull();
  });
});
