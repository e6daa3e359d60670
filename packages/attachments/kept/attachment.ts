import type { Actor } from '@mingcha/http';
import type { FileType } from '@mingcha/kernel';
import { defineEntity } from '@mingcha/store';

/** What files belong to. */
export type Owner = { kind: 'case' | 'report' | 'chase' | 'caseType'; id: string };

/** A file that was handed in. It never changes. */
export type Attachment = {
  owner: Owner;
  id: string;
  /** Where it belongs in its owner, such as the name of a field. */
  place: string;
  name: string;
  /** Bytes. */
  size: number;
  type: FileType;
  hash: string;
  by: Actor;
  /** When it was handed in. */
  at: string;
};

export const attachmentEntity = defineEntity<Attachment>()({
  name: 'ATTACHMENT',
  key: ({ owner, id }: Pick<Attachment, 'owner' | 'id'>) => ({
    partition: [owner.kind, owner.id],
    sort: [id],
  }),
});
