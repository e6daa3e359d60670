import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { verifyBeacon } from '../base/beacon.ts';
import { compareText } from '../base/bytes.ts';
import { nodeTools } from '../base/node.ts';
import type { Tools } from '../base/tools.ts';
import { frameRoots } from './frame.ts';
import { type Frame, type InspectorRow, type ObjectRow, type Plan, type Proof, SPEC } from './types.ts';

/** The specification's three proofs. */
export const VECTORS = ['drand', 'local', 'witness'] as const;

export function vector(name: (typeof VECTORS)[number]): Proof {
  return JSON.parse(
    readFileSync(new URL(`../vectors/vector-${name}.json`, import.meta.url), 'utf8'),
  ) as Proof;
}

const checked = new Map<string, boolean>();

/** The tools of Node, with each beacon checked only once: a check takes 25 ms. */
export const tools: Tools = {
  ...nodeTools,
  verifyBeacon(chain, beacon) {
    const key = `${chain.hash} ${beacon.round} ${beacon.signature}`;
    const good = checked.get(key) ?? verifyBeacon(chain, beacon);
    checked.set(key, good);
    return good;
  },
};

export const { hash } = tools;

/** SHA-256 of node:crypto with nothing of ours about it. */
export const plainHash = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest();

/** The n-th of the seeds that tests with many draws use: always the same. */
export const seedNumber = (n: number): string => createHash('sha256').update(`seed ${n}`).digest('hex');

export const salt = (n: number): string => n.toString(16).padStart(32, '0');

export function objectRow(id: string, given: Partial<ObjectRow> = {}): ObjectRow {
  return { id, region: '620302', salt: salt(id.length), skills: [], stratum: 'A', ...given };
}

export function inspectorRow(id: string, given: Partial<InspectorRow> = {}): InspectorRow {
  return { dept: 'lead', id, load: 0, regions: [], salt: salt(id.length), skills: [], ...given };
}

/** A plan over a frame, with a local seed unless another is given. Sorts the frame's lists. */
export function planned(
  frame: Partial<Frame>,
  given: Partial<Plan> = {},
): { plan: Plan; objects: ObjectRow[]; inspectors: InspectorRow[]; recusals: Frame['recusals'] } {
  const byId = (left: { id: string }, right: { id: string }) => compareText(left.id, right.id);
  const lists = {
    objects: [...(frame.objects ?? [])].sort(byId),
    inspectors: [...(frame.inspectors ?? [])].sort(byId),
    recusals: [...(frame.recusals ?? [])].sort(
      (left, right) => compareText(left.object, right.object) || compareText(left.inspector, right.inspector),
    ),
  };
  const plan: Plan = {
    spec: SPEC,
    tenant: '620300',
    draw: '01J00000000000000000000009',
    sequence: 9,
    title: '测试',
    items: ['SJ-0001'],
    disclosure: 'sealed',
    strata: [{ stratum: 'A', take: 3, reserve: 2 }],
    teams: [{ dept: 'lead', size: 2 }],
    match: ['region', 'skills'],
    seed: { source: 'local' },
    ...frameRoots(lists, hash),
    ...given,
  };
  return { plan, ...lists };
}

/** A local seed's reveal. */
export const localReveal = { random: '5a'.repeat(32) } as const;

/** Where a value stands in another. */
export type Path = readonly (string | number)[];

/** Where all texts, numbers and truth values stand. */
export function leavesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

export function at(value: unknown, path: Path): unknown {
  return path.reduce((inner, key) => (inner as Record<string | number, unknown>)[key], value);
}

/** A copy in which the value at a path is changed. */
export function replaced<T>(value: T, path: Path, change: (old: unknown) => unknown): T {
  const copy = structuredClone(value);
  const parent = at(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  parent[path.at(-1)!] = change(parent[path.at(-1)!]);
  return copy;
}

/** Another value of the same kind: a digit or letter changed, a number one more. */
export function altered(place: number) {
  return (old: unknown): unknown => {
    if (typeof old === 'number') return old + 1 + (place % 3);
    const text = old as string;
    const i = place % text.length;
    const other = /^[0-9a-f]{32,}$/.test(text) ? '0123456789abcdef' : '0123456789ABCDEFGHJKLMNPQRTUWXY';
    const choices = [...other].filter((char) => char !== text[i]);
    return `${text.slice(0, i)}${choices[place % choices.length]}${text.slice(i + 1)}`;
  };
}
