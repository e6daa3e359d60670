import { readFileSync } from 'node:fs';
import { compareText } from '../base/bytes.ts';
import { draw } from '../first/draw.ts';
import { hash, tools } from '../first/testFrames.ts';
import { partsOf } from './accounts.ts';
import { hashOf } from './batch.ts';
import { type InspectorRow2, type Plan2, type Proof2, type Rows2, SPEC_2 } from './types.ts';

/** The second specification's six proofs. */
export const VECTORS_2 = ['drand-1', 'drand-2', 'full', 'local', 'witness-1', 'witness-2'] as const;

export type WholeProof = Proof2 & Rows2;

export function vector2(name: (typeof VECTORS_2)[number]): WholeProof {
  const file = new URL(`../vectors/vector2-${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as WholeProof;
}

/** What an insider with the whole system would make of other rows: a plan that commits to them, and its draw. */
export function remade(proof: WholeProof, rows: Partial<Rows2>, given: Partial<Plan2> = {}): WholeProof {
  const all = { ...proof, ...rows };
  const { ids: _ids, counts: _counts, ...parts } = partsOf(all, hash);
  return drawn({ ...all, plan: { ...proof.plan, ...parts, ...given } });
}

/** The proof with the result that its plan and rows come to. */
export const drawn = (proof: WholeProof): WholeProof => ({ ...proof, result: draw(proof, tools) });

/** The rows' register as a plan pins it. */
export function pinned(rows: Rows2): Plan2['lists'] {
  const { ids, counts } = partsOf(rows, hash);
  const version = (name: string) => ({ version: name, root: hashOf(name, hash) });
  return {
    objects: { ...version('o1'), count: counts.objects, ids: ids.objects },
    inspectors: { ...version('p1'), count: counts.inspectors, ids: ids.inspectors },
    items: { ...version('i1'), count: 1 },
  };
}

/** A salt that is used nowhere else. */
export const saltNumber = (n: number | string): string => hashOf(`salt ${n}`, hash).slice(0, 32);

/** A whole proof of such rows with a local seed, sealed, all in one stratum unless given otherwise. */
export function proofOf(
  given: Partial<Rows2>,
  plan: Partial<Plan2> = {},
  random = hashOf('random', hash),
): WholeProof {
  const byId = (left: { id: string }, right: { id: string }) => compareText(left.id, right.id);
  const rows: Rows2 = {
    recusals: [],
    excluded: [],
    benched: [],
    ...given,
    objects: [...(given.objects ?? [])].sort(byId),
    inspectors: [...(given.inspectors ?? [])].sort(byId),
  };
  const { ids: _ids, counts: _counts, ...parts } = partsOf(rows, hash);
  return drawn({
    ...rows,
    plan: {
      spec: SPEC_2,
      tenant: '620300',
      draw: 'draw-1',
      sequence: 1,
      title: '测试',
      items: ['SJ-0001'],
      disclosure: 'full',
      strata: [{ stratum: 'A', take: 3, reserve: 2 }],
      teams: [{ dept: 'lead', size: 2 }],
      match: [],
      seed: { source: 'local' },
      lists: pinned(rows),
      scope: {},
      loads: { year: 2026, size: 0 },
      classed: [],
      redraws: [],
      ...parts,
      ...plan,
    },
    reveal: { random },
    result: { commitment: '', seed: '', selected: [], reserves: [] },
  });
}

/** An inspector with a salt of its own. */
export const inspector2 = (id: string, given: Partial<InspectorRow2> = {}): InspectorRow2 => ({
  dept: 'lead',
  id,
  load: 0,
  regions: [],
  salt: saltNumber(`inspector ${id}`),
  skills: [],
  ...given,
});
