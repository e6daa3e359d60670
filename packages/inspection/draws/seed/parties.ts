import type { Party as KeyedParty, WitnessSource2 } from '@mingcha/draw';
import { type FieldError, Problem, problems } from '@mingcha/kernel';
import type { Operation, TenantStore } from '@mingcha/store';
import { listedWitnesses } from '../../witnesses/choosable.ts';
import { listUnchanged, loggedList, type Rule, ruleFor } from '../../witnesses/rule.ts';
import type { Compose } from '../composing/compose.ts';
import type { DrawDeps, LoggingDeps } from '../deps.ts';
import type { Draw, Party } from '../kept/draw.ts';

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
  { clock, store: all }: Pick<DrawDeps, 'clock' | 'store'>,
  before: readonly Party[] = [],
): Promise<Party[]> {
  if (seed.source !== 'witness') return [];
  const rule = await ruleFor(all, store.tenant);
  const list = await listedWitnesses(store, clock(), rule);
  const listed = new Map(list.map((witness) => [witness.id, witness]));
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

/** What a plan says of its witnesses, and what refuses the commitment where they can be parties no longer by then. */
type CheckedSource = { seed: WitnessSource2; unchanged: Operation[]; witnessProgram: string };

/**
 * What a plan says of its witnesses, after the public log names the rule of the province and the witness's program. Throws `witness-missing` (409) when
 * a party has not committed to its nonce, `witness-unconfirmed` where one waits for the province, and `witness-barred` where
 * one can be a party no longer, or is not on the standing list.
 */
export async function witnessSource(
  store: TenantStore,
  { seed, parties }: { seed: Named; parties: Draw['parties'] },
  deps: Pick<LoggingDeps, 'clock' | 'store' | 'witnessProgram'>,
): Promise<CheckedSource> {
  const list = await loggedList(store, deps);
  await requireListed(store, parties, { now: deps.clock(), rule: list.rule });
  const missing = parties.filter((party) => party.commitment === undefined);
  if (missing.length > 0) {
    throw problems.conflict(
      'witness-missing',
      `见证方尚未提交承诺：${missing.map((party) => party.name).join('、')}。请等其在见证页面提交后再操作。`,
      { missing: missing.map((party) => party.id) },
    );
  }
  const sorted = [...parties].sort((a, b) => (a.id < b.id ? -1 : 1));
  const source: WitnessSource2 = {
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
  return { seed: source, unchanged: [listUnchanged(list)], witnessProgram: list.program };
}

async function requireListed(
  store: TenantStore,
  parties: readonly Party[],
  { now, rule }: { now: Date; rule: Rule },
): Promise<void> {
  const list = await listedWitnesses(store, now, rule);
  const listed = new Map(list.map((witness) => [witness.id, witness]));
  const faults = parties.flatMap(({ id, name, key }) => {
    const witness = listed.get(id);
    // A draw that was planned when parties needed no keys has none, also where the list has such an id by now.
    if (!witness || key !== witness.key) return [{ id, text: `${name}没有登记密钥` }];
    return witness.unavailable ? [{ id, ...witness.unavailable }] : [];
  });
  if (faults.length === 0) return;
  const texts = faults.map(({ text }) => text).join('；');
  const ids = { parties: faults.map(({ id }) => id) };
  if (faults.every((fault) => 'why' in fault && fault.why === 'unconfirmed'))
    throw problems.conflict('witness-unconfirmed', `${texts}。请等省级确认后再提交承诺。`, ids);
  throw problems.conflict('witness-barred', `${texts}。请删除该计划，另选见证方重新编制。`, ids);
}
