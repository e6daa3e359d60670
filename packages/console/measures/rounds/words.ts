import { chaseLevelNames } from '@mingcha/kernel/labels';
import type { ChaseLevel } from '../../api/measures/reportTypes.ts';

export const roleWords: Record<'lead' | 'partner', string> = { lead: '牵头', partner: '配合' };

export const chaseLevels: Record<ChaseLevel, string> = chaseLevelNames;
