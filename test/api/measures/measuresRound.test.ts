import { createClock } from '@mingcha/fn-clock';
import { noticeText } from '@mingcha/notices/files';
import { briefingDocx } from '@mingcha/papers';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { createDesk, signed } from '../../support/measures.ts';
import { cityA, cityB } from '../../support/system.ts';

/** A fictional notice as a Word file; the centre that the third measure names is no department's name. */
const paper = {
  organ: '金昌市优化服务专班办公室',
  number: '金优办〔2026〕6号',
  title: '关于印发《金昌市2026年便民举措》的通知',
  date: '2026-03-02',
  recipients: '市直有关部门',
  sections: [
    {
      heading: '一、重点任务',
      paragraphs: [
        '1.推行一窗通办。2026年9月底前网上可办率达到95%以上。（牵头单位：市市场监管局；责任单位：市发改委）',
        '2.压缩审批时限。工业项目审批用时不超过45个工作日。（牵头单位：市住建局）',
        '3.公开收费清单。2026年6月22日前逐项公开。（牵头单位：市营商促进中心）',
      ],
    },
    {
      heading: '二、保障措施',
      paragraphs: ['各单位分别于每年6月20日、12月10日前报送进展情况。'],
    },
  ],
};
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const chase = [{ of: 'report', days: 1, level: 1, answerWithin: 5 }];
const june = '2026-06-20';
const [scjg, zfjs, fgw] = ['scjg', 'zfjs', 'fgw'].map((letters) => `${cityA.code}-${letters}`);
const lateName = '市发展和改革委员会';

/** What only the tenant may read. */
const inner = {
  troubles: '两个窗口还没有联网',
  returned: '请补充办件数据',
  answer: '经办人员调整，已安排专人负责',
  closing: '已报送，予以办结',
  appeal: '系统故障致使未能按时提交',
  ruling: '故障已在截止前排除，维持',
};

// biome-ignore lint/suspicious/noExplicitAny: the assertions are the types here
type Answer = any;
type Unit = { name: string; depts: string[]; suggestions?: object[] };

let system: CheckedSystem;
let well: ReturnType<typeof createDesk>;
/** Everything that gets an id, to be asked for by another city at the end. */
const named: string[] = [];
let notice: { id: string; etag: string };
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 0 });
  system.time.set('2026-05-20T04:00:00.000Z');
  well = createDesk(system, cityA);
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const read = async (path: string, dept?: string): Promise<Answer> =>
  bodyOf(well('GET', path, { ...(dept !== undefined && { dept }) }));
async function act(method: string, path: string, options: Parameters<typeof well>[2] = {}): Promise<Answer> {
  const response = await well(method, path, options);
  return { ...(await bodyOf(response)), etag: response.headers.get('etag') };
}
async function dayComes(day: string): Promise<void> {
  system.time.set(`${day}T01:00:00.000Z`);
  const clock = createClock({
    ...system,
    queue: system.importQueue,
    report: (error) => void system.unexpected.push(error),
  });
  await clock.tick();
  await clock.tick();
}
/** The forms that a department's own system finds to fill in. */
const formsOf = async (dept: string): Promise<Answer[]> =>
  (await read(`/v1/reports?notice=${notice.id}&round=${june}`, dept)).items;
async function handIn(dept: string, form: Answer, text: string, problems?: string): Promise<Answer> {
  const path = `/v1/reports/${form.id}`;
  const values = form.indicators.map(({ id }: { id: string }) => ({ indicator: id, value: 96 }));
  const body = { status: 'on-track', text, values, ...(problems && { problems }) };
  const saved = await act('PUT', path, { dept, body, etag: `"${form.lock}"` });
  named.push(path);
  return act('POST', `${path}/submit`, { dept, etag: saved.etag });
}

