import type { Tone } from '@mingcha/kernel/labels';
import type { CaseState } from '../api/cases/caseTypes.ts';

export const stateTones: Record<CaseState['kind'], Tone> = { open: 'busy', waiting: 'wait', done: 'good' };
