import type { Sample } from '@mingcha/cases';

const row = { statutoryDays: 20, promisedDays: 5, fee: 0 };
const rows = { items: { land: row, planning: row, building: row, acceptance: row } };
const values = {
  code: '2026-620302-47-01-000001',
  name: '甲公司厂房',
  builder: '甲新材料公司',
  funding: '社会投资',
  kind: '简易低风险',
};
const open = { by: 'office', values };
const verify = {
  do: 'verify',
  by: 'office',
  values: { funding: '社会投资', kind: '简易低风险' },
  state: 'running',
};
const granted = (kind: string) => ({ ends: kind, result: 'granted', state: 'running' });

export const constructionProjectSamples: readonly Sample[] = [
  {
    title: '四个阶段依次完成，竣工验收准予即办结',
    rows,
    open,
    steps: [
      verify,
      {
        refused: 'startWorks',
        by: 'office',
        values: { works: ['planning'] },
        code: 'needs',
        state: 'running',
      },
      { do: 'startLand', by: 'office', values: { land: ['land'] }, state: 'running' },
      {
        refused: 'startWorks',
        by: 'office',
        values: { works: ['planning'] },
        code: 'needs',
        state: 'running',
      },
      granted('land'),
      { do: 'startWorks', by: 'office', values: { works: ['planning'] }, state: 'running' },
      granted('works'),
      { do: 'startConstruction', by: 'office', values: { start: ['building'] }, state: 'running' },
      granted('start'),
      { refused: 'close', by: 'office', code: 'needs', state: 'running' },
      { do: 'startHandover', by: 'office', values: { handover: ['acceptance'] }, state: 'running' },
      { ends: 'handover', result: 'granted', state: 'closed' },
    ],
  },
  {
    title: '特殊工程不计全流程时限；一阶段不予许可的可以重新申报，也可以终止',
    rows,
    open: { by: 'office', values: { ...values, kind: '特殊工程' } },
    steps: [
      { ...verify, values: { funding: '政府投资', kind: '特殊工程' }, state: 'special' },
      { do: 'startLand', by: 'office', values: { land: ['land'] }, state: 'special' },
      { refused: 'startLand', by: 'office', values: { land: ['land'] }, code: 'needs', state: 'special' },
      { ends: 'land', result: 'refused', state: 'special' },
      {
        refused: 'startWorks',
        by: 'office',
        values: { works: ['planning'] },
        code: 'needs',
        state: 'special',
      },
      { do: 'startLand', by: 'office', values: { land: ['land'] }, state: 'special' },
      { do: 'stop', by: 'office', values: { ground: '不再建设' }, state: 'special' },
      { approve: 'stop', by: 'head', state: 'stopped', papers: ['stop'] },
    ],
  },
];
