import type { ChaseState } from '../../api/reportTypes.ts';
import type { Tone } from '../rounds/Mark.tsx';

export const chaseTones: Record<ChaseState, Tone> = { issued: 'wait', answered: 'busy', closed: 'good' };
