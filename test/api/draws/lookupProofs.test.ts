import { type KeptLookup, verifyLookup } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import { objectKind } from '@mingcha/inspection';
import { logEntries, logSize } from '@mingcha/log';
import { openRegister } from '@mingcha/register';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony } from '../../support/ceremony.ts';
import { drandCompose } from '../../support/composes.ts';
import { cityB, startSystem, type TestSystem } from '../../support/system.ts';

type ObjectRow = ReturnType<typeof objectKind.schema.parse>;
type Answer = Record<string, unknown> & { drawn: boolean; inclusion?: KeptLookup['inclusion'] };

/** What anybody can read of a draw. */
type Seen = {
  id: string;
  detail: Record<string, unknown>;
  rows: unknown[];
  answers: Map<string, Answer>;
  entries: unknown[];
};

let system: TestSystem;
let ceremony: ReturnType<typeof createCeremony>;
let roster: ObjectRow[];
let seen: Seen;
beforeAll(async () => {
  system = await startSystem({ objects: 70, cities: [cityB] });
  ceremony = createCeremony(system, cityB);
  // As many of each class, so that in each some are drawn and some are not.
  roster = (await read()).map((row, i) => classed(row, ['A', 'B', 'C', 'D', undefined][i % 5]));
  await keep(roster);
  seen = await drawnAndSeen({ ...openToAll, title: '不分类别的抽查' });
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

function classed({ riskClass: _, ...row }: ObjectRow, riskClass: string | undefined): ObjectRow {
  return objectKind.schema.parse({ ...row, ...(riskClass && { riskClass }) });
}

const register = async () => openRegister(await system.store.forTenant(cityB.code), objectKind);
async function read(): Promise<ObjectRow[]> {
  const objects = await register();
  const rows: ObjectRow[] = [];
  await objects.scan((await objects.current()).id, (row) => void rows.push(row));
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}
async function keep(rows: ObjectRow[]): Promise<void> {
  const made = { by: { sub: 'test', name: '测试' }, reason: 'test', source: { type: 'seed' } } as const;
  await (await register()).replaceAll(rows, made);
}

const open = async (path: string) => {
  const response = await system.portal.request(`/public/${cityB.code}${path}`);
  expect([path, response.status]).toEqual([path, 200]);
  return bodyOf(response);
};
const ask = (draw: string, id: string): Promise<Answer> => open(`/draws/${draw}/objects/${id}`);

/** Draws, publishes, and collects everything that is public of it. */
async function drawnAndSeen(compose: object): Promise<Seen> {
  const committed = await ceremony.commit(await ceremony.plan(compose));
  system.time.advance(120_000);
  const executed = await ceremony.step(committed, 'execute', {});
  const { draw } = await ceremony.step(executed, 'publish');
  const detail = await open(`/draws/${draw.id}`);
  const { items: rows } = await open(`/draws/${draw.id}/outcome?limit=200`);
  const answers = new Map<string, Answer>();
  for (const { id } of roster) answers.set(id, await ask(draw.id, id));
  const store = await system.store.forTenant(cityB.code);
  const entries: unknown[] = [];
  for await (const entry of logEntries(store, { to: await logSize(store) }))
    if ('draw' in entry && entry.draw === draw.id) entries.push(entry);
  return { id: draw.id, detail, rows, answers, entries };
}

const openToAll = {
  ...drandCompose,
  filter: { types: ['企业', '个体工商户'], statuses: ['在营'] },
  strata: ['A', 'B', 'C', 'D', 'U'].map((stratum) => ({ stratum, count: 2, reserve: 1 })),
};

const kept = ({ detail }: Seen, id: string, { inclusion }: Answer): KeptLookup =>
  ({
    kind: 'mingcha-lookup/2',
    plan: detail.plan,
    commitment: detail.commitment,
    id,
    inclusion,
  }) as KeptLookup;

describe('a look-up in a sealed draw that is open to all classes', () => {
  const shown = (value: unknown) => verifyLookup(value, nodeTools);

  it('shows each row of the roster under the commitment, in the frame or out of it with its reason', () => {
    const lists = { objects: 0, excluded: 0 };
    for (const [id, answer] of seen.answers) {
      expect([id, shown(kept(seen, id, answer)).ok]).toEqual([id, true]);
      lists[answer.inclusion!.list]++;
    }
    const { objects, excluded } = seen.detail.plan as Record<string, { count: number }>;
    expect(lists).toEqual({ objects: objects!.count, excluded: excluded!.count });
    expect(excluded!.count).toBeGreaterThan(0);
  });

  it('is refused for another id, reason, place or commitment', () => {
    const [[inside, one], [, other]] = [...seen.answers].filter(([, { inFrame }]) => inFrame) as [
      [string, Answer],
      [string, Answer],
    ];
    const [outside, excluded] = [...seen.answers].find(([, { inFrame }]) => inFrame === false)!;
    const good = kept(seen, inside, one);
    const row = (excluded.inclusion as Extract<KeptLookup['inclusion'], { list: 'excluded' }>).row;
    const bad = kept(seen, outside, excluded);
    for (const [value, code] of [
      [{ ...good, id: outside }, 'not-in-frame'],
      [{ ...good, inclusion: other.inclusion }, 'not-in-frame'],
      [{ ...good, inclusion: { ...good.inclusion, index: good.inclusion.index + 1 } }, 'not-in-frame'],
      [{ ...good, inclusion: { ...good.inclusion, path: good.inclusion.path.slice(1) } }, 'not-in-frame'],
      [{ ...good, commitment: '0'.repeat(64) }, 'commitment-differs'],
      [{ ...bad, id: inside }, 'lookup-of-another'],
      [
        { ...bad, inclusion: { ...bad.inclusion, row: { ...row, reason: 'exempt', note: 'x' } } },
        'not-in-frame',
      ],
      [{ ...good, inclusion: undefined }, 'bad-shape'],
      [null, 'bad-shape'],
    ] as const)
      expect(shown(value)).toMatchObject({ ok: false, code });
  });

  it('is not given for a year at once, nor for what is on no list', async () => {
    const { items } = await open(`/objects/${roster[0]!.id}`);
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) expect(item).not.toHaveProperty('inclusion');
    expect(await ask(seen.id, '91350100M000100Y43')).not.toHaveProperty('inclusion');
  });
});

/** Everything that depends on chance or time taken away: hashes, ids, instants, and numbers of what comes one after the other. */
function normalised(value: unknown): unknown {
  const text = JSON.stringify(value, (key, inner) =>
    ['index', 'number', 'sequence', 'size', 'pool', 'redraws', 'regions', 'round'].includes(key)
      ? key
      : inner,
  );
  return JSON.parse(
    text
      .replaceAll(/"[0-9a-f]{32,}"/g, '"#"')
      .replaceAll(/"[0-9A-HJKMNP-TV-Z]{26}"/g, '"@"')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '~'),
  );
}

