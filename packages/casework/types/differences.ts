import type { CaseType } from '@mingcha/cases';

/** A place at which two definitions differ, by JSON pointer; what is on one side only has no value on the other. */
export type Difference = {
  pointer: string;
  /** The place in words. */
  where: string;
  before?: unknown;
  after?: unknown;
};

const words: Readonly<Record<string, string>> = {
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

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where two definitions differ, leaf by leaf; lists are one value. In the order of the first, then of the second. */
export function differencesOf(before: CaseType, after: CaseType): Difference[] {
  const found: Difference[] = [];
  const look = (old: unknown, now: unknown, path: readonly string[]): void => {
    if (isObject(old) && isObject(now)) {
      for (const key of new Set([...Object.keys(old), ...Object.keys(now)]))
        look(old[key], now[key], [...path, key]);
      return;
    }
    if (JSON.stringify(old) === JSON.stringify(now)) return;
    found.push({
      pointer: path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
      where: whereOf(path, after, before),
      ...(old !== undefined && { before: old }),
      ...(now !== undefined && { after: now }),
    });
  };
  look(before, after, []);
  return found;
}

function whereOf([part = '', name, ...rest]: readonly string[], ...types: readonly CaseType[]): string {
  const word = words[part] ?? part;
  if (name === undefined) return word;
  for (const type of types) {
    const parts = (type as unknown as Record<string, unknown>)[part];
    const found = isObject(parts) ? parts[name] : undefined;
    if (isObject(found) && typeof found.title === 'string')
      return [`${word}“${found.title}”`, ...rest].join(' · ');
  }
  return [word, name, ...rest].join(' · ');
}

/** Whether one place is in another, or is it. */
const isIn = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}/`);

/** What a new version of the base changes, and where a tenant has changed the same place. */
export function upgradeOf(base: CaseType, own: CaseType, next: CaseType) {
  const ours = differencesOf(base, own);
  return differencesOf(base, next).map((theirs) => ({
    ...theirs,
    conflict: ours.some(({ pointer }) => isIn(pointer, theirs.pointer) || isIn(theirs.pointer, pointer)),
  }));
}
