import { provinces, shanghaiDate, spokenDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { bars } from './bar.ts';
import type { Rule } from './rule.ts';
import { allWitnesses, type Witness } from './witness.ts';

/** Why a witness can be no party of a new draw today, in a word and in Chinese. */
export const unavailable = z
  .object({ why: z.enum(['withdrawn', 'barred', 'refused', 'unconfirmed', 'waiting']), text: z.string() })
  .openapi('WitnessUnavailable', { description: '今天不能参加新的抽查见证的原因' });
type Unavailable = z.infer<typeof unavailable>;

/** A witness of the standing list; one without `unavailable` can be a party of a new draw. */
type Listed = Witness & { unavailable?: Unavailable };

type Facts = { today: string; barredUntil: string | undefined; rule: Rule };

function unavailableOn(
  { name, withdrawn, confirmation, from }: Witness,
  { today, barredUntil, rule: { required, province = '' } }: Facts,
): Unavailable | undefined {
  const above = provinces[province] ?? '省级';
  if (withdrawn) return { why: 'withdrawn', text: `${name}已被撤销` };
  if (barredUntil !== undefined && barredUntil >= today)
    return { why: 'barred', text: `${name}曾扣留随机数，${spokenDate(barredUntil)}之前不能参加见证` };
  if (required && confirmation?.state === 'refused')
    return { why: 'refused', text: `${above}没有确认${name}：${confirmation.reason}` };
  if (required && !confirmation) return { why: 'unconfirmed', text: `${name}尚待${above}确认` };
  if (from > today) return { why: 'waiting', text: `${name}自${spokenDate(from)}起才能参加见证` };
  return undefined;
}

/** The standing list in the order of ids, with who of it can be a party of a new draw now, by the rule of the province. */
export async function listedWitnesses(store: TenantStore, now: Date, rule: Rule): Promise<Listed[]> {
  const [witnesses, barred] = await Promise.all([allWitnesses(store), bars(store)]);
  const today = shanghaiDate(now);
  return witnesses.map(({ lock: _, ...witness }) => {
    const found = unavailableOn(witness, { today, barredUntil: barred.get(witness.id), rule });
    return { ...witness, ...(found && { unavailable: found }) };
  });
}
