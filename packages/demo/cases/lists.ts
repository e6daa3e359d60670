import type { CityFacts } from '../cities.ts';

/** A list that case types read: where it is served, and its rows. */
export interface DemoList {
  path: string;
  title: string;
  rows: readonly { id: string; name: string; [column: string]: unknown }[];
}

const grounds = [
  { id: 'secret', name: '国家秘密', basis: '政府信息公开条例第十四条' },
  { id: 'stability', name: '危及国家安全、公共安全、经济安全、社会稳定', basis: '政府信息公开条例第十四条' },
  { id: 'privacy', name: '商业秘密、个人隐私，第三方不同意', basis: '政府信息公开条例第十五条' },
  { id: 'internal', name: '内部事务信息', basis: '政府信息公开条例第十六条' },
  { id: 'process', name: '过程性信息、行政执法案卷信息', basis: '政府信息公开条例第十六条' },
  { id: 'absent', name: '本机关不掌握', basis: '政府信息公开条例第三十六条' },
];

const kinds = [
  { id: 'noise', name: '噪声扰民', contactDays: 1, handleDays: 5 },
  { id: 'food', name: '食品安全', contactDays: 1, handleDays: 5 },
  { id: 'price', name: '价格与收费', contactDays: 1, handleDays: 7 },
  { id: 'water', name: '供水供热供气', contactDays: 1, handleDays: 3 },
  { id: 'wage', name: '拖欠工资', contactDays: 1, handleDays: 15 },
  { id: 'traffic', name: '交通出行', contactDays: 1, handleDays: 5 },
  { id: 'policy', name: '政策咨询', contactDays: 1, handleDays: 3 },
];

const clauses = [
  {
    id: 'asset',
    name: '固定资产投资奖励',
    basis: '招商引资奖补办法第三条',
    matter: '投资',
    base: '实际投资额',
    least: 5_000,
    perMille: 10,
    most: 500,
  },
  {
    id: 'tax',
    name: '经济贡献奖励',
    basis: '招商引资奖补办法第四条',
    base: '当年纳税额',
    perMille: 50,
    most: 200,
  },
  { id: 'upgrade', name: '上规入统奖励', basis: '招商引资奖补办法第五条', base: '定额', fixed: 10 },
  {
    id: 'headquarters',
    name: '总部企业奖励',
    basis: '招商引资奖补办法第六条',
    matter: '投资',
    base: '一事一议',
  },
];

const caps = [
  {
    id: 'city',
    name: '市级部门对同一企业的年度检查',
    kinds: ['双随机抽查', '日常检查', '专项检查'],
    most: 2,
    basis: '年度涉企行政检查计划',
  },
];

const application = { name: '申请书', form: '电子' };
const identity = { name: '营业执照或身份证明', form: '电子' };

const items = [
  ['food', '食品经营许可', 'scjg', 20, 5, 0, ['食品安全管理制度', '经营场所平面图']],
  ['drug', '药品零售经营许可', 'scjg', 30, 15, 0, ['执业药师注册证', '仓储设施说明']],
  ['gauge', '计量标准器具核准', 'scjg', 20, 10, 0, ['计量标准技术报告']],
  ['chemicals', '危险化学品经营许可', 'yjgl', 30, 20, 0, ['安全评价报告', '应急预案备案表']],
  ['real-estate', '不动产登记', 'zrzy', 30, 4, 0, ['不动产权属证书', '交易合同']],
  ['fireworks', '烟花爆竹零售许可', 'yjgl', 20, 10, 100, ['零售点示意图', '安全培训证明']],
] as const;

/** The lists of a city that its procedures read. */
export const demoLists = ({ code }: Pick<CityFacts, 'code'>): DemoList[] => [
  { path: '/v1/catalogues/openness/grounds', title: '不予公开的依据', rows: grounds },
  { path: '/v1/catalogues/hotline/kinds', title: '热线诉求类别', rows: kinds },
  { path: '/v1/catalogues/award/clauses', title: '奖补条款', rows: clauses },
  { path: '/v1/catalogues/inspection/caps', title: '检查频次上限', rows: caps },
  {
    path: '/v1/catalogues/approval/items',
    title: '行政审批事项',
    rows: items.map(([id, name, letters, statutoryDays, promisedDays, fee, materials]) => ({
      id,
      name,
      dept: `${code}-${letters}`,
      statutoryDays,
      promisedDays,
      fee,
      materials: [application, identity, ...materials.map((material) => ({ name: material, form: '纸质' }))],
    })),
  },
];
