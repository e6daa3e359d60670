import { samplePdf, sentFile } from '@mingcha/attachments/testing';
import type { DemoCity } from '@mingcha/demo';
import { bodyOf } from '@mingcha/tenancy/testing';
import { expect } from 'vitest';
import { createOffice, planText } from './api/office.ts';
import type { CallOptions, TestSystem } from './system.ts';

/** Paths of what follows notices; lists of measures answer by the same code as every other register. */
const followingPaths =
  /^\/v1\/(notices|measure-rules|indicator-sources|reports|chases|chase-letters|overdue|score-rules|excellence|boards|briefings|webhooks|province\/notices)(?![\w-])|^\/v1\/measures\/\{id\}\/progress/;

/** Whether a route, by its path template, belongs to what follows notices. */
export const isFollowing = (path: string): boolean => followingPaths.test(path);

/** Words that stand where only the tenant may read them: none may come out at the public's end. */
export const innerWords = {
  draft: '尚在核对的草稿',
  troubles: '人手缺口三名，系统未联通',
  returned: '内容空泛，请补充数据',
  unaccepted: '尚未审核的进展情况',
  chase: '请于三日内说明迟报原因',
  answer: '已向督查室书面说明',
  proposed: '拟列入的理由还没有定论',
  appeal: '我单位认为列榜有误',
  ruling: '经核实维持原来的结论',
  removed: '撤下的那一条理由',
  excellence: '经验被上级专刊转发',
  closing: '督办到此结束不再另行通知',
  stopped: '因上级政策调整而停止',
};

const round = '2026-12-10';

type Made = { id: string; etag: string; [field: string]: unknown };

/** Calls of one city's people, each of which must succeed; by default the office's, with a department its signer's. */
export function createDesk({ call }: Pick<TestSystem, 'call'>, city: DemoCity) {
  return async function well(
    method: string,
    path: string,
    { etag, headers, role, ...options }: CallOptions & { etag?: string; role?: string } = {},
  ): Promise<Response> {
    const who = role ?? (options.dept === undefined ? 'city-admin' : 'department-client');
    const response = await call(city, who, method, path, {
      ...options,
      headers: { ...headers, ...(etag !== undefined && { 'if-match': etag }) },
    });
    const refusal = response.ok ? '' : await response.text();
    expect([method, path, response.status, refusal]).toEqual([method, path, response.status, '']);
    return response;
  };
}

/** An administrator besides the one who drafts: who drafts neither reviews nor signs. */
export const second = (city: DemoCity) => ({ role: 'city-admin', dept: `${city.code}-fgw` });

/** Takes a draft to where it can be signed. Gives its ETag. */
export async function toSignature(
  well: ReturnType<typeof createDesk>,
  city: DemoCity,
  path: string,
): Promise<string> {
  const etagOf = async () => (await well('GET', path)).headers.get('etag')!;
  await well('POST', `${path}/submit`, { etag: await etagOf() });
  return (await well('POST', `${path}/review`, { ...second(city), etag: await etagOf() })).headers.get(
    'etag',
  )!;
}

/** Takes a draft through all hands. */
export async function signed(well: ReturnType<typeof createDesk>, city: DemoCity, path: string) {
  const etag = await toSignature(well, city, path);
  return well('POST', `${path}/issue`, { ...second(city), etag });
}

/** Chases a department by a letter that another administrator reviews and signs. */
export async function chaseBy(well: ReturnType<typeof createDesk>, city: DemoCity, letter: object) {
  const { id } = await bodyOf(well('POST', '/v1/chase-letters', { body: letter }));
  const { chase } = await bodyOf(signed(well, city, `/v1/chase-letters/${id}`));
  return well('GET', `/v1/chases/${chase}`);
}

/**
 * Plays a notice through in a city: an open round with a report in every state, chases, boards, briefings, and a draft
 * and a published notice beside it. Gives the ids of all of it. `number` is the notice's own within the city.
 */
