import type { Tone } from '@mingcha/kernel/labels';
import type { CaseState } from '../api/caseTypes.ts';

export const stateTones: Record<CaseState['kind'], Tone> = { open: 'busy', waiting: 'wait', done: 'good' };

/** A count stops at a thousand on the server. */
const most = 1_000;

/** How many cases stand in a state, as far as the server counts. */
export const shownCount = (count: number): string => (count >= most ? '999+' : String(count));
