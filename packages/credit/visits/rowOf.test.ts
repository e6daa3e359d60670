import { expect, test } from 'vitest';
import { rowOfVisit } from './rowOf.ts';

const names = { itemOf: (id: string) => `事项${id}`, authorityOf: (id: string) => `${id}局` };
const visit = (more: object) => ({
  number: '检〔2026〕1号',
  fields: {
    ...{ object: '91620300MA00000001', objectName: '甲公司', dept: 'd1', endedOn: '2026-11-20' },
    ...{ kind: '双随机抽查', items: ['a', 'b'], results: ['未发现问题'], outcome: '未发现问题', ...more },
  },
});

test('a visit that found nothing is a record without a problem', () => {
  expect(rowOfVisit(visit({ kind: '日常检查' }), [], names)).toEqual({
    ...{ operation: 'put', kind: 'inspection', subject: '91620300MA00000001', name: '甲公司' },
    ...{ authority: 'd1局', number: '检〔2026〕1号', date: '2026-11-20' },
    values: { form: '检查', content: '事项a、事项b', result: '未发现问题', problem: false },
  });
});

test('what was found is corrected on the spot, or once what was followed from it has ended so', () => {
  const pending = visit({ outcome: '发现问题待处理', toCorrect: '甲公司：消防通道堵塞' });
  const corrected = (of: ReturnType<typeof visit>, result?: string, problem = '甲公司：消防通道堵塞') =>
    rowOfVisit(of, result ? [{ result, fields: { problem } }] : [], names).values?.corrected;
  expect(corrected(visit({ outcome: '发现问题已改正' }))).toBe(true);
  expect(corrected(pending)).toBe(false);
  expect(corrected(pending, 'corrected')).toBe(true);
  expect(corrected(pending, 'continued')).toBe(false);
  expect(corrected(pending, 'corrected', '另一个问题')).toBe(false);
});
