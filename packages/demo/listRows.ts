import type { shippedLists } from '@mingcha/systems/lists';

export type ListRow = (typeof shippedLists)[number]['samples'][number];

type Rows = Readonly<Record<string, readonly ListRow[]>>;

const directory = { edition: 1, state: '在用', adoption: '已认领', level: '分级管理' } as const;

/** What lists have beside their samples, so that they fit one another. */
export const furtherRows: Rows = {
  'service-directory': [
    {
      ...directory,
      id: '000717001001',
      name: '国有建设用地使用权及房屋所有权转移登记',
      kind: '行政确认',
      basis: '《不动产登记暂行条例》第十四条',
      dept: 'zrzy',
    },
    {
      ...directory,
      id: '000131016000',
      name: '特种设备使用登记',
      kind: '行政许可',
      basis: '《中华人民共和国特种设备安全法》第三十三条',
      dept: 'scjg',
    },
    {
      ...directory,
      id: '002014002001',
      name: '社会保险参保证明打印',
      kind: '公共服务',
      basis: '《中华人民共和国社会保险法》第七十四条',
      dept: 'rlsb',
    },
    {
      ...directory,
      id: '002014002002',
      name: '社会保险缴费证明打印',
      kind: '公共服务',
      basis: '《中华人民共和国社会保险法》第七十四条',
      dept: 'rlsb',
    },
    {
      ...directory,
      id: '000119003000',
      name: '生产建设项目水土保持方案审批',
      kind: '行政许可',
      basis: '《中华人民共和国水土保持法》第二十五条',
      dept: 'shuiwu',
    },
    {
      ...directory,
      id: '000117020000',
      name: '占用、挖掘城市道路审批',
      kind: '行政许可',
      basis: '《城市道路管理条例》第三十条',
      dept: 'zfjs',
    },
  ],
  policies: [
    {
      id: 'HQ-0006',
      name: '有色金属加工企业质量管理补助',
      document: '市质量强市措施〔2026〕4号第三条',
      dept: 'scjg',
      support: '资金奖补',
      way: '免申即享',
      benefit: '对建立质量管理制度的有色金属加工企业给予一次性补助',
      amount: '每户 2 万元',
      conditions: [
        { condition: '有色金属冶炼和压延加工业的企业', source: '登记信息' },
        { condition: '没有有效的行政处罚，不是失信被执行人', source: '信用信息' },
      ],
      match: 'kind == "企业" && industry.startsWith("C32") && !dishonest && penalties == 0',
      sum: 20_000,
      industries: ['有色金属冶炼和压延加工业'],
      sizes: ['中型', '小型', '微型'],
      budget: 80,
      reviewed: true,
      phone: '0935-5554006',
      since: '2026-01-01',
      until: '2030-12-31',
      state: '有效',
    },
  ],
  'supervision-items': [
    {
      id: 'JG-0006',
      name: '对人力资源服务机构的监督检查',
      dept: 'rlsb',
      level: '市县两级',
      object: '人力资源服务机构',
      means: ['双随机抽查', '投诉举报核查'],
      risk: '一般',
      content: '许可条件、服务台账和收费公示',
      basis: '《人力资源市场暂行条例》第三十四条',
      permit: 'XK-0005',
      visits: false,
    },
    {
      id: 'JG-0007',
      name: '对预包装食品销售者的监督检查',
      dept: 'scjg',
      level: '县级',
      object: '仅销售预包装食品的经营者',
      means: ['双随机抽查'],
      risk: '一般',
      content: '备案信息、进货查验和贮存条件',
      basis: '《中华人民共和国食品安全法》第一百一十条',
      permit: 'XK-0006',
      visits: false,
    },
  ],
};

/** A planted fault: the row that goes into the draft of a list, and the rules that it breaks. */
export type PlantedFault = {
  list: string;
  /** Itself, or the sample of that id. */
  row: ListRow | { sample: string };
  breaks: readonly string[];
};

