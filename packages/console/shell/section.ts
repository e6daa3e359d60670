import { registerKinds } from '../registers/kinds.ts';

/** What each section is called, and its first page. */
export const sections = {
  '': { label: '首页', to: '/' },
  inbox: { label: '待办', to: '/inbox' },
  visits: { label: '今日检查', to: '/visits' },
  overdue: { label: '逾期', to: '/overdue' },
  draws: { label: '双随机抽查', to: '/draws' },
  inspections: { label: '检查看板', to: '/inspections' },
  'province/draws': { label: '各市抽查', to: '/province/draws' },
  'province/inspections': { label: '各市检查', to: '/province/inspections' },
  'province/witnesses': { label: '各市见证方', to: '/province/witnesses' },
  'credit/records': { label: '信用信息', to: '/credit/records' },
  measures: { label: '通知与方案', to: '/measures' },
  reports: { label: '进展报送', to: '/reports' },
  chases: { label: '督办', to: '/chases' },
  'registers/objects': { label: registerKinds.objects.title, to: '/registers/objects' },
  'registers/inspectors': { label: registerKinds.inspectors.title, to: '/registers/inspectors' },
  'registers/items': { label: registerKinds.items.title, to: '/registers/items' },
  'registers/caps': { label: registerKinds.caps.title, to: '/registers/caps' },
  'registers/access-grounds': {
    label: registerKinds['access-grounds'].title,
    to: '/registers/access-grounds',
  },
  'registers/approval-items': {
    label: registerKinds['approval-items'].title,
    to: '/registers/approval-items',
  },
  'registers/hotline-kinds': {
    label: registerKinds['hotline-kinds'].title,
    to: '/registers/hotline-kinds',
  },
  'registers/award-clauses': {
    label: registerKinds['award-clauses'].title,
    to: '/registers/award-clauses',
  },

  'credit/models': { label: '信用评价模型', to: '/credit/models' },
  'registers/warning-rules': {
    label: registerKinds['warning-rules'].title,
    to: '/registers/warning-rules',
  },
  'credit/policy': { label: '分级分类监管政策', to: '/credit/policy' },
  exchange: { label: '数据交换', to: '/exchange' },
  lists: { label: '各类清单', to: '/lists' },
  levels: { label: '上级目录', to: '/levels' },
  'province/levels': { label: '各市清单', to: '/province/levels' },
  audit: { label: '审计日志', to: '/audit' },
  settings: { label: '系统设置', to: '/settings/policy' },
};

/** A section of the menu, or the cases of one type. */
export type Section = keyof typeof sections | `cases/${string}`;

/** Pages that do not lie below the path of their section. */
const elsewhere: Record<string, string> = {
  briefings: 'measures',
  objects: 'registers/objects',
  'registers/credit-models': 'credit/models',
  'registers/credit-combinations': 'credit/models',
  'registers/exchange-contracts': 'exchange',
  'province/coverage': 'measures',
};

/** Heads whose next part names the section too. */
const twofold = ['registers', 'province', 'cases', 'credit'];

/** The section of the navigation that a page belongs to, such as `measures`, `registers/items` or `cases/messages`; home where it is in none. */
export function sectionOf(path: string): Section {
  const [head = '', next = ''] = path.split('/').filter(Boolean);
  const section = twofold.includes(head) ? `${head}/${next}` : head;
  const known = /^registers\/list[.-]/.test(section) ? 'lists' : (elsewhere[section] ?? section);
  return known in sections || head === 'cases' ? (known as Section) : '';
}

/** The name of the type whose cases a section has; undefined for any other section. */
export const caseTypeOf = (section: Section): string | undefined =>
  section.startsWith('cases/') ? section.slice('cases/'.length) : undefined;
