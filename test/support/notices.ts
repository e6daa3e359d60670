import type { DemoCity } from '@mingcha/demo';
import { bodyOf } from '@mingcha/tenancy/testing';
import { expect } from 'vitest';
import type { CallOptions } from './system.ts';

type System = {
  call(city: DemoCity, role: string, method: string, path: string, options?: CallOptions): Promise<Response>;
};
type Draft = { no: string; unsure: string[]; checked: boolean };
export type Measure = { id: string; no: string; leads: string[]; partners: string[] };
export type FollowedNotice = { id: string; docNo: string; etag: string; measures: Measure[] };

let made = 0;

/** A made-up plan of two measures, in the words such papers have, under a number of its own. */
export const planText = (year = 2026): string => `金昌市人民政府办公室关于印发${year}年优化服务工作方案的通知
金政办发〔${year}〕${100 + ++made}号
各县（区）人民政府，市政府有关部门：
现将《${year}年优化服务工作方案》印发给你们，请认真落实。
金昌市人民政府办公室
${year}年3月2日
${year}年优化服务工作方案
一、主要任务
1.推行一窗通办。${year}年9月底前网上可办率达到95%以上。（牵头单位：市市场监督管理局；责任单位：市发展和改革委员会）
2.压缩审批时限。审批用时不超过3个工作日。（牵头单位：市发展和改革委员会；责任单位：市商务局）
二、保障措施
各单位分别于每年6月20日、9月20日、12月10日前报送进展情况。`;

const schedule = { dates: ['06-20', '09-20', '12-10'], opensBefore: 10, shift: 'before' };

/** Takes a notice in as a city's office does, looks it through and activates it. */
export async function followNotice(
  { call }: System,
  city: DemoCity,
  { chase = [] as object[], year = 2026 } = {},
): Promise<FollowedNotice> {
  const office = async (method: string, path: string, body: unknown, headers = {}) => {
    const answer = await call(city, 'city-admin', method, path, { body, headers });
    const answered = await bodyOf(answer);
    expect([answer.status < 300, answered.detail, answered.errors]).toEqual([true, undefined, undefined]);
    return { ...answered, etag: answer.headers.get('etag') };
  };
  const draft = await office('POST', '/v1/notices', { text: planText(year) });
  const { docNo, title, issuer, date, draft: read } = draft;
  const measures = read.measures.map((measure: Draft) => ({ ...measure, checked: true }));
  const path = `/v1/notices/${draft.id}`;
  const saved = await office(
    'PUT',
    `${path}/draft`,
    { docNo, title, issuer, date, year, schedule, chase, measures },
    { 'if-match': draft.etag },
  );
  const active = await office('POST', `${path}/activate`, {}, { 'if-match': saved.etag });
  const rows = await bodyOf(call(city, 'city-admin', 'GET', `/v1/measures?notice=${draft.id}`));
  return { id: draft.id, docNo, etag: active.etag, measures: rows.items };
}
