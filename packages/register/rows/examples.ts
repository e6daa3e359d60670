import type { Column } from '../kind.ts';
import { createTop } from '../listing/top.ts';
import type { Entry } from '../pages/entry.ts';
import { byId } from '../pages/keys.ts';
import { rowOf } from '../pages/seal.ts';
import type { Row } from '../types.ts';
import { cellCodec } from './cells.ts';
import { maskRow } from './mask.ts';

/** One field of a row that a change would touch, as people read it; personal values are masked. */
export type ExampleField = { column: string; before?: string; after?: string };

/** A row that a change would add, change or remove. */
export type Example = { id: string; action: 'added' | 'changed' | 'removed'; fields: ExampleField[] };

const examplesOfEach = 10;
const longest = 120;

/** Collects some of the rows that differ, ten of each action, the first by id. */
export function createExamples(columns: readonly Column[]) {
  type Seen = { id: string; before: Row | undefined; after: Entry | undefined };
  const tops = {
    changed: createTop<Seen>(examplesOfEach, byId),
    added: createTop<Seen>(examplesOfEach, byId),
    removed: createTop<Seen>(examplesOfEach, byId),
  };
  const codecs = columns.map((column) => ({ column, codec: cellCodec(column) }));

  function textsOf(row: Row | undefined): (string | undefined)[] {
    const shown = (row ? maskRow(columns, row) : {}) as Record<string, unknown>;
    return codecs.map(({ column: { field }, codec }) => {
      if (shown[field] === undefined) return undefined;
      const text = codec.format(shown[field]);
      return text.length > longest ? `${text.slice(0, longest)}…` : text;
    });
  }

  function exampleOf(action: Example['action'], { id, before, after }: Seen): Example {
    const row = after && rowOf<Row>(after);
    const [was, is] = [textsOf(before), textsOf(row)];
    const fields = columns.flatMap(({ field, header, required }, i) => {
      // What a mask hides may differ all the same.
      const touched = before && row ? differs(before, row, field) : required && field !== 'id';
      if (!touched) return [];
      return {
        column: header,
        ...(was[i] !== undefined && { before: was[i] }),
        ...(is[i] !== undefined && { after: is[i] }),
      };
    });
    return { id, action, fields };
  }

  return {
    add(before: Row | undefined, after: Entry | undefined): void {
      const action = after ? (before ? 'changed' : 'added') : 'removed';
      tops[action].add({ id: (before ?? after)!.id, before, after });
    },
    get list(): Example[] {
      return (['changed', 'added', 'removed'] as const).flatMap((action) =>
        tops[action].items.map((seen) => exampleOf(action, seen)),
      );
    },
  };
}

const cellOf = (row: Row, field: string) => (row as unknown as Record<string, unknown>)[field];

const differs = (before: Row, after: Row, field: string): boolean =>
  JSON.stringify(cellOf(before, field)) !== JSON.stringify(cellOf(after, field));
