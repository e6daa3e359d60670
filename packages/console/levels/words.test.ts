import { describe, expect, it } from 'vitest';
import { cellsOf, evening, percent, valueText, wayText } from './words.ts';

describe('what levels say', () => {
  it('names a value, also of several parts', () => {
    expect([undefined, true, 3, ['甲', '乙'], [{ title: '申请书', need: '必要' }]].map(valueText)).toEqual([
      '（空）',
      '是',
      '3',
      '甲、乙',
      '申请书 必要',
    ]);
  });

  it('calls nothing wholly the same that is not', () => {
    expect([1, 0.99999, 0.5, 0].map(percent)).toEqual(['100.0%', '99.9%', '50.0%', '0.0%']);
  });

  const element = (field: string, take: string[], value: unknown) => ({
    ...{ field, header: field, decidedBy: '省', take, reconsider: false, like: '甘肃省' },
    cells: [{ has: true, value }, { has: true }],
  });
  const item = { elements: [element('flow', ['620302'], '新'), element('quota', ['620321'], undefined)] };

  it('names who has to change what, and like whom', () => {
    const tenants = [{ tenant: '620302', called: '金川区' }];
    expect(wayText({ ...item, missing: ['620321'] }, tenants)).toEqual([
      '金川区：flow改为与甘肃省相同',
      '620321：quota改为与甘肃省相同',
      '620321：没有这一事项，应当有的请补上，或者说明理由',
    ]);
  });

  it('tells what each says, and once what one of them is held against', () => {
    const cells = [{ has: true, value: 3 }, { has: true, value: 3 }, { has: false }, { has: true, value: 5 }];
    const tenants = ['应当一致的内容', '金川区', '甲县', '永昌县'].map((called) => ({
      tenant: called,
      called,
    }));
    const said = (like: string) =>
      cellsOf({ cells, like, take: ['永昌县'] }, tenants).map(
        ({ called, text, differs }) => `${called} ${text}${differs ? ' 不同' : ''}`,
      );
    expect(said('金川区')).toEqual(['金川区 3', '永昌县 5 不同']);
    expect(said('甘肃省')).toEqual(['甘肃省 3', '金川区 3', '永昌县 5 不同']);
    expect(cellsOf({ cells: [], like: '', take: [] }, [])).toEqual([]);
  });

  it('evens out all rows that differ, and empties what is empty where they are held against', () => {
    const counties = ['620302', '620321', '620322'].map((county) => ({ county, row: county, etag: 'e' }));
    expect(evening({ ...item, counties })).toEqual({
      rows: [
        { id: '620302', etag: 'e' },
        { id: '620321', etag: 'e' },
      ],
      set: { flow: '新', quota: null },
    });
    expect(evening({ elements: [] })).toEqual({ rows: [], set: {} });
  });
});
