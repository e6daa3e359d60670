import type { PublicWitness, WitnessRule } from '../../api/types.ts';
import type { KeptKey } from '../kept/key.ts';

/** How a city has registered a key that is kept here. */
export type Standing =
  | { is: 'unregistered' }
  /** The id is on the list with a key that is not this one. */
  | { is: 'taken' }
  | { is: 'withdrawn'; reason: string }
  /** Registered, and the province that has to confirm it has not, or refuses to. */
  | { is: 'unconfirmed' | 'refused' }
  /** Registered; draws may name it from that day on. */
  | { is: 'waiting'; from: string }
  | { is: 'ready' };

/** `today` is the server's day in Asia/Shanghai, since the device's clock may be wrong. */
export function standingOf(
  { id, key }: Pick<KeptKey, 'id' | 'key'>,
  list: readonly Pick<PublicWitness, 'id' | 'key' | 'from' | 'confirmation' | 'withdrawn'>[],
  { today, rule }: { today: string; rule: WitnessRule },
): Standing {
  const found = list.find((witness) => witness.id === id);
  if (!found) return { is: 'unregistered' };
  if (found.key !== key) return { is: 'taken' };
  if (found.withdrawn) return { is: 'withdrawn', reason: found.withdrawn.reason };
  if (rule.required && found.confirmation?.state !== 'confirmed')
    return { is: found.confirmation ? 'refused' : 'unconfirmed' };
  return found.from > today ? { is: 'waiting', from: found.from } : { is: 'ready' };
}

/** What is wrong with an id or a name, in words; undefined where it will do. */
export function idFault(id: string, list: readonly Pick<PublicWitness, 'id'>[]): string | undefined {
  if (!/^[a-z0-9-]{1,40}$/.test(id)) return '编号是小写字母、数字和连字符，不超过 40 位';
  return list.some((witness) => witness.id === id)
    ? '该编号已登记过，已撤销的也不能再用，请换一个编号'
    : undefined;
}

export function nameFault(name: string): string | undefined {
  const { length } = name.trim();
  return length < 2 || length > 60 ? '请填写单位全称，2 至 60 字' : undefined;
}
