import type { PartOf, Register, Row } from '@mingcha/register';
import { sha256Hex } from '@mingcha/store';
import type { ListDefinition } from '../kinds/format.ts';
import type { CompiledCheck } from './compiledCheck.ts';
import { type Found, type Named, namesOf } from './found.ts';

/** A version of a list that rules between lists read. */
type Read = { list: ListDefinition; register: Register<Row>; version: string };

type OwnRow = Named & { keys: readonly string[]; compared: readonly string[] };
type OtherRow = readonly [key: string, compared: readonly string[]];

/** Rough bytes of a row's part in memory. */
const rowSize = 300;

/** What rows of one list break beside those of the other. */
export async function findingsBetween(rule: CompiledCheck, own: Read, other: Read): Promise<Found[]> {
  const [pages, others] = await Promise.all([
    own.register.parts(own.version, ownPart(rule, own.list)),
    other.register.parts(other.version, otherPart(rule, other.list)),
  ]);
  const there = new Map<string, OtherRow[1][]>();
  for (const rows of others)
    for (const [key, compared] of rows) {
      const same = there.get(key);
      if (same) same.push(compared);
      else there.set(key, [compared]);
    }
  const broken = brokenBy(rule);
  const { list, id, severity } = rule.check;
  const found: Found[] = [];
  for (const rows of pages)
    for (const { keys, compared, ...named } of rows)
      for (const key of keys)
        for (const { field, message } of broken(key, compared, there.get(key)))
          found.push({ ...named, list, rule: id, severity, field, message });
  return found;
}

type Broken = Pick<Found, 'field' | 'message'>;

/** What a key of a row breaks, beside the rows of the other list that have it. */
function brokenBy({ check }: CompiledCheck) {
  const { must, key: by, field = by, same = [], message } = check;
  return (key: string, own: readonly string[], found: readonly (readonly string[])[] = []): Broken[] => {
    if (must === 'same')
      return same.flatMap((pair, i) => {
        const differs = found.find((compared) => compared[i] !== own[i]);
        if (!differs) return [];
        const theirs = JSON.parse(differs[i]!) as unknown;
        const shown = typeof theirs === 'string' || typeof theirs === 'number' ? `，那里为“${theirs}”` : '';
        return [{ field: check.field ?? pair.own, message: `${message}${shown}` }];
      });
    if ((must === 'listed') === found.length > 0) return [];
    return [{ field, message: `${message}：${key}` }];
  };
}

/** The same rows under the same rule and definition give the same. */
const nameOf = (side: string, { check }: CompiledCheck, { id, elements }: ListDefinition) =>
  `${side}/${sha256Hex(Buffer.from(JSON.stringify([check, id, elements])))}`;

function ownPart(rule: CompiledCheck, list: ListDefinition): PartOf<OwnRow[]> {
  const named = namesOf(list);
  return {
    name: nameOf('own', rule, list),
    make(rows) {
      const found: OwnRow[] = [];
      for (const row of rows) {
        const keys = rule.own.keysOf(row);
        if (keys.length > 0 && rule.own.counts(row))
          found.push({ ...named(row), keys, compared: rule.own.compared(row) });
      }
      return found;
    },
    bytes: (rows) => rows.length * rowSize,
  };
}

const otherPart = (rule: CompiledCheck, list: ListDefinition): PartOf<OtherRow[]> => ({
  name: nameOf('other', rule, list),
  make(rows) {
    const found: OtherRow[] = [];
    for (const row of rows) {
      const keys = rule.other.keysOf(row);
      if (keys.length === 0 || !rule.other.counts(row)) continue;
      const compared = rule.other.compared(row);
      for (const key of keys) found.push([key, compared]);
    }
    return found;
  },
  bytes: (rows) => rows.length * rowSize,
});
