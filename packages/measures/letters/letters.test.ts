import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMeasures } from '../clock.ts';
import { measureId } from '../ids.ts';
import type { Notice } from '../notice/notice.ts';
import { type Caller, deptId, type Following, followNotice, startFollowing } from '../rounds/testing.ts';

let following: Following;
beforeAll(async () => {
  following = await startFollowing({ start: '2026-06-10T04:00:00.000Z' });
});
afterAll(async () => {
  expect(following.unexpected).toEqual([]);
  await following.stop();
});

const list = '/v1/chase-letters';
const scjg = { dept: deptId('scjg') };
/** Others of the office: who drafts neither reviews nor signs. */
const officeOf = (dept: 'fgw' | 'sw') => ({ role: 'city-admin', dept: deptId(dept) });
const [second, third] = [officeOf('fgw'), officeOf('sw')];
const letterOf = (notice: Notice, more: object = {}) => ({
  notice: notice.id,
  measures: [measureId(notice.id, '1')],
  dept: deptId('scjg'),
  level: 1,
  text: '请抓紧推进第 1 项举措。',
  answerWithin: 5,
  ...more,
});
const draft = (notice: Notice, more?: object) =>
  bodyOf(following.call('POST', list, { body: letterOf(notice, more) }));
/** Takes a step on the letter as it is now. */
async function step(id: string, action: string, caller: Caller = {}) {
  const etag = (await following.call('GET', `${list}/${id}`)).headers.get('etag')!;
  const response = await following.call('POST', `${list}/${id}/${action}`, {
    ...caller,
    headers: { 'if-match': etag },
  });
  return { status: response.status, ...(await bodyOf(response)) };
}
const chasesOf = async (notice: Notice) =>
  (await bodyOf(following.call('GET', `/v1/chases?notice=${notice.id}`))).items;

describe('a letter', () => {
  it('was a chase as soon as one person wrote it: it goes out once others reviewed and signed it', async () => {
    const notice = await followNotice(following);
    const { id, can, answerDue } = await draft(notice);
    expect([can, answerDue]).toEqual([['edit', 'submit', 'delete'], '2026-06-17']);
    expect((await step(id, 'issue', second)).code).toBe('chase-letter-state');
    expect(await step(id, 'submit')).toMatchObject({ state: 'reviewing', can: [] });
    expect((await step(id, 'review')).code).toBe('second-person');
    expect(await step(id, 'return', { ...second, body: { reason: '请写明期限' } })).toMatchObject({
      state: 'returned',
      steps: [{ do: 'submit', version: 1 }, { reason: '请写明期限' }],
    });
    const etag = (await following.call('GET', `${list}/${id}`)).headers.get('etag')!;
    const body = letterOf(notice, { text: '请于三日内书面说明。' });
    const edit = (caller: Caller, seen: string) =>
      following.call('PUT', `${list}/${id}`, { ...caller, body, headers: { 'if-match': seen } });
    expect((await edit(second, '"1"')).status).toBe(412);
    expect((await edit(second, etag)).status).toBe(200);
    await step(id, 'submit');
    // Who changed the text decides no more.
    expect((await step(id, 'review', second)).code).toBe('second-person');
    await step(id, 'review', third);
    expect(await chasesOf(notice)).toEqual([]);
    const issued = await step(id, 'issue', third);
    expect(issued).toMatchObject({ status: 200, state: 'issued', can: [], since: '2026-06-10' });
    expect(await chasesOf(notice)).toEqual([
      expect.objectContaining({
        id: issued.chase,
        number: issued.number,
        letter: id,
        text: '请于三日内书面说明。',
        by: issued.steps.at(-1).by,
        state: 'issued',
      }),
    ]);
    expect((await step(id, 'issue', third)).code).toBe('chase-letter-state');
    const first = await bodyOf(following.call('GET', `${list}/${id}/versions/1`));
    expect(first).toMatchObject({ text: '请抓紧推进第 1 项举措。', by: expect.anything() });
    expect((await following.call('GET', `${list}/${id}/versions/9`)).status).toBe(404);
  });

  it('waits for who reviews and signs it, and is removed without a gap in the numbers', async () => {
    const notice = await followNotice(following);
    const { id } = await draft(notice);
    const waiting = async (caller: Caller) =>
      (await bodyOf(following.call('GET', '/v1/notices:waiting', caller))).papers.filter(
        (paper: { id: string }) => paper.id === id,
      );
    expect(await waiting(second)).toEqual([]);
    await step(id, 'submit');
    expect(await waiting(second)).toEqual([
      { kind: 'letter', id, title: `关于${notice.docNo}的督办函`, state: 'reviewing' },
    ]);
    expect(await waiting({})).toEqual([]);
    await step(id, 'return', { ...second, body: { reason: '不必督办' } });
    expect(await waiting({})).toHaveLength(1);
    const etag = (await following.call('GET', `${list}/${id}`)).headers.get('etag')!;
    expect((await following.call('DELETE', `${list}/${id}`, { headers: { 'if-match': etag } })).status).toBe(
      204,
    );
    expect((await following.call('GET', `${list}/${id}`)).status).toBe(404);
  });

  it('is refused for measures that are not the department’s, and hidden from departments and other cities', async () => {
    const notice = await followNotice(following);
    const send = async (body: unknown, caller: Caller = {}) => {
      const response = await following.call('POST', list, { ...caller, body });
      const { errors } = await bodyOf(response);
      return [response.status, errors?.map(({ pointer }: { pointer: string }) => pointer)];
    };
    const measures = [measureId(notice.id, '2'), measureId(notice.id, '9')];
    expect(await send(letterOf(notice, { measures }))).toEqual([422, ['/measures/0', '/measures/1']]);
    expect(await send(letterOf(notice), scjg)).toEqual([403, undefined]);
    expect(await send(letterOf(notice), { tenant: testTenants.b })).toEqual([404, undefined]);
    const { id } = await draft(notice);
    for (const caller of [scjg, { tenant: testTenants.b }]) {
      expect((await following.call('GET', `${list}/${id}`, caller)).status).toBe(404);
      expect((await bodyOf(following.call('GET', list, caller))).items).toEqual([]);
    }
  });
});

