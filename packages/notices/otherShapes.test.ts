import { describe, expect, test } from 'vitest';
import { readNotice } from './readNotice.ts';
import { rows } from './testing/brief.ts';
import { plan, table } from './testing/notices.ts';

test('units behind a dash were not seen, and of a labelled line the lead was lost', () => {
  const notice = readNotice(`柳泉市便民十件事
一、推行一表填报。材料只交一次。——市行政审批局、市公安局
二、清理拖欠账款——牵头单位：市工信局；配合单位：市财政局
三、办好接待日。每月15日举办。——市工商联牵头，市商务局配合
四、打造样板——建设服务型政府
五、延长工作时间。午间照常受理。
－－责任单位：市行政审批局`);
  expect(rows(notice)).toEqual([
    '1 推行一表填报 |  | 市行政审批局 市公安局 | ',
    '2 清理拖欠账款 | 市工信局 | 市财政局 | ',
    '3 办好接待日 | 市工商联 | 市商务局 | monthly',
    '4 打造样板 |  |  | ',
    '5 延长工作时间 |  | 市行政审批局 | ',
  ]);
  expect(notice.measures.map(({ unsure }) => unsure)).toEqual([
    ['units-role'],
    [],
    [],
    ['units-missing'],
    [],
  ]);
});

test('a dash in the text takes nothing of it away from a measure whose units stand at its end', () => {
  const { measures } = readNotice(`柳泉市便民要点
一、打造品牌——让群众满意。统一标识。责任单位：市数据局
二、打造窗口——让企业满意，责任单位：市人社局`);
  expect(measures.map(({ text, responsibleUnits }) => [text, responsibleUnits])).toEqual([
    ['让群众满意。统一标识。', ['市数据局']],
    [expect.stringContaining('让企业满意'), ['市人社局']],
  ]);
});

test('of several documents in one file the measures ran into each other without a word', () => {
  const first = `1. 柳泉市人民政府办公室关于印发柳泉市公平竞争要点的通知
柳政办发〔2026〕11号
各县区人民政府：
一、清理存量。7月底前完成。（牵头单位：市市场监管局）
二、严审增量。按照《柳泉市人民政府关于加强审查的通知》
（柳政发〔2025〕2号）办理。（牵头单位：市司法局）`;
  const second = `柳泉市人民政府办公室
关于印发柳泉市政务诚信要点的通知（2026年3月9日）
柳政办发〔2026〕14号
各县区人民政府：
一、专项治理。10月底前清零。（牵头单位：市发改委）
二、公示。每年5月20日、11月20日前报送情况。（牵头单位：市发改委）`;
  const letterhead = second.replace(/^(.*)\n(.*)\n(.*)$/m, '$3\n$1\n$2');
  for (const text of [second, letterhead]) {
    const notice = readNotice(`${first}\n\n${text}`);
    expect(rows(notice)).toEqual(rows(readNotice(first)));
    expect([notice.date, notice.reportingDates]).toEqual([null, []]);
    const warning = notice.warnings.find(({ code }) => code === 'another-document');
    expect(warning).toMatchObject({
      code: 'another-document',
      message: expect.stringContaining('政务诚信要点'),
    });
    expect(notice.source.text.slice(warning!.span!.start)).toMatch(/^柳/);
  }
  expect(readNotice(first).warnings.map(({ code }) => code)).toEqual(['date-missing']);
});

test('of a notice without unit lines, sections that were no measures were dropped without a word', () => {
  const notice = readNotice(`柳泉市清理文件工作方案
一、清理范围
市政府发出的文件。
二、清理方式
（一）自查。各单位提出意见。
（二）复核。逐件核对。
三、公布结果。全文上网。`);
  expect(rows(notice)).toEqual(['1 自查 |  |  | ', '2 复核 |  |  | ']);
  const passedOver = notice.warnings.filter(({ code }) => code === 'section-passed-over');
  expect(passedOver.map(({ span }) => notice.source.text.slice(span!.start, span!.start + 6))).toEqual([
    '一、清理范围',
    '三、公布结果',
  ]);
});

test('tasks that are numbered as such (任务1：) ran together below their heading', () => {
  const notice = readNotice(`柳泉市便民行动计划
一、市场环境
任务1：优化企业开办。年底前办成。
牵头单位：市市场监管局
任务2：规范收费。
牵头单位：市发改委
二、政务环境
任务3：推进智能审批。
牵头单位：市数据局`);
  expect(rows(notice)).toEqual([
    '1 优化企业开办 | 市市场监管局 |  | ',
    '2 规范收费 | 市发改委 |  | ',
    '3 推进智能审批 | 市数据局 |  | ',
  ]);
  const bare = readNotice('柳泉市便民计划\n一、总则\n（一）自愿。\n二、任务\n任务一：开窗。\n任务二：让座。');
  expect(rows(bare).map((row) => row.split(' |')[0])).toEqual(['1 开窗', '2 让座']);
});

