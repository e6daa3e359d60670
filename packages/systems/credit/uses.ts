import { type CaseType, defineCaseType } from '@mingcha/cases';

/** Asked for with the opening, with the proposal, and again when it is approved. */
const usable = { hook: 'credit.usable', else: '请核对措施、所依据的文号和起止日期。' } as const;

type Words = {
  name: string;
  title: string;
  /** 惩戒 or 激励. */
  word: string;
  basis: readonly string[];
  number: string;
  /** The list that holds the measures, and what of a row says where it counts. */
  register: string;
  column: string;
  rests: string;
  proportion: string;
  papers: { decision: string; lifting: string; number: string };
};

/**
 * The use of a measure of a published list about one subject: measure and edition, basis, what it rests on, relation and
 * proportion, its first and last day; proposed by one person and approved by another. It ends by its day, by two people, or by
 * itself once what it rests on is repaired, removed or withdrawn.
 */
const useOf = ({ word, register, column, papers, ...words }: Words): CaseType =>
  defineCaseType({
    format: 1,
    name: words.name,
    title: words.title,
    group: 'credit',
    basis: words.basis,
    number: { pattern: words.number },
    subject: 'object',
    unique: [{ by: ['object', 'measure', 'rests'], among: 'open' }],
    open: {
      by: ['unit', 'office'],
      fills: ['object', 'measure', 'rests', 'dept'],
      to: 'drafted',
      needs: [usable],
    },
    fields: {
      object: { title: '主体', type: 'row', register: 'objects', list: true },
      name: { title: '名称', type: 'text', from: { row: 'object', column: 'name' } },
      measure: { title: `${word}措施`, type: 'row', register },
      measureName: { title: '措施', type: 'text', list: true, from: { row: 'measure', column: 'name' } },
      scope: { title: '适用的办理事项', type: 'text', many: true, from: { row: 'measure', column } },
      basis: { title: '依据', type: 'text', from: { row: 'measure', column: 'basis' } },
      edition: { title: '清单版次', type: 'number', computed: 'credit.edition' },
      rests: { title: '所依据的文号', type: 'text', max: 60, list: true, help: words.rests },
      found: { title: '系统中的名单或者信息', type: 'text', internal: true, computed: 'credit.ground' },
      dept: { title: '实施单位', type: 'department', list: true },
      relation: { title: '关联性', type: 'text', max: 500, help: `${word}措施与所依据的行为有什么关联` },
      proportion: { title: words.proportion, type: 'text', max: 500 },
      begins: { title: '开始日期', type: 'date', list: true },
      until: { title: '截止日期', type: 'date', list: true, help: '到这一天为止，次日自动解除' },
      ground: { title: '解除理由', type: 'text', max: 1000 },
    },
    parties: {
      unit: { title: '实施单位', right: 'cases:credit:sign', dept: 'dept' },
      office: { title: '信用主管部门', right: 'cases:credit:write' },
      head: { title: '审批人', right: 'cases:credit:approve' },
    },
    states: {
      drafted: { title: '待提出', kind: 'open', for: ['unit', 'office'] },
      inForce: { title: `${word}实施中`, kind: 'open', for: ['unit', 'office'] },
      ended: { title: '已解除', kind: 'done', results: ['expired', 'lifted', 'revoked'] },
      withdrawn: { title: '不再实施', kind: 'done' },
    },
    results: { expired: '期满解除', lifted: '依据消失，自动解除', revoked: '提前解除' },
    actions: {
      impose: {
        title: `提出实施${word}`,
        from: ['drafted'],
        by: ['unit', 'office'],
        to: 'inForce',
        fills: ['relation', 'proportion', 'begins', 'until'],
        approve: ['head'],
        needs: [usable],
        papers: ['decision'],
        does: ['credit.useDecided'],
      },
      withdraw: {
        title: '不再实施',
        from: ['drafted'],
        by: ['unit', 'office'],
        to: 'withdrawn',
        danger: true,
      },
      revoke: {
        title: '提前解除',
        from: ['inForce'],
        by: ['unit', 'office'],
        to: 'ended',
        fills: ['ground'],
        approve: ['head'],
        result: 'revoked',
        papers: ['lifting'],
      },
      // Once what it rests on is repaired, removed or withdrawn, by the system alone.
      lift: {
        title: '依据消失，解除',
        from: ['inForce'],
        by: ['engine'],
        to: 'ended',
        asks: ['ground'],
        result: 'lifted',
        papers: ['lifting'],
      },
      expire: {
        title: '期满解除',
        from: ['inForce'],
        by: ['clock'],
        to: 'ended',
        result: 'expired',
        papers: ['lifting'],
      },
    },
    clocks: {
      propose: {
        title: '提出和审批',
        while: ['drafted'],
        again: 'never',
        limit: { workingDays: 10 },
        warn: [2],
        expires: { tell: ['unit', 'office', 'head'] },
      },
      term: {
        title: '实施期限',
        while: ['inForce'],
        again: 'never',
        limit: { date: 'until' },
        warn: [5],
        expires: { action: 'expire' },
      },
    },
    hooks: {
      'credit.edition': '措施所在清单现在公布的版次',
      'credit.ground': '文号所指的失信名单、处罚、奖励等信息，和它到哪天为止',
      'credit.usable': '核对措施在公布的清单内、没有暂停，所依据的名单或者信息仍然有效，期限不超过两者',
      'credit.useDecided': '由系统再核对一次所依据的名单或者信息',
    },
    papers: {
      decision: {
        title: papers.decision,
        to: 'unit',
        number: `${papers.number}〔{year}〕{seq}号`,
        template: `${words.name}-decision`,
        needsSeal: true,
      },
      lifting: { title: papers.lifting, to: 'unit', template: 'use-lifting' },
    },
    figures: {
      opened: { title: `提出的${word}`, count: 'opened', by: ['measureName', 'dept'] },
      open: { title: `实施中的${word}`, count: 'open', by: ['measureName', 'dept'] },
      lifted: { title: '依据消失解除率', share: ['lifted'], by: ['dept'] },
    },
    retention: [{ months: 120, do: 'archive' }],
  });

/** 失信惩戒: only by a measure of the published list, lawful, related and proportionate. */
export const punishmentUses = useOf({
  name: 'punishment-uses',
  title: '失信惩戒',
  word: '惩戒',
  basis: ['国办发〔2020〕49号'],
  number: '惩戒〔{year}〕{seq}号',
  register: 'list.punishment-measures',
  column: 'actions',
  rests: '列入失信名单的编号或者处罚决定书文号；失信被执行人、未履行承诺的文号',
  proportion: '过惩相当',
  papers: { decision: '失信惩戒决定书', lifting: '解除失信惩戒通知书', number: '惩决' },
});

/** 守信激励: the other way round, by the same procedure. */
export const incentiveUses = useOf({
  name: 'incentive-uses',
  title: '守信激励',
  word: '激励',
  basis: ['国发〔2016〕33号'],
  number: '激励〔{year}〕{seq}号',
  register: 'list.incentive-measures',
  column: 'ways',
  rests: '行政奖励、纳税信用 A 级或者已履行承诺的文号',
  proportion: '激励的理由',
  papers: { decision: '守信激励通知书', lifting: '停止守信激励通知书', number: '激通' },
});
