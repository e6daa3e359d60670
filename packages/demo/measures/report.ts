import { dayNumber, isoDate } from '../dates.ts';
import type { DemoWork } from './types.ts';

/** A form to be filled in, as far as its words depend on it. Days are `YYYY-MM-DD`. */
export interface DemoForm {
  measure: { no: string; title: string; deadline?: string };
  role: 'lead' | 'partner';
  indicators: readonly { id: string; comparison: string; target: number; unit: string }[];
}

export interface DemoReport {
  status: 'on-track' | 'behind' | 'done';
  text: string;
  problems?: string;
  next?: string;
  values: { indicator: string; value: number }[];
}

/** How far from its target a number still is, by the report's status: times for what is to fall, times for what is to rise. */
const distance: Record<DemoReport['status'], { fall: number; rise: number }> = {
  done: { fall: 0.94, rise: 1.01 },
  'on-track': { fall: 1.15, rise: 0.86 },
  behind: { fall: 1.3, rise: 0.7 },
};

/** A measure whose deadline comes so many days after a round is reported as done in that round. */
const daysAhead = 15;

/** What a unit writes into a form of the round that is due on `due`. */
export function demoReport(form: DemoForm, work: DemoWork, due: string): DemoReport {
  const { measure, role } = form;
  if (role === 'partner') return { status: 'on-track', text: helping(measure), values: [] };
  const status = statusOf(form, work, due);
  const values = form.indicators.map((indicator) => ({
    indicator: indicator.id,
    value: reached(indicator, status),
  }));
  if (status === 'done') return { status, text: work.done, values };
  if (status === 'behind')
    return {
      status,
      text: work.stuck!,
      problems: work.stuck!,
      next: '逐项排出时间表，每周调度一次，尽快补上进度。',
      values,
    };
  return { status, text: underWay(measure, work, due), next: nextStep(work, due), values };
}

function statusOf({ measure }: DemoForm, { stuck }: DemoWork, due: string): DemoReport['status'] {
  const ends = measure.deadline !== undefined && dayNumber(measure.deadline) <= dayNumber(due) + daysAhead;
  if (!ends) return 'on-track';
  return stuck === undefined ? 'done' : 'behind';
}

function reached(
  { comparison, target, unit }: DemoForm['indicators'][number],
  status: DemoReport['status'],
): number {
  const { fall, rise } = distance[status];
  const value = target * (comparison.startsWith('<') ? fall : rise);
  const most = unit === '%' ? 100 : Number.POSITIVE_INFINITY;
  const whole = Number.isInteger(target) && target >= 3;
  return Math.min(most, whole ? Math.round(value) : Math.round(value * 10) / 10);
}

const helping = ({ no, title }: DemoForm['measure']): string => {
  const ways = [
    `按分工配合推进“${title}”，需要本单位提供的数据和人员都已到位。`,
    `已明确专人对接“${title}”，涉及本单位的环节按时办结。`,
    `参加了“${title}”的会商，本单位承担的部分正在按计划办理。`,
  ];
  return ways[(no.length + no.charCodeAt(no.length - 1)) % ways.length]!;
};

const past = ({ steps = [] }: DemoWork, due: string) => steps.filter(([, day]) => day <= due.slice(5));
const ahead = ({ steps = [] }: DemoWork, due: string) => steps.filter(([, day]) => day > due.slice(5));

function underWay({ title, deadline }: DemoForm['measure'], work: DemoWork, due: string): string {
  const done = past(work, due).map(([step]) => `“${step}”`);
  const state =
    done.length > 0 ? `${done.join('、')}已经完成` : `“${title}”的分工已经排定，各环节都有专人负责`;
  const by = deadline ? `，预计${Number(deadline.slice(5, 7))}月${Number(deadline.slice(8))}日前办结` : '';
  return `${state}${by}。`;
}

function nextStep(work: DemoWork, due: string): string {
  const [step] = ahead(work, due);
  return step ? `抓紧办好“${step[0]}”。` : '继续跟进，巩固已有做法。';
}

/** The deadline's eve: when a measure is finished that no round reported as done. */
export const demoFinish = (deadline: string): string => isoDate(dayNumber(deadline) - 1);
