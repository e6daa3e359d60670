import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureSchema } from '../register/measureRow.ts';
import type { Report } from '../reports/report.ts';
import type { Round } from '../rounds/round.ts';
import type { NoticeRecord } from '../score/record.ts';
import { defaultScoreRules } from '../score/rules.ts';
import type { Colour } from '../work/light.ts';
import type { Progress } from '../work/progress.ts';
import type { Briefing } from './briefing.ts';
import { briefingFacts, onTimeRate } from './facts.ts';
import { chineseNumber, figuresOf, paperOf } from './paper.ts';
import { sectionsOf } from './sections.ts';

const by = { sub: 'x', name: '某人' };
const names = { jia: '市甲局', yi: '市乙局', bing: '丙县' } as const;
const departments = Object.entries(names).map(([id, name]) => ({
  id,
  name,
  short: name,
  division: '620300',
  aliases: [],
  kind: 'department' as const,
}));
const round = (id: string, title: string, state: Round['state'] = 'open'): Round => ({
  notice: 'N',
  id,
  title,
  due: id,
  opensAt: id,
  state,
});
const rows = [
  { no: '1', leads: ['jia'], partners: ['yi'], deadline: '2026-06-01' },
  { no: '2', leads: ['yi'], partners: [], deadline: '2026-12-31' },
  { no: '3', leads: ['bing'], partners: [] },
].map(({ no, ...more }) =>
  measureSchema.parse({
    id: `N-${no}`,
    notice: 'N',
    docNo: '某〔2026〕1号',
    no,
    title: `举措${no}`,
    leadUnits: [],
    partnerUnits: [],
    ...more,
  }),
);
const report = (measure: string, dept: string, more: Partial<Report> = {}): Report & { lock: number } => ({
  id: `${measure}.${dept}`,
  notice: 'N',
  round: '2026-06-20',
  measure,
  dept,
  role: 'lead',
  status: 'on-track',
  text: '有进展。',
  values: [],
  state: 'submitted',
  late: false,
  lock: 1,
  ...more,
});
const form = (n: number, dept: string, given?: ReturnType<typeof report>) => ({
  measure: rows[n - 1]!,
  dept,
  role: 'lead' as const,
  report: given,
});
const done: Progress = { notice: 'N', measure: 'N-3', state: 'done', milestones: [], indicators: [] };
const june = round('2026-06-20', '第2次报送');
const schedule = [
  round('2026-03-20', '第1次报送', 'closed'),
  june,
  round('2026-09-20', '第3次报送', 'planned'),
];
const record: NoticeRecord = {
  notice: { id: 'N', docNo: '某〔2026〕1号', title: '某方案', issuer: '某市' },
  today: '2026-06-25',
  rows,
  progress: new Map([['N-3', done]]),
  rounds: [
    { round: schedule[0]!, forms: [form(1, 'jia', report('N-1', 'jia')), form(2, 'yi')] },
    {
      round: june,
      forms: [
        form(1, 'jia', report('N-1', 'jia', { problems: '缺少人手。' })),
        form(1, 'yi', report('N-1', 'yi', { late: true })),
        form(2, 'yi', report('N-2', 'yi', { state: 'returned' })),
      ],
    },
  ],
  chases: [],
  excellence: [
    {
      id: 'e',
      notice: 'N',
      dept: 'bing',
      points: 2.5,
      reason: '经验推广',
      at: '2026-06-01T00:00:00.000Z',
      by,
    },
  ],
  departments,
};
const colours: Record<string, Colour> = { 'N-1': 'red', 'N-2': 'yellow', 'N-3': 'blue' };
const facts = briefingFacts({
  record,
  round: june,
  schedule,
  lightOf: ({ id }) => ({ colour: colours[id]!, reasons: [] }),
  rules: defaultScoreRules,
});
const briefing: Briefing = {
  id: 'N.B',
  notice: 'N',
  round: june.id,
  organ: '某市人民政府办公室',
  title: '通报',
  number: '〔2026〕第1期',
  state: 'issued',
  sections: sectionsOf(facts),
  facts: 'hash',
  createdAt: '2026-06-25T02:00:00.000Z',
  by,
  issuedAt: '2026-06-30T17:00:00.000Z',
};
const textOf = (id: string) => briefing.sections.find((section) => section.id === id)!.paragraphs.join('\n');