describe('a year’s notice, kept by the office and by the systems of its departments', () => {
  it('comes as a file and is followed once a person has corrected what was read', async () => {
    const draft = await act('POST', '/v1/notices', {
      raw: Uint8Array.from(await briefingDocx(paper)),
      headers: { 'content-type': wordType, 'x-file-name': encodeURIComponent('便民举措.docx') },
    });
    expect(draft).toMatchObject({ docNo: paper.number, year: 2026, file: { name: '便民举措.docx' } });
    expect(draft.schedule.dates).toEqual(['06-20', '12-10']);
    const { measures } = draft.draft;
    const leads = measures.map(({ leads }: { leads: Unit[] }) => leads[0]!.depts);
    expect(leads).toEqual([[scjg], [zfjs], []]);
    expect(measures[0]).toMatchObject({ deadline: '2026-09-30', partners: [{ depts: [fgw] }] });

    const path = `/v1/notices/${draft.id}`;
    const early = await system.call(cityA, 'city-admin', 'POST', `${path}/activate`, {
      headers: { 'if-match': draft.etag },
    });
    const refusal = await bodyOf(early);
    expect([early.status, refusal.code]).toEqual([422, 'draft-unsure']);
    expect(refusal.errors).toContainEqual(expect.objectContaining({ pointer: '/measures/2/leads/0' }));

    const { items: found } = await act('POST', `${path}/match`, { body: { names: ['市发展改革委'] } });
    const corrected = measures.map((measure: object, i: number) => ({
      ...measure,
      checked: true,
      ...(i === 2 && { leads: [{ name: '市营商促进中心', depts: found[0].depts }] }),
    }));
    const { docNo, title, issuer, date, year, schedule } = draft;
    const body = { docNo, title, issuer, date, year, schedule, chase, measures: corrected };
    const saved = await act('PUT', `${path}/draft`, { body, etag: draft.etag });
    notice = await act('POST', `${path}/activate`, { etag: saved.etag });
    expect(notice).toMatchObject({ state: 'active', counts: { measures: 3, unsure: 0 } });
    const { items: rows } = await read(`/v1/measures?notice=${notice.id}&sort=id`);
    expect(rows.map(({ leads }: Answer) => leads)).toEqual([[scjg], [zfjs], [fgw]]);
    const { items: rounds } = await read(`${path}/rounds`);
    expect(rounds.map(({ id, due, state }: Answer) => [id, due, state])).toEqual([
      [june, '2026-06-18', 'planned'],
      ['2026-12-10', '2026-12-10', 'planned'],
    ]);
    named.push(path, `${path}/source`, `${path}/board`, `${path}/rounds`, `/v1/measures/${rows[0].id}`);
    named.push(`/v1/measures/${rows[0].id}/progress`, `/v1/reports?notice=${notice.id}`);
  });

  it('opens its round by the clock, to forms that departments’ systems fetch and hand in', async () => {
    expect((await read('/v1/reports', scjg)).items).toEqual([]);
    await dayComes('2026-06-08');
    const [windows] = await formsOf(scjg!);
    expect(windows).toMatchObject({ role: 'lead', due: '2026-06-18', report: null, can: ['save', 'submit'] });
    expect((await formsOf(fgw!)).map(({ role }) => role)).toEqual(['partner', 'lead']);
    await handIn(scjg!, windows, '已建成综合窗口十二个。', inner.troubles);
    const [approval] = await formsOf(zfjs!);
    await handIn(zfjs!, approval, '正在推进。');
    const { reportsDue } = await read('/v1/notices:waiting', fgw);
    expect(reportsDue).toMatchObject([{ notice: notice.id, round: june, missing: 2, late: false }]);
    const foreign = await system.call(cityA, 'department-client', 'GET', `/v1/reports?dept=${scjg}`, {
      dept: fgw!,
    });
    expect(foreign.status).toBe(403);
  });

  it('has a report mended that the office gave back', async () => {
    const [approval] = await formsOf(zfjs!);
    const path = `/v1/reports/${approval.id}`;
    const etag = `"${approval.lock}"`;
    await act('POST', `${path}/return`, { body: { reason: inner.returned }, etag });
    const [back] = await formsOf(zfjs!);
    expect(back).toMatchObject({ can: ['save', 'submit'], report: { returnedReason: inner.returned } });
    const mended = await handIn(zfjs!, back, '已办结四十六件，平均用时三十九个工作日。');
    expect(mended.report).toMatchObject({ state: 'submitted', late: false });
    expect(mended.report).not.toHaveProperty('returnedReason');
    await act('POST', `${path}/accept`, { etag: mended.etag });
    const [windows] = await formsOf(scjg!);
    await act('POST', `/v1/reports/${windows.id}/accept`, { etag: `"${windows.lock}"` });
    const { indicators } = await read(`/v1/measures/${notice.id}-1/progress`);
    expect(indicators[0].values).toMatchObject([{ value: 96 }]);
  });

  it('chases who is late, once and under a number; an answer and the reports close it', async () => {
    await dayComes('2026-06-22');
    await dayComes('2026-06-22');
    const { items } = await read('/v1/chases');
    expect(items).toMatchObject([
      { number: '督办〔2026〕001号', dept: fgw, level: 1, cause: 'report', round: june, state: 'issued' },
    ]);
    const [mine] = (await read('/v1/chases', fgw)).items;
    expect([mine.measures, mine.can]).toEqual([[`${notice.id}-1`, `${notice.id}-3`], ['answer']]);
    expect((await read('/v1/chases', scjg)).items).toEqual([]);
    const late = await read('/v1/overdue');
    expect(late.items.map(({ dept }: Answer) => dept)).toEqual([fgw]);

    const path = `/v1/chases/${mine.id}`;
    named.push(path);
    const body = { text: inner.answer };
    const answered = await act('POST', `${path}/answer`, { dept: fgw!, body, etag: `"${mine.lock}"` });
    for (const form of await formsOf(fgw!)) {
      const handed = await handIn(fgw!, form, '已配合完成，补报情况。');
      expect(handed.report.late).toBe(true);
      await act('POST', `/v1/reports/${form.id}/accept`, { etag: handed.etag });
    }
    const closed = await act('POST', `${path}/close`, {
      body: { reason: inner.closing },
      etag: answered.etag,
    });
    expect(closed).toMatchObject({ state: 'closed', can: [] });
    await dayComes('2026-06-24');
    expect((await read('/v1/chases')).items).toHaveLength(1);
  });

  it('ranks who was in time before who was late, and tells why', async () => {
    const { items } = await read(`/v1/notices/${notice.id}/league?round=${june}`, scjg);
    expect(items.at(-1)).toMatchObject({ dept: fgw, name: lateName });
    const parts = new Map(
      items.at(-1).parts.map(({ rule, count }: { rule: string; count: number }) => [rule, count]),
    );
    expect(parts.get('late')).toBe(2);
    expect(parts.get('chase')).toBe(1);
    const scores = items.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBeGreaterThan(scores.at(-1));
  });

  it('puts the late one on the black board, which may appeal', async () => {
    const path = `/v1/notices/${notice.id}/boards`;
    for (const [board, dept, reason] of [
      ['red', scjg, '窗口建设进展快'],
      ['black', fgw, '逾期未报'],
    ]) {
      const entry = await act('POST', path, { body: { board, dept, reason, round: june } });
      await act('POST', `/v1/boards/${entry.id}/publish`, { etag: entry.etag });
    }
    const black = (await read(path, fgw)).items.find(({ board }: Answer) => board === 'black');
    expect(black).toMatchObject({ can: ['appeal'], appealDue: '2026-07-01' });
    const plea = { dept: fgw!, body: { text: inner.appeal }, etag: `"${black.lock}"` };
    const { etag } = await act('POST', `/v1/boards/${black.id}/appeal`, plea);
    expect((await read('/v1/notices:waiting')).appeals).toMatchObject([{ count: 1 }]);
    const body = { reason: inner.ruling };
    const upheld = await act('POST', `/v1/boards/${black.id}/uphold`, { body, etag });
    expect(upheld.state).toBe('upheld');
    named.push(path);
  });

  it('is told of in a briefing that names the late one, as Word and as PDF', async () => {
    const made = await act('POST', `/v1/notices/${notice.id}/briefings`, { body: { round: june } });
    const path = `/v1/briefings/${made.id}`;
    const added = { id: 'remark', heading: '有关说明', paragraphs: ['下一轮报送请提前三日准备。'] };
    const sections = [...made.sections, added];
    const edited = await act('PUT', path, { body: { title: made.title, sections }, etag: made.etag });
    expect(edited.state).toBe('draft');
    const issued = await bodyOf(signed(well, cityA, path));
    expect(issued).toMatchObject({ number: '〔2026〕第1期', state: 'issued', can: [] });
    for (const format of ['docx', 'pdf']) {
      const file = await well('GET', `${path}/file?format=${format}`, { dept: zfjs! });
      const { text } = await noticeText(new Uint8Array(await file.arrayBuffer()));
      const plain = text.replace(/\s/g, '');
      for (const words of [lateName, '〔2026〕第1期', added.paragraphs[0]!, '督办1次'])
        expect([format, plain]).toEqual([format, expect.stringContaining(words)]);
    }
    named.push(path, `${path}/file`);
  });

  it('is shown to the public as far as the office says, and nothing of what goes on inside', async () => {
    const path = `/public/${cityA.code}/notices`;
    const open = async (at: string): Promise<Answer> => bodyOf(system.portal.request(at));
    expect((await open(path)).items).toEqual([]);
    const { etag } = await act('GET', `/v1/notices/${notice.id}`);
    const publication = { published: true, lights: true, reports: true };
    await act('PATCH', `/v1/notices/${notice.id}`, { body: { publication }, etag });
    const { items } = await open(path);
    expect(items).toMatchObject([{ id: notice.id, docNo: paper.number, measures: 3 }]);
    const shown = await open(`${path}/${notice.id}`);
    expect(shown.items[1]).toMatchObject({
      leadUnits: ['市住建局'],
      lastReport: { text: '已办结四十六件，平均用时三十九个工作日。' },
    });
    expect(shown.boards).toContainEqual({ board: 'black', unit: lateName, reason: '逾期未报' });
    const all = JSON.stringify([items, shown]);
    for (const words of [...Object.values(inner), '督办', '得分', cityA.code, '"by"'])
      expect([words, all.includes(words)]).toEqual([words, false]);
  });

  it('is nothing that another city finds, whoever asks there', async () => {
    const b = { dept: `${cityB.code}-scjg` };
    for (const path of named) {
      for (const role of ['city-admin', 'department-client', 'department-admin', 'inspector', 'auditor']) {
        const response = await system.call(cityB, role, 'GET', path, b);
        expect([role, path, response.status]).toEqual([role, path, 404]);
      }
    }
    expect((await system.portal.request(`/public/${cityB.code}/notices/${notice.id}`)).status).toBe(404);
    expect((await bodyOf(system.call(cityB, 'city-admin', 'GET', '/v1/chases'))).items).toEqual([]);
  });
});
