import { expect, test } from 'vitest';
import { readNotice } from './readNotice.ts';
import { rows } from './testing/brief.ts';

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
