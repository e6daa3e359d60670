import type { Contract, Element } from '../contract/format.ts';

/** An element of the partner's table from one of our fields. */
const of = (name: string, title: string, field: string, more: Partial<Element> = {}): Element => ({
  ...{ name, title, field },
  ...more,
});
const fixed = (name: string, title: string, value: string): Element => ({ name, title, value });
const by = (name: string, title: string, expression: string, more: Partial<Element> = {}): Element => ({
  ...{ name, title, expression },
  ...more,
});
const needed = { required: true } as const;
const key = { key: true, required: true } as const;

const about = '示例：字段名、长度和取值按常见的交换规范填写，采用前请按对方现行的规范核对；地址为虚构。';
/** Whom a record is about, as the double publication has it. */
const party = (prefix: string): Element[] => [
  of(`${prefix}_XDR_MC`, '相对人名称', 'name', { ...needed, most: 200 }),
  of(`${prefix}_XDR_SHXYM`, '统一社会信用代码', 'subject', { ...key, most: 18 }),
  of(`${prefix}_FRDB`, '法定代表人', 'legalPerson', { most: 60 }),
  of(`${prefix}_FR_ZJLX`, '法定代表人证件类型', 'legalIdType', { most: 60 }),
  of(`${prefix}_FR_ZJHM`, '法定代表人证件号', 'legalId', { most: 64 }),
];
const origin = (prefix: string): Element[] => [
  fixed(`${prefix}_ZT`, '当前状态', '1'),
  of(`${prefix}_SJLYDW`, '数据来源单位', 'source', { most: 200 }),
  of(`${prefix}_SJLYDWDM`, '数据来源单位代码', 'sourceCode', { most: 18 }),
  of('BZ', '备注', 'remark', { most: 512 }),
];

const permits: Contract = {
  id: 'credit-permits',
  title: '双公示：行政许可',
  partner: '信用平台（示例）',
  direction: 'out',
  basis: '《企业信息公示暂行条例》；信用信息共享目录（请填写本市依据的文件）',
  about,
  source: 'credit.permit',
  table: 'XZXK',
  dataSource: '本市信用信息平台',
  elements: [
    ...party('XK'),
    of('XK_XKWS', '决定文书名称', 'document', { most: 200 }),
    of('XK_WSH', '决定文书号', 'number', { ...key, most: 64 }),
    of('XK_XKLB', '许可类别', 'category', {
      ...needed,
      values: ['普通', '特许', '认可', '核准', '登记', '其他'],
    }),
    of('XK_XKZS', '许可证书名称', 'certificate', { most: 64 }),
    of('XK_XKBH', '许可编号', 'licence', { most: 64 }),
    of('XK_NR', '许可内容', 'content', { ...needed, most: 4_000 }),
    of('XK_JDRQ', '许可决定日期', 'date', needed),
    of('XK_YXQZ', '有效期自', 'validFrom', needed),
    by('XK_YXQZI', '有效期至', 'filled(validTo) ? validTo : "2099-12-31"', needed),
    of('XK_XKJG', '许可机关', 'authority', { ...key, most: 200 }),
    of('XK_XKJGDM', '许可机关代码', 'authorityCode', { most: 18 }),
    ...origin('XK'),
  ],
  endpoint: 'https://credit.example.com/exchange',
  cadence: 'realtime',
  term: 1,
  countedFrom: 'date',
  mendable: true,
};

