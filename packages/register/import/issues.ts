import { getJson, putJson, type TenantStore } from '@mingcha/store';
import { ownText } from './ownText.ts';

/** Something found in a file. `row` is as the sheet shows it; without one it is about the file as a whole. */
export type ImportIssue = {
  row?: number;
  /** The column's title. */
  column?: string;
  severity: 'error' | 'warning';
  code: string;
  message: string;
  /** What was written, shortened; never of a personal column. */
  value?: string;
};

/** How many issues of one file are kept; all are counted. */
const maxKept = 10_000;
const maxValue = 60;

/** Collects issues, the first 10,000 of them in full: an error before any warning, for it is what keeps a file out. */
export class IssueList {
  readonly #kept = { error: [] as ImportIssue[], warning: [] as ImportIssue[] };
  errors = 0;
  warnings = 0;

  add(issue: ImportIssue): void {
    if (issue.severity === 'error') this.errors++;
    else this.warnings++;
    const kept = this.#kept[issue.severity];
    if (kept.length < maxKept) kept.push(issue);
  }

  get kept(): ImportIssue[] {
    return [...this.#kept.error, ...this.#kept.warning].slice(0, maxKept);
  }

  /** A list that starts with what this one has; adding to it leaves this one alone. */
  fork(): IssueList {
    const list = new IssueList();
    for (const severity of ['error', 'warning'] as const) list.#kept[severity].push(...this.#kept[severity]);
    list.errors = this.errors;
    list.warnings = this.warnings;
    return list;
  }
}

export function shorten(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return ownText(text.length > maxValue ? `${text.slice(0, maxValue)}…` : text);
}

/** Stores a list of anything and returns its name. */
export const saveList = (store: TenantStore, list: readonly unknown[]): Promise<string> =>
  putJson(store, list);

/** Stores issues, in order of row, and names them. */
export function saveIssues(store: TenantStore, issues: readonly ImportIssue[]): Promise<string> {
  const sorted = [...issues].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  return saveList(store, sorted);
}

export const loadIssues = (store: TenantStore, name: string) => loadList<ImportIssue>(store, name);

export async function loadList<T>(store: TenantStore, name: string): Promise<T[]> {
  const list = await getJson<T[]>(store, name);
  if (!list) throw new Error(`list ${name} is missing`);
  return list;
}
