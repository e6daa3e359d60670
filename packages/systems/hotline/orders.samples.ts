import type { Sample } from '@mingcha/cases';

const open = { by: 'agent', values: { kind: 'noise', urgency: '一般', text: '夜间施工扰民。' } };
const dispatch = { do: 'dispatch', by: 'dispatcher', values: { dept: 'd01' }, state: 'toSign' };
const handled = [
  dispatch,
  { do: 'sign', by: 'unit', state: 'handling' },
  { answer: 'contact', with: 'done', by: 'unit', state: 'handling' },
  { do: 'reply', by: 'unit', values: { reply: '已要求停工整改。' }, state: 'replied' },
];

export const hotlineOrderSamples: readonly Sample[] = [
  {
    title: '双反馈之前不能回访，也不能办结',
    open,
    result: 'solved',
    steps: [
      ...handled,
      { refused: 'toCallBack', by: 'unit', code: 'needs', state: 'replied' },
      { answer: 'tellCaller', with: 'told', by: 'unit', state: 'replied' },
      { refused: 'toCallBack', by: 'unit', code: 'needs', state: 'replied' },
      {
        refused: 'close',
        by: 'agent',
        values: { solved: true, satisfied: '满意' },
        code: 'state',
        state: 'replied',
      },
      { answer: 'tellPlatform', with: 'told', by: 'unit', state: 'toCall' },
      {
        refused: 'close',
        by: 'agent',
        values: { solved: true, satisfied: '不满意' },
        code: 'needs',
        state: 'toCall',
      },
      { do: 'close', by: 'agent', values: { solved: true, satisfied: '满意' }, state: 'closed' },
    ],
  },
  {
    title: '退单被驳回，延期，不满意重办后按未解决办结',
    open,
    result: 'unsolved',
    steps: [
      dispatch,
      { do: 'object', by: 'unit', values: { ground: '不属于职责' }, state: 'objected' },
      { do: 'uphold', by: 'dispatcher', values: { ground: '职责清单已明确' }, state: 'handling' },
      { do: 'extend', by: 'unit', values: { ground: '需协调', extraDays: 5 }, state: 'handling' },
      { approve: 'extend', by: 'dispatcher', state: 'handling' },
      { answer: 'contact', with: 'unreachable', by: 'unit', state: 'handling' },
      { do: 'reply', by: 'unit', values: { reply: '已处理。' }, state: 'replied' },
      { answer: 'tellPlatform', with: 'told', by: 'unit', state: 'replied' },
      { answer: 'tellCaller', with: 'told', by: 'unit', state: 'toCall' },
      { do: 'again', by: 'agent', values: { satisfied: '不满意' }, state: 'handling' },
      { do: 'urge', by: 'caller', state: 'handling' },
      { do: 'reply', by: 'unit', values: { reply: '再次处理。' }, state: 'replied' },
      { answer: 'tellCaller', with: 'told', by: 'unit', state: 'replied' },
      { answer: 'tellPlatform', with: 'told', by: 'unit', state: 'toCall' },
      { refused: 'again', by: 'agent', values: { satisfied: '不满意' }, code: 'times', state: 'toCall' },
      {
        do: 'closeUnsolved',
        by: 'agent',
        values: { satisfied: '不满意', ground: '超出职权' },
        state: 'toCall',
      },
      { approve: 'closeUnsolved', by: 'supervisor', state: 'closed' },
    ],
  },
  {
    title: '退单期限过后须签收',
    open,
    steps: [
      dispatch,
      { expires: 'object', state: 'toSign' },
      { refused: 'object', by: 'unit', values: { ground: '不属于职责' }, code: 'needs', state: 'toSign' },
      { do: 'sign', by: 'unit', state: 'handling' },
    ],
  },
  {
    title: '紧急情况转 119',
    open,
    result: 'passedOn',
    steps: [{ do: 'passOn', by: 'agent', values: { emergency: '119' }, state: 'closed' }],
  },
  {
    title: '重复诉求合并；不予受理须选情形',
    open,
    steps: [
      { refused: 'refuse', by: 'dispatcher', code: 'invalid', state: 'registered' },
      { refused: 'merge', by: 'dispatcher', code: 'invalid', state: 'registered' },
      { do: 'merge', by: 'dispatcher', linkTo: '01J00000000000000000000001', state: 'merged' },
    ],
  },
];
