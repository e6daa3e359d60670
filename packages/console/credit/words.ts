import { publicationLights, type StateLabel, withdrawalLights } from '@mingcha/kernel/labels';
import type {
  CreditClassChange,
  CreditEvaluation,
  CreditPoints,
  CreditRecord,
  ExplainedCredit,
} from '../api/schema.d.ts';

/** Thousandths of a point as people read them: 380, −20, 12.5. */
export const pointsText = (milli: number): string => String(milli / 1_000).replace('-', '−');

/** The same with its sign: +20, −40, 0. */
export const signedText = (milli: number): string =>
  milli > 0 ? `+${pointsText(milli)}` : pointsText(milli);

/** Why a class changed: what decided it, and the points of the model where they had a part in it. */
export function reasonsText({ why, decidedBy }: Pick<CreditClassChange, 'why' | 'decidedBy'>): string {
  const points = why
    .map(({ title, milli, times }) =>
      milli === 0 ? title : `${title}${times > 1 ? ` ${times} 次` : ''} ${signedText(milli)}`,
    )
    .join('，');
  if (decidedBy === undefined) return points || '没有加减分';
  return points ? `${decidedBy}。模型：${points}` : decidedBy;
}

export const classNames = { A: 'A 类', B: 'B 类', C: 'C 类', D: 'D 类', U: '未分类' } as const;

export const riskClasses = ['A', 'B', 'C', 'D'] as const;

export const purposeNames = {
  month: '月末评价',
  demand: '即时评价',
  simulation: '试算',
} as const satisfies Record<CreditEvaluation['purpose'], string>;
export const stateNames = { waiting: '排队中', running: '评价中', done: '已完成', failed: '未完成' } as const;

export const wayNames = { worst: '取风险最高的', first: '依次取先有的', cases: '按情形' } as const;

/** The measure word of the subjects of a model. */
export const unitOf = ({ subject }: Pick<CreditEvaluation['model'], 'subject'>): string =>
  subject === 'department' ? '个' : '户';

/** How it stands with a clock of a record's publication. */
export const publicationMark = ({ clock, light }: Pick<CreditRecord, 'clock' | 'light'>): StateLabel =>
  (clock === 'withdraw' ? withdrawalLights : publicationLights)[light];

type Part = CreditPoints['parts'][number];

/** What a part of the points is called, after the title of its indicator or group. */
export function partText({ of, title }: Pick<Part, 'of' | 'title'>): string {
  if (of === 'start') return `${title}：起始分`;
  if (of === 'group-bound') return `${title}：分组上下限调整`;
  return of === 'indicator-bound' ? `${title}：合计上限调整` : title;
}

/** Where a part comes from. */
export function sourceText({ of, record, facts }: Pick<Part, 'of' | 'record' | 'facts'>): string {
  if (record) return `${record.kindTitle} ${record.number}，${record.authority}，${record.date}`;
  if (of === 'record') return '原记录已不可查看';
  if (of !== 'subject') return '评价模型';
  return facts.length > 0 ? facts.map(factText).join('；') : '名录中的信息';
}

type Fact = Part['facts'][number];

/** What a condition has read, with its value: “近十二个月办结的事项：12 件”. */
export function factText({ title, value, unit = '' }: Fact): string {
  if (value === undefined) return `${title}：没有`;
  if (Array.isArray(value)) return `${title}：${value.join('、') || '没有'}`;
  if (typeof value === 'boolean') return `${title}：${value ? '是' : '否'}`;
  return `${title}：${value}${unit === '' || unit === '%' ? unit : ` ${unit}`}`;
}

export const changeNames = {
  came: '新增',
  went: '消失',
  faded: '随时间衰减',
  moved: '变化',
} as const satisfies Record<NonNullable<ExplainedCredit['compared']>['changes'][number]['change'], string>;
