import { departmentSchema } from '@mingcha/tenancy';
import { expect, test } from 'vitest';
import { isCountyGroup, readUnits } from './units.ts';

test.each([
  ['各县（区）人民政府', true],
  ['各县（市、区）人民政府', true],
  ['县、区政府', true],
  ['各区县', true],
  ['各市、县人民政府', true],
  ['永昌县人民政府', false],
  ['县政府', false],
  ['市政府', false],
  ['各有关部门', false],
  ['各乡镇人民政府', false],
])('%s means all counties: %s', (name, expected) => {
  expect(isCountyGroup(name)).toBe(expected);
});

const department = (id: string, name: string, kind: 'department' | 'county') =>
  departmentSchema.parse({ id, name, short: name, division: '620300', kind });

test('a name is a department for sure, a group, or only like some', async () => {
  const departments = [
    department('dept-a', '市发展和改革委员会', 'department'),
    department('dept-b', '市大数据中心', 'department'),
    department('dept-c', '永昌县人民政府', 'county'),
  ];
  const names = ['市发改委', '各县（区）', '市大数据服务中心', '省财政厅'];
  const unit = await readUnits(names, departments);
  expect(names.map(unit)).toEqual([
    { name: '市发改委', depts: ['dept-a'] },
    { name: '各县（区）', depts: ['dept-c'] },
    { name: '市大数据服务中心', depts: [], suggestions: [{ dept: 'dept-b', score: expect.any(Number) }] },
    { name: '省财政厅', depts: [] },
  ]);
});
