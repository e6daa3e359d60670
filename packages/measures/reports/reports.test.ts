import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMeasures } from '../clock.ts';
import { measureId, reportId } from '../ids.ts';
import type { Notice } from '../notice/notice.ts';
import { deptId, type Following, followNotice, startFollowing } from '../rounds/testing.ts';
import { progressEntity } from '../work/progress.ts';
import type { ReportFormView } from './schemas.ts';

let following: Following;
beforeAll(async () => {
  following = await startFollowing();
});
afterAll(async () => {
  expect(following.unexpected).toEqual([]);
  await following.stop();
});

const scjg = { dept: deptId('scjg') };
const fgw = { dept: deptId('fgw') };
const june = '2026-06-20';

async function openRound(notice: Notice, round = june): Promise<void> {
  const path = `/v1/notices/${notice.id}/rounds`;
  const { items } = await bodyOf(following.call('GET', path));
  const { lock } = items.find(({ id }: { id: string }) => id === round);
  const response = await following.call('POST', `${path}/${round}/open`, {
    headers: { 'if-match': `"${lock}"` },
  });
  expect(response.status).toBe(200);
}
const idOf = (notice: Notice, no: string, dept: string, round = june) =>
  reportId({ measure: measureId(notice.id, no), round, dept });
const formOf = async (id: string, caller = {}): Promise<ReportFormView> =>
  bodyOf(following.call('GET', `/v1/reports/${id}`, caller));
const words = { status: 'on-track', text: '已印发实施细则并上线。', values: [] };

/** Does something to a report with the lock it has, and expects it to go well. */
async function act(id: string, step: string, caller: object, body?: unknown): Promise<ReportFormView> {
  const { lock } = await formOf(id);
  const [method, path] = step === 'save' ? ['PUT', ''] : ['POST', `/${step}`];
  const response = await following.call(method!, `/v1/reports/${id}${path}`, {
    ...caller,
    ...(body !== undefined && { body }),
    headers: { 'if-match': `"${lock}"` },
  });
  const view = await bodyOf(response);
  expect([response.status, view.detail]).toEqual([200, undefined]);
  return view;
}

describe('a round’s forms', () => {
  it('are one for each unit of each measure; a department sees its own, and a lead what its partners said', async () => {
    const notice = await followNotice(following);
    await openRound(notice);
    const list = `/v1/reports?notice=${notice.id}`;
    const { items } = await bodyOf(following.call('GET', list));
    expect(items.map(({ measure, dept, role }: ReportFormView) => [measure.no, dept, role])).toEqual([
      ['1', deptId('scjg'), 'lead'],
      ['1', deptId('fgw'), 'partner'],
      ['2', deptId('fgw'), 'lead'],
    ]);
    const own = await bodyOf(following.call('GET', list, scjg));
    expect(own.items).toHaveLength(1);
    expect(own.items[0]).toMatchObject({
      report: null,
      lock: 0,
      overdueDays: 0,
      due: '2026-06-18',
      can: ['save', 'submit'],
    });
    expect((await following.call('GET', `${list}&dept=${deptId('fgw')}`, scjg)).status).toBe(403);
    expect(
      (await following.call('GET', `/v1/reports/${idOf(notice, '2', deptId('fgw'))}`, scjg)).status,
    ).toBe(403);

    const partner = idOf(notice, '1', deptId('fgw'));
    await act(partner, 'save', fgw, { ...words, text: '配合完成数据归集。' });
    const lead = idOf(notice, '1', deptId('scjg'));
    expect((await formOf(lead, scjg)).partners).toEqual([
      { dept: deptId('fgw'), role: 'partner', state: 'draft', text: '' },
    ]);
    await act(partner, 'submit', fgw);
    expect((await formOf(lead, scjg)).partners[0]).toMatchObject({
      state: 'submitted',
      text: '配合完成数据归集。',
    });
    expect((await formOf(partner, fgw)).partners).toEqual([]);
    const missing = await bodyOf(following.call('GET', `${list}&state=missing`));
    expect(missing.items.map(({ measure }: ReportFormView) => measure.no)).toEqual(['1', '2']);
  });

  it('once could not be handed in as they were prefilled: the content comes with the signature', async () => {
    const notice = await followNotice(following);
    await openRound(notice);
    const lead = idOf(notice, '1', deptId('scjg'));
    const untouched = { ...scjg, headers: { 'if-match': '"0"' } };
    const sign = (body: unknown) =>
      following.call('POST', `/v1/reports/${lead}/submit`, { ...untouched, body });
    const faultOf = async (response: Response) => {
      const { code, errors } = await bodyOf(response);
      return [response.status, code, errors[0].pointer];
    };
    expect(await faultOf(await sign({}))).toEqual([422, 'invalid', '/content']);
    expect(await faultOf(await sign({ content: { ...words, text: '短' } }))).toEqual([
      422,
      'invalid',
      '/content/text',
    ]);
    const values = [{ indicator: 'target-99', value: 1 }];
    expect(await faultOf(await sign({ content: { ...words, values } }))).toEqual([
      422,
      'invalid',
      '/content/values/0/indicator',
    ]);
    expect((await formOf(lead, scjg)).report).toBeNull();
    const signed = await bodyOf(sign({ content: words }));
    expect(signed).toMatchObject({ lock: 1, report: { state: 'submitted', text: words.text, late: false } });
  });

  it('once had their words on the board for every department, before anybody had accepted them', async () => {
    const notice = await followNotice(following);
    await openRound(notice);
    const lead = idOf(notice, '1', deptId('scjg'));
    await act(lead, 'save', scjg, words);
    await act(lead, 'submit', scjg);
    const shownTo = async (caller: object) =>
      (await bodyOf(following.call('GET', `/v1/notices/${notice.id}/board`, caller))).items[0].lastReport
        ?.text;
    const partner = { ...fgw, role: 'department-client' };
    for (const caller of [fgw, partner, { dept: deptId('sw') }, { role: 'inspector' }])
      expect([caller, await shownTo(caller)]).toEqual([caller, undefined]);
    for (const caller of [scjg, { role: 'auditor' }, {}]) expect(await shownTo(caller)).toBe(words.text);

    await act(idOf(notice, '1', deptId('fgw')), 'save', fgw, { ...words, text: '配合完成数据归集。' });
    await act(idOf(notice, '1', deptId('fgw')), 'submit', fgw);
    expect(await shownTo(fgw)).toBe('配合完成数据归集。');
    expect(await shownTo(scjg)).toBe(words.text);
  });

  it('are another tenant’s not at all', async () => {
    const notice = await followNotice(following);
    await openRound(notice);
    const other = { tenant: testTenants.b };
    const id = idOf(notice, '1', deptId('scjg'));
    for (const path of [
      `/v1/reports/${id}`,
      `/v1/reports?notice=${notice.id}`,
      `/v1/notices/${notice.id}/rounds`,
      `/v1/reports:form?notice=${notice.id}&round=${june}`,
    ])
      expect((await following.call('GET', path, other)).status, path).toBe(404);
    const put = { ...other, body: words, headers: { 'if-match': '"0"' } };
    expect((await following.call('PUT', `/v1/reports/${id}`, put)).status).toBe(404);
    expect((await bodyOf(following.call('GET', '/v1/reports', other))).items).toEqual([]);
  });

  it('come page by page, each once', async () => {
    const measures = Array.from({ length: 12 }, (_, i) => ({ no: String(i + 1), leads: ['scjg' as const] }));
    const notice = await followNotice(following, { measures });
    await openRound(notice);
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await bodyOf(
        following.call('GET', `/v1/reports?notice=${notice.id}&round=${june}&limit=5${cursor}`),
      );
      seen.push(...page.items.map(({ measure }: ReportFormView) => measure.no));
      cursor = page.next === null ? '' : `&cursor=${encodeURIComponent(page.next)}`;
    } while (cursor);
    expect(seen).toEqual(measures.map(({ no }) => no));
  });
});

