import { createHash } from 'node:crypto';
import type { LogEntryOf } from '@mingcha/log';
import type { HeadRef } from '../pages/entities.ts';
import { countsIn, differingRegions } from '../reading/diff.ts';
import { scanFields } from '../reading/scan.ts';
import type { Context } from '../reading/view.ts';
import type { Row } from '../types.ts';

/** What the public log says of a version that is published: its root, and what came and went since the one before. */
export async function publishedEntry<R extends Row>(
  context: Context<R>,
  before: HeadRef | null,
  { number, root, count, ...version }: HeadRef,
): Promise<LogEntryOf<'register.published'>> {
  const [from, to] = await Promise.all([
    context.manifest(before),
    context.manifest({ number, root, count, ...version }),
  ]);
  const changes = { added: 0, removed: 0, changed: 0 };
  if (from.length === 0) changes.added = count;
  else
    for (const region of differingRegions(from, to)) {
      const counts = await countsIn(context, region);
      for (const action of ['added', 'removed', 'changed'] as const) changes[action] += counts[action];
    }
  const ids: string[] = [];
  await scanFields(context, to, ['id'], ({ id }) => ids.push(id));
  return {
    type: 'register.published',
    kind: context.kind.name,
    number,
    root,
    count,
    ids: hashOfIds(ids),
    ...changes,
  };
}

/** H(each id followed by 0x0A, in order of bytes). Ids are of the basic plane, where the order of text is that of bytes. */
function hashOfIds(ids: string[]): string {
  const hash = createHash('sha256');
  for (const id of ids.sort()) hash.update(`${id}\n`);
  return hash.digest('hex');
}
