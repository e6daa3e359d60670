import type { Hook, Hooks } from '@mingcha/casework/besides';
import { place } from '@mingcha/store';
import { visitedEntity } from './visited.ts';

/** What became public of an object, or was corrected by it, is noted with it; its records follow by the clock. */
const visited: Hook = {
  reads: ['object'],
  async alongside({ id = '', fields: { object }, event: { at } }) {
    return typeof object === 'string' ? [place(visitedEntity, { at, case: id, object })] : [];
  },
};

/** The code by which definitions bring results of inspections into the credit records. */
export const visitRecordHooks: Hooks = new Map<string, Hook>([['credit.visited', visited]]);