/** What an answer says apart from whom it is about. */
const form = ({ id: _, name: __, inclusion, ...answer }: Answer) =>
  JSON.stringify(
    normalised({ ...answer, inclusion: inclusion && { ...inclusion, path: 'path', row: undefined } }),
  );

function strings(value: unknown, found: { keys: Set<string>; values: Set<string> }) {
  if (typeof value === 'string') found.values.add(value);
  else if (Array.isArray(value)) for (const one of value) strings(one, found);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      found.keys.add(key);
      strings(one, found);
    }
  return found;
}

describe('who collects everything public of a sealed draw learns no class', () => {
  const classOf = ({ riskClass }: ObjectRow): string => riskClass ?? 'U';
  const inScope = ({ id }: ObjectRow) => seen.answers.get(id)!.inFrame === true;
  let before: ObjectRow[];
  let pairs: { first: Seen; second: Seen; limited: boolean }[];
  /** The classes are given to one another in the opposite order: as many of each, hardly anybody has the same. */
  beforeAll(async () => {
    before = roster;
    const open = { ...openToAll, title: '不分类别的抽查' };
    const few = { ...open, filter: { ...open.filter, classes: ['A', 'B'] } };
    const limited = await drawnAndSeen(few);
    const classes = before.filter(inScope).map(({ riskClass }) => riskClass);
    roster = before.map((row) => (inScope(row) ? classed(row, classes.pop()) : row));
    await keep(roster);
    pairs = [
      { first: seen, second: await drawnAndSeen(open), limited: false },
      { first: limited, second: await drawnAndSeen(few), limited: true },
    ];
  });

  it('from any field: there is no stratum, ticket, order, salt of a frame row or class', () => {
    for (const seen of pairs.flatMap(({ first, second }) => [first, second])) {
      const { keys, values } = strings([seen.detail, seen.rows, [...seen.answers.values()], seen.entries], {
        keys: new Set(),
        values: new Set(),
      });
      for (const key of ['stratum', 'ticket', 'riskClass', 'class', 'weight', 'reserves', 'opening'])
        expect([key, keys.has(key)]).toEqual([key, false]);
      for (const value of ['A', 'B', 'C', 'D', 'U'])
        expect([value, values.has(value)]).toEqual([value, false]);
      const ids = (seen.rows as { id: string; order: number }[]).map(({ id }) => id);
      expect(ids).toEqual([...ids].sort());
      for (const answer of seen.answers.values()) {
        expect(answer).not.toHaveProperty('order');
        expect(answer).not.toHaveProperty('salt');
      }
    }
  });

  it('from answers: the same are given to every class', () => {
    for (const { first, limited } of pairs) {
      const forms = new Map<string, Set<string>>();
      for (const row of before) {
        const answer = first.answers.get(row.id)!;
        if (answer.drawn) continue;
        if (!inScope(row) && !limited) continue;
        const own = classOf(row);
        forms.set(own, (forms.get(own) ?? new Set()).add(form(answer)));
      }
      expect(forms.size).toBe(5);
      expect(new Set([...forms.values()].map((one) => [...one].join())).size).toBe(1);
    }
  });

  it('from what differs where classes are exchanged: only hashes, ids, times and who was drawn do', () => {
    expect(before.filter((row, i) => classOf(row) !== classOf(roster[i]!)).length).toBeGreaterThan(10);
    for (const { first, second } of pairs) {
      expect(normalised(first.detail)).toEqual(normalised(second.detail));
      expect(first.entries.map(normalised)).toEqual(second.entries.map(normalised));
      for (const [id, answer] of first.answers) {
        const other = second.answers.get(id)!;
        if (answer.drawn === other.drawn) expect(normalised(answer)).toEqual(normalised(other));
        expect(answer.inclusion?.index).toBe(other.inclusion?.index);
      }
    }
  });

  it('from proofs: a draw that is limited by class gives none, to nobody', () => {
    for (const { first, second, limited } of pairs)
      for (const answer of [...first.answers.values(), ...second.answers.values()])
        expect('inclusion' in answer).toBe(!limited);
  });
});
