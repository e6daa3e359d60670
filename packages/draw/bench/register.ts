import type { Hash } from '@mingcha/kernel/merkle';
import { nodeTools } from '../base/node.ts';
import { draw } from '../first/draw.ts';
import { partsOf } from '../second/accounts.ts';
import { hashOf } from '../second/batch.ts';
import { proofLines } from '../second/lines.ts';
import { type ExcludedRow, type Plan2, type Rows2, SPEC_2 } from '../second/types.ts';
import { madeFrame, madePlan } from './rows.ts';

/** One in so many rows of the register is not in the frame. */
const EXCLUDED = 5;

/** The rows of a register of so many objects, and all of these as they would be in a frame. */
export function madeRegister(count: number) {
  const { objects: all, inspectors } = madeFrame(count);
  const objects = all.filter((_, i) => i % EXCLUDED !== 0);
  const left = all.filter((_, i) => i % EXCLUDED === 0);
  const excluded = left.map(({ id, salt }): ExcludedRow => ({ object: id, reason: 'scope', salt }));
  return { all, objects, inspectors, recusals: [], excluded, benched: [] };
}

/** A plan that commits to these rows. */
export function plannedBy(rows: Rows2, hash: Hash): Plan2 {
  const { spec: _, ...common } = madePlan({ objects: [], inspectors: [], recusals: [] });
  const { ids, counts, ...parts } = partsOf(rows, hash);
  const list = (name: 'objects' | 'inspectors') => ({
    version: name,
    root: hashOf(name, hash),
    count: counts[name],
    ids: ids[name],
  });
  return {
    ...common,
    spec: SPEC_2,
    disclosure: 'full',
    seed: { source: 'local' },
    lists: {
      objects: list('objects'),
      inspectors: list('inspectors'),
      items: { version: 'items', root: hashOf('items', hash), count: 1 },
    },
    scope: {},
    loads: { year: 2026, size: 0 },
    classed: [],
    redraws: [],
    ...parts,
  };
}

/** A whole proof over a register of so many rows, as the file that people verify. */
export function proofFile(count: number): string {
  const { all: _, ...rows } = madeRegister(count);
  const reveal = { random: hashOf('bench', nodeTools.hash) };
  const plan = plannedBy(rows, nodeTools.hash);
  const result = draw({ plan, ...rows, reveal }, nodeTools);
  return `${[...proofLines({ plan, reveal, result, ...rows })].join('\n')}\n`;
}
