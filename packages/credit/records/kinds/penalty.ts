import { choice, day, number, ofSource, ofSubject, open, personalOfSubject, text } from './elements.ts';
import type { CreditKind } from './kind.ts';

/** Kinds of penalties (行政处罚法 第九条), one column's worth each. */
export const penaltyCategories = [
  '警告',
  '通报批评',
  '罚款',
  '没收违法所得',
  '没收非法财物',
  '暂扣许可证件',
  '降低资质等级',
  '吊销许可证件',
  '限制开展生产经营活动',
  '责令停产停业',
  '责令关闭',
  '限制从业',
  '行政拘留',
  '其他',
] as const;

export const penalty: CreditKind = {
  id: 'penalty',
  title: '行政处罚',
  unit: '件',
  basis: '《行政处罚法》第四十八条；《市场监督管理行政处罚信息公示规定》（总局令第45号）',
  publication: 'penalty',
  elements: [
    ...ofSubject,
    text('violation', '违法行为类型', { most: 500, required: true, search: true, ...open }),
    text('facts', '违法事实', { most: 2_000, required: true, ...open }),
    text('basis', '处罚依据', { most: 1_000, required: true, ...open }),
    text('category', '处罚类别', {
      most: 200,
      required: true,
      ...open,
      note: `多项用顿号分隔：${penaltyCategories.join('、')}`,
    }),
    text('content', '处罚内容', { most: 2_000, required: true, ...open }),
    choice('procedure', '处罚程序', ['普通程序', '简易程序'], {
      required: true,
      note: '适用简易程序的不公示',
    }),
    number('fine', '罚款金额（元）', { ...open, note: '交换平台以万元计，此处以元计' }),
    number('confiscated', '没收金额（元）', { ...open, note: '没收违法所得、非法财物的金额，以元计' }),
    text('revoked', '暂扣或吊销证照名称及编号', { most: 200, ...open }),
    choice('weight', '失信程度', ['轻微', '一般', '严重'], {
      note: '由作出机关认定；不填的按公示期限规则认定',
    }),
    day('validTo', '处罚有效期', open),
    day('publicUntil', '公示截止期', { ...open, note: '早于规则所定期限的，以此为准' }),
    day('published', '公示日期', { note: '在本单位网站和信用平台公示的日期' }),
    day('noticed', '公示系统公示日期', { note: '市场监管部门在国家企业信用信息公示系统公示的日期' }),
    day('annulled', '变更或撤销日期', { note: '处罚决定依法变更、撤销的日期；三个工作日内撤下' }),
    ...ofSource,
  ],
  rules: [
    {
      name: 'fine-amount',
      field: 'fine',
      severity: 'error',
      when: '"罚款" in category',
      test: 'filled(fine)',
      message: '处罚类别有罚款，请填写罚款金额',
    },
  ],
  lists: { category: penaltyCategories },
  personal: personalOfSubject,
  exchange: {
    penDecNo: 'number',
    illegActType: 'violation',
    penContent: 'content',
    penAuth_CN: 'authority',
    penDecIssDate: 'date',
    publicDate: 'published',
  },
};
