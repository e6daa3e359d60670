import { type Actor, audit } from '@mingcha/http';
import { type Clock, provinces } from '@mingcha/kernel';
import { appendEntries } from '@mingcha/log';
import { put, type Stored, type TenantStore } from '@mingcha/store';
import { provinceRuleEntity, ruleEntry, ruleText } from './rule.ts';

type ProvinceRule = { required: boolean; at?: string; by?: Actor };

/** What a province has set for its cities' witnesses; before it sets anything, nothing is required. */
export const provinceRule = async (province: TenantStore): Promise<Stored<ProvinceRule>> =>
  (await province.get(provinceRuleEntity, {})) ?? { required: false, lock: 0 };

/** Sets it, with its place in the province's public log. Throws `WriteConflict` where it changed since it was read. */
export async function setProvinceRule(
  province: TenantStore,
  { lock, required: before }: Stored<ProvinceRule>,
  required: boolean,
  { by, clock }: { by: Actor; clock: Clock },
): Promise<void> {
  if (required === before) return;
  const { tenant: code } = province;
  const next = { required, at: clock().toISOString(), by };
  await appendEntries(
    province,
    [ruleEntry({ required, province: code })],
    (operations) =>
      province.write(
        ...operations,
        put(provinceRuleEntity, next, { lock }),
        ...audit(
          clock,
          by,
          'city-witness.rule',
          { id: code, name: provinces[code] ?? code },
          { detail: { rule: ruleText(required) } },
        ),
      ),
    { clock },
  );
}
