import { expect, it } from 'vitest';
import { readingsOf } from './agencies.ts';
import { someList } from './testing.ts';

const readings = readingsOf(someList);

it('a list gives a field for each of its columns, whatever a city has added, and two for each day', () => {
  expect(readings.map(({ name, field: { title, type } }) => [name, title, type])).toEqual([
    ['subjectName', '机构名称', 'string'],
    ['subjectServices', '服务事项', 'strings'],
    ['subjectGrade', '评价等级', 'string'],
    ['subjectStaff', '从业人数', 'number'],
    ['subjectEnteredMonths', '进驻日期以来满几个月，还没有到的为负数', 'number'],
    ['subjectEnteredMonthsLeft', '距进驻日期还有几个月，已经过了的为负数', 'number'],
    ['subjectQualifiedUntilMonths', '资质有效期至以来满几个月，还没有到的为负数', 'number'],
    ['subjectQualifiedUntilMonthsLeft', '距资质有效期至还有几个月，已经过了的为负数', 'number'],
    ['subjectAwards', '奖项', 'strings'],
  ]);
});

it('a row is read by them on a day: what it does not say is missing, and a list without entries is empty', () => {
  const read = (row: object) =>
    Object.fromEntries(readings.map(({ name, of }) => [name, of({ id: 'x', ...row }, '2026-11-30')]));
  const full = {
    staff: 12,
    entered: '2024-11-30',
    qualifiedUntil: '2026-11-29',
    awards: [{ award: '某奖' }],
  };
  expect(read(full)).toMatchObject({
    ...{ subjectStaff: 12, subjectEnteredMonths: 24, subjectQualifiedUntilMonthsLeft: -1 },
    ...{ subjectServices: [], subjectAwards: ['某奖'], subjectGrade: undefined },
  });
  expect(read({}).subjectEnteredMonths).toBeUndefined();
});

it('a column that is called as the months of a day keeps its name once', () => {
  const elements = [
    { field: 'entered', title: '进驻日期', type: 'date' as const },
    { field: 'enteredMonths', title: '进驻月数', type: 'number' as const },
  ];
  const names = readingsOf({ elements }).map(({ name }) => name);
  expect(names.filter((name) => name === 'subjectEnteredMonths')).toHaveLength(1);
  expect(readingsOf({ elements }).find(({ name }) => name === 'subjectEnteredMonths')?.field.title).toBe(
    '进驻月数',
  );
});
