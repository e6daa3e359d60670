import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchUnits, type UnitDepartment } from './matchUnits.ts';

const department = (id: string, name: string, short: string, aliases: string[] = []): UnitDepartment => ({
  id,
  name,
  short,
  aliases,
});
const departments = [
  department('scjg', '市市场监督管理局', '市市场监管局', ['市市场局']),
  department('fgw', '市发展和改革委员会', '市发展改革委'),
  department('rsj', '市人力资源和社会保障局', '市人社局'),
  department('zfjs', '市住房和城乡建设局', '市住建局'),
  department('zwzx', '市政务服务中心', '市政务中心'),
  department('sjj', '市大数据管理局', '市数据局'),
  department('sjzx', '市大数据中心', '市数据中心'),
  department('zfb', '市政府办公室', '市政府办'),
  department('yc', '永昌县市场监督管理局', '永昌县市场监管局'),
  department('jc', '金川区市场监督管理局', '金川区市场监管局'),
];
const match = (name: string) => matchUnits([name], departments)[0]!;

test.each([
  ['市市场监督管理局', 'scjg'],
  ['市市场局', 'scjg'],
  ['金昌市市场监督管理局', 'scjg'],
  ['市场监管局', undefined],
  ['市发改委', 'fgw'],
  ['市发展和改革委', 'fgw'],
  ['市人力资源社会保障局', 'rsj'],
  ['市住房城乡建设局', 'zfjs'],
  ['市政务中心', 'zwzx'],
  ['市政府办', 'zfb'],
  ['市人民政府办公室', 'zfb'],
  ['市政府办公室〔市政务公开办〕', 'zfb'],
  ['永昌县市场监管局', 'yc'],
  ['市数据局', 'sjj'],
  ['省市场监管局', undefined],
  ['市财政局', undefined],
])('%s is %s', (name, id) => {
  expect(match(name).department).toBe(id);
});

test('what is only alike is suggested, the likeliest first', () => {
  const { department: none, suggestions } = match('市大数据服务中心');
  expect(none).toBeUndefined();
  expect(suggestions[0]?.id).toBe('sjzx');
  expect(suggestions.every(({ score }) => score >= 0.5 && score <= 1)).toBe(true);
});

test('a name that fits several departments is none of them for sure', () => {
  const { department: none, suggestions } = match('市场监管局');
  expect(none).toBeUndefined();
  expect(suggestions.map(({ id }) => id).sort()).toEqual(['jc', 'scjg', 'yc']);
});

test('groups are no department and like none', () => {
  for (const name of ['各地各有关部门', '市直有关部门、单位', '县、区政府']) {
    expect(match(name)).toEqual({ name, suggestions: [] });
  }
});

test('every department is found by each of its names', () => {
  const names = departments.flatMap(({ id, name, short, aliases }) =>
    [name, short, ...aliases].map((n) => [n, id] as const),
  );
  for (const [name, id] of names) expect(match(name).department).toBe(id);
});

test('any name gets an answer, and in the order of the question', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (names) => {
      expect(matchUnits(names, departments).map(({ name }) => name)).toEqual(names);
    }),
    { numRuns: 20 },
  );
});
