import { addDays, shanghaiDate } from '@mingcha/kernel';
import type { Page } from 'playwright-core';
import { beforeAll } from 'vitest';
import type { Site } from '../site.ts';
import type { Stage } from '../stage.ts';

/** A notice under way: its rounds' ids in the order they were given. */
export type RoundNotice = { id: string; docNo: string; title: string; rounds: string[] };

type Unit = { name: string; depts: string[]; outside?: boolean };
type Measure = { leads: Unit[]; partners: Unit[]; checked: boolean };
type NoticeResponse = {
  id: string;
  docNo: string;
  title: string;
  issuer: string;
  date: string | null;
  draft: { measures: Measure[] };
};
type Form = {
  id: string;
  lock: number;
  dept: string;
  measure: { no: string };
  report: { state: string } | null;
};

/** A day so many days from today in Beijing, `YYYY-MM-DD`. */
export const dueIn = (days: number): string => addDays(shanghaiDate(new Date()), days);

const textOf = (
  year: number,
  number: number,
) => `金昌市督查考核专班办公室关于印发《金昌市${year}年三项举措（第${number}批）》的通知
金督考办〔${year}〕${number}号
市直有关部门：
《金昌市${year}年三项举措（第${number}批）》已经同意，现印发给你们，请照此办理。
金昌市督查考核专班办公室
${year}年1月9日
金昌市${year}年三项举措（第${number}批）
一、重点举措
1.三个窗口当天办结。登记、刻章、参保三件事当天办完。（牵头单位：市市场监管局；责任单位：市应急管理局）
2.汇总一张抽查清单。把各部门的抽查事项汇成一张清单。（牵头单位：市市场监管局）
3.高危企业一家不漏。危化品企业逐户检查，问题全部复查。（牵头单位：市应急管理局）
`;

const settled = (unit: Unit): Unit => (unit.depts.length > 0 ? unit : { ...unit, outside: true });

/** Takes in the fictional notice of a number, of three measures; activates it with no rules to chase by; adds its rounds. */
async function activeNotice(
  { ask }: Site,
  { number, rounds }: { number: number; rounds: { title: string; due: string }[] },
): Promise<RoundNotice> {
  const year = Number(dueIn(0).slice(0, 4));
  const made = await ask<NoticeResponse>('POST', '/v1/notices', { text: textOf(year, number) });
  const { id, docNo, title, issuer, date, draft } = made.body;
  const measures = draft.measures.map((measure) => ({
    ...measure,
    leads: measure.leads.map(settled),
    partners: measure.partners.map(settled),
    checked: true,
  }));
  const schedule = { dates: [], opensBefore: 10, shift: 'before' };
  const body = { docNo, title, issuer, date, year, schedule, chase: [], measures };
  const checked = await ask('PUT', `/v1/notices/${id}/draft`, body, made.etag);
  await ask('POST', `/v1/notices/${id}/activate`, {}, checked.etag);
  for (const round of rounds) await ask('POST', `/v1/notices/${id}/rounds`, round);
  return { id, docNo, title, rounds: rounds.map(({ due }) => due) };
}

/** A notice for the tests of a group alone, with a round that is under way and one that is overdue. */
export function ownNotice(stage: Stage, number: number): () => RoundNotice {
  let notice: RoundNotice;
  beforeAll(async () => {
    notice = await activeNotice(stage.site, {
      number,
      rounds: [
        { title: `测试${number}按期轮`, due: dueIn(10) },
        { title: `测试${number}逾期轮`, due: dueIn(-14) },
      ],
    });
  }, 60_000);
  return () => notice;
}

/** The page of a round's forms, by its place in the notice. */
export const formsAt = ({ id, rounds }: RoundNotice, round: number) =>
  `/console/reports?notice=${id}&round=${rounds[round]}`;

async function formsIn({ ask }: Site, { id, rounds }: RoundNotice, round: number): Promise<Form[]> {
  const { body } = await ask<{ items: Form[] }>(
    'GET',
    `/v1/reports?notice=${id}&round=${rounds[round]}&limit=100`,
  );
  return body.items;
}

/** How the forms of a round stand, by measure and department; no state where nothing was written. */
export async function reportsIn(site: Site, notice: RoundNotice, round: number) {
  const forms = await formsIn(site, notice, round);
  return forms
    .map(({ id, measure, dept, report }) => ({ id, no: measure.no, dept, state: report?.state }))
    .sort((a, b) => a.no.localeCompare(b.no) || a.dept.localeCompare(b.dept));
}

/** Writes and hands in what a department has not handed in of a round. */
export async function submitAll(site: Site, notice: RoundNotice, round: number, dept: string): Promise<void> {
  const open = (await formsIn(site, notice, round)).filter(
    (form) => form.dept === dept && (form.report === null || form.report.state === 'draft'),
  );
  for (const { id, lock } of open) {
    const path = `/v1/reports/${encodeURIComponent(id)}`;
    const content = { status: 'on-track', text: '已经按计划完成本轮工作。', values: [] };
    const { etag } = await site.ask('PUT', path, content, `"${lock}"`);
    await site.ask('POST', `${path}/submit`, {}, etag);
  }
}

/** Chases 市应急管理局 for the third measure. Answers with the chase's id. */
export async function chased({ ask, askAs }: Site, { id }: RoundNotice): Promise<string> {
  const text = '高危企业检查没有报来进展，请补报。';
  const to = { notice: id, measures: [`${id}-3`], dept: '620300-yjgl' };
  const letter = { ...to, level: 1, text, answerWithin: 5 };
  const made = await ask<{ id: string }>('POST', '/v1/chase-letters', letter);
  const path = `/v1/chase-letters/${made.body.id}`;
  const { etag } = await ask('POST', `${path}/submit`, {}, made.etag);
  const other = await askAs('jinchang-zfb');
  const reviewed = await other('POST', `${path}/review`, {}, etag);
  const { body } = await other<{ chase: string }>('POST', `${path}/issue`, {}, reviewed.etag);
  return body.chase;
}

/** What the office makes of a round: a chase, a unit on the black board, a briefing that is handed in and one that is not. */
export async function concluded(site: Site, notice: RoundNotice) {
  const { id, rounds } = notice;
  const { ask } = site;
  const entry = { board: 'black', dept: '620300-yjgl', reason: '没有按期报送。' };
  const proposed = await ask<{ id: string }>('POST', `/v1/notices/${id}/boards`, entry);
  await ask('POST', `/v1/boards/${proposed.body.id}/publish`, {}, proposed.etag);
  const make = () => ask<{ id: string }>('POST', `/v1/notices/${id}/briefings`, { round: rounds[0] });
  const issued = await make();
  await ask('POST', `/v1/briefings/${issued.body.id}/submit`, {}, issued.etag);
  const draft = await make();
  return { chase: await chased(site, notice), issued: issued.body.id, draft: draft.body.id };
}

/** The second administrator reviews a paper and signs it, on its page. */
export async function passAndSign(page: Page): Promise<void> {
  for (const action of ['审核通过', '签发']) {
    await page.getByRole('button', { name: action, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click();
  }
}

/** The second administrator reviews a briefing and signs it, on its page. Gives its number. */
export async function reviewAndSign(page: Page, id: string): Promise<string> {
  await page.goto(`/console/briefings/${id}`);
  await passAndSign(page);
  const number = page.getByText(/^〔\d{4}〕第\d+期$/).first();
  await number.waitFor();
  return (await number.textContent())!;
}
