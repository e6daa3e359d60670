import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { readClause } from './clause.ts';
import { splitNames } from './names.ts';

const names = (list: string): string[] =>
  splitNames(list, { start: 0, end: list.length }).names.map(({ name }) => name);

describe('a list of units', () => {
  test.each([
    ['市发改委、市财政局，市水务局', ['市发改委', '市财政局', '市水务局']],
    ['县、区政府，高新区管委会，市直有关部门、单位', ['县、区政府', '高新区管委会', '市直有关部门、单位']],
    ['各县（市、区）人民政府，中、省驻市有关单位', ['各县（市、区）人民政府', '中、省驻市有关单位']],
    ['各市、自治州人民政府', ['各市、自治州人民政府']],
    ['各地、各部门', ['各地', '各部门']],
    ['省政府办公厅〔省档案局〕、省档案馆', ['省政府办公厅〔省档案局〕', '省档案馆']],
    ['市人力资源和社会保障局和市编办', ['市人力资源和社会保障局', '市编办']],
    ['省财政厅、省税务局等相关部门及各地', ['省财政厅', '省税务局', '各地']],
    ['县委和政府、县教育局', ['县委和政府', '县教育局']],
    ['区财政局 区住建局', ['区财政局', '区住建局']],
    ['区财\n政局', ['区财政局']],
    ['各县（区）、永昌县、金川区', ['各县（区）', '永昌县', '金川区']],
    ['市高等教育处', ['市高等教育处']],
    ['各乡镇党委、政府，县委、县政府', ['各乡镇党委、政府', '县委', '县政府']],
    ['各街道党工委、办事处', ['各街道党工委、办事处']],
  ])('%s', (list, expected) => {
    expect(names(list)).toEqual(expected);
  });

  test.each([
    ['市卫健局、市医保局等有关部门和单位', ['市卫健局', '市医保局'], true],
    ['市商务局等部门和机构', ['市商务局'], true],
    ['会同市商务局、市文旅局', ['市商务局', '市文旅局'], false],
    [
      '市纪委监委机关、市律协、有关高校、市个体私营企业协会',
      ['市纪委监委机关', '市律协', '有关高校', '市个体私营企业协会'],
      false,
    ],
  ])('words around units became units, and units none: %s', (list, expected, openEnded) => {
    const found = splitNames(list, { start: 0, end: list.length });
    expect(found.names.map(({ name, isUnit }) => [name, isUnit])).toEqual(
      expected.map((name) => [name, true]),
    );
    expect(found.openEnded).toBe(openEnded);
  });

  test('names that ran together at a line end are cut and doubted', () => {
    const { names: found } = splitNames('区财政局区住建局', { start: 0, end: 8 });
    expect(found.map(({ name, isUnit }) => [name, isUnit])).toEqual([
      ['区财政局', false],
      ['区住建局', false],
    ]);
  });

  test('every name stands where it says', () => {
    const list = '由市发改委、市财政局等部门';
    const { names: found, openEnded } = splitNames(list, { start: 0, end: list.length });
    expect(found.map(({ span }) => list.slice(span.start, span.end))).toEqual(['市发改委', '市财政局']);
    expect(openEnded).toBe(true);
  });
});

