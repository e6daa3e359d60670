import type { Hook, Hooks, HookTools } from '@mingcha/casework';
import { shanghaiDate } from '@mingcha/kernel';
import { suspendedNow, suspendedSince } from '@mingcha/register';
import { atOnce, put } from '@mingcha/store';
import { type PolicyEdition, policyEdition, policyRow, unmatched } from './policy.ts';
import { policyRunEntity } from './run.ts';

/** What is read of the policy, once for all fields of a case that are looked up together. */
const readOf = new WeakMap<HookTools, ReturnType<typeof policyEdition>>();

const looked = (what: (of: PolicyEdition) => unknown): Hook => ({
  reads: ['policyId'],
  async looks({ fields: { policyId: id } }, tools) {
    const read = readOf.get(tools) ?? policyEdition(tools.store, { id });
    readOf.set(tools, read);
    const of = await read;
    return of && what(of);
  },
});

const matchable: Hook = {
  reads: ['policyId', 'version'],
  async refuses({ fields: { policyId: id, version } }, { store, now }) {
    const found = await policyRow(store, { id, version });
    const at = (message: string) => ({ errors: [{ pointer: '/values/policyId', message }] });
    if (!found) return at('公布的惠企政策清单中没有这个编码。');
    const why = unmatched(found.row, shanghaiDate(now));
    if (why) return at(why);
    const out = (await suspendedNow(store, found.register, now)).get(found.row.id);
    return out ? at(`这条政策${suspendedSince(out)}。`) : {};
  },
};

const match: Hook = {
  reads: [],
  async alongside({ id = '', event }, { store }) {
    const run = { at: atOnce, case: id, asked: event.at, tries: 0 };
    return [put(policyRunEntity, run, await store.get(policyRunEntity, run))];
  },
};

/** What the definitions of 惠企政策匹配 ask of the list of policies. */
export const policyHooks: Hooks = new Map<string, Hook>([
  ['policy.name', looked(({ name }) => name)],
  ['policy.edition', looked(({ number }) => number)],
  ['policy.version', looked(({ version }) => version)],
  ['policy.words', looked(({ words }) => words)],
  ['policy.until', looked(({ until }) => until)],
  ['policy.matchable', matchable],
  ['policy.match', match],
]);
