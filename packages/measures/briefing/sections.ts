import { type DueDay, isKnownDay, spokenDate } from '@mingcha/kernel';
import type { BriefingSection } from './briefing.ts';
import { type Facts, onTimeRate, type Reporting } from './facts.ts';

/** When a round closes, after its name. */
const closing = (due: DueDay): string => (isKnownDay(due) ? `于${spokenDate(due)}截止` : `截止日${due.text}`);

/** The first `most` of a list in one sentence, and how many there are where that is not all. */
function listed(items: readonly string[], most: number, measureWord: string): string {
  const shown = items.slice(0, most).join('、');
  return items.length > most ? `${shown}等${items.length}${measureWord}` : shown;
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '0%' : `${Math.round((part / whole) * 1_000) / 10}%`;

const signed = (points: number): string => (points > 0 ? `+${points}` : String(points));

const sentences = (...parts: (string | false | undefined)[]): string => parts.filter(Boolean).join('');

function overview({ asOf, notice, measures, indicators }: Facts): string[] {
  const { total, blue, green, yellow, red, grey, stopped } = measures;
  return [
    sentences(
      `截至${spokenDate(asOf)}，《${notice.title}》（${notice.docNo}）确定的${total}项举措已完成${blue}项，占${share(blue, total)}。`,
      `其余举措中，正常推进${green}项，临近时限${yellow}项，已逾期${red}项`,
      grey > 0 && `，未设时限${grey}项`,
      stopped > 0 && `，已停止${stopped}项`,
      '。',
    ),
    ...(indicators.total > 0
      ? [`方案提出量化指标${indicators.total}个，已达到目标值${indicators.reached}个。`]
      : []),
  ];
}

/** How this round's rate stands to the one before. */
function compared(now: number, before: number | undefined): string {
  if (before === undefined) return '';
  const points = Math.round((now - before) * 10) / 10;
  if (points === 0) return '，与上一轮持平';
  return `，比上一轮${points > 0 ? '提高' : '下降'}${Math.abs(points)}个百分点`;
}

const unitsWith = ({ units }: Facts, key: 'late' | 'missing'): string[] =>
  units
    .filter(({ reports }) => reports[key] > 0)
    .sort((a, b) => b.reports[key] - a.reports[key])
    .map(({ name, reports }) => `${name}（${reports[key]}份）`);

function reporting(facts: Facts): string[] {
  const { round, rounds } = facts;
  const at = rounds.findIndex(({ id }) => id === round.id);
  const own: Reporting = rounds[at] ?? { forms: 0, onTime: 0, late: 0, missing: 0, awaited: 0 };
  const before = at > 0 ? onTimeRate(rounds[at - 1]!) : undefined;
  const rate = onTimeRate(own);
  const [late, missing] = [unitsWith(facts, 'late'), unitsWith(facts, 'missing')];
  return [
    sentences(
      `${round.title}${closing(round.due)}，应报${own.forms}份，按期报送${own.onTime}份，迟报${own.late}份，逾期未报${own.missing}份`,
      own.awaited > 0 && `，尚未到期${own.awaited}份`,
      rate !== undefined && `，按期率${rate}%${compared(rate, before)}`,
      '。',
    ),
    ...(missing.length > 0 ? [`逾期未报的单位：${listed(missing, 10, '个单位')}。`] : []),
    ...(late.length > 0 ? [`迟报的单位：${listed(late, 5, '个单位')}。`] : []),
    ...(own.forms > 0 && own.onTime === own.forms ? ['各单位均已按期报送。'] : []),
  ];
}

function progress({ done, units }: Facts): string[] {
  const whole = units.filter(({ leads }) => {
    const all = Object.values(leads).reduce((total, count) => total + count, 0);
    return all > 0 && leads.blue === all;
  });
  const titles = done.map(({ no, title }) => `第${no}项“${title}”`);
  return [
    done.length > 0 ? `已完成的举措：${listed(titles, 5, '项')}。` : '本轮尚无办结的举措。',
    ...(whole.length > 0
      ? [
          `牵头的举措已全部完成的单位：${listed(
            whole.map(({ name }) => name),
            20,
            '个单位',
          )}。`,
        ]
      : []),
  ];
}

function problemsOf(facts: Facts): string[] {
  const { overdue, problems, chases } = facts;
  const missing = unitsWith(facts, 'missing').length;
  const items = overdue.map(
    ({ no, title, units, days }) => `第${no}项“${title}”（${units.join('、')}，逾期${days}天）`,
  );
  const issued = [
    chases.reminders > 0 && `提醒${chases.reminders}次`,
    chases.supervisions > 0 && `督办${chases.supervisions}次`,
    chases.interviews > 0 && `约谈${chases.interviews}次`,
  ].filter((text) => text !== false);
  const found = [
    ...(items.length > 0 ? [`部分举措没有按时限办结：${listed(items, 3, '项')}。`] : []),
    ...(missing > 0 ? [`报送不够严肃，有${missing}个单位逾期未报。`] : []),
    ...(issued.length > 0
      ? [
          `督查部门已${issued.join('、')}${chases.open > 0 ? `，其中${chases.open}件尚未办结` : '，均已办结'}。`,
        ]
      : []),
    ...(problems.length > 0
      ? [
          `单位反映的困难和问题：${problems
            .slice(0, 10)
            .map(({ no, unit, text }) => `${unit}（第${no}项）提出，${text.replace(/[。；\s]+$/u, '')}`)
            .join('；')}。`,
        ]
      : []),
  ];
  return found.length > 0 ? found : ['本轮没有逾期的举措和逾期未报的单位。'];
}

function ranking({ league }: Facts): string[] {
  if (league.length === 0) return ['尚无参加排名的单位。'];
  const best = league.filter(({ rank }) => rank <= 3).map(({ name, score }) => `${name}（${score}分）`);
  const last = league.at(-1)!;
  const worst = league
    .filter(({ rank }) => rank === last.rank)
    .map(({ name, score }) => `${name}（${score}分）`);
  return [
    sentences(
      `按照得分规则计算，排在前列的是${listed(best, 5, '个单位')}`,
      last.rank > 3 && `，排在末位的是${listed(worst, 5, '个单位')}`,
      '。',
    ),
  ];
}

function demands(facts: Facts): string[] {
  const { overdue, measures, next } = facts;
  const late = facts.units.some(({ reports }) => reports.missing > 0);
  return [
    ...(late ? ['逾期未报的单位应当在收到本通报后3个工作日内补报，并书面说明原因。'] : []),
    ...(overdue.length > 0
      ? ['有逾期举措的牵头单位应当逐项查明原因，明确办结时间和责任人，报督查部门。']
      : []),
    ...(measures.yellow > 0
      ? [`临近时限的${measures.yellow}项举措，牵头单位应当按照时限倒排进度，责任单位做好配合。`]
      : []),
    sentences(
      '各单位应当如实报送进展，以数据和事例说明成效。',
      next && `下一轮报送（${next.title}）${closing(next.due)}，请提前准备。`,
    ),
  ];
}

/** The sections of a briefing as they are first written; tables and charts go with them by their ids. Pure. */
export const sectionsOf = (facts: Facts): BriefingSection[] => [
  { id: 'overview', heading: '总体情况', paragraphs: overview(facts) },
  { id: 'reporting', heading: '报送情况', paragraphs: reporting(facts) },
  { id: 'progress', heading: '落实进展', paragraphs: progress(facts) },
  { id: 'problems', heading: '存在问题', paragraphs: problemsOf(facts) },
  { id: 'ranking', heading: '得分排名', paragraphs: ranking(facts) },
  { id: 'demands', heading: '下步要求', paragraphs: demands(facts) },
];

/** `按期报送6次+6分；迟报1次-1分`. */
export const partsText = (parts: Facts['league'][number]['parts']): string =>
  parts.map(({ label, count, points }) => `${label}${count}次${signed(points)}分`).join('；');
