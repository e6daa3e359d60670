import { describe, expect, test } from 'vitest';
import { readNotice } from './readNotice.ts';
import { rows } from './testing/brief.ts';
import * as notices from './testing/notices.ts';

describe('labels in brackets', () => {
  const notice = readNotice(notices.plan);

  test('the head', () => {
    const { docNo, title, issuer, date, region } = notice;
    expect({ docNo, title, issuer, date, region }).toEqual({
      docNo: '云政办发〔2025〕17号',
      title: '2025年云岭市便民利企行动方案',
      issuer: '云岭市人民政府办公室',
      date: '2025-04-08',
      region: { name: '云岭市' },
    });
  });

  test('numbers run on through the sections', () => {
    expect(rows(notice)).toEqual([
      '1 推行“一窗通收” | 市政务中心 | 县、区政府 云岭高新区管委会 市直有关部门、单位 | 2025-09-30',
      '2 清理重复证明 | 市司法局 市数据局 | 县、区政府 市直有关部门、单位 | ',
      '3 压缩审批时限 | 市住建局 市自然资源局 | 市发改委 市水务局 | ',
      '4 公开办理进度 |  | 县、区政府 市直有关部门、单位 | ',
    ]);
    expect(notice.measures[2]!.section).toEqual(['二、主要任务', '（二）让企业更快开工']);
  });

  test('the text goes without title and unit line', () => {
    expect(notice.measures[1]!.text).toBe('梳理索要两次以上的材料，能共享的一律不再收取。');
  });

  test('reporting dates stand in the safeguards, which are no measures but reported', () => {
    expect(notice.reportingDates.map((date) => date.monthDay)).toEqual(['03-15', '07-15', '11-30']);
    expect(notice.warnings.map(({ code }) => code)).toEqual(['section-passed-over', 'section-passed-over']);
  });

  test('where the notice’s own facts stand was not given, so that nothing of its head was highlighted', () => {
    expect(notice.finds.map(({ kind, text }) => [kind, text])).toEqual([
      ['issuer', '云岭市人民政府办公室'],
      ['title', '2025年云岭市便民利企行动方案'],
      ['docNo', '云政办发〔2025〕17号'],
      ['date', '2025年4月8日'],
      ['reporting', '3月15日'],
      ['reporting', '7月15日'],
      ['reporting', '11月30日'],
    ]);
    const other = readNotice(notices.ministry.replace('〔2024〕88号', '（2024）第88 号'));
    expect(other.finds.map(({ kind, text }) => [kind, text.slice(0, 13)])).toEqual([
      ['title', '国务院办公厅关于提升社区养'],
      ['issuer', '国务院办公厅'],
      ['docNo', '国办发（2024）第88号'],
      ['region', '以下各项均需各省级人民政府'],
      ['date', '2024年12月30日'],
    ]);
    for (const { text, span } of [...notice.finds])
      expect(notice.source.text.slice(span.start, span.end)).toBe(text);
  });

  test('every find says where it stands', () => {
    const { source, measures } = notice;
    const shown = measures[0]!.finds.map(({ kind, span }) => [kind, source.text.slice(span.start, span.end)]);
    expect(shown).toEqual([
      ['title', '推行“一窗通收”'],
      ['deadline', '2025年9月底前'],
      ['target', '一窗通收率达到90%以上'],
      ['units', '（牵头单位：市政务中心；责任单位：县、区政府，云岭高新区管委会，市直有关部门、单位）'],
      ['lead', '市政务中心'],
      ['responsible', '县、区政府'],
      ['responsible', '云岭高新区管委会'],
      ['responsible', '市直有关部门、单位'],
    ]);
  });
});

test('phrases with verbs; nested brackets; open lists are marked', () => {
  const notice = readNotice(notices.phrases);
  expect(rows(notice)).toEqual([
    '1 建设目录 | 省数据局 | 各地各有关部门 | 2024-06-30',
    '2 共享证照 | 省公安厅 省民政厅 | 省卫生健康委 省医保局 各地 | 2024-10-31',
    '3 守住底线 | 省委网信办 | 省公安厅 | ongoing',
    '4 延长窗口时间 |  | 各市（州）政府 青河新区管委会 | ',
    '5 评价回访 | 省政府办公厅〔省热线中心〕 | 各地 各部门 | quarterly',
    '6 走访企业 |  | 省工信厅 省工商联 | 2024-12-31',
  ]);
  expect(notice.measures.map(({ unsure }) => unsure)).toEqual([
    [],
    ['units-open-list'],
    [],
    [],
    [],
    ['units-role'],
  ]);
  expect(notice.date).toBe('2024-02-06');
});

