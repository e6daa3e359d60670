import { type Actor, audit } from '@mingcha/http';
import { type Clock, provinces } from '@mingcha/kernel';
import { appendEntries, type LogEntry } from '@mingcha/log';
import {
  check,
  defineEntity,
  type Operation,
  put,
  retryOnConflict,
  type Store,
  type Stored,
  type TenantStore,
} from '@mingcha/store';
import { findProvince } from '@mingcha/tenancy';

/** What a province has set for the witnesses of all its cities; kept in its own tenant. */
export const provinceRuleEntity = defineEntity<{ required: boolean; at: string; by: Actor }>()({
  name: 'WITNESSRULE',
  key: () => ({ partition: [], sort: ['self'] }),
});

/** Whether the witnesses of a city need a confirmation, and whose. */
export type Rule = { required: boolean; province?: string };

/**
 * A city's standing list as a whole: the rule and the program (SHA-256, hex) that its public log names, and how often the list
 * lost somebody.
 */
type WitnessList = Rule & { losses: number; program?: string };

export const witnessListEntity = defineEntity<WitnessList>()({
  name: 'WITNESSLIST',
  key: () => ({ partition: [], sort: ['self'] }),
});

/** The rule for a city as its province has it now. A city without a province, or whose province set nothing, needs none. */
export async function ruleFor(all: Store, city: string): Promise<Rule> {
  const province = await findProvince(all, city);
  if (province === undefined) return { required: false };
  const kept = await (await all.forTenant(province)).get(provinceRuleEntity, {});
  return { required: kept?.required ?? false, province };
}

const isLogged = (list: WitnessList | undefined, { required, province }: Rule): boolean =>
  list?.required === true ? required && list.province === province : !required;

/** A list as it was read, to refuse a write before which it lost somebody or got another rule. */
export type ReadList = { rule: Rule; program: string; lock: number | null };

/** Writes a list's next form. */
function next(list: Stored<WitnessList> | undefined, change: Partial<WitnessList>): Operation {
  return put(witnessListEntity, { required: false, losses: 0, ...list, ...change }, list);
}

const byRule: Actor = { sub: 'clock', name: '系统（省级规定）' };

/** The witness's program that a city's public log names last, as SHA-256 in hex. */
export const loggedProgram = async (store: TenantStore): Promise<string | undefined> =>
  (await store.get(witnessListEntity, {}))?.program;

type ListDeps = { store: Store; clock: Clock; witnessProgram: string };

/**
 * A city's list, once its public log names the rule of the province and the witness's program of this service: what has changed
 * since is logged first. Throws `log-stopped` and, after too many lost races, `busy` (409).
 */
export async function loggedList(
  store: TenantStore,
  { store: all, clock, witnessProgram: program }: ListDeps,
): Promise<ReadList> {
  const rule = await ruleFor(all, store.tenant);
  const log = async (): Promise<ReadList> => {
    const list = await store.get(witnessListEntity, {});
    const named = isLogged(list, rule) ? undefined : { ...rule, province: rule.province ?? list!.province! };
    const entries: LogEntry[] = [
      ...(named ? [ruleEntry(named)] : []),
      ...(list?.program === program ? [] : [{ type: 'witness.program', hash: program } as const]),
    ];
    if (entries.length === 0) return { rule, program, lock: list?.lock ?? null };
    await appendEntries(
      store,
      entries,
      (operations) =>
        store.write(
          ...operations,
          next(list, { ...named, program }),
          ...(named ? auditedRule(clock, named) : []),
        ),
      { clock },
    );
    return { rule, program, lock: (list?.lock ?? 0) + 1 };
  };
  return retryOnConflict(log, { busy: '见证方名单正被多人同时修改，请稍候几秒重试。' });
}

const auditedRule = (clock: Clock, { required, province }: Required<Rule>): Operation[] =>
  audit(
    clock,
    byRule,
    'province.witness-rule',
    { id: province, name: provinces[province] ?? province },
    { detail: { rule: ruleText(required) } },
  );

/** What the logs of a province and of its cities say of the rule. */
export const ruleEntry = ({ required, province }: Required<Rule>) =>
  ({ type: 'witness.rule', province, confirmation: required ? 'required' : 'none' }) as const;

export const ruleText = (required: boolean): string => (required ? '须经省级确认' : '不须省级确认');

/** Refuses the write where the list has lost somebody, or got another rule, since it was read. */
export const listUnchanged = ({ lock }: ReadList): Operation => check(witnessListEntity, {}, lock);

/** The operation that goes with taking somebody off those who can be chosen. */
export async function listLoses(store: TenantStore): Promise<Operation> {
  const list = await store.get(witnessListEntity, {});
  return next(list, { losses: (list?.losses ?? 0) + 1 });
}
