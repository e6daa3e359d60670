import { actBeside } from '@mingcha/casework/besides';
import type { CaseApi, Who } from '@mingcha/casework/testing';
import { bodyOf } from '@mingcha/http/testing';
import { addDays, shanghaiDate } from '@mingcha/kernel';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectorKind } from '../index.ts';
import {
  clean,
  dept,
  first,
  head,
  inspector,
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

describe('an inspector whose certificate ends between draw and visit', () => {
  const everybody = [inspector(1), inspector(2)];
  /** What the inspector is answered who records a visit that ended on a day. */
  async function record(id: string, endedOn: string): Promise<{ status: number; errors?: object[] }> {
    const path = `${visits}/${id}`;
    const etag = (await api.call(office, 'GET', path)).headers.get('etag')!;
    const init = { body: { values: { ...clean, endedOn } }, etag };
    const answer = await api.call(first, 'POST', `${path}/actions/record`, init);
    return { ...(await bodyOf(answer)), status: answer.status };
  }
  const refusal = (...words: string[]) => ({
    status: 422,
    errors: [
      { pointer: '/values/endedOn', message: expect.stringMatching(new RegExp(words.join('.*'), 's')) },
    ],
  });

  it('cannot be recorded on a visit that ended later, by anybody; an earlier visit can still be recorded', async () => {
    const { id, task, object, number } = await desk.visit();
    await api.fill(inspectorKind, [inspector(1), inspector(2, '2026-02-09')]);
    expect(await record(id, '2026-02-10')).toMatchObject(
      refusal('检查员2的执法证已于 2026-02-09 到期', '由实施部门更换检查人员', '重新检查'),
    );
    const rows = [{ row: 'r1', task, object, values: clean }];
    expect((await bodyOf(desk.deliver({ rows }))).faults).toMatchObject([{ row: 'r1', field: 'endedOn' }]);
    expect(await desk.stateOf(id)).toBe('toVisit');
    // The other city's roster has the same ids.
    const there = await desk.visit({ tenant: b });
    const delivered = desk.deliver(
      { rows: [{ row: 'r1', visit: there.number, values: clean }] },
      { ...machine, tenant: b },
    );
    expect(await bodyOf(delivered)).toMatchObject({ delivered: 1 });
    expect([number, (await record(id, '2026-02-09')).status]).toEqual([number, 200]);
    await api.fill(inspectorKind, everybody);
  });

  it('is taken as the roster has it once it was renewed', async () => {
    const { id } = await desk.visit();
    await api.fill(inspectorKind, [inspector(1, '2026-02-01'), inspector(2)]);
    expect((await record(id, '2026-02-10')).status).toBe(422);
    await api.fill(inspectorKind, everybody);
    expect((await record(id, '2026-02-10')).status).toBe(200);
  });

  it('left the roster or was suspended before the visit ended: the day of it counts, not today', async () => {
    const [removed, suspended] = [await desk.visit(), await desk.visit()];
    const today = shanghaiDate(api.time.now());
    await api.fill(inspectorKind, [inspector(1)]);
    expect(await record(removed.id, addDays(today, 1))).toMatchObject(
      refusal(`检查员2已于 ${today} 在执法检查人员名录库中停用或者移出`),
    );
    expect((await record(removed.id, today)).status).toBe(200);
    await api.fill(inspectorKind, [inspector(1, '2027-12-31', { status: '停用' }), inspector(2)]);
    api.time.advance(2 * 86_400_000);
    await api.fill(inspectorKind, [
      inspector(1, '2027-12-31', { status: '停用', position: '科员' }),
      inspector(2),
    ]);
    expect(await record(suspended.id, addDays(today, 1))).toMatchObject(refusal(`检查员1已于 ${today} `));
    expect((await record(suspended.id, today)).status).toBe(200);
    await api.fill(inspectorKind, everybody);
  });

  it('is not sent on a visit after that, nor put in another’s place, nor is such a day agreed on', async () => {
    const today = shanghaiDate(api.time.now());
    const [ends, late] = [addDays(today, 3), addDays(today, 4)];
    await api.fill(inspectorKind, [...everybody, inspector(3, ends)]);
    const people = { inspectors: ['JC-001', 'JC-003'], team: await desk.accountsOf() };
    const sent = async (who: Who, path: string, values: object, etag?: string) => {
      const answer = await api.call(who, 'POST', path, { body: { values }, ...(etag && { etag }) });
      return { ...(await bodyOf(answer)), status: answer.status };
    };
    const ended = (pointer: string, ...words: string[]) => ({
      ...{ status: 422, code: 'invalid' },
      errors: [{ pointer, message: expect.stringMatching(['检查员3的执法证有效期至', ...words].join('.*')) }],
    });
    const open = (from: string) =>
      sent(office, visits, {
        ...{ object: 'JC-0001', items: ['SJ-0001'], kind: '日常检查', mode: '现场检查', dept },
        ...{ ...people, from, until: addDays(from, 20) },
      });
    expect(await open(late)).toMatchObject(ended('/values/inspectors', ends, late));
    const opened = await open(ends);
    expect(opened.status).toBe(201);
    const act = async (who: Who, action: string, values: object) => {
      const path = `${visits}/${opened.id}`;
      const etag = (await api.call(office, 'GET', path)).headers.get('etag')!;
      return sent(who, `${path}/actions/${action}`, values, etag);
    };
    await act(head, 'permit', { approvedOn: today });
    expect(await act(office, 'schedule', { plannedOn: late })).toMatchObject(
      ended('/values/plannedOn', ends),
    );
    expect((await act(office, 'schedule', { plannedOn: ends })).status).toBe(200);
    const others = { ...people, inspectors: ['JC-001', 'JC-002'], reason: '另有任务' };
    await act(office, 'reassign', others);
    expect((await act(office, 'schedule', { plannedOn: late })).status).toBe(200);
    expect(await act(office, 'reassign', { ...others, ...people })).toMatchObject(
      ended('/values/inspectors', ends, late),
    );
    await api.fill(inspectorKind, everybody);
  });
});

describe('the part of a joint department in a visit', () => {
  const partner: Who = { role: 'inspector', dept: 'dept-b' };
  const ofPartner = (validUntil?: string) => inspector(4, validUntil, { dept: 'dept-b' });
  let made = 0;
  /** A visit with a part for the other department, which its inspector is asked for. */
  async function joint(): Promise<string> {
    const people = [await desk.subOf(first), await desk.subOf(office), await desk.subOf(partner)];
    const today = shanghaiDate(api.time.now());
    const values = {
      ...{ object: `JC-000${++made % 6}`, items: ['SJ-0001'], kind: '日常检查', mode: '现场检查', dept },
      ...{ inspectors: ['JC-001', 'JC-002', 'JC-004'], team: people, codepts: ['dept-b'] },
      ...{ from: today, until: addDays(today, 40) },
    };
    const opened = await bodyOf(api.call(office, 'POST', visits, { body: { values } }));
    const path = `${visits}/${opened.id}/actions/permit`;
    await api.call(head, 'POST', path, { body: { values: { approvedOn: today } }, etag: '"1"' });
    const store = await api.test.store.forTenant(testTenants.a);
    await actBeside(store, api.deps, opened.id, async ({ asked }) =>
      asked.length > 0 ? undefined : { action: 'invite', values: { inviting: ['dept-b'] }, checks: [] },
    );
    return `${visits}/${opened.id}`;
  }
  const answer = async (path: string, said: string) => {
    const sent = await api.call(partner, 'POST', `${path}/tasks/t1`, { body: { answer: said, values: {} } });
    return { ...(await bodyOf(sent)), status: sent.status };
  };
  const day = () => shanghaiDate(api.time.now());

  it('was answered by an inspector whose certificate had ended', async () => {
    await api.fill(inspectorKind, [inspector(1), inspector(2), ofPartner()]);
    const [one, other] = [await joint(), await joint()];
    const yesterday = addDays(day(), -1);
    await api.fill(inspectorKind, [inspector(1), inspector(2), ofPartner(yesterday)]);
    for (const said of ['clean', 'found'])
      expect(await answer(one, said)).toMatchObject({
        ...{ status: 422, code: 'invalid' },
        errors: [
          {
            pointer: '/answer',
            message: expect.stringMatching(
              `检查员4的执法证已于 ${yesterday} 到期.*更换.*执法证失效.*本部门未参加`,
            ),
          },
        ],
      });
    expect((await bodyOf(api.call(office, 'GET', one))).tasks).toMatchObject([{ status: 'open' }]);
    // Who was not there needs no certificate; who has renewed theirs goes on.
    expect(await answer(other, 'absent')).toMatchObject({ status: 200, tasks: [{ status: 'answered' }] });
    await api.fill(inspectorKind, [inspector(1), inspector(2), ofPartner()]);
    expect(await answer(one, 'found')).toMatchObject({ status: 200, tasks: [{ status: 'answered' }] });
  });

  it('is not held up by others’ certificates, nor by one that ended after the day of the visit', async () => {
    await api.fill(inspectorKind, [inspector(1), inspector(2), ofPartner()]);
    const [one, other] = [await joint(), await joint()];
    const planned = day();
    const { headers } = await api.call(office, 'GET', one);
    const body = { values: { plannedOn: planned } };
    const agreed = { body, etag: headers.get('etag')! };
    expect((await api.call(office, 'POST', `${one}/actions/schedule`, agreed)).status).toBe(200);
    api.time.advance(2 * 86_400_000);
    await api.fill(inspectorKind, [inspector(1), inspector(2), ofPartner(planned)]);
    expect(await answer(one, 'clean')).toMatchObject({ status: 200 });
    await api.fill(inspectorKind, [inspector(1, planned), inspector(2), ofPartner()]);
    expect(await answer(other, 'clean')).toMatchObject({ status: 200 });
    await api.fill(inspectorKind, [inspector(1), inspector(2)]);
  });
});
