import { registerKinds } from '../registers/kinds.ts';

/** What each section is called, and its first page. */
export const sections = {
  '': { label: '首页', to: '/' },
  draws: { label: '双随机抽查', to: '/draws' },
  'province/draws': { label: '各市抽查', to: '/province/draws' },
  measures: { label: '通知与方案', to: '/measures' },
  reports: { label: '进展报送', to: '/reports' },
  chases: { label: '督办', to: '/chases' },
  'registers/objects': { label: registerKinds.objects.title, to: '/registers/objects' },
  'registers/inspectors': { label: registerKinds.inspectors.title, to: '/registers/inspectors' },
  'registers/items': { label: registerKinds.items.title, to: '/registers/items' },
  audit: { label: '审计日志', to: '/audit' },
  settings: { label: '系统设置', to: '/settings/policy' },
};

type Section = keyof typeof sections;

/** Pages that do not lie below the path of their section. */
const elsewhere: Record<string, string> = { briefings: 'measures', 'province/coverage': 'measures' };

/** Heads whose next part names the section too. */
const twofold = ['registers', 'province'];

/** The section of the navigation that a page belongs to, such as `measures` or `registers/items`; home where it is in none. */
export function sectionOf(path: string): Section {
  const [head = '', next = ''] = path.split('/').filter(Boolean);
  const section = twofold.includes(head) ? `${head}/${next}` : head;
  const known = elsewhere[section] ?? section;
  return known in sections ? (known as Section) : '';
}
