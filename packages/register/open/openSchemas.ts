import { instant } from '@mingcha/http';
import * as z from 'zod';
import { versionRef } from '../jobs/view.ts';
import type { VersionRef } from '../types.ts';

/** Where published lists are read by everybody, and how the description files it. */
export const listPath = '/public/{tenant}/lists';
export const openTags = ['公开清单'];
export const openParams = z.object({ tenant: z.string().max(6) });

export const edition = versionRef.extend({ publishedAt: instant }).openapi('PublishedEdition');
export const openRow = z.record(z.string(), z.unknown()).openapi({ description: '公开的各列，见 columns' });

/** A published version as everybody sees it. */
export const editionOf = ({ id, number, root, count, at }: VersionRef & { at: string }) => ({
  id,
  number,
  root,
  count,
  publishedAt: at,
});
