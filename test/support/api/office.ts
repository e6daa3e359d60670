import type { DemoCity } from '@mingcha/demo';
import { bodyOf } from '@mingcha/tenancy/testing';
import { expect } from 'vitest';
import type { CallOptions, TestSystem } from '../system.ts';

// biome-ignore lint/suspicious/noExplicitAny: the assertions are the types here
type Notice = { id: string; state: string; [field: string]: any };
/** A notice as the API answers it, with the ETag for the next step. */
export type HeldNotice = { notice: Notice; etag: string };

/** A fictional plan of a city with the departments of the demo; two measures, one report in December. */
export const planText = (
  number: number,
): string => `云岭市人民政府办公室关于印发2026年云岭市利企行动方案的通知
云政办发〔2026〕${number}号
各县（区）人民政府，市政府有关部门：
《2026年云岭市利企行动方案》已经市政府同意，现予印发。
云岭市人民政府办公室
2026年2月8日
2026年云岭市利企行动方案
一、主要任务
（一）规范检查
1.公布随机抽查事项清单。每年修订一次，2026年12月底前公布率达到100%。（牵头单位：市市场监管局；责任单位：市住建局、各县（区）人民政府）
2.压缩审批时限。工业厂房项目审批用时不超过45个工作日。（牵头单位：市住建局；责任单位：市发展改革委）
二、保障措施
（一）压实责任。各单位于每年12月10日前向市政府办公室报送进展情况。`;

/** What a test does with notices as the office of a tenant. */
export function createOffice({ call }: Pick<TestSystem, 'call'>, city: DemoCity, role = 'city-admin') {
  const ask = (method: string, path: string, body?: unknown, etag?: string, more: CallOptions = {}) =>
    call(city, role, method, path, {
      ...more,
      ...(body !== undefined && { body }),
      headers: { ...more.headers, ...(etag !== undefined && { 'if-match': etag }) },
    });

  async function held(response: Response, status = 200): Promise<HeldNotice> {
    const text = await response.clone().text();
    expect([response.status, response.status === status ? '' : text]).toEqual([status, '']);
    return { notice: await bodyOf(response), etag: response.headers.get('etag')! };
  }

  const paste = async (text: string) => held(await ask('POST', '/v1/notices', { text }), 201);
  const read = async (id: string) => held(await ask('GET', `/v1/notices/${id}`));

  /** The draft as a person leaves it who has looked at everything. */
  async function settle({ notice, etag }: HeldNotice): Promise<HeldNotice> {
    const { docNo, title, issuer, date, year, schedule, chase, draft } = notice;
    const measures = draft.measures.map((measure: object) => ({ ...measure, checked: true }));
    const body = { docNo, title, issuer, date, year, schedule, chase, measures };
    return held(await ask('PUT', `/v1/notices/${notice.id}/draft`, body, etag));
  }

  const activate = async ({ notice, etag }: HeldNotice) =>
    held(await ask('POST', `/v1/notices/${notice.id}/activate`, undefined, etag));
  /** A notice that is followed. */
  const followed = async (number: number) => activate(await settle(await paste(planText(number))));

  return { ask, paste, read, settle, activate, followed };
}
