import type { Tone } from '@mingcha/kernel/labels';
import type { CaseState, Light } from '../api/caseTypes.ts';

export const stateTones: Record<CaseState['kind'], Tone> = { open: 'busy', waiting: 'wait', done: 'good' };

export const lightTones: Record<Light, Tone> = { green: 'busy', yellow: 'wait', red: 'bad' };
