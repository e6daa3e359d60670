import { compileCaseType, defineCaseType } from '@mingcha/cases';
import { describe, expect, it } from 'vitest';
import type { Case } from '../kept/case.ts';
import type { CaseEvent } from '../kept/event.ts';
import type { CasePaper } from '../kept/paper.ts';
import { paperOf } from './paperOf.ts';
import { saidText } from './said.ts';

const type = defineCaseType({
  format: 1,
  name: 'licences',
  title: '许可',
  group: 'licences',
  basis: [],
  number: { pattern: '许{seq}' },
  subject: 'firm',
  open: { by: ['office'], fills: ['firm'], asks: ['proof'], to: 'open' },
  fields: {
    firm: { title: '申请人', type: 'text' },
    proof: { title: '材料', type: 'file', many: true },
    reason: { title: '理由', type: 'text' },
  },
  parties: {
    office: { title: '经办人', right: 'cases:licences:write' },
    firm: { title: '企业', public: true },
  },
  states: {
    open: { title: '办理中', kind: 'open', for: ['office'], noClock: '测试' },
    done: { title: '办结', kind: 'done' },
  },
  actions: {
    decide: { title: '决定', from: ['open'], by: ['office'], to: 'done', papers: ['decision', 'receipt'] },
  },
  papers: {
    decision: { title: '决定书', to: 'firm', number: '决{seq}', template: 'decision', needsSeal: true },
    receipt: { title: '送达回证', to: 'firm', template: 'delivery-receipt' },
  },
  retention: [{ months: 12, do: 'archive' }],
});

const found = { number: '许1', openedAt: '2026-03-02T01:00:00.000Z' } as Case;
const paper: CasePaper = {
  case: 'c',
  id: 'p2',
  name: 'decision',
  number: '决1',
  at: '2026-03-03T01:00:00.000Z',
  by: { sub: 'a', name: '甲' },
  signer: { sub: 'b', name: '乙' },
  fields: { firm: '某公司', proof: ['f1', 'f2'] },
};
const given = {
  compiled: compileCaseType(type),
  found,
  names: { f1: '执照.pdf', f2: '图纸.png' },
  organ: '某市',
  before: [{ name: 'decision', number: '决1' }, { name: 'gone' }],
};

it('is worded as the condition says that holds for its case', () => {
  const instead = [
    { when: 'firm == "某店"', title: '告知书', paragraphs: ['{firm}标记。'] },
    { when: 'filled(firm)', title: '另一种', paragraphs: ['{firm}列入。'] },
  ];
  const template = { title: '决定书', paragraphs: ['{firm}。'], instead };
  const saidOf = (firm: string | undefined) => {
    const fields = firm === undefined ? {} : { firm };
    const { title, sections } = paperOf({ ...given, paper: { ...paper, fields }, template });
    return [title, sections[0]?.paragraphs];
  };
  expect(saidOf('某店')).toEqual(['告知书', ['某店标记。']]);
  expect(saidOf('某公司')).toEqual(['另一种', ['某公司列入。']]);
  expect(saidOf(undefined)).toEqual(['决定书', []]);
});

it('says who signed, names files, leaves out what was not given, and has room for a seal', () => {
  const template = { title: '决定书', paragraphs: ['材料：{proof}', '理由：{reason}'] };
  expect(paperOf({ ...given, paper, template })).toMatchObject({
    organ: '某市',
    number: '决1',
    signer: '乙',
    seal: true,
    recipients: '企业',
    sections: [{ paragraphs: ['材料：执照.pdf、图纸.png'] }],
  });
});

it('is a form with what is known in its rows: whom it is for, and the papers made before it', () => {
  const form = [
    ['事项', '{about}'],
    ['文书', '{papers}'],
    ['受送达人', '{recipient}'],
    ['备注', '{reason}'],
  ] as const;
  const { signer: _, number: __, ...receipt } = { ...paper, name: 'receipt' };
  const made = paperOf({ ...given, paper: receipt, template: { title: '送达回证', paragraphs: [], form } });
  expect(made).toMatchObject({ title: '送达回证', form: true });
  for (const absent of ['signer', 'seal', 'recipients']) expect(made).not.toHaveProperty(absent);
  expect(made.sections[0]!.table?.rows).toEqual([
    ['事项', '许可（许1）'],
    ['文书', '《决定书》（决1）、《gone》'],
    ['受送达人', '某公司'],
    ['备注', ''],
  ]);
});

it('keeps in a row of a form what was given: the row was empty where one of its values was not', () => {
  const form = [
    ['任务', '{number}　{reason}　{firm}'],
    ['签名', '理由：{reason}\n签名：　　　年　　月'],
  ] as const;
  const template = { title: '登记表', paragraphs: [], form };
  const [section] = paperOf({ ...given, paper, template }).sections;
  expect(section!.table!.rows).toEqual([
    ['任务', '许1　某公司'],
    ['签名', '签名：　　　年　　月'],
  ]);
});

