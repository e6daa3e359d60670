import { expect, test } from 'vitest';
import { readNotice } from '../readNotice.ts';

const head = '青河省交通运输厅关于印发规范执法若干措施的通知\n青交发〔2026〕3号\n';
const read = (body: string) =>
  readNotice(head + body).measures.map(
    ({ no, text, leadUnits, responsibleUnits }) =>
      `${no} ${text} | ${leadUnits.join(' ')} | ${responsibleUnits.join(' ')}`,
  );

test.each([
  [
    'read as one unit 委',
    '一、规范执法。推行清单管理。(牵头部门：厅法规处；责任部门：省路政中心，各市(州)交通运输局(委）\n二、压减时限。（责任单位：厅运输处、各市(州)交通运输局(委）',
    [
      '1 推行清单管理。 | 厅法规处 | 省路政中心 各市（州）交通运输局（委）',
      '2  |  | 厅运输处 各市（州）交通运输局（委）',
    ],
  ],
  [
    'split over lines, with a paragraph behind it',
    '一、规范执法。(牵头部门：厅法规处；责任部门：省路政\n中心，各市(州)\n交通运输局(委）\n同步做好宣传。\n二、压减时限。（责任单位：厅运输处）',
    ['1 同步做好宣传。 | 厅法规处 | 省路政中心 各市（州）交通运输局（委）', '2  |  | 厅运输处'],
  ],
  [
    'a sentence behind it became units',
    '一、规范执法。(牵头部门：厅法规处；责任部门：各市(州)交通运输局(委）。做好宣传，讲清政策。\n二、压减时限。（责任单位：厅运输处）',
    ['1 做好宣传，讲清政策。 | 厅法规处 | 各市（州）交通运输局（委）', '2  |  | 厅运输处'],
  ],
  [
    'brackets of two kinds',
    '一、甲事。【牵头单位：市甲局；责任单位：市乙局）\n二、丙事。〔牵头单位：市甲局；责任单位：市乙局】\n三、丁事。（牵头单位：市甲局；责任单位：市乙局〕',
    ['1  | 市甲局 | 市乙局', '2  | 市甲局 | 市乙局', '3  | 市甲局 | 市乙局'],
  ],
  [
    'no label in it',
    '一、甲事。抓好落实。（各市（州）交通运输局（委）\n二、乙事。（市甲局牵头，各市（州）交通运输局（委）配合',
    ['1 抓好落实。 |  | 各市（州）交通运输局（委）', '2  | 市甲局 | 各市（州）交通运输局（委）'],
  ],
  [
    'a sentence for all in it is still read',
    '一、甲事。（牵头单位：市甲局；责任单位：各县（区）乙局（委）。以下措施均需各县区人民政府落实，不再列出\n二、乙事。（牵头单位：市甲局）',
    ['1  | 市甲局 | 各县（区）乙局（委）', '2  | 市甲局 | '],
  ],
])('a unit line whose outer bracket was never closed: %s', (_, body, expected) => {
  expect(read(body)).toEqual(expected);
});

test('an unclosed bracket is doubted, so that a person looks at it', () => {
  const [measure] = readNotice(`${head}一、甲事。（责任单位：各市(州)交通运输局(委）`).measures;
  expect(measure!.unsure).toContain('units-bracket');
});

test('an unclosed bracket of other words makes no units', () => {
  expect(read('一、甲事。推行“一窗通办”（以下简称“通办”，由各县区推进。（责任单位：市甲局）')).toEqual([
    '1 推行“一窗通办”（以下简称“通办”，由各县区推进。 |  | 市甲局',
  ]);
});

test.each([
  ['牵头部门：厅法规处；责任部门：财审处、建管处', '厅法规处 | 厅财审处 厅建管处'],
  ['牵头单位：省交通运输厅法规处，责任单位：财审处', '省交通运输厅法规处 | 省交通运输厅财审处'],
  ['责任单位：委财务科、法制科', ' | 委财务科 委法制科'],
  ['牵头单位：厅法规处；责任单位：省路政处、各处、厅机关纪委', '厅法规处 | 省路政处 各处 厅机关纪委'],
  [
    '牵头单位：局法规科；责任单位：城关街道办事处、公路管理处、医院财务科、市乙局法规科',
    '局法规科 | 城关街道办事处 公路管理处 医院财务科 市乙局法规科',
  ],
  ['牵头单位：法规处；责任单位：厅财审处、建管处', '法规处 | 厅财审处 建管处'],
  ['牵头单位：市甲局；责任单位：财审处', '市甲局 | 财审处'],
  ['牵头单位：市委办公室；责任单位：财审处', '市委办公室 | 财审处'],
])('a division takes its bureau from the first one where that has it: %s', (line, expected) => {
  expect(read(`一、甲事。（${line}）`)).toEqual([`1  | ${expected}`]);
});
