import type { Part } from './parts.ts';

/** What became of a part: it came, it went, its record faded by age, or it is another for any other reason. */
export type Change = 'came' | 'went' | 'faded' | 'moved';

/** A part whose thousandths differ between two evaluations; the differences sum up to that of the points, exactly. */
export type PartChange = Omit<Part, 'milli'> & { before: number; after: number; change: Change };

const keyOf = ({ of, group, indicator = '', record = '' }: Part) => [of, group, indicator, record].join('\n');

/** What differs between the parts of two evaluations of one subject, in the order of the later one. */
export function compareParts(before: readonly Part[], after: readonly Part[]): PartChange[] {
  const earlier = new Map(before.map((part) => [keyOf(part), part]));
  const changes: PartChange[] = [];
  for (const part of after) {
    const key = keyOf(part);
    const was = earlier.get(key)?.milli ?? 0;
    const known = earlier.delete(key);
    if (was !== part.milli) changes.push(changed(part, was, part.milli, known ? 'moved' : 'came'));
  }
  for (const part of earlier.values())
    if (part.milli !== 0) changes.push(changed(part, part.milli, 0, 'went'));
  return changes;
}

function changed({ milli: _, ...part }: Part, before: number, after: number, change: Change): PartChange {
  const fades = part.of === 'record' && change === 'moved' && Math.abs(after) < Math.abs(before);
  return { ...part, before, after, change: fades ? 'faded' : change };
}
