import { describe, expect, test } from 'vitest';
import { readNotice } from './readNotice.ts';

const head = (text: string) => {
  const { docNo, title, issuer, date } = readNotice(text);
  return { docNo, title, issuer, date };
};

describe('the head of a notice', () => {
  test('from a collection: its own number before, the date behind the title, broken over lines', () => {
    const text =
      '12. 云岭市人民政府办公室关于印发云岭市2025 年数据\n工作要点的通知（2025\n年5 月16 日）\n云政办发〔2025〕31 号\n各县区：\n一、甲';
    expect(head(text)).toEqual({
      docNo: '云政办发〔2025〕31号',
      title: '云岭市2025年数据工作要点',
      issuer: '云岭市人民政府办公室',
      date: '2025-05-16',
    });
  });

  test('as it is posted: letterhead, number, title without issuer, signature below', () => {
    const text =
      '云岭市人民政府文件\n云政发〔2025〕1号\n\n云岭市人民政府\n关于支持民营经济的若干意见\n各县区：\n一、减负。减免租金。\n云岭市人民政府\n2025年1月6日\n抄送：市委办。';
    expect(head(text)).toEqual({
      docNo: '云政发〔2025〕1号',
      title: '云岭市人民政府关于支持民营经济的若干意见',
      issuer: '云岭市人民政府',
      date: '2025-01-06',
    });
  });

  test('of a plan posted without its covering notice: letterhead and number are no part of the title', () => {
    const body = '各县区：\n一、减负。减免租金。\n云岭市人民政府办公室\n2026年3月2日';
    for (const above of [
      '云政办发〔2026〕9号\n云岭市优化办事流程若干措施',
      '云岭市人民政府办公室文件\n云政办发〔2026〕\n9号\n云岭市优化办事\n流程若干措施',
      '云岭市优化办事流程若干措施\n云政办发〔2026〕9号',
    ]) {
      expect(head(`${above}\n${body}`)).toEqual({
        docNo: '云政办发〔2026〕9号',
        title: '云岭市优化办事流程若干措施',
        issuer: '云岭市人民政府办公室',
        date: '2026-03-02',
      });
    }
  });

  test('of an annex that was cut off from its notice the title began with 附件', () => {
    for (const above of ['附件', '附件2：'])
      expect(head(`${above}\n云岭市节水任务清单\n一、换表。`).title).toBe('云岭市节水任务清单');
  });

  test('the lines of its head do not make a short typed text look broken at the edge of a page', () => {
    const lines = [
      '云政办发〔2026〕9号',
      '云岭市优化办事流程若干措施',
      '各县区人民政府，市直有关部门：',
      '为进一步方便群众办事，制定以下措施。',
      '一、减负',
      '1.减免租金。季度末公布名单。（市住建局、市财政局负责）',
      '每年6月20日前将进展情况报送市政府办公室。',
      '云岭市人民政府办公室',
      '2026年3月2日',
    ];
    expect(readNotice(lines.join('\n')).source.text.split('\n')).toEqual(lines);
  });

  test('the day in the bracket may lack its 日', () => {
    expect(head('甲市政府关于做好防汛的通知（2022 年8 月19）\n一、甲').date).toBe('2022-08-19');
  });

  test('two dates are reported', () => {
    const text = '甲市政府关于做好防汛的通知（2022年5月27日）\n甲市人民政府\n2022年5月24日\n一、甲。';
    const notice = readNotice(text);
    expect(notice.date).toBe('2022-05-27');
    expect(notice.warnings.map(({ code }) => code)).toContain('date-differs');
  });

  test('a number that the text mentions is not its own', () => {
    const text =
      '甲市政府关于做好防汛的通知\n根据《关于防汛的通知》（省发〔2020〕5号）精神，通知如下。\n一、甲。';
    expect(head(text).docNo).toBeNull();
  });

  test('several issuers', () => {
    const text = '甲市教育局\n甲市财政局\n关于做好校服采购的通知\n甲教发〔2025〕2号\n一、甲。';
    expect(head(text)).toMatchObject({ issuer: '甲市教育局、甲市财政局', docNo: '甲教发〔2025〕2号' });
  });

  test('known divisions have their code', () => {
    expect(readNotice('金昌市人民政府关于节水的通知\n一、甲。').region).toEqual({
      name: '金昌市',
      code: '620300',
    });
    expect(readNotice('永昌县人民政府关于节水的通知\n一、甲。').region).toEqual({
      name: '永昌县',
      code: '620321',
    });
  });

  test('of a title in which years stand in brackets these were lost, as if they were its date', () => {
    const titled = (title: string) => head(`甲市政府关于印发${title}的通知（2026年2月8日）\n一、甲`).title;
    expect(titled('甲市营商环境提升（2026—2028年）行动计划')).toBe('甲市营商环境提升（2026—2028年）行动计划');
    expect(titled('《甲市权责清单（2026年版）》')).toBe('甲市权责清单（2026年版）');
    expect(titled('甲市节水三年行动方案（2026-2028年）')).toBe('甲市节水三年行动方案（2026-2028年）');
    expect(head('甲市节水行动计划（2026—2028年）\n一、甲').title).toBe('甲市节水行动计划（2026—2028年）');
  });

  test('the region of a notice of a party committee began with 中共', () => {
    const joint = '中共云岭市委办公室 云岭市人民政府办公室\n关于印发《云岭市减负方案》的通知\n一、甲。';
    expect(readNotice(joint).region).toEqual({ name: '云岭市' });
    expect(readNotice('中共金昌市委关于节水的决定\n一、甲。').region).toMatchObject({ code: '620300' });
  });
});
