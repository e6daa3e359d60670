import { openRegister, type Row, type Version } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { tenantLists } from '../tenantLists.ts';
import { compileMatch } from './facts.ts';

const policyList = 'policies';

/** A policy of a published edition of 惠企政策清单 that enterprises are matched with. */
export type PolicyEdition = {
  register: string;
  id: string;
  version: string;
  number: number;
  /** When the edition was made, an ISO instant. */
  at: string;
  name: string;
  /** The condition over the enterprise's facts, and the same as people read it. */
  match: string;
  words: string;
  until?: string;
  /** What each case of it is opened with. */
  values: Readonly<Record<string, unknown>>;
};

const texts = ['name', 'document', 'benefit', 'amount'] as const;

/** Why nobody can be matched with a policy, in Chinese; undefined where it can be. Pure. */
export function unmatched(row: Readonly<Record<string, unknown>>, today: string): string | undefined {
  if (row.state !== '有效') return '这条政策已经到期或者废止。';
  if (typeof row.until === 'string' && row.until < today) return `这条政策已于 ${row.until} 截止。`;
  if (row.way === '申报审核') return '申报审核的政策由企业申报，不作匹配。';
  if (typeof row.match !== 'string') return '这条政策没有填写匹配条件，请先在惠企政策清单中填写并公示。';
  const compiled = compileMatch(row.match);
  return compiled.ok ? undefined : `匹配条件有误：${compiled.problem.message}`;
}

/** The row of a policy in an edition, that which is published where none is named; undefined where there is none. */
export async function policyRow(
  store: TenantStore,
  { id, version }: { id: unknown; version?: unknown },
): Promise<{ register: string; edition: Version; row: Row & Record<string, unknown> } | undefined> {
  const found = await tenantLists.find(store, policyList);
  if (!found) return undefined;
  const register = openRegister(store, found.kind);
  const named = typeof version === 'string' ? version : (await register.heads()).published?.id;
  const edition = named === undefined ? undefined : await register.version(named);
  const [row] = edition ? await register.rowsOf(edition.id, [String(id)]) : [];
  return edition && row
    ? { register: found.kind.name, edition, row: row as Row & Record<string, unknown> }
    : undefined;
}

/** The same as a policy is matched and given; undefined where it cannot be. */
export async function policyEdition(
  store: TenantStore,
  of: { id: unknown; version?: unknown },
): Promise<PolicyEdition | undefined> {
  const found = await policyRow(store, of);
  const compiled = typeof found?.row.match === 'string' ? compileMatch(found.row.match) : undefined;
  if (!found || !compiled?.ok) return undefined;
  const { register, edition, row } = found;
  const said = Object.fromEntries(texts.map((field) => [field, row[field]]));
  return {
    ...{ register, id: row.id, version: edition.id, number: edition.number, at: edition.at },
    name: String(row.name),
    match: compiled.expression.source,
    words: compiled.expression.words,
    ...(typeof row.until === 'string' && { until: row.until }),
    values: {
      ...{ policyId: row.id, policy: said.name, document: said.document, benefit: said.benefit },
      ...{ standard: said.amount, dept: row.dept, sum: row.sum },
    },
  };
}
