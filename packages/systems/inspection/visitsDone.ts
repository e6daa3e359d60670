import type { Hook } from '@mingcha/casework';
import { workLeft } from '@mingcha/inspection';

/** Whether the draws of a task are published and all their visits made and public. */
export const visitsDone: Hook = {
  reads: [],
  refuses: async ({ id }, { store }) => ({
    refusal: id === undefined ? undefined : await workLeft(store, id),
  }),
};