describe('a rule that says so', () => {
  it('drafts its letter once, which people hand in, review and sign; what it repeats waits for that', async () => {
    const chase = [
      { of: 'report' as const, days: 1, level: 1 as const, answerWithin: 5, drafted: true },
      { of: 'report' as const, days: 3, level: 2 as const, answerWithin: 3 },
    ];
    const notice = await followNotice(following, { chase });
    const store = await following.own();
    const run = async (day: string) => {
      following.time.set(`${day}T04:00:00.000Z`);
      await runMeasures(store, { clock: following.time.now });
    };
    for (const day of ['2026-06-10', '2026-06-22', '2026-06-22', '2026-06-25']) await run(day);
    expect(await chasesOf(notice)).toEqual([]);
    const letters = (await bodyOf(following.call('GET', list))).items.filter(
      (letter: { notice: string; state: string }) => letter.notice === notice.id,
    );
    expect(letters.map(({ dept }: { dept: string }) => dept).sort()).toEqual([deptId('fgw'), deptId('scjg')]);
    const [{ id, text, by }] = letters;
    expect([by.sub, text]).toEqual(['clock', expect.stringContaining('在收到后 5 个工作日内书面答复')]);
    const papers = (await bodyOf(following.call('GET', '/v1/notices:waiting'))).papers;
    expect(papers).toContainEqual(expect.objectContaining({ id, state: 'draft' }));
    await step(id, 'submit');
    // The system drafted it: who hands it in stands for it.
    expect((await step(id, 'review')).code).toBe('second-person');
    await step(id, 'review', second);
    expect(await step(id, 'issue', second)).toMatchObject({ since: '2026-06-18', answerDue: '2026-07-02' });
    await run('2026-06-26');
    expect((await chasesOf(notice)).map(({ level }: { level: number }) => level)).toEqual([1]);
    await run('2026-06-29');
    expect((await chasesOf(notice)).map(({ level }: { level: number }) => level)).toEqual([2, 1]);
    following.time.set('2026-06-10T04:00:00.000Z');
  });
});
