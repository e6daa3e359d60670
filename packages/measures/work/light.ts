import { addDays, isKnownDay, isOver } from '@mingcha/kernel';
import type { Calendar } from '@mingcha/kernel/workingDays';
import { moveDay } from '@mingcha/lifecycle/clocks';
import { isReached } from './indicators.ts';
import type { Progress } from './progress.ts';
import type { LightRules } from './rules.ts';

export const colours = ['green', 'yellow', 'red', 'grey', 'blue'] as const;
export type Colour = (typeof colours)[number];

/** Where a measure stands: at its light, or stopped, when its grey light says nothing of a deadline. */
export const standings = [...colours, 'stopped'] as const;
export type Standing = (typeof standings)[number];

export const measureStanding = (state: Progress['state'], { colour }: Pick<Light, 'colour'>): Standing =>
  state === 'stopped' ? 'stopped' : colour;

/** A measure's light (灯) and why it is neither green nor blue, in Chinese. */
export type Light = { colour: Colour; reasons: string[] };

/** All that a light depends on. Dates are `YYYY-MM-DD`. */
export type LightInput = {
  today: string;
  deadline?: string | undefined;
  progress: Pick<Progress, 'state' | 'milestones' | 'indicators' | 'stoppedReason'>;
  /** Lead units by name whose report is due and not in, and those whose report was returned. */
  reports: { late: readonly string[]; returned: readonly string[] };
  rules: LightRules;
  calendar: Calendar;
};

type Rule = { colour: 'red' | 'yellow'; reasons: (input: LightInput) => string[] };

const names = (units: readonly string[], what: string): string[] =>
  units.length > 0 ? [`${units.join('、')}${what}`] : [];

const openMilestones = ({ progress, today }: LightInput) =>
  progress.milestones.filter(({ due, doneAt }) => doneAt === undefined && due < today);

const tooLate = ({ today, rules, calendar }: LightInput, due: string): boolean =>
  isOver(moveDay(due, { workingDays: rules.milestoneLate }, calendar), today);

/** Why it is not known how late a milestone is. */
function untold({ rules, calendar }: LightInput, due: string): string {
  const last = moveDay(due, { workingDays: rules.milestoneLate }, calendar);
  return isKnownDay(last) ? '' : `，是否超过 ${rules.milestoneLate} 个工作日${last.text}`;
}

/** The last day that is surely within so many working days: without a calendar, as many days of the week. */
function soonFrom(today: string, days: number, calendar: Calendar): string {
  const last = moveDay(today, { workingDays: days }, calendar);
  return isKnownDay(last) ? last : addDays(today, days);
}

/** What turns a light, the graver first. Measures that are done or stopped never come here. */
const lightRules: readonly Rule[] = [
  {
    colour: 'red',
    reasons: ({ deadline, today }) =>
      deadline !== undefined && deadline < today ? [`已过完成时限 ${deadline}`] : [],
  },
  {
    colour: 'red',
    reasons: (input) =>
      openMilestones(input)
        .filter(({ due }) => tooLate(input, due))
        .map(
          ({ title, due }) =>
            `节点“${title}”应于 ${due} 完成，逾期超过 ${input.rules.milestoneLate} 个工作日`,
        ),
  },
  { colour: 'red', reasons: ({ reports }) => names(reports.late, '逾期未报送进展') },
  {
    colour: 'yellow',
    reasons: (input) =>
      openMilestones(input)
        .filter(({ due }) => !tooLate(input, due))
        .map(({ title, due }) => `节点“${title}”应于 ${due} 完成，已逾期${untold(input, due)}`),
  },
  {
    colour: 'yellow',
    reasons: ({ deadline, today, rules, calendar }) =>
      deadline !== undefined && deadline >= today && deadline <= soonFrom(today, rules.deadlineSoon, calendar)
        ? [`完成时限 ${deadline} 将至`]
        : [],
  },
  { colour: 'yellow', reasons: ({ reports }) => names(reports.returned, '的进展报告被退回') },
  {
    colour: 'yellow',
    reasons: ({ deadline, today, rules, progress }) =>
      deadline !== undefined && deadline <= addDays(today, rules.indicatorSoon)
        ? progress.indicators
            .filter((indicator) => !isReached(indicator))
            .map(({ metric }) => `指标“${metric || '未命名'}”尚未达到`)
        : [],
  },
];

/** A measure's light, and the reasons for it. Where a calendar is not known only what is certain without it counts. */
export function lightOf(input: LightInput): Light {
  const { state, stoppedReason } = input.progress;
  if (state === 'stopped')
    return { colour: 'grey', reasons: [`已停止${stoppedReason ? `：${stoppedReason}` : ''}`] };
  if (state === 'done') return { colour: 'blue', reasons: [] };
  const found = lightRules.map(({ colour, reasons }) => ({ colour, reasons: reasons(input) }));
  const worst = found.find(({ reasons }) => reasons.length > 0);
  if (worst) return { colour: worst.colour, reasons: found.flatMap(({ reasons }) => reasons) };
  // Without a deadline nothing would ever turn a green light.
  return input.deadline === undefined
    ? { colour: 'grey', reasons: ['没有设定完成时限'] }
    : { colour: 'green', reasons: [] };
}
