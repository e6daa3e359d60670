import type { Actor } from '@mingcha/http';
import { defineEntity, type Stored } from '@mingcha/store';
import type { Version, VersionRef } from '../types.ts';

/** Rows of one page, compressed; named by its content, written once, shared by all versions that hold it. */
export type PageItem = { hash: string; bytes: Uint8Array };

export const pageEntity = defineEntity<PageItem>()({
  name: 'PAGE',
  key: (of: { hash: string }) => ({ partition: [of.hash], sort: ['page'] }),
});

/** A version as a head points at it; `manifest` names the blob of its page list. */
export type HeadRef = VersionRef & { manifest: string };

/** One per register. The secret salts every leaf and is shown to nobody. */
export type HeadsItem = {
  register: string;
  secret: Uint8Array;
  draft: HeadRef | null;
  published: (HeadRef & { at: string; by: Actor }) | null;
  /** Fields that a part of the system has claimed, each with the number of the version in which it last wrote them. */
  claims?: Readonly<Record<string, number>>;
};

export type StoredHeads = Stored<HeadsItem>;

export const headsEntity = defineEntity<HeadsItem>()({
  name: 'REGISTER',
  key: (of: { register: string }) => ({ partition: [of.register], sort: ['heads'] }),
  readsShared: true,
});

export type VersionItem = Version & {
  register: string;
  manifest: string;
  /** Ids of the rows that differ from the parent, where they are few; lets a row's history skip this version. */
  touched?: string[];
};

export const versionEntity = defineEntity<VersionItem>()({
  name: 'VERSION',
  key: (of: { register: string; id: string }) => ({ partition: [of.register], sort: [of.id] }),
});