const handled = {
  edition: 1,
  power: '法定本级行使',
  level: '市级',
  body: '法定机关',
  handling: '承诺件',
  statutoryDays: 20,
  statutoryUnit: '工作日',
  promisedDays: 5,
  promisedUnit: '工作日',
  condition: '材料齐全，符合规定的条件。',
  flow: '申请—受理—审查—决定—送达',
  stages: ['受理', '审查', '决定'],
  served: ['企业法人'],
  forms: ['窗口办理', '网上办理'],
  visits: 0,
  online: true,
  depth: '互联网办理',
  charged: false,
  onlinePay: false,
  hours: '工作日 9:00—12:00，13:30—17:00',
  hall: true,
  place: '市政务服务中心四楼',
  consult: '0930-5550500',
  complain: '12345',
  state: '在用',
  materials: [{ title: '申请书', need: '必要' }],
  faqs: [{ question: '可以委托他人办理吗？', answer: '可以，须提交委托书。' }],
} as const;
const permit = { kind: '行政许可', resultKind: '证照', resultName: '许可证' } as const;
const certificate = { kind: '公共服务', resultKind: '其他', resultName: '证明' } as const;

/** Twelve faults, in six lists of a city; some break the rules between two lists. */
export const plantedFaults: readonly PlantedFault[] = [
  { list: 'permit-items', row: { sample: 'XK-0003' }, breaks: ['permit-supervised', 'quota-explained'] },
  {
    list: 'permit-items',
    row: {
      id: 'XK-0006',
      name: '食品经营许可（仅销售预包装食品）',
      dept: 'scjg',
      level: '国家',
      scope: '县级',
      basis: '《中华人民共和国食品安全法》第三十五条',
      supervisor: '市市场监管局',
      measures: '随机抽查经营场所',
    },
    breaks: ['permit-not-turned'],
  },
  { list: 'filing-items', row: { sample: 'BA-0003' }, breaks: ['after-has-term'] },
  { list: 'fee-items', row: { sample: 'SF-0004' }, breaks: ['deposit-relief'] },
  { list: 'supervision-items', row: { sample: 'JG-0003' }, breaks: ['visit-frequency'] },
  { list: 'licence-items', row: { sample: 'ZZ-0003' }, breaks: ['shorter'] },
  {
    list: 'service-items',
    row: { sample: '11620000MB0F90150Q3000131016000' },
    breaks: ['visits-explained'],
  },
  {
    list: 'service-items',
    row: {
      ...handled,
      ...certificate,
      id: '11620000MB0F90222H3002014002002',
      basicCode: '002014002002',
      name: '社保缴费证明打印',
      laws: [{ title: '中华人民共和国社会保险法', article: '第七十四条' }],
      dept: 'rlsb',
      url: 'https://service.example.gov.cn/paid',
    },
    breaks: ['item-same-name'],
  },
  {
    list: 'service-items',
    row: {
      ...handled,
      ...certificate,
      id: '11620000MB0F90222H3002036004001',
      basicCode: '002036004001',
      name: '住房公积金提取',
      kind: '其他行政权力',
      laws: [{ title: '住房公积金管理条例', article: '第二十四条' }],
      dept: 'gjj',
      url: 'https://service.example.gov.cn/fund',
    },
    breaks: ['item-same-kind'],
  },
  {
    list: 'service-items',
    row: {
      ...handled,
      ...permit,
      id: '11620000MB0F9029XC3000117003002',
      basicCode: '000117003002',
      name: '建筑工程施工许可证核发',
      laws: [{ title: '中华人民共和国建筑法', article: '第七条' }],
      dept: 'zfjs',
      intermediary: ['施工图设计文件审查'],
      url: 'https://service.example.gov.cn/building',
    },
    breaks: ['intermediary-listed'],
  },
  {
    list: 'service-items',
    row: {
      ...handled,
      ...permit,
      id: '11620000MB0F9029XC3000117020000',
      basicCode: '000117020000',
      name: '占用、挖掘城市道路审批',
      laws: [{ title: '城市道路管理条例', article: '第三十条' }],
      dept: 'zfjs',
      charged: true,
      feeBasis: '《城市道路管理条例》第三十七条',
      fees: [{ title: '占道施工管理费', standard: '每平方米每日 0.5 元' }],
      url: 'https://service.example.gov.cn/road',
    },
    breaks: ['fee-listed'],
  },
];