const penalties: Contract = {
  id: 'credit-penalties',
  title: '双公示：行政处罚',
  partner: '信用平台（示例）',
  direction: 'out',
  basis: '《行政处罚法》第四十八条；信用信息共享目录（请填写本市依据的文件）',
  about,
  source: 'credit.penalty',
  when: 'procedure == "普通程序" && category != "警告"',
  table: 'XZCF',
  dataSource: '本市信用信息平台',
  elements: [
    ...party('CF'),
    of('CF_WSH', '决定文书号', 'number', { ...key, most: 64 }),
    of('CF_WFXW', '违法行为类型', 'violation', { ...needed, most: 2_000 }),
    of('CF_SY', '违法事实', 'facts', { ...needed, most: 4_000 }),
    of('CF_YJ', '处罚依据', 'basis', { ...needed, most: 2_000 }),
    of('CF_CFLB', '处罚类别', 'category', { ...needed, most: 200 }),
    of('CF_NR', '处罚内容', 'content', { ...needed, most: 4_000 }),
    by('CF_NR_FK', '罚款金额（万元）', 'fine / 10000'),
    by('CF_NR_WFFF', '没收金额（万元）', 'confiscated / 10000'),
    of('CF_NR_ZKDX', '暂扣或吊销证照名称及编号', 'revoked', { most: 200 }),
    of('CF_JDRQ', '处罚决定日期', 'date', needed),
    of('CF_YXQ', '处罚有效期', 'validTo'),
    of('CF_GSJZQ', '公示截止期', 'publicUntil'),
    of('CF_CFJG', '处罚机关', 'authority', { ...key, most: 200 }),
    of('CF_CFJGDM', '处罚机关代码', 'authorityCode', { most: 18 }),
    ...origin('CF'),
  ],
  endpoint: 'https://credit.example.com/exchange',
  cadence: 'daily',
  time: '18:00',
  term: 7,
  countedFrom: 'date',
  mendable: true,
};

const inspections: Contract = {
  id: 'publicity-inspections',
  title: '抽查检查结果公示',
  partner: '国家企业信用信息公示系统（示例）',
  direction: 'out',
  basis: '《企业信息公示暂行条例》第十四条（请填写本市依据的文件）',
  about,
  source: 'credit.inspection',
  table: 'RAN_INS',
  dataSource: '本市双随机监管平台',
  elements: [
    of('uniscid', '统一社会信用代码', 'subject', { ...key, most: 18 }),
    of('entName', '企业名称', 'name', { ...needed, most: 200 }),
    of('raninsTaskId', '检查文书号', 'number', { ...key, most: 64 }),
    of('raninsTaskName', '抽查任务名称', 'task', { most: 200 }),
    of('insAuth_CN', '检查机关', 'authority', { ...key, most: 200 }),
    of('insType_CN', '检查类型', 'form', { ...needed, values: ['抽查', '检查'] }),
    of('insDate', '检查日期', 'date', needed),
    of('item', '检查事项', 'content', { ...needed, most: 2_000 }),
    of('insRes_CN', '检查结果', 'result', { ...needed, most: 500 }),
  ],
  endpoint: 'https://gsxt.example.com/exchange',
  cadence: 'daily',
  time: '20:00',
  term: 20,
  countedFrom: 'date',
};

const actions: Contract = {
  id: 'supervision-actions',
  title: '监管行为',
  partner: '互联网+监管（示例）',
  direction: 'out',
  basis: '监管数据汇聚的要求（请填写本市依据的文件）',
  about,
  source: 'credit.inspection',
  table: 'JGXW',
  dataSource: '本市双随机监管平台',
  elements: [
    of('ACTION_CODE', '行为编号', 'number', { ...key, most: 64 }),
    of('OBJECT_CODE', '对象代码', 'subject', { ...key, most: 18 }),
    of('OBJECT_NAME', '对象名称', 'name', { ...needed, most: 200 }),
    of('ORG_NAME', '实施机构', 'authority', { ...key, most: 200 }),
    of('ORG_CODE', '实施机构代码', 'authorityCode', { most: 18 }),
    by('ACTION_TYPE', '监管方式', 'form == "抽查" ? "双随机检查" : "日常检查"', {
      ...needed,
      values: ['双随机检查', '日常检查'],
    }),
    of('ITEM_NAME', '检查事项', 'content', { ...needed, most: 2_000 }),
    of('ACTION_DATE', '行为日期', 'date', needed),
    by('HAS_PROBLEM', '是否发现问题', 'problem ? "1" : "0"', { ...needed, values: ['0', '1'] }),
    of('RESULT', '结果', 'result', { ...needed, most: 500 }),
  ],
  endpoint: 'https://jianguan.example.com/exchange',
  cadence: 'weekly',
  day: 5,
  time: '17:00',
  countedFrom: 'date',
  term: 20,
};

/** Contracts with the first partners, to begin with. What no public text says is made up, and marked as an example. */
export const exampleContracts: readonly Contract[] = [permits, penalties, inspections, actions];
