import type { DemoCity } from '@mingcha/demo';
import { bodyOf } from '@mingcha/tenancy/testing';
import { createOffice } from './api/office.ts';
import type { TestSystem } from './system.ts';

export type Measure = { id: string; no: string; leads: string[]; partners: string[] };
export type FollowedNotice = { id: string; docNo: string; etag: string; measures: Measure[] };

let made = 0;

/** A fictional plan of two measures that three departments of the demo report on, under a number of its own. */
const reportingPlan = (): string => `金昌市人民政府办公室关于印发2026年优化服务工作方案的通知
金政办发〔2026〕${100 + ++made}号
各县（区）人民政府，市政府有关部门：
现将《2026年优化服务工作方案》印发给你们，请认真落实。
金昌市人民政府办公室
2026年3月2日
2026年优化服务工作方案
一、主要任务
1.推行一窗通办。2026年9月底前网上可办率达到95%以上。（牵头单位：市市场监督管理局；责任单位：市发展和改革委员会）
2.压缩审批时限。审批用时不超过3个工作日。（牵头单位：市发展和改革委员会；责任单位：市商务局）
二、保障措施
各单位分别于每年6月20日、9月20日、12月10日前报送进展情况。`;

const schedule = { dates: ['06-20', '09-20', '12-10'], opensBefore: 10, shift: 'before' };

/** A notice that a city follows, with three rounds a year and these rules of chasing. */
export async function followNotice(
  system: Pick<TestSystem, 'call'>,
  city: DemoCity,
  { chase = [] as object[] } = {},
): Promise<FollowedNotice> {
  const office = createOffice(system, city);
  const { notice: draft, etag } = await office.paste(reportingPlan());
  const settled = await office.settle({ notice: { ...draft, schedule, chase }, etag });
  const { notice, etag: now } = await office.activate(settled);
  const { items } = await bodyOf(office.ask('GET', `/v1/measures?notice=${notice.id}`));
  return { id: notice.id, docNo: notice.docNo, etag: now, measures: items };
}