describe('a unit line', () => {
  const read = (text: string, last = true) => {
    const clause = readClause(text, { start: 0, end: text.length }, { year: 2025, month: 3 }, last);
    return (
      clause && {
        lead: clause.lead.map(({ name }) => name).join(' '),
        responsible: clause.responsible.map(({ name }) => name).join(' '),
        times: clause.times.map((time) => time.date ?? time.cadence).join(' '),
        unsure: clause.unsure.join(' '),
      }
    );
  };
  const sure = { lead: '', responsible: '', times: '', unsure: '' };

  test.each([
    [
      '牵头单位：市发改委、市林草局按职责分别牵头；责任单位：市直有关部门',
      '市发改委 市林草局',
      '市直有关部门',
      '',
    ],
    ['牵头部门：市发改委，配合部门：市水务局，完成时限：2025年6月底', '市发改委', '市水务局', '2025-06-30'],
    [
      '市发改委牵头，市水务局、市林草局按职责分工负责，6月底前完成',
      '市发改委',
      '市水务局 市林草局',
      '2025-06-30',
    ],
    ['由市发改委牵头市水务局配合', '市发改委', '市水务局', ''],
    ['市发改委会同市水务局于2025年9月15日前完成', '市发改委', '市水务局', '2025-09-15'],
    ['2025年底前，市发改委牵头完成', '市发改委', '', '2025-12-31'],
    ['市发改委（牵头）、市水务局负责', '市发改委', '市水务局', ''],
    ['责任单位：市发改委、市水务局（排在第一位的为牵头单位）', '市发改委', '市水务局', ''],
    ['各县（市、区）政府负责，长期坚持', '', '各县（市、区）政府', 'ongoing'],
    ['市发改委牵头建设，市水务局配合，2025年底前建成使用', '市发改委', '市水务局', '2025-12-31'],
    ['责任单位：市直部门、各镇（街道）完成时限：2025年9月', '', '市直部门 各镇（街道）', '2025-09-30'],
    ['牵头：市发改委；配合：市水务局；时限：2025年9月', '市发改委', '市水务局', '2025-09-30'],
    ['市发改委牵头；各地各有关部门按职责分工负责', '市发改委', '各地各有关部门', ''],
  ])('%s', (text, lead, responsible, times) => {
    expect(read(text)).toEqual({ ...sure, lead, responsible, times });
  });

  test('units without a word on what they do count at the end only, and are doubted', () => {
    expect(read('市发改委、市水务局')).toEqual({
      ...sure,
      responsible: '市发改委 市水务局',
      unsure: 'units-role',
    });
    expect(read('市发改委、市水务局', false)).toBeUndefined();
  });

  test.each(['包括水、电、气', '由企业自行负责', '试行', '核准、备案', '2019年版', '以下简称本方案'])(
    'is none: %s',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );

  test('what could not be read in it is reported', () => {
    expect(read('市发改委牵头，另有分工的从其规定')).toMatchObject({
      lead: '市发改委',
      unsure: 'units-rest',
    });
  });

  test.each([
    ['责任单位：市水务局，每月1次，常态化开展', '', '市水务局', 'monthly', ''],
    ['责任单位：市水务局，即知即改、长期坚持', '', '市水务局', 'ongoing', ''],
    ['责任单位：市水务局，汛期前', '', '市水务局', '', 'deadline-unread'],
    ['责任单位：市水务局；时限要求：2025年6月', '', '市水务局', '2025-06-30', ''],
    ['责任单位：市水务局，2025.6.30前', '', '市水务局', '2025-06-30', ''],
  ])('a time behind the units became one of them: %s', (text, lead, responsible, times, unsure) => {
    expect(read(text)).toEqual({ lead, responsible, times, unsure });
  });

  test('units that a label calls responsible and a verb leading: the verb was taken into the name', () => {
    expect(read('责任单位：市水务局牵头，市林草局落实，6月底前完成')).toEqual({
      ...sure,
      lead: '市水务局',
      responsible: '市林草局',
      times: '2025-06-30',
    });
  });

  test('people and times that cannot be read are reported', () => {
    expect(read('责任单位：市水务局；责任人：某某；完成时限：另行通知')?.unsure).toBe(
      'units-person deadline-unread',
    );
  });

  test.each([
    ['6月底前见成效', ''],
    ['6月底前取得阶段性成果后另行安排', 'units-rest'],
    ['6月底前在推进落实', ''],
  ])('words with loose ends behind a time: %s', (words, unsure) => {
    expect(read(`市发改委牵头，${words}`)).toMatchObject({ lead: '市发改委', unsure });
  });

  test('a repeated 见 behind a time once took for ever: all ways to cut the words were tried', () => {
    const line = `市发改委牵头，6月底前${'见'.repeat(2_000)}再也没有别的话了`;
    const clause = runInNewContext('read()', { read: () => read(line) }, { timeout: 5_000 });
    expect(clause).toMatchObject({ lead: '市发改委', unsure: 'units-rest' });
  });
});
