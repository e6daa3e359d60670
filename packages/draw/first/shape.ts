import { compareText } from '../base/bytes.ts';
import {
  atLeast,
  byId,
  type Check,
  distinct,
  fail,
  hash,
  hex,
  id,
  integer,
  list,
  listRoot,
  oneOf,
  plain,
  record,
  salt,
  table,
  text,
  within,
} from './check.ts';
import type {
  InspectorRow,
  ObjectRow,
  Plan,
  Proof,
  PublicPart,
  RecusalRow,
  Reveal,
  SeedSource,
  StratumTake,
} from './types.ts';
import { SPEC } from './types.ts';

/** A weight costs as many hashes; beyond this a frame is not a frame but an attack. */
const MOST_WEIGHT = 1_000_000;

const sortedIds = list<string>(id, compareText);

const sources: Readonly<Record<SeedSource['source'], Check>> = {
  drand: record({ source: text, chain: hash, round: integer(1) }),
  witness: record({
    source: text,
    parties: atLeast(2, list<{ id: string }>(record({ id, commitment: hash }), byId)),
  }),
  local: record({ source: text }),
};

const reveals: Readonly<Record<SeedSource['source'], Check>> = {
  drand: record({ round: integer(1), signature: hex(48) }),
  witness: record({ nonces: table(hash) }),
  local: record({ random: hash }),
};

function sourceOf(seed: unknown): SeedSource['source'] {
  const { source } = plain(seed);
  if (typeof source !== 'string' || !Object.hasOwn(sources, source)) fail('unknown-source', '/source');
  return source as SeedSource['source'];
}

const plan = record({
  spec: (value) => {
    if (value !== SPEC) fail('unknown-spec');
  },
  tenant: id,
  draw: id,
  sequence: integer(1),
  title: text,
  items: list(id),
  disclosure: oneOf('full', 'sealed'),
  strata: distinct<StratumTake>(
    record({ stratum: id, take: integer(0), reserve: integer(0) }),
    ({ stratum }) => stratum,
  ),
  teams: list(record({ dept: id, size: integer(1) })),
  match: distinct<string>(oneOf('region', 'skills'), (name) => name),
  seed: (value) => sources[sourceOf(value)](value),
  objects: listRoot,
  inspectors: listRoot,
  recusals: listRoot,
});

const objects = list<ObjectRow>(
  record({ id, region: id, salt, skills: sortedIds, stratum: id }, { weight: integer(1, MOST_WEIGHT) }),
  byId,
);

const inspectors = list<InspectorRow>(
  record({ dept: id, id, load: integer(0), regions: sortedIds, salt, skills: sortedIds }),
  byId,
);

const recusals = list<RecusalRow>(
  record({ inspector: id, object: id, salt }),
  (left, right) => compareText(left.object, right.object) || compareText(left.inspector, right.inspector),
);

const result = record({
  commitment: hash,
  seed: hash,
  selected: list(
    record(
      { id, stratum: id, ticket: hash, inspectors: list(id) },
      { short: atLeast(1, list(record({ dept: id, missing: integer(1) }))) },
    ),
  ),
  reserves: list(record({ id, stratum: id, ticket: hash })),
});

const proof = (source: SeedSource['source']) =>
  record({ plan, objects, inspectors, recusals, reveal: reveals[source], result });

const instant: Check = (value) => {
  const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  if (typeof value !== 'string' || !shape.test(value) || Number.isNaN(Date.parse(value))) fail('bad-shape');
};

const publicPart = (source: SeedSource['source']) =>
  record({
    plan,
    commitment: hash,
    committedAt: instant,
    reveal: reveals[source],
    seed: hash,
    selected: list(record({ id, ticket: hash })),
  });

/** Checks the plan first: what the reveal must look like depends on it. */
function whole(value: unknown, shapeFor: (source: SeedSource['source']) => Check): void {
  const parts = plain(value);
  within('plan', plan, parts.plan);
  shapeFor(sourceOf((parts.plan as Plan).seed))(value);
}

/** The value, if it has exactly a plan's shape. Throws a DrawError that names the first wrong place. */
export function checkPlan(value: unknown): Plan {
  plan(value);
  return value as Plan;
}

/** The value, if it has exactly the shape of a reveal for this seed source. Throws a DrawError. */
export function checkReveal(source: SeedSource, value: unknown): Reveal {
  reveals[sourceOf(source)](value);
  return value as Reveal;
}

/**
 * The value, if it has exactly a proof's shape: every field of the specification and no other, integers exact, hex
 * of the right length, rows sorted and unique. Throws a DrawError that names the first wrong place. The order in
 * which the rows of the result stand is not a matter of shape.
 */
export function checkProof(value: unknown): Proof {
  whole(value, proof);
  return value as Proof;
}

/** The value, if it has exactly the shape of a sealed draw's public part. Throws a DrawError. */
export function checkPublicPart(value: unknown): PublicPart {
  whole(value, publicPart);
  return value as PublicPart;
}
