import { lightNames, workStateNames } from '@mingcha/kernel/labels';
import type { Light, NoticeDetail, PublicMeasure, Target } from './types.ts';

/** How a measure stands, in one word that the public understands. */
export type Condition = 'late' | 'soon' | 'onTrack' | 'unset' | 'moving' | 'waiting' | 'done' | 'stopped';

/** The light that a condition shows by its colour; `none` is a measure under way in a city that shows no lights. */
type Shown = Light | 'none';

const conditions: Record<Condition, { label: string; light: Shown; meaning: string }> = {
  late: { label: lightNames.red, light: 'red', meaning: '过了期限还没有完成，或者进展没有按时报送。' },
  soon: { label: lightNames.yellow, light: 'yellow', meaning: '期限临近，或者进度落后于安排。' },
  onTrack: { label: lightNames.green, light: 'green', meaning: '没有到期，也没有发现落后。' },
  unset: { label: lightNames.grey, light: 'grey', meaning: '没有设定完成的期限。' },
  moving: { label: workStateNames.active, light: 'none', meaning: '正在推进。' },
  waiting: { label: workStateNames.pending, light: 'grey', meaning: '还没有报告开始推进。' },
  done: { label: workStateNames.done, light: 'blue', meaning: '牵头单位已经完成这项举措。' },
  stopped: { label: workStateNames.stopped, light: 'grey', meaning: '这项举措不再推进。' },
};

/** The colours by their names, so that the legend says them too. */
export const colourNames: Record<Shown, string> = {
  red: '红',
  yellow: '黄',
  green: '绿',
  blue: '蓝',
  grey: '灰',
  none: '',
};

export const conditionWords = (condition: Condition) => conditions[condition];

/** What needs attention first, what is settled last. */
export const conditionOrder = Object.keys(conditions) as Condition[];

/** A settled state speaks for itself; otherwise the light does, where the city shows it. */
export function conditionOf({ state, light }: Pick<PublicMeasure, 'state' | 'light'>): Condition {
  if (state === 'done' || state === 'stopped') return state;
  if (light) return byLight[light];
  return state === 'active' ? 'moving' : 'waiting';
}

const byLight: Record<Light, Condition> = {
  red: 'late',
  yellow: 'soon',
  green: 'onTrack',
  grey: 'unset',
  blue: 'done',
};

const cadences: Record<string, string> = {
  ongoing: '长期坚持',
  weekly: '每周',
  monthly: '每月',
  quarterly: '每季度',
  'half-yearly': '每半年',
  yearly: '每年',
};

/** By when, or how often: "2026年9月30日前"; undefined where the notice does not say. */
export function termOf({
  deadline,
  cadence,
}: Pick<PublicMeasure, 'deadline' | 'cadence'>): string | undefined {
  if (deadline) return `${formatDate(deadline)}前`;
  return cadence && (cadences[cadence] ?? cadence);
}

const comparisons: Record<Target['comparison'], string> = {
  '<': '少于',
  '<=': '不超过',
  '=': '为',
  '>=': '不低于',
  '>': '高于',
};

/** "企业开办时间不超过 0.5 个工作日". */
export const targetText = ({ metric, comparison, value, unit }: Target): string =>
  `${metric}${comparisons[comparison]} ${value} ${unit}`;

/** "2026年9月30日". What is no date is shown as it came. */
export function formatDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(date) ?? [];
  return year ? `${year}年${Number(month)}月${Number(day)}日` : date;
}

/** What the notice promises, in a sentence or two. */
export function promiseOf({ items, rounds }: Pick<NoticeDetail, 'items' | 'rounds'>): string {
  const leads = new Set(items.flatMap(({ leadUnits }) => leadUnits)).size;
  const deadlines = items.flatMap(({ deadline }) => deadline ?? []).sort();
  const last = deadlines.at(-1);
  const who = leads > 0 ? `，由 ${leads} 个单位牵头` : '';
  const when = last
    ? `${deadlines.length === items.length ? '都' : `其中 ${deadlines.length} 项`}写明了期限，最晚的一项应在${formatDate(last)}前完成。`
    : '没有写明期限。';
  const reports = rounds.length > 0 ? `各单位分 ${rounds.length} 次报送进展。` : '';
  return `这份通知提出 ${items.length} 项举措${who}，${when}${reports}`;
}
