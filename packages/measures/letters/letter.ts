import { problems } from '@mingcha/kernel';
import { defineEntity, queryAll, type Stored, type TenantStore } from '@mingcha/store';
import type { Chase } from '../chase/chase.ts';
import type { Signing } from '../signing/signing.ts';

/** What people may write of a letter. */
export type LetterText = Pick<Chase, 'notice' | 'measures' | 'dept' | 'level' | 'answerWithin' | 'text'>;

/** A letter (督办函) on its way to the signature. Its issue writes the chase; nobody is chased before. */
export type ChaseLetter = Signing &
  LetterText &
  Pick<Chase, 'docNo' | 'cause' | 'round'> & {
    id: string;
    /** The day that was due; a letter that people write has none until it is issued. */
    since?: string | undefined;
    createdAt: string;
    /** The chase that its issue wrote, and that chase's number. */
    chase?: string | undefined;
    number?: string | undefined;
  };

export const letterEntity = defineEntity<ChaseLetter>()({
  name: 'CHASELETTER',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
  index: ({ state, id }) => (state === 'issued' ? undefined : { partition: ['open'], sort: [id] }),
});

/** Throws `not-found` (404) where the tenant has no such letter. */
export async function loadLetter(store: TenantStore, id: string): Promise<Stored<ChaseLetter>> {
  const letter = await store.get(letterEntity, { id });
  if (!letter) throw problems.notFound('该督办函');
  return letter;
}

/** Letters that are not issued yet, newest first. */
export const waitingLetters = (store: TenantStore): Promise<Stored<ChaseLetter>[]> =>
  queryAll(store, letterEntity, ['open'], { index: true, newestFirst: true });