test('unit lines outside all measures were dropped without a word: of a task before the first number, or without one', () => {
  const notice = readNotice(`柳泉市人民政府关于做好便民工作的通知
柳政发〔2026〕3号
★推行一窗通办。（牵头单位：市数据局）
一、延长服务时间。午间照常受理。（牵头单位：市人社局）
二、开展回访。（牵头单位：市信访局）`);
  const [warning, ...others] = notice.warnings.filter(({ code }) => code === 'units-outside');
  expect(others).toEqual([]);
  expect(notice.source.text.slice(warning!.span!.start, warning!.span!.end)).toBe('（牵头单位：市数据局）');
  const starred = readNotice(
    '柳泉市便民要点\n★推行通办。（市数据局牵头，市司法局配合）\n★回访。（市信访局负责）',
  );
  expect(starred.measures).toEqual([]);
  expect(starred.warnings.filter(({ code }) => code === 'units-outside')).toHaveLength(2);
});

test('the last measure took its deadline from the paragraph behind it that is meant for all', () => {
  const notice = readNotice(`柳泉市便民要点
一、延长时间。午间照常受理。（牵头单位：市人社局）
二、开展回访。（牵头单位：市信访局）
实行按季调度。请各单位于4月30日前确定联络员。各单位每年6月20日、12月10日前报送进展。`);
  expect(rows(notice)).toEqual(['1 延长时间 | 市人社局 |  | ', '2 开展回访 | 市信访局 |  | ']);
  expect(notice.measures[1]!.text).toBe('');
  expect(notice.reportingDates.map(({ monthDay }) => monthDay)).toEqual(['06-20', '12-10']);
});

test('what goes on behind a unit line stays with its measure where others do so too', () => {
  const notice = readNotice(`柳泉市便民要点
一、延长时间。（牵头单位：市人社局）午间照常受理。
二、开展回访。（牵头单位：市信访局）6月底前完成。`);
  expect(notice.measures[1]!.text).toContain('6月底前完成');
});

describe('of a table of tasks nothing was read', () => {
  const expected = [
    '1 建设目录 | 市数据局 | 市直各部门 | 2026-06-30',
    '2 共享证照 | 市公安局 |  | 2026-09-30',
    '3 分级保护 | 市委网信办 | 市公安局 市数据局 | ongoing',
  ];

  test('its cells apart by tabs, as it is pasted', () => {
    const notice = readNotice(table);
    expect([notice.title, rows(notice)]).toEqual(['柳泉市数据工作任务分工表', expected]);
    expect(notice.measures.map(({ section, text }) => [section, text])).toEqual([
      [['一、归集'], '归集率达到95%以上'],
      [['一、归集'], ''],
      [['二、守护'], '每季度检查'],
    ]);
    for (const { finds } of notice.measures)
      for (const { text, span } of finds) expect(notice.source.text.slice(span.start, span.end)).toBe(text);
  });

  test('apart by spaces, without headings and empty cells', () => {
    const text = table
      .replace('\t\t市公安局\t\t', '\t证照\t市公安局\t-\t')
      .replace(/\n[一二]、..(?=\n)/g, '');
    expect(rows(readNotice(text.replaceAll('\t', ' ')))).toEqual(expected);
  });

  test('each on a line of its own', () => {
    const text = table
      .replace('\t\t市公安局\t\t', '\t证照\t市公安局\t无\t')
      .replace(/\n[一二]、..(?=\n)/g, '');
    expect(rows(readNotice(text.replaceAll('\t', '\n')))).toEqual(expected);
  });

  test('rows with other columns are counted, and a table beside a plan is reported', () => {
    const odd = readNotice(table.replace('2\t共享证照\t\t', '2\t共享证照\t'));
    expect(odd.warnings.at(-1)).toMatchObject({
      code: 'table-rows',
      message: expect.stringContaining('1 行'),
    });
    const both = readNotice(`${plan}\n附件\n${table}`);
    expect(rows(both)).toEqual(rows(readNotice(plan)));
    expect(both.warnings.map(({ code }) => code)).toContain('table-left-out');
  });

  test.each([
    '序号\t事项名称\t事项类型\n1\t甲\t乙',
    '姓名\t单位\t电话\n某某\t市水务局\t1234',
    '序号\n文件名称\n文号\n1\n甲\n乙',
  ])('is none: %j', (text) => {
    expect(readNotice(text).measures).toEqual([]);
  });
});