test('unit lines of their own; parts of a numbered task are named by its number', () => {
  const notice = readNotice(notices.ownLines);
  expect(rows(notice)).toEqual([
    '1 公开规划 | 市发改委 | 各县（市、区）人民政府 市直各部门 | ',
    '2.1 公开价格 | 市发改委 市市场监管局 | 各县（市、区）人民政府 市直有关部门 中、省驻南有关单位 | ',
    '2.2 公开岗位 | 市人社局 |  | 2025-08-31',
    '3 回复留言 |  | 市政府办 | ',
    '4 加强培训 | 市政府办 | 市融媒体中心 市数据局 | 2025-12-31',
  ]);
  expect(notice.measures.at(-1)!.unsure).toContain('units-in-text');
});

test('articles; sub-items belong to their article', () => {
  const notice = readNotice(notices.articles);
  expect(rows(notice)).toEqual([
    '1 减免摊位费 |  | 县市场监管局 县财政局 | ',
    '2 降低用电成本 | 县供电公司 | 县发改局 | ',
    '3 为商户在经营淡季提供转贷支持的 |  | 县财政局 县金融办 | ',
    '4 本措施自发布之日起施行 |  |  | ',
  ]);
  expect(notice.measures[0]!.label).toBe('第一条');
  expect(notice.measures[0]!.section).toEqual(['第一章 减负']);
  expect(notice.measures[0]!.text).toContain('（二）迁入本县的个体工商户');
  expect(notice.measures[2]!.unsure).toEqual(['units-role', 'title']);
  expect(notice.measures[3]!.text).not.toContain('白石县人民政府');
});

test('a unit line behind the last part is meant for the whole; a clause covers what follows it', () => {
  const notice = readNotice(notices.ministry);
  expect(rows(notice)).toEqual([
    '1 补齐场所 |  | 自然资源部 住房城乡建设部 民政部 | ',
    '2 适老改造 | 民政部 | 财政部 国家发展改革委 住房和城乡建设部 中国残联 | 2025-12-31',
    '3 培养护理员 |  | 人力资源社会保障部 教育部 | ',
    '4 加强统筹 |  |  | ',
  ]);
  expect(notice.measures.map((measure) => measure.byWholeRegion)).toEqual([false, true, true, true]);
  expect(notice.wholeRegionClause).toMatchObject({ units: ['各省级人民政府'], scope: 'following' });
});

test('without any unit line the headings are measures, the frame is not', () => {
  const notice = readNotice(notices.withoutUnits);
  expect(rows(notice).map((row) => row.split(' |')[0])).toEqual([
    '2.1 增设公交班次',
    '2.2 修缮步道',
    '3.1 错峰上下班',
    '3.2 共享车位',
  ]);
  expect(notice.measures.every(({ unsure }) => unsure.includes('units-missing'))).toBe(true);
});

test('top headings as measures; half-width brackets; units with spaces between', () => {
  const notice = readNotice(notices.flat);
  expect(rows(notice)).toEqual([
    '1 改造后厨 | 区教育局 | 区财政局 区住建局 | 2025-07-31',
    '2 公示菜谱 |  | 各学校 | ongoing',
    '3 抓实三件事 | 区市场监管局 | 区卫健局 区教育局 | ',
    '4 开展满意度调查 |  | 区教育局 | 2025-12-20',
  ]);
  expect(notice.issuer).toBe('河东区教育局、河东区财政局');
  expect(notice.date).toBe('2025-03-03');
  expect(notice.measures.every((measure) => measure.byWholeRegion)).toBe(true);
});

test('numbers that begin anew are distinguished by their section', () => {
  expect(readNotice(notices.restarting).measures.map(({ no }) => no)).toEqual(['1.1', '1.2', '2.1', '2.2']);
});

test('text that has lost all its line breaks', () => {
  expect(rows(readNotice(notices.plan.replaceAll('\n', '')))).toEqual(rows(readNotice(notices.plan)));
});

test('the last bracket was cut off: what is there is read and marked', () => {
  const cut = notices.plan.slice(0, notices.plan.indexOf('云岭高新区'));
  const { measures } = readNotice(cut);
  expect(measures[0]!.leadUnits).toEqual(['市政务中心']);
  expect(measures[0]!.responsibleUnits).toEqual(['县、区政府']);
  expect(measures[0]!.unsure).toContain('units-bracket');
});

test('nothing to read is reported', () => {
  const notice = readNotice('今天天气很好。');
  expect(notice.measures).toEqual([]);
  expect(notice.warnings.map(({ code }) => code)).toEqual([
    'doc-no-missing',
    'issuer-missing',
    'date-missing',
    'title-missing',
    'no-measures',
  ]);
});

test('a missing number is marked where the next one stands', () => {
  const { measures } = readNotice(notices.plan.replace(/\n2\..*/, ''));
  expect(measures.map(({ no, unsure }) => [no, unsure])).toEqual([
    [1, []],
    [3, ['number']],
    [4, []],
  ]);
});