describe('a report', () => {
  it('goes from draft to accepted, and its lead’s numbers into the progress when it is handed in', async () => {
    const notice = await followNotice(following);
    await openRound(notice);
    const id = idOf(notice, '1', deptId('scjg'));
    const { indicators } = await formOf(id);
    const values = [{ indicator: indicators[0]!.id, value: 88.5 }];
    await act(id, 'save', scjg, { ...words, values });
    const own = await following.own();
    const key = { notice: notice.id, measure: measureId(notice.id, '1') };
    expect(await own.get(progressEntity, key)).toBeUndefined();
    const handed = await act(id, 'submit', scjg);
    expect(handed.report).toMatchObject({ state: 'submitted', late: false, submittedAt: expect.any(String) });
    expect((await own.get(progressEntity, key))!.indicators[0]!.values).toMatchObject([{ value: 88.5 }]);

    expect((await act(id, 'return', {}, { reason: '数值有误' })).report).toMatchObject({
      state: 'returned',
      returnedReason: '数值有误',
    });
    await act(id, 'save', scjg, { ...words, status: 'done', values: [{ ...values[0]!, value: 96 }] });
    await act(id, 'submit', scjg);
    const kept = (await own.get(progressEntity, key))!;
    expect(kept.indicators[0]!.values.map(({ value }) => value)).toEqual([96]);
    const accepted = await act(id, 'accept', {});
    expect(accepted).toMatchObject({ suggestsFinish: true, can: [], report: { state: 'accepted' } });
    expect((await own.get(progressEntity, key))!.state).not.toBe('done');
  });

  it('is late by the day of its first submission; returned, it stays what it was', async () => {
    const notice = await followNotice(following);
    await openRound(notice);
    const [first, second] = [idOf(notice, '1', deptId('scjg')), idOf(notice, '2', deptId('fgw'))];
    await act(first, 'save', scjg, words);
    await act(first, 'submit', scjg);
    const before = following.time.now().toISOString();
    following.time.set('2026-06-18T17:00:00.000Z');
    expect((await formOf(second)).overdueDays).toBe(1);
    await act(second, 'save', fgw, words);
    expect((await act(second, 'submit', fgw)).report!.late).toBe(true);
    await act(first, 'return', {}, { reason: '请补充' });
    expect((await act(first, 'submit', scjg)).report!.late).toBe(false);
    const { items } = await bodyOf(following.call('GET', `/v1/notices/${notice.id}/rounds`));
    expect(items[0].counts).toEqual({ forms: 3, submitted: 2, accepted: 0, returned: 0, late: 2 });
    following.time.set(before);
  });

  it('begins with the words last accepted and the numbers last known', async () => {
    const notice = await followNotice(following);
    await openRound(notice);
    await openRound(notice, '2026-09-20');
    const june1 = idOf(notice, '1', deptId('scjg'));
    const september1 = idOf(notice, '1', deptId('scjg'), '2026-09-20');
    const { indicators } = await formOf(june1);
    await act(june1, 'save', scjg, {
      ...words,
      next: '继续推进。',
      values: [{ indicator: indicators[0]!.id, value: 90 }],
    });
    await act(june1, 'submit', scjg);
    expect((await formOf(september1)).prefill).toMatchObject({ text: '', values: [{ value: 90 }] });
    await act(june1, 'accept', {});
    expect((await formOf(september1)).prefill).toEqual({
      status: 'on-track',
      text: words.text,
      next: '继续推进。',
      values: [{ indicator: indicators[0]!.id, value: 90 }],
    });
  });

  it('is refused where it may not be: rights, states, locks, indicators that are not there', async () => {
    const notice = await followNotice(following);
    const id = idOf(notice, '1', deptId('scjg'));
    const path = `/v1/reports/${id}`;
    const put = (caller: object, lock: number | null, body: unknown = words) =>
      following.call('PUT', path, {
        ...caller,
        body,
        headers: lock === null ? {} : { 'if-match': `"${lock}"` },
      });
    const code = async (response: Promise<Response>) => {
      const given = await response;
      return [given.status, (await bodyOf(given)).code];
    };
    expect(await code(put(scjg, 0))).toEqual([409, 'round-state']);
    await openRound(notice);
    expect(await code(put(scjg, null))).toEqual([428, 'precondition-required']);
    expect(await code(put(fgw, 0))).toEqual([403, 'forbidden']);
    expect(await code(put(scjg, 0, { ...words, values: [{ indicator: 'x', value: 1 }] }))).toEqual([
      422,
      'invalid',
    ]);
    const indicator = (await formOf(id)).indicators[0]!.id;
    for (const value of [1e200, 1e-7, -1e16])
      expect(await code(put(scjg, 0, { ...words, values: [{ indicator, value }] }))).toEqual([
        422,
        'invalid',
      ]);
    expect((await put({ ...scjg, role: 'inspector' }, 0, { ...words, text: '' })).status).toBe(200);
    expect(await code(put(scjg, 0))).toEqual([412, 'precondition-failed']);
    const post = (step: string, caller: object, body?: unknown) =>
      following.call('POST', `${path}/${step}`, { ...caller, body, headers: { 'if-match': '"1"' } });
    expect(await code(post('submit', { ...scjg, role: 'inspector' }))).toEqual([403, 'forbidden']);
    expect(await code(post('submit', scjg))).toEqual([422, 'invalid']);
    expect(await code(post('accept', {}))).toEqual([409, 'report-state']);
    expect(await code(post('accept', scjg))).toEqual([403, 'forbidden']);
  });

  it('is written by one of two who press at once', async () => {
    const notice = await followNotice(following);
    await openRound(notice);
    const id = idOf(notice, '1', deptId('scjg'));
    await act(id, 'save', scjg, words);
    const submit = () =>
      following.call('POST', `/v1/reports/${id}/submit`, { ...scjg, headers: { 'if-match': '"1"' } });
    const responses = await Promise.all([submit(), submit()]);
    expect(responses.map(({ status }) => status).sort()[0]).toBe(200);
    expect([409, 412]).toContain(responses.map(({ status }) => status).sort()[1]);
  });
});

describe('a round', () => {
  const roundOf = async (notice: Notice) => {
    const { items } = await bodyOf(following.call('GET', `/v1/notices/${notice.id}/rounds`));
    return items.find(({ id }: { id: string }) => id === june);
  };

  it('closes by itself once all of it is accepted, and stays open when it is opened again', async () => {
    const notice = await followNotice(following);
    await openRound(notice);
    const forms = [
      [idOf(notice, '1', deptId('scjg')), scjg],
      [idOf(notice, '1', deptId('fgw')), fgw],
      [idOf(notice, '2', deptId('fgw')), fgw],
    ] as const;
    for (const [id, unit] of forms) {
      expect(await roundOf(notice)).toMatchObject({ state: 'open' });
      await act(id, 'submit', unit, { content: words });
      expect(await roundOf(notice)).toMatchObject({ state: 'open' });
      await act(id, 'accept', {});
    }
    const closed = await roundOf(notice);
    expect(closed).toMatchObject({ state: 'closed', closedAt: closed.completedAt });
    await openRound(notice);
    await runMeasures(await following.own(), { clock: following.time.now });
    expect(await roundOf(notice)).toMatchObject({ state: 'open', completedAt: closed.completedAt });
  });
});
