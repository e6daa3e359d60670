import { defineCaseType } from '@mingcha/cases';

const phase = (title: string) => ({ title, type: 'row', register: 'items', many: true }) as const;
const approvalsOf = <const F extends string>(title: string, each: F) =>
  ({
    title,
    type: 'approvals',
    one: { each },
    about: 'item',
    passes: { applicantName: 'builder', applicantCode: 'builderCode', contact: 'contact' },
    atEnd: 'withdrawn',
    withdraw: 'withdraw',
  }) as const;

/**
 * 工程建设项目审批: four phases, each with its approvals beside each other. The whole takes 60 working days, a simple project of low risk 15; days count
 * while an approval is worked on and none is held. Special works and major transport, water and energy have no limit of the whole.
 * Cities enter what they promise: 金昌 50 for government-funded, 陇南 55 and 14.
 */
export const constructionProjects = defineCaseType({
  format: 1,
  name: 'construction-projects',
  title: '工程建设项目审批',
  group: 'construction',
  basis: ['国办发〔2019〕11号'],
  number: { pattern: '工审{year}{seq:5}' },
  subject: 'builderCode',
  unique: [{ by: ['code'], among: 'open' }],
  open: {
    by: ['applicant', 'office'],
    fills: ['code', 'name', 'builder', 'funding', 'kind'],
    asks: ['builderCode', 'contact', 'place'],
    to: 'registered',
  },
  fields: {
    code: { title: '项目代码', type: 'text', max: 60, list: true },
    name: { title: '项目名称', type: 'text', max: 200, list: true },
    builder: { title: '建设单位', type: 'text', max: 120, list: true },
    builderCode: { title: '统一社会信用代码', type: 'text', max: 18 },
    contact: { title: '联系人和电话', type: 'text', personal: true },
    place: { title: '建设地点', type: 'text', max: 200 },
    funding: { title: '资金来源', type: 'choice', choices: ['政府投资', '社会投资'], list: true },
    kind: {
      title: '项目类型',
      type: 'choice',
      choices: ['一般房屋建筑和市政', '简易低风险', '特殊工程', '交通水利能源重大工程'],
      list: true,
    },
    land: phase('立项用地规划许可阶段事项'),
    works: phase('工程建设许可阶段事项'),
    start: phase('施工许可阶段事项'),
    handover: phase('竣工验收阶段事项'),
    ground: { title: '理由', type: 'text', max: 1000 },
  },
  parties: {
    applicant: { title: '建设单位', receipt: true },
    office: { title: '工程审批牵头部门', right: 'cases:construction:write' },
    head: { title: '牵头部门负责人', right: 'cases:construction:approve' },
  },
  states: {
    registered: { title: '待核验', kind: 'open', for: ['office'] },
    running: { title: '审批中', kind: 'open', for: ['office'] },
    special: {
      title: '审批中（不计全流程时限）',
      outside: '审批中',
      kind: 'open',
      for: ['office'],
      noClock: '特殊工程和交通、水利、能源重大工程不计入全流程时限，各审批事项按自身时限办理',
    },
    closed: { title: '全过程办结', kind: 'done' },
    stopped: { title: '已终止', kind: 'done' },
  },
  actions: {
    verify: {
      title: '核验项目信息',
      from: ['registered'],
      by: ['office'],
      to: [{ when: 'kind in ["特殊工程", "交通水利能源重大工程"]', to: 'special' }, { to: 'running' }],
      fills: ['funding', 'kind'],
    },
    startLand: {
      title: '申报立项用地规划许可',
      from: ['running', 'special'],
      by: ['applicant', 'office'],
      fills: ['land'],
      opens: ['land'],
      times: 3,
      needs: [{ children: 'land', else: '本阶段还有事项没有办结。' }],
    },
    startWorks: {
      title: '申报工程建设许可',
      from: ['running', 'special'],
      by: ['applicant', 'office'],
      fills: ['works'],
      opens: ['works'],
      times: 3,
      needs: [
        { children: 'land', results: ['granted'], else: '立项用地规划许可阶段尚未完成。' },
        { children: 'works', else: '本阶段还有事项没有办结。' },
      ],
    },
    startConstruction: {
      title: '申报施工许可',
      from: ['running', 'special'],
      by: ['applicant', 'office'],
      fills: ['start'],
      opens: ['start'],
      times: 3,
      needs: [
        { children: 'works', results: ['granted'], else: '工程建设许可阶段尚未完成。' },
        { children: 'start', else: '本阶段还有事项没有办结。' },
      ],
    },
    startHandover: {
      title: '申报竣工验收',
      from: ['running', 'special'],
      by: ['applicant', 'office'],
      fills: ['handover'],
      opens: ['handover'],
      times: 3,
      needs: [
        { children: 'start', results: ['granted'], else: '施工许可阶段尚未完成。' },
        { children: 'handover', else: '本阶段还有事项没有办结。' },
      ],
    },
    close: {
      title: '全过程办结',
      from: ['running', 'special'],
      by: ['office', 'engine'],
      to: 'closed',
      needs: [{ children: 'handover', results: ['granted'], else: '竣工验收阶段尚未完成。' }],
      papers: ['closing'],
    },
    stop: {
      title: '终止（未获批准或不再建设）',
      from: ['registered', 'running', 'special'],
      by: ['office'],
      to: 'stopped',
      fills: ['ground'],
      approve: ['head'],
      papers: ['stop'],
    },
    withdraw: {
      title: '撤回项目',
      from: 'open',
      by: ['applicant'],
      to: 'stopped',
      asks: ['ground'],
      danger: true,
    },
  },
  clocks: {
    verify: {
      title: '核验',
      while: ['registered'],
      again: 'never',
      limit: { workingDays: 1 },
      expires: { tell: ['office'] },
    },
    whole: {
      title: '全流程审批',
      while: ['running'],
      again: 'never',
      limit: {
        rules: [{ when: 'kind == "简易低风险"', limit: { workingDays: 15 } }, { limit: { workingDays: 60 } }],
      },
      warn: [10, 3],
      children: { of: ['land', 'works', 'start', 'handover'] },
      expires: { tell: ['office', 'head'] },
      outside: true,
    },
  },
  children: {
    land: approvalsOf('立项用地规划许可', 'land'),
    works: approvalsOf('工程建设许可', 'works'),
    start: approvalsOf('施工许可', 'start'),
    handover: { ...approvalsOf('竣工验收', 'handover'), joined: 'close' },
  },
  papers: {
    closing: { title: '工程建设项目审批办结单', to: 'applicant', template: 'construction-closing' },
    stop: { title: '工程建设项目审批终止告知书', to: 'applicant', template: 'construction-stop' },
  },
  figures: {
    registered: { title: '项目数', count: 'opened', by: ['kind', 'funding'] },
    onTime: { title: '按期办结率', onTime: 'whole', by: ['kind'] },
    net: { title: '平均净用时', mean: 'whole', days: 'net', by: ['kind', 'funding'] },
    gross: { title: '平均自然用时', mean: 'whole', days: 'gross', by: ['kind', 'funding'] },
  },
  retention: [{ months: 360, do: 'archive' }],
});
