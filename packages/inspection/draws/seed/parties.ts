import type { Party as KeyedParty, WitnessSource2 } from '@mingcha/draw';
import { type FieldError, Problem, problems } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { listedWitnesses } from '../../witnesses/choosable.ts';
import type { Compose } from '../compose.ts';
import type { Draw, Party } from '../draw.ts';

type Named = Extract<Compose['seed'], { source: 'witness' }>;

/** The party that reveals last: as composed, or the last one from outside of the city's government. */
export const lastOf = ({ last }: Named, parties: readonly Party[]): string | undefined =>
  last ?? parties.findLast(({ outside }) => outside)?.id;

const unavailableParties = (errors: readonly FieldError[]) =>
  new Problem({
    status: 422,
    code: 'witness-unavailable',
    title: '见证方不能参加',
    detail: '见证方只能从本市登记、今天可以参加见证的单位中选择。请改选，或先在“系统设置—见证方”中登记。',
    errors: [...errors],
  });

/**
 * The parties that a compose names, with their keys of the standing list; one that stays keeps what it has already committed
 * to. Throws `witness-unavailable` (422) where one is not on the list or can be no party today, and `invalid` (422) where the
 * last is not from outside of the city's government.
 */
export async function partiesOf(
  store: TenantStore,
  { seed }: Compose,
  now: Date,
  before: readonly Party[] = [],
): Promise<Party[]> {
  if (seed.source !== 'witness') return [];
  const listed = new Map((await listedWitnesses(store, now)).map((witness) => [witness.id, witness]));
  const errors: FieldError[] = [];
  const parties = seed.parties.flatMap(({ id }, i): Party[] => {
    const { commitment, signature } =
      before.find((party) => party.id === id && party.key !== undefined) ?? {};
    const witness = listed.get(id);
    const fault = witness ? witness.unavailable?.text : `本市没有登记编号为 ${id} 的见证方`;
    if (fault !== undefined && (!witness || commitment === undefined))
      errors.push({ pointer: `/seed/parties/${i}/id`, message: fault });
    if (!witness) return [];
    const { name, key, held, outside } = witness;
    const said = { ...(commitment !== undefined && { commitment }), ...(signature && { signature }) };
    return [{ id, name, key, held, outside, ...said }];
  });
  if (errors.length > 0) throw unavailableParties(errors);
  const last = lastOf(seed, parties);
  if (parties.find(({ id }) => id === last)?.outside) return parties;
  throw problems.invalid([
    {
      pointer: seed.last === undefined ? '/seed/parties' : '/seed/last',
      message: '最后公开随机数的见证方须为本市政府以外的单位',
    },
  ]);
}

/**
 * What a plan says of its witnesses. Throws `witness-missing` (409) when a party has not committed to its nonce, and
 * `witness-barred` where one can be a party no longer, or is not on the standing list.
 */
export async function witnessSource(
  store: TenantStore,
  { seed, parties }: { seed: Named; parties: Draw['parties'] },
  now: Date,
): Promise<WitnessSource2> {
  await requireListed(store, parties, now);
  const missing = parties.filter((party) => party.commitment === undefined);
  if (missing.length > 0) {
    throw problems.conflict(
      'witness-missing',
      `见证方尚未提交承诺：${missing.map((party) => party.name).join('、')}。请等其在见证页面提交后再操作。`,
      { missing: missing.map((party) => party.id) },
    );
  }
  const sorted = [...parties].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    source: 'witness',
    last: lastOf(seed, parties)!,
    parties: sorted.map(
      ({ id, key, commitment, signature }): KeyedParty => ({
        id,
        key: key!,
        commitment: commitment!,
        signature: signature!,
      }),
    ),
  };
}

async function requireListed(store: TenantStore, parties: readonly Party[], now: Date): Promise<void> {
  const listed = new Map((await listedWitnesses(store, now)).map((witness) => [witness.id, witness]));
  const faults = parties.flatMap(({ id, name, key }) => {
    const witness = listed.get(id);
    // A draw that was planned when parties needed no keys has none, also where the list has such an id by now.
    const fault = witness && key !== undefined ? witness.unavailable?.text : `${name}没有登记密钥`;
    return fault === undefined ? [] : [{ id, fault }];
  });
  if (faults.length === 0) return;
  throw problems.conflict(
    'witness-barred',
    `${faults.map(({ fault }) => fault).join('；')}。请删除该计划，另选见证方重新编制。`,
    { parties: faults.map(({ id }) => id) },
  );
}