export async function playMeasures(system: Pick<TestSystem, 'call' | 'files'>, city: DemoCity, number = 1) {
  const office = createOffice(system, city);
  const well = createDesk(system, city);
  const made = async (method: string, path: string, options: Parameters<typeof well>[2] = {}) => {
    const response = await well(method, path, options);
    return { ...(await bodyOf(response)), etag: response.headers.get('etag') } as Made;
  };
  const [scjg, zfjs, fgw] = ['scjg', 'zfjs', 'fgw'].map((letters) => `${city.code}-${letters}`) as [
    string,
    string,
    string,
  ];

  /** Sends a file as somebody, and gives its id. */
  const sendFile = (name: string, dept?: string) => {
    const who = dept === undefined ? {} : { dept };
    const ask = (at: string, body?: unknown) =>
      well('POST', at, { ...who, ...(body !== undefined && { body }) });
    return sentFile(ask, system.files, city.code, { name, bytes: samplePdf });
  };
  const files = {
    report: await sendFile('落实情况.pdf', zfjs),
    chase: await sendFile('情况说明.pdf', scjg),
    loose: await sendFile('尚未提交.pdf'),
  };
  const { notice } = await office.followed(number);
  const draft = await office.paste(planText(number + 1).replace('利企行动方案', innerWords.draft));
  const path = `/v1/notices/${notice.id}`;
  const { items: rounds } = await bodyOf(well('GET', `${path}/rounds`));
  const { lock } = rounds.find(({ id }: { id: string }) => id === round);
  await well('POST', `${path}/rounds/${round}/open`, { etag: `"${lock}"` });

  const reportPath = (no: string, dept: string) => `/v1/reports/${notice.id}-${no}.${round}.${dept}`;
  async function report(no: string, dept: string, text: string, then?: 'accept' | 'return'): Promise<string> {
    const at = reportPath(no, dept);
    const own = no === '2' && dept === zfjs ? { files: [files.report] } : {};
    const body = {
      status: 'on-track',
      text,
      problems: innerWords.troubles,
      next: '继续推进',
      values: [],
      ...own,
    };
    const saved = await made('PUT', at, { dept, body, etag: '"0"' });
    const sent = await made('POST', `${at}/submit`, { dept, etag: saved.etag });
    const why = then === 'return' && { body: { reason: innerWords.returned } };
    if (then) await well('POST', `${at}/${then}`, { etag: sent.etag, ...why });
    return saved.id;
  }
  const reports = [
    await report('1', scjg, '清单已公布，共二十三项。', 'accept'),
    await report('2', zfjs, innerWords.unaccepted),
    await report('2', fgw, innerWords.unaccepted, 'return'),
  ];

  const letterTo = (dept: string, no: string) => ({
    notice: notice.id,
    measures: [`${notice.id}-${no}`],
    dept,
    level: 1,
    text: innerWords.chase,
    answerWithin: 3,
  });
  const chase = async (dept: string, no: string): Promise<Made> => {
    const response = await chaseBy(well, city, letterTo(dept, no));
    return { ...(await bodyOf(response)), etag: response.headers.get('etag') };
  };
  const letter = await made('POST', '/v1/chase-letters', { body: letterTo(scjg, '1') });
  await well('POST', `/v1/chase-letters/${letter.id}/submit`, { etag: letter.etag });
  const chases = [await chase(scjg, '1'), await chase(zfjs, '2'), await chase(fgw, '2')];
  for (const [i, dept] of [scjg, zfjs].entries()) {
    const one = chases[i]!;
    const body = { text: innerWords.answer, ...(i === 0 && { files: [files.chase] }) };
    Object.assign(one, await made('POST', `/v1/chases/${one.id}/answer`, { dept, body, etag: one.etag }));
  }
  await well('POST', `/v1/chases/${chases[1]!.id}/close`, {
    body: { reason: innerWords.closing },
    etag: chases[1]!.etag,
  });

  const entry = (board: 'red' | 'black', dept: string, reason: string) =>
    made('POST', `${path}/boards`, { body: { board, dept, reason, round } });
  const proposed = await entry('red', zfjs, innerWords.proposed);
  const published = await entry('red', scjg, '清单公布及时');
  await well('POST', `/v1/boards/${published.id}/publish`, { etag: published.etag });
  const black = await entry('black', fgw, '连续迟报');
  let at = await made('POST', `/v1/boards/${black.id}/publish`, { etag: black.etag });
  const plea = { dept: fgw, body: { text: innerWords.appeal }, etag: at.etag };
  at = await made('POST', `/v1/boards/${black.id}/appeal`, plea);
  await well('POST', `/v1/boards/${black.id}/uphold`, { body: { reason: innerWords.ruling }, etag: at.etag });
  const removed = await entry('black', scjg, innerWords.removed);
  await well('POST', `/v1/boards/${removed.id}/remove`, {
    body: { reason: innerWords.ruling },
    etag: removed.etag,
  });

  const praise = { dept: scjg, points: 2.5, reason: innerWords.excellence };
  const excellence = await made('POST', `${path}/excellence`, { body: praise });
  const briefing = () => made('POST', `${path}/briefings`, { body: { round } });
  const [issued, unissued] = [await briefing(), await briefing()];
  await signed(well, city, `/v1/briefings/${issued.id}`);
  const hook = { url: 'https://hooks.city.example/in', events: ['round.opened', 'chase.issued'] };
  const webhook = await made('POST', '/v1/webhooks', { body: hook });
  await well('POST', `/v1/webhooks/${webhook.id}/test`);

  const progress = `/v1/measures/${notice.id}-2/progress`;
  const { etag } = await made('GET', progress);
  await well('POST', `${progress}/stop`, { body: { reason: innerWords.stopped }, etag });
  const publication = { published: true, lights: true, reports: true };
  await well('PATCH', path, { body: { publication }, etag: (await office.read(notice.id)).etag });

  return {
    notice: notice.id,
    draft: draft.notice.id,
    round,
    depts: { scjg, zfjs, fgw },
    measures: [`${notice.id}-1`, `${notice.id}-2`],
    reports,
    chases: chases.map(({ id }) => id),
    letter: letter.id,
    files,
    boards: { proposed: proposed.id, published: published.id, upheld: black.id, removed: removed.id },
    excellence: excellence.id,
    briefings: { issued: issued.id, draft: unissued.id },
    webhook: webhook.id,
  };
}

export type PlayedMeasures = Awaited<ReturnType<typeof playMeasures>>;

/** Every id of what was played, the parts of reports' and rows' ids too. */
export const idsOf = ({ boards, briefings, files, ...played }: PlayedMeasures): string[] => [
  played.notice,
  played.draft,
  ...played.measures,
  ...played.reports,
  ...played.chases,
  played.letter,
  ...Object.values(boards),
  ...Object.values(files),
  played.excellence,
  ...Object.values(briefings),
  played.webhook,
];
