import type { Substitution, UnableGround } from '../kept/draw.ts';
import type { Drawn, Names } from './result.ts';
import { ofInspectors, ofObjects } from './substitutions.ts';

type Person = { id: string; name: string; dept: string };

export type ResultRow = {
  order: number;
  id: string;
  name: string;
  stratum: string;
  region: string;
  ticket: string;
  /** Who goes now. */
  inspectors: Person[];
  /** Who was drawn, or came in, and cannot go, in the order in which they were replaced. */
  unable?: (Person & { ground: UnableGround; substitute: string })[];
  short?: readonly { dept: string; missing: number }[];
  substitutedBy?: string;
  substituteOf?: string;
};

/** A person by the names that a draw's lists had. */
export const personIn =
  ({ inspectors }: Names) =>
  (id: string): Person => ({ id, ...(inspectors[id] ?? { name: id, dept: '' }) });

/** The outcome as people read it: drawn objects in order, then the substitutes that came in for some of them. */
export function resultRows(all: readonly Substitution[], { result, names }: Drawn): ResultRow[] {
  const substitutions = ofObjects(all);
  const by = new Map(substitutions.map((done) => [done.object, done.reserve.id]));
  const of = new Map(substitutions.map((done) => [done.reserve.id, done.object]));
  const rows = [...result.selected, ...substitutions.map((done) => done.reserve)];
  const replaced = ofInspectors(all);
  const person = personIn(names);
  return rows.map((row, i) => {
    const own = replaced.filter(({ object }) => object === row.id);
    const now = own.reduce<readonly string[]>(
      (team, { inspector, substitute }) => team.map((id) => (id === inspector ? substitute : id)),
      row.inspectors,
    );
    const unable = own.map(({ inspector, substitute, ground }) => ({
      ...person(inspector),
      ground,
      substitute,
    }));
    return {
      order: i + 1,
      id: row.id,
      name: names.objects[row.id]?.name ?? row.id,
      stratum: row.stratum,
      region: names.objects[row.id]?.region ?? '',
      ticket: row.ticket,
      inspectors: now.map(person),
      ...(unable.length > 0 && { unable }),
      ...(row.short && { short: row.short }),
      ...(by.has(row.id) && { substitutedBy: by.get(row.id)! }),
      ...(of.has(row.id) && { substituteOf: of.get(row.id)! }),
    };
  });
}