it('printed days as 2027-06-30 and money without groups: both are written as official papers write them', () => {
  const compiled = compileCaseType({
    ...type,
    fields: {
      ...type.fields,
      until: { title: '期限', type: 'date' },
      visits: { title: '各日', type: 'date', many: true },
      sum: { title: '金额（元）', type: 'money' },
      paid: { title: '已付（元）', type: 'money' },
      year: { title: '年度', type: 'number' },
      parts: {
        title: '批次',
        type: 'table',
        columns: {
          from: { title: '开始', type: 'date' },
          cost: { title: '费用（元）', type: 'money' },
          note: { title: '备注', type: 'text' },
        },
      },
    },
  });
  const fields = {
    ...{ firm: '某公司', until: '2027-06-30', visits: ['2026-01-02', '2026-12-01'] },
    ...{ sum: 1_234_567.5, paid: 20_000, year: 2026, reason: '2026-03-01' },
    parts: [{ from: '2026-03-02', cost: 1500, note: '2026-03-02' }],
  };
  const paragraphs = ['{until}；{visits}；{sum}元；{paid}元；{year}年度；{reason}；{date}'];
  const template = { title: '通知书', paragraphs, tables: ['parts'] };
  const [section] = paperOf({ ...given, compiled, paper: { ...paper, fields }, template }).sections;
  expect(section!.paragraphs).toEqual([
    '2027年6月30日；2026年1月2日、2026年12月1日；1,234,567.50元；20,000元；2026年度；2026-03-01；2026年3月3日',
  ]);
  expect(section!.table!.rows).toEqual([['2026年3月2日', '1,500', '2026-03-02']]);
  const masked = { ...paper, fields: { firm: '某公司', until: '2027****' } };
  const line = { title: '通知书', paragraphs: ['{until}'] };
  expect(paperOf({ ...given, compiled, paper: masked, template: line }).sections[0]!.paragraphs).toEqual([
    '2027****',
  ]);
});

it('has its tables before the signatures of a form that begins with paragraphs, and after the rows of one without', () => {
  const field = {
    title: '检查要点',
    type: 'table',
    columns: { point: { title: '要点', type: 'text' } },
  } as const;
  const compiled = compileCaseType({ ...type, fields: { ...type.fields, points: field } });
  const form = [['签名', '']] as const;
  const tabled = { ...paper, fields: { firm: '某公司', points: [{ point: '有照' }] } };
  const made = (paragraphs: string[]) =>
    paperOf({
      ...given,
      compiled,
      paper: tabled,
      template: { title: '笔录', paragraphs, tables: ['points'], form },
    });
  const rowsOf = (paragraphs: string[]) => made(paragraphs).sections.map(({ table }) => table?.rows);
  expect(rowsOf(['对象：{firm}'])).toEqual([[['有照']], [['签名', '']]]);
  expect(rowsOf([])).toEqual([[['签名', '']], [['有照']]]);
  expect(made([]).sections[1]!.table!.title).toBe('检查要点');
});

describe('what those who were asked have said', () => {
  const asking = compileCaseType({
    ...type,
    tasks: {
      view: {
        title: '征求意见',
        to: 'office',
        form: {
          text: { title: '意见', type: 'text' },
          phone: { title: '电话', type: 'text', personal: true },
          on: { title: '检查日期', type: 'date' },
        },
        answers: { yes: '同意' },
        atEnd: 'cancelled',
      },
    },
  });
  const task = (id: string, to: string) => ({ id, kind: 'view', round: 1, to, status: 'answered' as const });
  const tasks = [task('t1', 'a'), task('t2', 'b'), task('t3', 'c')];
  const asked = { ...found, course: { record: { tasks } } } as unknown as Case;
  const answered = (name: string, at: string, by = 'p') =>
    ({
      kind: 'answered',
      name,
      at,
      answer: 'yes',
      by: { sub: by, name: by },
      values: { text: `看过${name}`, phone: '1', on: '2026-03-01' },
    }) as unknown as CaseEvent;
  const said = (events: CaseEvent[]) =>
    saidText(
      { task: 'view', say: ['text', 'phone', 'on'] },
      {
        compiled: asking,
        found: asked,
        events,
        until: '2026-03-03T01:00:00.000Z',
        names: { a: '甲局', b: '乙局' },
      },
    );

  it('is a line each for who, what and each value that is not personal', () => {
    expect(
      said([answered('t1', '2026-03-02T01:00:00.000Z'), answered('t3', '2026-03-03T01:00:00.000Z')]),
    ).toBe(
      '甲局：同意。\n意见：看过t1。\n检查日期：2026年3月1日。\nc：同意。\n意见：看过t3。\n检查日期：2026年3月1日。',
    );
  });

  it('is not what was answered after the paper was made, nor what the system has ended', () => {
    expect(
      said([
        answered('t1', '2026-03-04T01:00:00.000Z'),
        answered('t2', '2026-03-02T01:00:00.000Z', 'engine'),
      ]),
    ).toBe('');
  });
});
