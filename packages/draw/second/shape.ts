import {
  all,
  atLeast,
  byId,
  type Check,
  distinct,
  fail,
  hash,
  hex,
  integer,
  list,
  listRoot,
  id as name,
  oneOf,
  plain,
  record,
  salt,
  table,
  text,
  within,
} from '../first/check.ts';
import type { StratumTake } from '../first/types.ts';
import { distinctIds, id, jsonObject, words } from './fields.ts';
import type { PublicPart2, PublicRow2 } from './publicPart.ts';
import { rowsOf } from './rowShape.ts';
import {
  BENCHINGS,
  EXCLUSIONS,
  type Head,
  type Party,
  type Plan2,
  type Proof2,
  type Reveal2,
  SPEC_2,
  UNABLES,
} from './types.ts';

const signature = hex(64);

const party = record({ id, key: hash, commitment: hash, signature });
const witness = all(
  record({
    source: text,
    last: id,
    parties: atLeast(
      2,
      all(
        list<Party>(party, byId),
        distinct<Party>(party, ({ key }) => key),
      ),
    ),
  }),
  (value) => {
    const { last, parties } = value as { last: string; parties: readonly Party[] };
    if (!parties.some((one) => one.id === last)) fail('bad-shape', '/last');
  },
);

const sources: Readonly<Record<string, Check>> = {
  drand: record({ source: text, chain: hash, round: integer(1) }),
  witness,
  local: record({ source: text }),
};

const reveals = {
  drand: { round: integer(1), signature: hex(48) },
  witness: { nonces: table(hash, id), signatures: table(signature, id) },
  local: { random: hash },
} as const;

const seed: Check = (value) => {
  const { source } = plain(value);
  if (typeof source !== 'string' || !Object.hasOwn(sources, source)) fail('unknown-source', '/source');
  sources[source]!(value);
};

const strata = distinct<StratumTake>(
  record({ stratum: name, take: integer(1), reserve: integer(0) }),
  ({ stratum }) => stratum,
);
const sealedStrata = record({ take: integer(0), reserve: integer(0), hash });
const opening = record({ salt, strata });

const version = { count: integer(0), root: hash, version: id };
const accounted = record({ ...version, ids: hash });

/** How many rows have each reason: only those that a row has are named. */
const reasoned = (reasons: readonly string[]) =>
  record({ count: integer(0), root: hash, reasons: table(integer(1), oneOf(...reasons)) });

const batch = record({
  draws: (value) => {
    atLeast(2, distinctIds)(value);
    if ((value as unknown[]).length > 20) fail('bad-shape');
  },
  mode: oneOf('together', 'apart'),
});

const planFields = record(
  {
    spec: (value) => {
      if (value !== SPEC_2) fail('unknown-spec');
    },
    tenant: id,
    draw: id,
    sequence: integer(1),
    title: text,
    items: list(id),
    disclosure: oneOf('full', 'sealed'),
    strata: (value) => (Array.isArray(value) ? strata : sealedStrata)(value),
    teams: list(record({ dept: id, size: integer(1) })),
    match: distinct<string>(oneOf('region', 'skills'), (one) => one),
    seed,
    objects: listRoot,
    inspectors: listRoot,
    recusals: listRoot,
    lists: record({ objects: accounted, inspectors: accounted, items: record(version) }),
    scope: jsonObject,
    excluded: reasoned(EXCLUSIONS),
    benched: reasoned(BENCHINGS),
    loads: record({ year: integer(0), size: integer(0) }),
    adjusted: integer(0),
    classed: distinct<string>(oneOf(...EXCLUSIONS), (one) => one),
    redraws: distinctIds,
  },
  { batch },
);

/** What the fields of a plan must be together. */
const agreeing: Check = (value) => {
  const { draw, batch: own, disclosure, strata: takes, redraws } = value as Plan2;
  if (Array.isArray(takes) !== (disclosure === 'full')) fail('bad-shape', '/strata');
  if (own && !own.draws.includes(draw)) fail('not-in-batch', '/batch/draws');
  const inside = redraws.findIndex((id) => id === draw || own?.draws.includes(id));
  if (inside >= 0) fail('bad-shape', `/redraws/${inside}`);
};

const plan = all(planFields, agreeing);

const ticketRow = { id, stratum: name, ticket: hash };
const selectedRow = record(
  { ...ticketRow, inspectors: distinctIds, pool: list(integer(0)) },
  { short: atLeast(1, list(record({ dept: id, missing: integer(1) }))) },
);
const result = record({
  commitment: hash,
  seed: hash,
  selected: list(selectedRow),
  reserves: list(record(ticketRow)),
});

const objectSubstituted = record({ object: id, reserve: selectedRow });
const inspectorSubstituted = record({
  ...{ object: id, inspector: id, by: id },
  ...{ ground: oneOf(...UNABLES), reason: hash, salt },
});
const substituted: Check = (value) =>
  ('reserve' in plain(value) ? objectSubstituted : inspectorSubstituted)(value);

const revealOf = ({ seed: { source }, batch: own }: Plan2): Check =>
  record({
    ...reveals[source],
    ...(own && {
      commitments: (value: unknown) => {
        list(hash)(value);
        if ((value as unknown[]).length !== own.draws.length) fail('bad-shape');
      },
    }),
  });

/** The fields of a proof that are no lists of rows. */
const headOf = (own: Plan2) => ({
  required: {
    plan,
    reveal: revealOf(own),
    result,
    ...(own.disclosure === 'sealed' && { strata: opening }),
  },
  optional: {
    attestations,
    substitutions: atLeast(1, list(substituted)),
    log: words,
  },
});

/** The plan's own shape first: what the rest must look like depends on it. */
function planOf(value: unknown): Plan2 {
  const { plan: own } = plain(value);
  within('plan', plan, own);
  return own as Plan2;
}

const publicRow = record({ id, pool: list(integer(0)) });
const attestations = distinct<{ id: string }>(record({ id, signature }), ({ id: one }) => one);

/** The value, if it has exactly the shape of a draw's public part, the drawn in the order of ids. Throws a DrawError. */
export function checkPublicPart2(value: unknown): PublicPart2 {
  const own = planOf(value);
  record(
    {
      plan,
      commitment: hash,
      reveal: revealOf(own),
      seed: hash,
      outcome: hash,
      selected: list<PublicRow2>(publicRow, byId),
    },
    { attestations, log: words },
  )(value);
  return value as PublicPart2;
}

/** The value, if it has exactly a plan's shape. Throws a DrawError that names the first wrong place. */
export function checkPlan2(value: unknown): Plan2 {
  plan(value);
  return value as Plan2;
}

/** The value, if it has exactly the shape of a reveal for this plan. Throws a DrawError. */
export function checkReveal2(own: Plan2, value: unknown): Reveal2 {
  revealOf(own)(value);
  return value as Reveal2;
}

/** The value, if it has exactly the shape of a proof without its lists. Throws a DrawError. */
export function checkHead(value: unknown): Head {
  const { required, optional } = headOf(planOf(value));
  record(required, optional)(value);
  return value as Head;
}

/**
 * The value, if it has exactly a proof's shape: every field of the specification and no other, integers exact, hex of
 * the right length, rows sorted and unique. Excluded and benched rows may be left out. Throws a DrawError.
 */
export function checkProof2(value: unknown): Proof2 {
  const { required, optional } = headOf(planOf(value));
  const { excluded, benched, ...frame } = rowsOf;
  record({ ...required, ...frame }, { ...optional, excluded, benched })(value);
  return value as Proof2;
}
