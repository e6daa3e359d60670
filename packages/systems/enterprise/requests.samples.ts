import type { Sample } from '@mingcha/cases';

const open = {
  by: 'office',
  values: { company: '甲机械公司', text: '厂区门口道路破损。', liaison: 'liaison' },
};
const dispatch = {
  do: 'dispatch',
  by: 'office',
  values: { dept: 'd01', kind: '要素保障' },
  state: 'handling',
};
const answer = {
  do: 'answer',
  by: 'unit',
  values: { reply: '已列入本月维修。', outcome: '已解决' },
  state: 'feedback',
  papers: ['reply'],
};

export const enterpriseRequestSamples: readonly Sample[] = [
  {
    title: '协办意见到齐后答复，联络员代企业确认',
    open,
    result: 'solved',
    steps: [
      dispatch,
      { do: 'askHelp', by: 'unit', values: { helpers: ['d02'] }, state: 'handling' },
      { refused: 'answer', by: 'unit', values: answer.values, code: 'needs', state: 'handling' },
      { silent: 'help', state: 'handling' },
      answer,
      {
        refused: 'confirm',
        by: 'liaison',
        values: { satisfied: '不满意' },
        code: 'needs',
        state: 'feedback',
      },
      { do: 'confirm', by: 'liaison', values: { satisfied: '满意' }, state: 'closed' },
    ],
  },
  {
    title: '不满意重办一次，逾期未反馈按办理结果办结',
    open,
    result: 'unsolved',
    steps: [
      dispatch,
      { do: 'urge', by: 'liaison', state: 'handling' },
      answer,
      { do: 'again', by: 'liaison', values: { satisfied: '不满意' }, state: 'handling' },
      { do: 'extend', by: 'unit', values: { ground: '待拨款', extraDays: 10 }, state: 'handling' },
      { approve: 'extend', by: 'office', state: 'handling' },
      { ...answer, values: { reply: '资金未落实。', outcome: '暂不能解决' } },
      { refused: 'again', by: 'liaison', values: { satisfied: '不满意' }, code: 'times', state: 'feedback' },
      { expires: 'feedback', state: 'closed' },
    ],
  },
  {
    title: '退回后改派，确定联络员，过了退回期限不能再退',
    open: { by: 'office', values: { company: '乙食品公司', text: '想了解补贴政策。' } },
    result: 'solved',
    steps: [
      dispatch,
      { do: 'sendBack', by: 'unit', values: { ground: '不属于职责' }, state: 'registered' },
      { ...dispatch, values: { dept: 'd02', kind: '政策咨询' } },
      { do: 'assignLiaison', by: 'office', values: { liaison: 'liaison' }, state: 'handling' },
      { expires: 'object', state: 'handling' },
      { refused: 'sendBack', by: 'unit', values: { ground: '不属于职责' }, code: 'needs', state: 'handling' },
      answer,
      { do: 'confirm', by: 'liaison', values: { satisfied: '基本满意' }, state: 'closed' },
    ],
  },
];
