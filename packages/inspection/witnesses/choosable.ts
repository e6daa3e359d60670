import { shanghaiDate, spokenDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { bars } from './bar.ts';
import { allWitnesses, type Witness } from './witness.ts';

/** Why a witness can be no party of a new draw today, in a word and in Chinese. */
export const unavailable = z
  .object({ why: z.enum(['withdrawn', 'waiting', 'barred']), text: z.string() })
  .openapi('WitnessUnavailable', { description: '今天不能参加新的抽查见证的原因' });
type Unavailable = z.infer<typeof unavailable>;

/** A witness of the standing list; one without `unavailable` can be a party of a new draw. */
type Listed = Witness & { unavailable?: Unavailable };

function unavailableOn(
  today: string,
  { name, withdrawn, from }: Witness,
  until: string | undefined,
): Unavailable | undefined {
  if (withdrawn) return { why: 'withdrawn', text: `${name}已被撤销` };
  if (until !== undefined && until >= today)
    return { why: 'barred', text: `${name}曾扣留随机数，${spokenDate(until)}之前不能参加见证` };
  if (from > today) return { why: 'waiting', text: `${name}自${spokenDate(from)}起才能参加见证` };
  return undefined;
}

/** The standing list in the order of ids, with who of it can be a party of a new draw now. */
export async function listedWitnesses(store: TenantStore, now: Date): Promise<Listed[]> {
  const [witnesses, barred] = await Promise.all([allWitnesses(store), bars(store)]);
  const today = shanghaiDate(now);
  return witnesses.map(({ lock: _, ...witness }) => {
    const found = unavailableOn(today, witness, barred.get(witness.id));
    return { ...witness, ...(found && { unavailable: found }) };
  });
}
