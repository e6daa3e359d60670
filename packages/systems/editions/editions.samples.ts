import type { Sample } from '@mingcha/cases';

const edition = { listId: 'permit-items', from: '2026-03-03' };
const [legal, content, accuracy] = [
  { approve: 'review', by: 'legal', as: 'legal', state: 'drafted' },
  { approve: 'review', by: 'content', as: 'content', state: 'drafted' },
  { approve: 'review', by: 'accuracy', as: 'accuracy', state: 'scheduled' },
] as const;

export const listEditionSamples: readonly Sample[] = [
  {
    title: '三人依次审核通过，生效日零时公示',
    open: { by: 'office', values: { ...edition, note: '新增一项许可，两项缩短承诺时限。' } },
    steps: [
      { do: 'review', by: 'office', state: 'drafted' },
      legal,
      content,
      accuracy,
      { expires: 'effect', state: 'published', papers: ['announcement'] },
    ],
  },
  {
    title: '审核中发现错误，撤回后重新送审',
    open: { by: 'office', values: edition },
    steps: [
      { refused: 'withdraw', by: 'office', values: {}, code: 'invalid', state: 'drafted' },
      { do: 'review', by: 'office', state: 'drafted' },
      legal,
      { do: 'withdraw', by: 'office', values: { reason: '第三项的设定依据已修订' }, state: 'withdrawn' },
    ],
  },
];
