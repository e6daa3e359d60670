import { runProposals } from '@mingcha/credit/cases';
import { type DemoCity, firstCity } from '@mingcha/demo';
import { addDays, type Clock } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { Desk } from '../past/desk.ts';
import { staffOf } from '../past/staff.ts';
import type { Timeline } from '../timeline.ts';

/** What is found about an enterprise whose class dropped, one after the other. */
const findings = [
  ['拖欠货款属实，经约谈已与债权人达成还款计划，责令规范经营。', '责令改正'],
  ['现场核查发现进货查验记录造假，立案查处。', '立案查处'],
  ['执行案件系前任股东债务，企业经营正常，不予立案。', '不予立案'],
] as const;

const type = 'leads';

type Init = { city: DemoCity; store: TenantStore; desk: Desk; clock: Clock };

/** Lets the warnings of an evaluation open their leads, and plans what becomes of each. */
export function createLeadDesk(timeline: Timeline, { city, store, desk, clock }: Init) {
  const known = new Set<string>();
  let turn = city.code === firstCity ? 0 : 1;
  return {
    /** On a day, `YYYY-MM-DD`. */
    async open(day: string): Promise<void> {
      const now = () => clock().toISOString();
      for (let next: string | undefined = now(); next !== undefined && next <= now(); )
        next = await runProposals(store, desk.deps);
      const staff = await staffOf(store, city, clock());
      const opened = (await desk.rows(type)).filter(
        ({ id, listed }) => listed.source === '信用预警' && !known.has(id),
      );
      for (const { id } of opened) {
        known.add(id);
        const [finding, outcome] = findings[turn++ % findings.length]!;
        const step = (daysLater: number, by: string, act: Parameters<Desk['step']>[2]) =>
          timeline.at(addDays(day, daysLater), () => desk.step(staff.by(by), { type, id }, act));
        step(1, 'office', { act: 'assign', values: { dept: `${city.code}-scjg` } });
        step(12, 'scjg', { act: 'conclude', values: { finding, outcome } });
        step(13, 'scjg-head', { approve: 'conclude' });
      }
    },
  };
}
