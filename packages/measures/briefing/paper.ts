import { shanghaiDate, spokenDate } from '@mingcha/kernel';
import { lightNames } from '@mingcha/kernel/labels';
import type { Chart, Paper, Section, Table } from '@mingcha/papers';
import { signerOf } from '../signing/signing.ts';
import type { Standing } from '../work/light.ts';
import type { Briefing } from './briefing.ts';
import { type Facts, onTimeRate } from './facts.ts';
import { partsText } from './sections.ts';

const numerals = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 一 … 九十九, as headings count. */
export function chineseNumber(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? numerals[tens] : ''}${tens > 0 ? '十' : ''}${numerals[ones]}`;
}

const standings: { key: Standing; colour: string }[] = [
  { key: 'blue', colour: '#2f6690' },
  { key: 'green', colour: '#3a8f4d' },
  { key: 'yellow', colour: '#d99a06' },
  { key: 'red', colour: '#c8322b' },
  { key: 'grey', colour: '#8d949b' },
  { key: 'stopped', colour: '#c3c8cd' },
];

/** What goes with a section beside its text. */
type Extras = { table?: Table | undefined; chart?: Chart | undefined };

const extras: Record<string, (facts: Facts) => Extras> = {
  reporting: ({ rounds, units }) => {
    const rated = rounds.flatMap((one) => {
      const rate = onTimeRate(one);
      return rate === undefined ? [] : [{ label: one.title, rate }];
    });
    const behind = units.filter(({ reports }) => reports.late + reports.missing > 0);
    return {
      table:
        behind.length === 0
          ? undefined
          : {
              title: '迟报和逾期未报的单位',
              columns: ['单位', '应报', '按期', '迟报', '逾期未报'],
              widths: [10, 3, 3, 3, 4],
              rows: behind.map(({ name, reports: { forms, onTime, late, missing } }) => [
                name,
                ...[forms, onTime, late, missing].map(String),
              ]),
            },
      // One round alone is no line.
      chart:
        rated.length < 2
          ? undefined
          : {
              kind: 'line',
              title: '各轮次报送按期率',
              unit: '%',
              labels: rated.map(({ label }) => label),
              series: [{ name: '按期率', values: rated.map(({ rate }) => rate) }],
            },
    };
  },
  progress: ({ units }) => {
    const leading = units.filter(({ leads }) => standings.some(({ key }) => leads[key] > 0));
    return {
      chart:
        leading.length === 0
          ? undefined
          : {
              kind: 'stacked',
              title: '各牵头单位举措进展',
              unit: '项',
              labels: leading.map(({ name }) => name),
              series: standings
                .map(({ key, colour }) => ({
                  name: lightNames[key],
                  colour,
                  values: leading.map(({ leads }) => leads[key]),
                }))
                .filter(({ values }) => values.some((value) => value > 0)),
            },
    };
  },
  problems: ({ overdue }) => ({
    table:
      overdue.length === 0
        ? undefined
        : {
            title: '逾期未完成的举措',
            columns: ['序号', '举措', '牵头单位', '完成时限', '逾期天数'],
            widths: [3, 12, 8, 6, 4],
            rows: overdue.map(({ no, title, units, deadline, days }) => [
              no,
              title,
              units.join('、'),
              spokenDate(deadline),
              String(days),
            ]),
          },
  }),
  ranking: ({ league }) => ({
    table:
      league.length === 0
        ? undefined
        : {
            title: '各单位得分和名次',
            columns: ['名次', '单位', '得分', '加减分构成'],
            widths: [3, 9, 4, 16],
            rows: league.map(({ rank, name, score, parts }) => [
              String(rank),
              name,
              String(score),
              partsText(parts) || '—',
            ]),
          },
    chart:
      league.length < 2
        ? undefined
        : {
            kind: 'bar',
            title: '各单位得分',
            unit: '分',
            labels: league.map(({ name }) => name),
            series: [{ name: '得分', values: league.map(({ score }) => score) }],
          },
  }),
};

/** By the section's id; nothing where nothing goes with it. */
const extrasOf = (section: string, facts: Facts): Extras =>
  Object.hasOwn(extras, section) ? extras[section]!(facts) : {};

/** The tables and charts of a briefing's sections, as they are in its document. Pure. */
export const figuresOf = ({ sections }: Briefing, facts: Facts) =>
  sections.flatMap(({ id: section }) => {
    const { table, chart } = extrasOf(section, facts);
    if (!table && !chart) return [];
    const { widths: _, ...shown } = table ?? { columns: [], rows: [] };
    return [{ section, ...(table && { table: shown }), ...(chart && { chart }) }];
  });

/** A briefing as a paper. Tables and charts come from the facts it was written from, so that nobody can edit them. Pure. */
export function paperOf(briefing: Briefing, facts: Facts): Paper {
  const { organ, number, title, sections, issuedAt, createdAt } = briefing;
  const date = shanghaiDate(new Date(issuedAt ?? createdAt));
  const signer = signerOf(briefing);
  return {
    organ,
    number: number ?? '（草稿，未印发）',
    ...(signer && { signer: signer.name }),
    title,
    date,
    recipients: '各有关单位',
    sections: sections.map(({ id, heading, paragraphs }, i): Section => {
      return { heading: `${chineseNumber(i + 1)}、${heading}`, paragraphs, ...extrasOf(id, facts) };
    }),
    ...(issuedAt !== undefined && { footer: `${organ}　　${spokenDate(date)}印发` }),
  };
}
