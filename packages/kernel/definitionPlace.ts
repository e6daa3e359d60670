/** The parts of a definition of a case type. */
const parts: Readonly<Record<string, string>> = {
  fields: '字段',
  parties: '办理角色',
  states: '状态',
  results: '结果',
  actions: '操作',
  clocks: '时限',
  tasks: '任务',
  children: '子事项',
  links: '关联',
  papers: '文书',
  figures: '指标',
  open: '登记',
  number: '编号',
  publication: '公示',
  retention: '保存',
  basis: '依据',
  title: '名称',
};

/** What stands inside of a part. */
const inner: Readonly<Record<string, string>> = {
  title: '名称',
  outside: '对外名称',
  limit: '法定时限',
  promised: '承诺时限',
  warn: '提前提醒',
  workingDays: '工作日',
  days: '天',
  months: '月',
  officeHours: '办公小时',
  rules: '分情形',
  right: '权限',
  dept: '所在单位',
  person: '本人',
  kind: '种类',
  for: '待办角色',
  from: '起始状态',
  to: '去向',
  by: '由谁办理',
  fills: '必填',
  asks: '选填',
  clears: '清空',
  needs: '条件',
  approve: '审批',
  opens: '发起',
  papers: '文书',
  clock: '时限变化',
  times: '次数',
  noClock: '没有时限的理由',
  notDept: '不属于单位',
  notPerson: '不是人员',
  again: '再次进入时',
  holds: '暂停时限',
  atEnd: '办结时',
  transfer: '移交单位',
  register: '名录',
  many: '可填多个',
  since: '起算日期',
  result: '结果',
  while: '计时状态',
  expires: '届满后',
  basis: '依据',
  answers: '答复',
  silence: '逾期未答复',
  form: '表单',
  choices: '选项',
  type: '类型',
  max: '上限',
  help: '提示',
  list: '列表列',
  personal: '个人信息',
  internal: '内部',
  pattern: '格式',
  template: '样式',
  own: '本市模板',
  number: '编号',
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A place of a definition of a case type in words, such as 时限“答复” · 法定时限. What has a title is called by the one
 * that the first of the definitions gives it.
 */
export function definitionPlace(path: readonly string[], ...definitions: readonly object[]): string {
  const [part = '', name, ...rest] = path;
  const word = parts[part] ?? part;
  if (name === undefined) return word;
  const within = rest.map((one) => inner[one] ?? one);
  for (const definition of definitions) {
    const named = (definition as Readonly<Record<string, unknown>>)[part];
    const found = isObject(named) ? named[name] : undefined;
    if (isObject(found) && typeof found.title === 'string')
      return [`${word}“${found.title}”`, ...within].join(' · ');
  }
  return [word, inner[name] ?? name, ...within].join(' · ');
}