describe('the facts of a briefing', () => {
  it('count each measure once, by what has become of it', () => {
    expect(facts.measures).toEqual({ total: 3, blue: 1, green: 0, yellow: 1, red: 1, grey: 0, stopped: 0 });
    expect(facts.overdue).toEqual([
      { no: '1', title: '举措1', deadline: '2026-06-01', days: 24, units: ['市甲局'] },
    ]);
  });

  it('count reports of the rounds up to this one; what was returned is not in', () => {
    expect(facts.rounds.map(({ title: _, ...counts }) => counts)).toEqual([
      { id: '2026-03-20', forms: 2, onTime: 1, late: 0, missing: 1, awaited: 0 },
      { id: '2026-06-20', forms: 3, onTime: 1, late: 1, missing: 1, awaited: 0 },
    ]);
    expect(facts.next).toEqual({ title: '第3次报送', due: '2026-09-20' });
    expect(facts.problems).toEqual([{ no: '1', unit: '市甲局', text: '缺少人手。' }]);
  });

  it('have a rate only where something was due', () => {
    const none = { forms: 4, onTime: 0, late: 0, missing: 0, awaited: 4 };
    expect(onTimeRate(none)).toBeUndefined();
    expect(onTimeRate({ ...none, onTime: 2, late: 1 })).toBe(66.7);
  });

  it('can be kept as JSON', () => {
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  });
});

describe('the text of a briefing', () => {
  it('states the numbers, and how the rate moved', () => {
    expect(textOf('overview')).toContain('3项举措已完成1项，占33.3%');
    expect(textOf('reporting')).toContain('按期率33.3%，比上一轮下降16.7个百分点。');
    expect(textOf('reporting')).toContain('逾期未报的单位：市乙局（1份）。');
    expect(textOf('progress')).toContain('牵头的举措已全部完成的单位：丙县。');
    expect(textOf('ranking')).toContain('排在前列的是丙县（105.5分）');
    expect(textOf('demands')).toContain('临近时限的1项举措');
  });

  it('says nothing of what is not there, and has a sentence for each section all the same', () => {
    const empty = briefingFacts({
      record: { ...record, rows: [], rounds: [], excellence: [], progress: new Map() },
      round: june,
      schedule: [june],
      lightOf: () => ({ colour: 'green', reasons: [] }),
      rules: defaultScoreRules,
    });
    for (const { paragraphs } of sectionsOf(empty)) {
      expect(paragraphs.length).toBeGreaterThan(0);
      expect(paragraphs.join('')).not.toMatch(/undefined|NaN|null/);
    }
  });
});

describe('a briefing’s paper', () => {
  const paper = paperOf(briefing, facts);

  it('is dated by the day of its issue in Shanghai, and numbers its sections', () => {
    expect(paper).toMatchObject({
      date: '2026-07-01',
      number: '〔2026〕第1期',
      footer: '某市人民政府办公室　　2026年7月1日印发',
    });
    expect(paper.sections.map(({ heading }) => heading.slice(0, 2))).toEqual([
      '一、',
      '二、',
      '三、',
      '四、',
      '五、',
      '六、',
    ]);
  });

  it('has its charts and tables from the facts, wherever their sections stand', () => {
    const only = paperOf({ ...briefing, sections: [...briefing.sections].reverse() }, facts);
    const chartOf = (id: string) =>
      only.sections[[...briefing.sections].reverse().findIndex((s) => s.id === id)]?.chart;
    expect(chartOf('reporting')).toMatchObject({ kind: 'line', series: [{ values: [50, 33.3] }] });
    expect(chartOf('progress')).toMatchObject({ kind: 'stacked', labels: ['市甲局', '市乙局', '丙县'] });
    expect(chartOf('ranking')).toMatchObject({ kind: 'bar', labels: ['丙县', '市甲局', '市乙局'] });
    expect(
      figuresOf(briefing, facts).map(({ section, table, chart }) => [section, !!table, !!chart]),
    ).toEqual([
      ['reporting', true, true],
      ['progress', false, true],
      ['problems', true, false],
      ['ranking', true, true],
    ]);
    const own = paperOf(
      { ...briefing, sections: [{ id: 'constructor', heading: '其他', paragraphs: [] }] },
      facts,
    );
    expect(own.sections).toEqual([{ heading: '一、其他', paragraphs: [] }]);
  });

  it('marks a draft as one', () => {
    const draft = paperOf({ ...briefing, state: 'draft', number: undefined, issuedAt: undefined }, facts);
    expect(draft.number).toContain('草稿');
    expect(draft).not.toHaveProperty('footer');
  });

  it('counts in Chinese as headings do', () => {
    expect([1, 9, 10, 11, 19, 20, 21].map(chineseNumber)).toEqual([
      '一',
      '九',
      '十',
      '十一',
      '十九',
      '二十',
      '二十一',
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), (a, b) => {
        expect(chineseNumber(a) === chineseNumber(b)).toBe(a === b);
      }),
    );
  });
});
