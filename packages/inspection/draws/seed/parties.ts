import type { Party as KeyedParty, Plan, WitnessSource2 } from '@mingcha/draw';
import { type FieldError, problems, shanghaiDate, spokenDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { bars } from '../../witnesses/bar.ts';
import { allWitnesses, type Witness } from '../../witnesses/witness.ts';
import type { Compose } from '../compose.ts';
import type { Draw, Party } from '../draw.ts';

type Named = Extract<Compose['seed'], { source: 'witness' }>;

/** Why a witness of the standing list can be no party of a new draw on a day; undefined where it can. */
function barredOn(witness: Witness, today: string, barred: ReadonlyMap<string, string>): string | undefined {
  const { id, name, withdrawn, from } = witness;
  const until = barred.get(id);
  if (withdrawn) return `${name}已被撤销`;
  if (from > today) return `${name}自 ${spokenDate(from)}起才能参加见证`;
  if (until !== undefined && until >= today)
    return `${name}曾扣留随机数，${spokenDate(until)}之前不能参加见证`;
  return undefined;
}

/** The party that reveals last: as composed, or the last one from outside of the city's government. */
export const lastOf = ({ last }: Named, parties: readonly Party[]): string | undefined =>
  last ?? parties.findLast(({ outside }) => outside)?.id;

/**
 * The parties that a compose names, from the standing list; one that stays keeps what it has already committed to. Where
 * none of them is on the list they have no keys. Throws `invalid` where one is not on it or can be no party today, and where
 * the last is not from outside of the city's government.
 */
export async function partiesOf(
  store: TenantStore,
  { seed }: Compose,
  now: Date,
  before: readonly Party[] = [],
): Promise<Party[]> {
  if (seed.source !== 'witness') return [];
  const listed = new Map((await allWitnesses(store)).map((witness) => [witness.id, witness]));
  const keyed = seed.parties.some(({ id }) => listed.has(id));
  const [today, barred] = [shanghaiDate(now), await bars(store)];
  const errors: FieldError[] = [];
  const parties = seed.parties.map(({ id, name }, i): Party => {
    const { commitment, signature } = before.find((party) => party.id === id) ?? {};
    const said = { ...(commitment !== undefined && { commitment }), ...(signature && { signature }) };
    const witness = listed.get(id);
    if (!keyed) return { id, name, ...said };
    const fault = witness ? barredOn(witness, today, barred) : `本市没有登记编号为 ${id} 的见证方`;
    if (fault !== undefined && commitment === undefined)
      errors.push({ pointer: `/seed/parties/${i}/id`, message: fault });
    const { key, held, outside } = witness ?? {};
    return {
      id,
      name: witness?.name ?? name,
      ...(key && { key }),
      ...(held && { held }),
      outside: outside === true,
      ...said,
    };
  });
  if (keyed && errors.length === 0) {
    const last = lastOf(seed, parties);
    if (!parties.find(({ id }) => id === last)?.outside)
      errors.push({
        pointer: seed.last === undefined ? '/seed/parties' : '/seed/last',
        message: '最后公开随机数的见证方须为本市政府以外的单位',
      });
  }
  if (errors.length > 0) throw problems.invalid(errors);
  return parties;
}

/**
 * What a plan says of its witnesses. Throws `witness-missing` (409) when a party has not committed to its nonce, and
 * `witness-barred` where one has left the standing list since.
 */
export async function witnessSource(
  store: TenantStore,
  { seed, parties }: { seed: Named; parties: Draw['parties'] },
  now: Date,
): Promise<Plan['seed'] | WitnessSource2> {
  const missing = parties.filter((party) => party.commitment === undefined);
  if (missing.length > 0) {
    throw problems.conflict(
      'witness-missing',
      `见证方尚未提交承诺：${missing.map((party) => party.name).join('、')}。请等其在见证页面提交后再操作。`,
      { missing: missing.map((party) => party.id) },
    );
  }
  const sorted = [...parties].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (parties.some(({ key }) => key === undefined)) {
    return {
      source: 'witness',
      parties: sorted.map(({ id, commitment }) => ({ id, commitment: commitment! })),
    };
  }
  await requireListed(store, parties, now);
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
  const listed = new Map((await allWitnesses(store)).map((witness) => [witness.id, witness]));
  const [today, barred] = [shanghaiDate(now), await bars(store)];
  const faults = parties.flatMap(({ id, name }) => {
    const witness = listed.get(id);
    const fault = witness ? barredOn(witness, today, barred) : `${name}没有登记`;
    return fault === undefined ? [] : [{ id, fault }];
  });
  if (faults.length === 0) return;
  throw problems.conflict(
    'witness-barred',
    `${faults.map(({ fault }) => fault).join('；')}。请删除该计划，另选见证方重新编制。`,
    { parties: faults.map(({ id }) => id) },
  );
}
