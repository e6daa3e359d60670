import { byCode } from '@mingcha/kernel/arrange';
import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { shippedKinds } from '../models/recordKinds.ts';
import { type ReadRule, readRules } from './compile.ts';
import { type WarningRule, warningRulesFor } from './ruleKind.ts';

/** The register of rules of early warning. */
export const warningRules = warningRulesFor(async () => shippedKinds);
export const warningRulesPath = '/v1/credit/warning-rules';

/** The published rules; none where a city has published none. */
export async function publishedRules(store: TenantStore): Promise<ReadRule[]> {
  const register = openRegister(store, warningRules);
  const { published } = await register.heads();
  const rules: WarningRule[] = [];
  if (published) for await (const rule of register.rows(published.id)) rules.push(rule);
  return readRules(
    rules.sort((a, b) => byCode(a.id, b.id)),
    shippedKinds,
  );
}
