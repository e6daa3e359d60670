import { defineCaseType } from '@mingcha/cases';

/** What every conclusion states. */
const conclusion = {
  to: 'concluded',
  fills: ['outcome', 'opinion'],
  asks: ['exception', 'until'],
  result: { field: 'outcome', of: { 通过: 'passed', 适用例外规定: 'excepted', 不通过: 'failed' } },
  papers: ['conclusion'],
  needs: [
    {
      when: 'outcome == "适用例外规定"',
      filled: ['exception', 'until'],
      else: '适用例外规定的，请填写例外情形和实施期限。',
    },
  ],
} as const;

/**
 * 公平竞争审查: who drafts a department's document reviews it; a government's is reviewed by the market regulator after the drafter's own review
 * (条例 2024). It passes, passes by one of four exceptions with a term, or may not be issued.
 */
export const competitionReviews = defineCaseType({
  format: 1,
  name: 'competition-reviews',
  title: '公平竞争审查',
  group: 'competition',
  basis: ['公平竞争审查条例', '公平竞争审查条例实施办法'],
  number: { pattern: '竞审〔{year}〕{seq}号' },
  open: { by: ['drafter', 'engine'], fills: ['title', 'issuer', 'dept'], asks: ['text'], to: 'drafted' },
  fields: {
    title: { title: '政策措施', type: 'text', max: 200, list: true },
    issuer: { title: '制定主体', type: 'choice', choices: ['部门', '政府或人大'], list: true },
    dept: { title: '起草单位', type: 'department', list: true },
    text: { title: '草案和起草说明', type: 'file', many: true },
    listened: {
      title: '听取意见情况',
      type: 'text',
      max: 2000,
      help: '利害关系人、行业协会、专家和社会公众的意见',
    },
    basis: { title: '依据的条款', type: 'text', max: 1000 },
    selfReview: {
      title: '涉及的内容',
      type: 'choice',
      choices: ['不涉及', '市场准入和退出', '商品和要素流动', '生产经营成本', '生产经营行为'],
      many: true,
    },
    outcome: { title: '审查结论', type: 'choice', choices: ['通过', '适用例外规定', '不通过'], list: true },
    exception: {
      title: '例外情形',
      type: 'choice',
      choices: ['国家安全和发展利益', '科技进步和创新能力', '社会公共利益', '法律规定的其他情形'],
    },
    until: { title: '实施期限', type: 'date', help: '适用例外规定的，须有实施期限或终止条件' },
    opinion: { title: '审查意见', type: 'text', max: 4000 },
    missing: { title: '须补充的材料', type: 'text', max: 1000 },
  },
  parties: {
    drafter: { title: '起草单位', right: 'cases:competition:sign', dept: 'dept' },
    head: { title: '起草单位负责人', right: 'cases:competition:approve', dept: 'dept' },
    regulator: { title: '市场监管部门', right: 'cases:competition:write' },
    regulatorHead: { title: '市场监管部门负责人', right: 'cases:competition:approve' },
  },
  states: {
    drafted: { title: '待自我审查', kind: 'open', for: ['drafter'] },
    own: { title: '待作出结论', kind: 'open', for: ['drafter'] },
    joint: { title: '会同审查', kind: 'open', for: ['regulator'] },
    completing: { title: '待补充材料', kind: 'open', for: ['drafter'] },
    concluded: { title: '已有结论', kind: 'done', results: ['passed', 'excepted', 'failed'] },
    stopped: { title: '不再制定', kind: 'done', results: ['dropped'] },
  },
  results: { passed: '通过', excepted: '适用例外规定', failed: '不通过', dropped: '不再制定' },
  actions: {
    selfReview: {
      title: '自我审查',
      from: ['drafted'],
      by: ['drafter'],
      to: [{ when: 'issuer == "部门"', to: 'own' }, { to: 'joint' }],
      fills: ['listened', 'basis', 'selfReview'],
      asks: ['text'],
    },
    conclude: {
      title: '作出审查结论',
      from: ['own'],
      by: ['drafter'],
      approve: ['head'],
      ...conclusion,
    },
    askMore: {
      title: '要求补充材料',
      from: ['joint'],
      by: ['regulator'],
      to: 'completing',
      fills: ['missing'],
      times: 2,
    },
    complete: { title: '补充材料', from: ['completing'], by: ['drafter'], to: 'joint', fills: ['text'] },
    concludeJoint: {
      title: '作出会同审查结论',
      from: ['joint', 'completing'],
      by: ['regulator'],
      approve: ['regulatorHead'],
      ...conclusion,
    },
    stop: {
      title: '不再制定',
      from: 'open',
      by: ['drafter', 'engine'],
      to: 'stopped',
      result: 'dropped',
      danger: true,
    },
  },
  clocks: {
    own: {
      title: '自我审查',
      while: ['drafted', 'own'],
      again: 'never',
      limit: { workingDays: 10 },
      warn: [2],
      expires: { tell: ['drafter', 'head'] },
    },
    joint: {
      title: '会同审查',
      while: ['joint'],
      again: 'resume',
      limit: { workingDays: 10 },
      warn: [2],
      expires: { tell: ['regulator', 'regulatorHead'] },
    },
    complete: {
      title: '补充材料',
      while: ['completing'],
      again: 'restart',
      limit: { workingDays: 3 },
      expires: { tell: ['drafter', 'regulator'] },
    },
  },
  papers: {
    conclusion: {
      title: '公平竞争审查意见书',
      to: 'drafter',
      number: '竞审意〔{year}〕{seq}号',
      template: 'competition-conclusion',
    },
  },
  publication: [{ states: ['concluded'], fields: ['title', 'dept', 'outcome'] }],
  figures: {
    reviewed: { title: '审查数', count: 'done', by: ['issuer', 'dept'] },
    passed: { title: '通过率', share: ['passed', 'excepted'], by: ['dept'] },
    onTime: { title: '会同审查按期率', onTime: 'joint' },
  },
  retention: [{ months: 360, do: 'archive' }],
});
