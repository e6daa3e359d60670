import { caseNowOf, type EngineDeps, idBeside, openBeside } from '@mingcha/casework/besides';
import { recordsOfMany } from '@mingcha/credit/cases';
import { type ObjectRow, objectKind } from '@mingcha/inspection';
import { Problem } from '@mingcha/kernel';
import { byCode } from '@mingcha/kernel/arrange';
import { openRegister, suspendedNow } from '@mingcha/register';
import type { Expression } from '@mingcha/rules';
import {
  atOnce,
  defineEntity,
  put,
  remove,
  retryAt,
  type Stored,
  type TenantStore,
  unlessOvertaken,
} from '@mingcha/store';
import { byRecords, byRoster, compileMatch } from './facts.ts';
import { type PolicyEdition, policyEdition } from './policy.ts';

/**
 * A look through so many enterprises whose records may decide, opening so many cases at the most; the next look goes on behind.
 * Each look reads the whole roster, so that it should come far; records are read for so many at once.
 */
const most = { looked: 100_000, opened: 200, atOnce: 5_000 };

/** That the enterprises are to be looked through for a matching; `from` is the last that was. */
type PolicyRun = {
  at: string;
  case: string;
  /** When it was asked for: what a clock that is late catches up with are several. */
  asked: string;
  from?: string;
  tries: number;
};

export const policyRunEntity = defineEntity<PolicyRun>()({
  name: 'POLICYRUN',
  key: (of: Pick<PolicyRun, 'at' | 'case' | 'asked'>) => ({
    partition: [],
    sort: [of.at, of.case, of.asked],
  }),
  due: ({ at }) => at,
});

type Candidate = { row: ObjectRow; decides: 'roster' | 'records' };

/** The enterprises in business behind `from`, in the order of their ids. */
async function inBusiness(store: TenantStore, from = ''): Promise<ObjectRow[]> {
  const roster = openRegister(store, objectKind);
  const { draft } = await roster.heads();
  const found: ObjectRow[] = [];
  if (!draft) return found;
  await roster.scan(draft.id, (row) => {
    if (row.id > from && row.status === '在营') found.push(row);
  });
  return found.sort((a, b) => byCode(a.id, b.id));
}

/** The first of them from a place on that the condition may hold for, as many as are looked at at once, and where the next ones begin. */
function candidates(
  rows: readonly ObjectRow[],
  from: number,
  match: Expression,
): { some: Candidate[]; next: number } {
  const some: Candidate[] = [];
  let sure = 0;
  let next = from;
  // The condition costs more than all else: it is not asked of enterprises that are not come to.
  for (; next < rows.length && some.length < most.atOnce && sure < most.opened; next++) {
    const row = rows[next]!;
    const said = byRoster(match, row);
    if (said === 'no') continue;
    if (said === 'yes') sure++;
    some.push({ row, decides: said === 'yes' ? 'roster' : 'records' });
  }
  return { some, next };
}

/** Those of them that the condition does hold for. */
async function matching(
  store: TenantStore,
  some: readonly Candidate[],
  match: Expression,
): Promise<ObjectRow[]> {
  const asked = some.flatMap(({ row, decides }) => (decides === 'records' ? row.id : []));
  const records = asked.length > 0 ? await recordsOfMany(store, asked) : new Map();
  return some.flatMap(({ row, decides }) =>
    decides === 'roster' || byRecords(match, row, records.get(row.id) ?? []) ? row : [],
  );
}

/** Opens the case of an enterprise, once for an edition of the policy: its id follows from both. */
async function open(
  store: TenantStore,
  deps: EngineDeps,
  { matching, policy, row }: { matching: string; policy: PolicyEdition; row: ObjectRow },
): Promise<void> {
  const { id, version, at, words, values } = policy;
  try {
    const claim = idBeside(matching, `${id} ${version} ${row.id}`, at);
    await openBeside(store, deps, claim, async () => ({
      type: 'policy-claims',
      values: { ...values, matching, edition: policy.number, uscc: row.id, name: row.name, why: words },
    }));
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not-unique') throw error;
  }
}

/** Looks through some of the enterprises; resolves to the last that it has done with, undefined where none is left. */
async function look(store: TenantStore, deps: EngineDeps, run: PolicyRun): Promise<string | undefined> {
  const asked = await caseNowOf(store, 'policy-matchings', run.case);
  if (asked?.state !== 'running') return undefined;
  const { policyId, version } = asked.fields;
  const policy = await policyEdition(store, { id: policyId, version });
  const compiled = policy && compileMatch(policy.match);
  if (!policy || !compiled?.ok) return undefined;
  if ((await suspendedNow(store, policy.register, deps.clock())).has(policy.id)) return undefined;
  const match = compiled.expression;
  const rows = await inBusiness(store, run.from);
  let opened = 0;
  let looked = 0;
  for (let at = 0; at < rows.length; ) {
    if (looked >= most.looked) return rows[at - 1]!.id;
    const { some, next } = candidates(rows, at, match);
    for (const row of await matching(store, some, match)) {
      await open(store, deps, { matching: run.case, policy, row });
      if (++opened === most.opened) return row.id;
    }
    looked += some.length;
    at = next;
  }
  return undefined;
}

async function carryOut(store: TenantStore, deps: EngineDeps, run: Stored<PolicyRun>): Promise<unknown> {
  const { lock, ...rest } = run;
  try {
    const from = await look(store, deps, run);
    const next: PolicyRun = {
      ...{ at: atOnce, case: run.case, asked: run.asked, tries: 0 },
      ...(from !== undefined && { from }),
    };
    const isSame = run.at === next.at;
    const before = isSame ? run : await store.get(policyRunEntity, next);
    await unlessOvertaken(
      store.write(
        ...(from === undefined || !isSame ? [remove(policyRunEntity, run, lock)] : []),
        ...(from === undefined ? [] : [put(policyRunEntity, next, before)]),
      ),
    );
    return undefined;
  } catch (error) {
    const tries = run.tries + 1;
    const later = { ...rest, at: retryAt(tries, deps.clock()), tries };
    const before = await store.get(policyRunEntity, later);
    await unlessOvertaken(
      store.write(remove(policyRunEntity, run, lock), put(policyRunEntity, later, before)),
    );
    return error;
  }
}

/**
 * Opens a case for each enterprise that a policy's conditions hold for. Where it is cut off it goes on behind the last one, and
 * done twice it opens nothing twice. Resolves to the instant at which there is more.
 */
export async function runPolicyMatches(store: TenantStore, deps: EngineDeps): Promise<string | undefined> {
  const between = { to: [deps.clock().toISOString()] };
  const { items: due } = await store.query(policyRunEntity, [], { between, limit: 1 });
  const fault = due[0] && (await carryOut(store, deps, due[0]));
  if (fault) throw fault;
  const { items: next } = await store.query(policyRunEntity, [], { limit: 1 });
  return next[0]?.at;
}
