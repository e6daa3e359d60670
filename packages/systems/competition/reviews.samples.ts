import type { Sample } from '@mingcha/cases';

const open = { by: 'drafter', values: { title: '招商引资奖补办法', issuer: '部门', dept: 'd01' } };
const reviewed = { listened: '听取十家企业意见。', basis: '条例第十条', selfReview: ['生产经营成本'] };
const self = { do: 'selfReview', by: 'drafter', values: reviewed, state: 'own' };
const joint = {
  open: { by: 'drafter', values: { ...open.values, issuer: '政府或人大' } },
  self: { ...self, state: 'joint' },
};

export const competitionReviewSamples: readonly Sample[] = [
  {
    title: '部门文件由起草单位自我审查，通过',
    open,
    result: 'passed',
    steps: [
      self,
      { do: 'conclude', by: 'drafter', values: { outcome: '通过', opinion: '没有限制竞争。' }, state: 'own' },
      { approve: 'conclude', by: 'head', state: 'concluded', papers: ['conclusion'] },
    ],
  },
  {
    title: '政府文件会同审查，补充材料后适用例外规定，须有情形和期限',
    open: joint.open,
    result: 'excepted',
    steps: [
      joint.self,
      { do: 'askMore', by: 'regulator', values: { missing: '依据全文' }, state: 'completing' },
      { expires: 'complete', state: 'completing' },
      { do: 'complete', by: 'drafter', values: { text: ['f1'] }, state: 'joint' },
      {
        refused: 'concludeJoint',
        by: 'regulator',
        values: { outcome: '适用例外规定', opinion: '确有必要。' },
        code: 'invalid',
        state: 'joint',
      },
      {
        do: 'concludeJoint',
        by: 'regulator',
        values: {
          outcome: '适用例外规定',
          opinion: '确有必要。',
          exception: '社会公共利益',
          until: '2027-12-31',
        },
        state: 'joint',
      },
      { approve: 'concludeJoint', by: 'regulatorHead', state: 'concluded', papers: ['conclusion'] },
    ],
  },
  {
    title: '会同审查不通过',
    open: joint.open,
    result: 'failed',
    steps: [
      joint.self,
      {
        do: 'concludeJoint',
        by: 'regulator',
        values: { outcome: '不通过', opinion: '对特定企业选择性奖补。' },
        state: 'joint',
      },
      { approve: 'concludeJoint', by: 'regulatorHead', state: 'concluded' },
    ],
  },
  {
    title: '不再制定',
    open,
    result: 'dropped',
    steps: [{ do: 'stop', by: 'drafter', state: 'stopped' }],
  },
];
