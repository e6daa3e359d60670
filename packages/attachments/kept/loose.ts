import type { Actor } from '@mingcha/http';
import type { FileType } from '@mingcha/kernel';
import { defineEntity } from '@mingcha/store';

/** How long a file waits for what it is handed in with, in milliseconds: a day. */
export const looseFor = 86_400_000;

/** What a look into a file has shown. */
export type Content = { type: FileType /** SHA-256 in hex. */; hash: string };

/** A file on its way: it belongs to nothing yet, and only who sends it may hand it in. */
export type LooseFile = {
  /** A ULID: files are in the order in which they were begun. */
  id: string;
  /** Cleaned. */
  name: string;
  /** Bytes, as announced; what is sent has exactly so many. */
  size: number;
  by: Actor;
  /** When it goes if it is not handed in. */
  until: string;
  /** Once it was looked into. */
  content?: Content;
  /** It lies where it is kept, and can be handed in. */
  kept?: true;
  /** It is being removed, and cannot be handed in any more. */
  going?: true;
};

export const looseFileEntity = defineEntity<LooseFile>()({
  name: 'LOOSEFILE',
  key: (of: Pick<LooseFile, 'id'>) => ({ partition: [], sort: [of.id] }),
  due: ({ until }) => until,
});
