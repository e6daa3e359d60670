import type { Sample } from '@mingcha/cases';

const item = { listId: 'permit-items', item: 'XK-0001', reason: '设定依据已经废止，新的办法尚未公布。' };
const open = { by: 'office', values: item } as const;

export const itemSuspensionSamples: readonly Sample[] = [
  {
    title: '一人停用，第二人确认，清单修改以后恢复',
    open,
    steps: [
      {
        refused: 'resume',
        by: 'office',
        values: { ground: '新办法已经施行' },
        code: 'state',
        state: 'suspended',
      },
      { do: 'confirm', by: 'office', state: 'suspended' },
      { approve: 'confirm', by: 'second', state: 'confirmed', papers: ['suspension'] },
      { refused: 'withdraw', by: 'office', values: { ground: '误操作' }, code: 'state', state: 'confirmed' },
      { do: 'resume', by: 'office', values: { ground: '新办法已经施行' }, state: 'confirmed' },
      { approve: 'resume', by: 'second', state: 'resumed', papers: ['resumption'] },
    ],
    result: 'resumed',
  },
  {
    title: '没有人确认，到期恢复',
    open,
    steps: [{ expires: 'confirm', state: 'lapsed' }],
    result: 'lapsed',
  },
  {
    title: '停用有误，撤回',
    open,
    steps: [{ do: 'withdraw', by: 'office', values: { ground: '条目填错' }, state: 'withdrawn' }],
    result: 'withdrawn',
  },
];
