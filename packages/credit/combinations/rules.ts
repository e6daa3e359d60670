import { canonicalJson } from '@mingcha/kernel';
import { byCode } from '@mingcha/kernel/arrange';
import { openRegister, type RegisterKind } from '@mingcha/register';
import { sha256Hex, type TenantStore } from '@mingcha/store';
import type { Combination } from './format.ts';

/** The rules of a version of their register, in the order of their ids. */
export async function rulesOf(
  store: TenantStore,
  version: string,
  kind: RegisterKind<Combination>,
): Promise<Combination[]> {
  const rules: Combination[] = [];
  for await (const rule of openRegister(store, kind).rows(version)) rules.push(rule);
  return rules.sort((a, b) => byCode(a.id, b.id));
}

/** Names rules by what they say. */
export const combinationHash = (rules: readonly Combination[]): string =>
  sha256Hex(canonicalJson(rules as Combination[]));
