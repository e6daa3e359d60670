import { byCode } from '@mingcha/kernel/arrange';
import {
  createCache,
  openRegister,
  type Prepared,
  prepareKind,
  type Register,
  type Row,
} from '@mingcha/register';
import { sha256Hex, type TenantStore } from '@mingcha/store';
import type { ListKind, Lists } from '../kinds/lists.ts';
import { findingsBetween } from './between.ts';
import type { ListCheck } from './checkFormat.ts';
import { type CompiledCheck, compileCheck } from './compiledCheck.ts';
import { type Found, findingSize } from './found.ts';
import { severitiesOf, weighedRule } from './severities.ts';
import { withinPart } from './within.ts';

/** A list of a tenant with the version that is looked at. */
type Looked = ListKind & {
  register: Register<Row>;
  version: string;
  number: number;
  count: number;
  prepared: Prepared<Row>;
};
/** All that a tenant's lists break, and what was looked at. */
export type Linted = {
  all: readonly ListKind[];
  /** The rules between lists as they are written, those that the tenant has set to be left out too. */
  written: readonly ListCheck[];
  /** Those that have rows at all. */
  lists: readonly Looked[];
  /** The rules between lists that are looked for. */
  checks: readonly ListCheck[];
  /** Rules between lists that cannot be looked for any more, with why. */
  faulty: readonly { check: ListCheck; why: string }[];
  /** By list, row and rule. */
  findings: readonly Found[];
};

/** Findings by all that they follow from, so that who pages through them has nothing looked for again. */
const kept = createCache(32 * 2 ** 20);

type LintDeps = { lists: Lists; now: () => Date };
/** Versions that are looked at in place of the current ones, by list. */
type Versions = Readonly<Record<string, string>>;

/** The lists of a tenant that have rows, each as it is now or as `at` says. */
async function looked(
  store: TenantStore,
  all: readonly ListKind[],
  { now }: LintDeps,
  at: Versions,
): Promise<Looked[]> {
  const found = await Promise.all(
    all.map(async (one) => {
      const register = openRegister(store, one.kind, { now });
      const wanted = at[one.list.id];
      const version = wanted === undefined ? (await register.heads()).draft : await register.version(wanted);
      if (!version) return [];
      const { id, number, count } = version;
      const prepared = await prepareKind(one.kind, { store, now });
      return [{ ...one, register, version: id, number, count, prepared }];
    }),
  );
  return found.flat();
}

/** What all lists of a tenant break, row by row and one list beside another, as they are now or as `at` says. */
export async function lintLists(store: TenantStore, deps: LintDeps, at: Versions = {}): Promise<Linted> {
  const all = await deps.lists.all(store);
  const [lists, written, { severities }] = await Promise.all([
    looked(store, all, deps, at),
    deps.lists.checks(store),
    severitiesOf(store),
  ]);
  const definitions = new Map(all.map(({ list }) => [list.id, list]));
  const checks = written.flatMap((check) => weighedRule(check, severities[check.list]?.[check.id]) ?? []);
  const tried = checks.map((check) => ({ check, ...compileCheck(check, (name) => definitions.get(name)) }));
  const rules = tried.flatMap(({ compiled }) => compiled ?? []);
  const parts = lists.map((one) => withinPart(one, one.prepared));
  const from = [lists.map(({ version }, i) => [version, parts[i]!.name]), checks];
  const findings = await kept.get<Found[]>(
    `${store.tenant} ${sha256Hex(Buffer.from(JSON.stringify(from)))}`,
    (found) => found.length * findingSize,
    async () => {
      const within = await Promise.all(
        lists.map(({ register, version }, i) => register.parts(version, parts[i]!)),
      );
      return [...within.flat(), ...(await betweenAll(rules, lists))].flat().sort(inOrder);
    },
  );
  const faulty = tried.flatMap(({ check, faults: [fault] }) =>
    fault ? [{ check, why: fault.message }] : [],
  );
  return { all, written, lists, checks, faulty, findings };
}

async function betweenAll(rules: readonly CompiledCheck[], lists: readonly Looked[]): Promise<Found[][]> {
  const read = new Map(lists.map((one) => [one.list.id, one]));
  const found: Found[][] = [];
  for (const rule of rules) {
    const [own, other] = [read.get(rule.check.list), read.get(rule.check.other)];
    // Of a list that the tenant has not begun nothing follows for another one.
    if (own && other) found.push(await findingsBetween(rule, own, other));
  }
  return found;
}

const inOrder = (a: Found, b: Found): number =>
  byCode(a.list, b.list) || byCode(a.id, b.id) || byCode(a.rule, b.rule) || byCode(a.message, b.message);
