import type { ChaseLevel } from '../../api/reportTypes.ts';

export const roleWords: Record<'lead' | 'partner', string> = { lead: '牵头', partner: '配合' };

export const chaseLevels: Record<ChaseLevel, string> = {
  0: '提醒',
  1: '督办',
  2: '再次督办',
  3: '约谈',
};
