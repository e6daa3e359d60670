import type { Case } from '../api/cases/caseTypes.ts';
import type { CheckPoint, Download, LocalFile, Work } from './work/model.ts';

/** A visit as the API says it, with what a test needs of it. */
export function phoneCase(values: Record<string, unknown> = {}, more: Partial<Case> = {}): Case {
  const all = {
    object: 'O1',
    items: ['SJ-1'],
    inspectors: ['I1', 'I2'],
    address: '东关路 1 号',
    from: '2026-03-02',
    until: '2026-03-20',
    ...values,
  };
  return {
    id: 'v1',
    type: 'inspection-visits',
    number: '检〔2026〕1号',
    state: { name: 'toVisit', title: '待检查', kind: 'open' },
    fields: Object.entries(all).map(([name, value]) => ({ name, title: name, type: 'text', value })),
    names: { O1: '甲超市', 'SJ-1': '食品销售检查', I1: '赵宇飞', I2: '高宇红', I3: '钱三' },
    pending: [],
    tasks: [],
    can: [{ name: 'serve' }, { name: 'record' }],
    ...more,
  } as unknown as Case;
}

export const points: readonly CheckPoint[] = [
  { key: 'SJ-1/a', item: '食品销售检查', point: '证照是否有效', answers: ['合格', '不合格'] },
  { key: 'SJ-1/b', item: '食品销售检查', point: '有无过期食品', answers: ['未发现', '发现'] },
];

export const download: Download = { case: phoneCase(), etag: '"7"', points, inspectors: [], at: 0 };

const file = (id: string, more: Partial<LocalFile>): LocalFile => ({
  id,
  kind: 'signature',
  name: `${id}.png`,
  type: 'image/png',
  size: 9,
  at: '2026-03-12T02:15:00.000Z',
  sent: { id: id.toUpperCase(), at: 0 },
  ...more,
});

/** A visit that found nothing, filled in and signed, with all files sent. */
export const clean: Work = {
  id: 'v1',
  offset: 0,
  progress: { is: 'filling' },
  draft: {
    endedOn: '2026-03-12',
    answers: { 'SJ-1/a': { answer: '合格' }, 'SJ-1/b': { answer: '未发现', note: '抽看二十种' } },
    findings: '货架和仓库均已查看。',
    results: ['未发现问题'],
    outcome: '未发现问题',
    problems: '',
    signed: '已签字',
    unsigned: '',
  },
  files: [
    file('f1', { kind: 'photo', name: '照片01.jpg', type: 'image/jpeg', place: '38.52000,102.18000' }),
    file('f2', { signer: 'inspector' }),
    file('f3', { signer: 'enterprise' }),
  ],
};
