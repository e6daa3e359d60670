import type { Sample } from '@mingcha/cases';

const open = { by: 'office', values: { service: '食品经营许可', level: '不满意', channel: '现场' } };
const assign = { do: 'assign', by: 'office', values: { dept: 'd01' }, state: 'correcting' };
const report = {
  do: 'report',
  by: 'unit',
  values: { measures: '增设叫号。', reply: '已改进排队。' },
  state: 'toCall',
};

export const badRatingSamples: readonly Sample[] = [
  {
    title: '未整改不能回访办结；仍不满意退回一次后按仍不满意办结',
    open,
    result: 'unsatisfied',
    steps: [
      assign,
      { refused: 'callBack', by: 'office', values: { called: '满意' }, code: 'state', state: 'correcting' },
      report,
      { refused: 'callBack', by: 'office', values: { called: '仍不满意' }, code: 'needs', state: 'toCall' },
      { do: 'again', by: 'office', values: { ground: '仍未答复' }, state: 'correcting' },
      report,
      { refused: 'again', by: 'office', values: { ground: '再退' }, code: 'times', state: 'toCall' },
      { do: 'closeUnsatisfied', by: 'office', values: { ground: '诉求超出职权' }, state: 'toCall' },
      { approve: 'closeUnsatisfied', by: 'head', state: 'closed' },
    ],
  },
  {
    title: '申诉被驳回，延期后整改，回访满意',
    open,
    result: 'satisfied',
    steps: [
      assign,
      { do: 'appeal', by: 'unit', values: { appeal: '恶意评价', ground: '无办件' }, state: 'appealed' },
      { do: 'uphold', by: 'office', values: { ground: '有办件记录' }, state: 'correcting' },
      { do: 'extend', by: 'unit', values: { ground: '系统改造', extraDays: 5 }, state: 'correcting' },
      { approve: 'extend', by: 'office', as: 'p2', state: 'correcting' },
      report,
      { do: 'callBack', by: 'office', values: { called: '基本满意' }, state: 'closed' },
    ],
  },
  {
    title: '本单位人员所评，申诉成立，认定无效',
    open,
    steps: [
      { expires: 'verify', state: 'rated' },
      assign,
      {
        do: 'appeal',
        by: 'unit',
        values: { appeal: '工作人员及亲属所评', ground: '见说明' },
        state: 'appealed',
      },
      { do: 'invalidate', by: 'office', values: { ground: '查实' }, state: 'appealed' },
      { approve: 'invalidate', by: 'head', state: 'invalid' },
    ],
  },
];
