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

test('a bureau of the province was the city’s own for sure where that had a name without 市', () => {
  const own = [department('cz', '市财政局', '市财政局', ['财政局'])];
  expect(matchUnits(['省财政局', '财政局', '省财政厅'], own)).toEqual([
    { name: '省财政局', suggestions: [{ id: 'cz', score: 0.6 }] },
    { name: '财政局', department: 'cz', suggestions: [] },
    { name: '省财政厅', suggestions: [{ id: 'cz', score: 0.57 }] },
  ]);
});

test('what is only alike is suggested, the likeliest first', () => {
  const { department: none, suggestions } = match('市大数据服务中心');
  expect(none).toBeUndefined();
  expect(suggestions[0]?.id).toBe('sjzx');
  expect(suggestions.every(({ score }) => score >= 0.5 && score <= 1)).toBe(true);
});

/** Departments of a city as they are called in full. */
const fullNames = [
  '市发展和改革委员会',
  '市人力资源和社会保障局',
  '市市场监督管理局',
  '市住房和城乡建设局',
  '市医疗保障局',
  '市生态环境局',
  '市商务局',
  '市税务局',
  '市水务局',
  '市民政局',
  '市财政局',
  '市司法局',
  '市教育局',
  '市公安局',
  '市应急管理局',
  '市交通运输局',
  '市自然资源局',
  '市农业农村局',
  '市科学技术局',
  '市工业和信息化局',
  '市文化广电和旅游局',
  '市卫生健康委员会',
  '市城市管理综合执法局',
  '市地方金融监督管理局',
  '市大数据管理局',
  '市政务服务中心',
  '市公共资源交易中心',
  '市住房公积金管理中心',
  '市机构编制委员会办公室',
  '市消防救援支队',
];
const city = fullNames.map((name) => department(name, name, name));
/** What a tenant with these departments only finds for a name: the one it is for sure, or those it may be. */
const found = (name: string, among: readonly UnitDepartment[] = city): string[] => {
  const { department: sure, suggestions } = matchUnits([name], among)[0]!;
  return sure === undefined ? suggestions.map(({ id }) => id) : [sure];
};

test.each([
  ['市发改委', '市发展和改革委员会'],
  ['发改局', '市发展和改革委员会'],
  ['省发展改革委', '市发展和改革委员会'],
  ['人社局', '市人力资源和社会保障局'],
  ['省人力资源社会保障厅', '市人力资源和社会保障局'],
  ['市场监管局', '市市场监督管理局'],
  ['市监局', '市市场监督管理局'],
  ['市市监局', '市市场监督管理局'],
  ['市场局', '市市场监督管理局'],
  ['省医保局', '市医疗保障局'],
  ['市城管局', '市城市管理综合执法局'],
  ['市城管执法局', '市城市管理综合执法局'],
  ['市金融办', '市地方金融监督管理局'],
  ['市数据局', '市大数据管理局'],
  ['市大数据中心', '市大数据管理局'],
  ['市数据资源管理局', '市大数据管理局'],
  ['政务服务局', '市政务服务中心'],
  ['市政务服务管理办', '市政务服务中心'],
  ['公资交易中心', '市公共资源交易中心'],
  ['公积金中心', '市住房公积金管理中心'],
  ['市编办', '市机构编制委员会办公室'],
  ['市消防支队', '市消防救援支队'],
  ['省商务厅', '市商务局'],
])('%s may be %s, and nothing else', (name, meant) => {
  expect(found(name)).toEqual([meant]);
});

test.each([
  ['省医保局', '市环保局'],
  ['市税务局', '市商务局'],
  ['市水务局', '市商务局'],
  ['省金融监管局', '市市场监督管理局'],
  ['省药监局', '市市场监督管理局'],
  ['市民政局', '市财政局'],
  ['市人防办', '市人社局'],
  ['市政务服务中心', '市大数据中心'],
  ['市融媒体中心', '市公共资源交易中心'],
  ['市人力资源服务中心', '市自然资源局'],
  ['市委网信办', '市人民政府办公室'],
  ['兰州新区管委会', '市发展和改革委员会'],
  // The same characters the other way round.
  ['市务商局', '市商务局'],
  ['市管城局', '市城市管理局'],
])('%s is not like %s, whose ending is all they share', (name, other) => {
  expect(found(name, [department('other', other, other)])).toEqual([]);
});

test('no department is like another one of its city', () => {
  for (const name of fullNames) {
    const others = city.filter(({ id }) => id !== name);
    expect([name, found(name, others)]).toEqual([name, []]);
  }
});

test('the department of another level and any kind is suggested, and it first', () => {
  const level = fc.constantFrom('省', '县', '');
  const kind = fc.constantFrom('局', '厅', '委', '中心', '办公室');
  fc.assert(
    fc.property(fc.constantFrom(...fullNames), level, kind, (name, other, ending) => {
      const bare = name.slice(1).replace(/(?:局|委员会|中心|办公室|支队)$/, '');
      expect(found(`${other}${bare}${ending}`)[0]).toBe(name);
    }),
  );
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
