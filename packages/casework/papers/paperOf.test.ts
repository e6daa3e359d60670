import { compileCaseType, defineCaseType } from '@mingcha/cases';
import { expect, it } from 'vitest';
import type { Case } from '../kept/case.ts';
import type { CasePaper } from '../kept/paper.ts';
import { paperOf } from './paperOf.ts';

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
