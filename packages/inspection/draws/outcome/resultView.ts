import type { Substitution } from '../draw.ts';
import type { Drawn } from './result.ts';

export type ResultRow = {
  order: number;
  id: string;
  name: string;
  stratum: string;
  region: string;
  ticket: string;
  inspectors: { id: string; name: string; dept: string }[];
  short?: readonly { dept: string; missing: number }[];
  substitutedBy?: string;
  substituteOf?: string;
};

/** The outcome as people read it: drawn objects in order, then the substitutes that came in for some of them. */
export function resultRows(substitutions: readonly Substitution[], { result, names }: Drawn): ResultRow[] {
  const by = new Map(substitutions.map((done) => [done.object, done.reserve.id]));
  const of = new Map(substitutions.map((done) => [done.reserve.id, done.object]));
  const rows = [...result.selected, ...substitutions.map((done) => done.reserve)];
  return rows.map((row, i) => ({
    order: i + 1,
    id: row.id,
    name: names.objects[row.id]?.name ?? row.id,
    stratum: row.stratum,
    region: names.objects[row.id]?.region ?? '',
    ticket: row.ticket,
    inspectors: row.inspectors.map((id) => ({ id, ...(names.inspectors[id] ?? { name: id, dept: '' }) })),
    ...(row.short && { short: row.short }),
    ...(by.has(row.id) && { substitutedBy: by.get(row.id)! }),
    ...(of.has(row.id) && { substituteOf: of.get(row.id)! }),
  }));
}
