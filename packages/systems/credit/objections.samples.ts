import type { Sample } from '@mingcha/cases';

const open = {
  by: 'window',
  values: {
    name: '甲食品公司',
    uscc: '91620300MA7EXAMPLE',
    about: '信用记录',
    number: '市监处罚〔2026〕1号',
    facts: '罚款金额写错。',
  },
};
const accept = { do: 'accept', by: 'window', values: { authority: 'd01' }, state: 'checking' };
const said = (reply: string) => ({ finding: '已核查原案卷', reply });

export const creditObjectionSamples: readonly Sample[] = [
  {
    title: '异议不成立的，经负责人批准后答复',
    open,
    result: 'dismissed',
    steps: [
      accept,
      { do: 'dismiss', by: 'authority', values: said('金额无误'), state: 'checking' },
      { approve: 'dismiss', by: 'head', state: 'dismissed', papers: ['answer'] },
    ],
  },
  {
    title: '不属于信用信息的，不予受理',
    open,
    result: 'dismissed',
    steps: [
      {
        do: 'reject',
        by: 'window',
        values: { ground: '对处罚不服的，请申请行政复议' },
        state: 'rejected',
        papers: ['rejection'],
      },
    ],
  },
  {
    title: '异议成立的，更正以后才答复；更正中发现有误的，重新核查',
    open,
    result: 'upheld',
    steps: [
      accept,
      { do: 'uphold', by: 'authority', values: said('金额有误'), state: 'checking' },
      { approve: 'uphold', by: 'head', state: 'correcting' },
      { do: 'review', by: 'authority', values: { ground: '另有新的材料' }, state: 'correcting' },
      { approve: 'review', by: 'head', state: 'checking' },
      { do: 'uphold', by: 'authority', values: said('金额有误'), state: 'checking' },
      { approve: 'uphold', by: 'head', state: 'correcting' },
      {
        do: 'finish',
        by: 'authority',
        values: { remedy: '已更正金额' },
        state: 'upheld',
        papers: ['answer'],
      },
    ],
  },
];
