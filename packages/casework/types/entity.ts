import type { Actor } from '@mingcha/http';
import { defineEntity } from '@mingcha/store';

/** What a definition was written over: the shipped library's or the province's of that hash. */
export type Base =
  | { from: 'library'; hash: string }
  /** With the province's code, and the number that the version has there. */
  | { from: 'province'; hash: string; province: string; number: number };

type Written = {
  /** Hash of the resolved definition, which is kept as a blob. */
  hash: string;
  base?: Base;
  /** Why it was changed, and on what ground. */
  note: string;
};

export type Draft = Written & { at: string; by: Actor };
/** A published version; its number counts up from 1. */
export type Published = Written & { number: number; at: string; by: Actor; writtenBy: Actor };

/** A case type of a tenant, where it is not the library's as it is shipped. */
export type KeptType = {
  name: string;
  /** What new cases are pinned to; where it is missing, that is the library's. */
  published?: Published;
  draft?: Draft;
  /** No new cases are taken. */
  closed?: { at: string; by: Actor; reason: string };
};

export const keptTypeEntity = defineEntity<KeptType>()({
  name: 'CASETYPE',
  key: (of: Pick<KeptType, 'name'>) => ({ partition: [], sort: [of.name] }),
  readsShared: true,
});

/** Every version that was ever published; never changed. */
export const typeVersionEntity = defineEntity<Published & { name: string }>()({
  name: 'CASETYPEVERSION',
  key: (of: { name: string; number: number }) => ({ partition: [of.name], sort: [of.number] }),
});
