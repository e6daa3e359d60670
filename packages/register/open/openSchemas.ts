import { instant } from '@mingcha/http';
import * as z from 'zod';
import { versionRef } from '../jobs/view.ts';
import type { Suspension } from '../reading/suspensions.ts';
import type { VersionRef } from '../types.ts';

/** Where published lists are read by everybody, and how the description files it. */
export const listPath = '/public/{tenant}/lists';
export const openTags = ['公开清单'];
export const openParams = z.object({ tenant: z.string().max(6) });

export const edition = versionRef.extend({ publishedAt: instant }).openapi('PublishedEdition');
export const openRow = z.record(z.string(), z.unknown()).openapi({ description: '公开的各列，见 columns' });

export const suspended = z
  .object({
    id: z.string(),
    since: instant.openapi({ description: '从何时起停用' }),
    reason: z.string(),
    confirmed: z.boolean().openapi({ description: '已由第二人确认' }),
  })
  .openapi('SuspendedRow');

/** What everybody sees of rows that are out of use. */
export const suspendedOf = (all: Iterable<Suspension>): z.infer<typeof suspended>[] =>
  [...all].map(({ row, since, reason, confirmedAt }) => ({
    ...{ id: row, since, reason },
    confirmed: confirmedAt !== undefined,
  }));

/** A published version as everybody sees it. */
export const editionOf = ({ id, number, root, count, at }: VersionRef & { at: string }) => ({
  id,
  number,
  root,
  count,
  publishedAt: at,
});
