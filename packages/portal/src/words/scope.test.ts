import { expect, test } from 'vitest';
import { benchedWords, excludedWords, scopeLines } from './scope.ts';

test('a scope is told condition by condition, one on class as a hash alone', () => {
  const scope = {
    regions: ['620302'],
    types: ['企业', '个体工商户'],
    statuses: ['在营'],
    lastInspectedBefore: '2026-01-01',
    permits: ['食品经营'],
    classes: 'ab'.repeat(32),
    novel: 'x',
  };
  const lines = scopeLines({ scope }, [{ id: '620302', name: '金川区' }]);
  expect(lines).toEqual([
    '地区：金川区',
    '主体类型：企业、个体工商户',
    '经营状态：在营',
    '上次检查早于 2026-01-01',
    '许可证名称含：食品经营',
    expect.stringContaining('内部分类'),
    'novel：x',
  ]);
  expect(lines.join('')).not.toContain('abab');
  expect(scopeLines({ scope: { regions: ['620302'] } })).toEqual(['地区：620302']);
});

test('who stays out is counted by reason', () => {
  const root = '0'.repeat(64);
  expect(excludedWords({ excluded: { count: 1012, root, reasons: { status: 2, scope: 1010 } } })).toBe(
    '另有 1,012 家不参加：不在抽查范围 1,010，经营状态不符 2',
  );
  expect(excludedWords({ excluded: { count: 0, root, reasons: {} } })).toBe('名录中全部参加抽取');
  expect(benchedWords({ benched: { count: 1, root, reasons: { leave: 1 } } })).toBe(
    '另有 1 名不参加：休假 1',
  );
});
