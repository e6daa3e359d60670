import { defineEntity } from '@mingcha/store';

/** When the clock has to look at a case: one for each case that has something to run out. */
export type CaseAlarm = { at: string; id: string; type: string };

export const alarmEntity = defineEntity<CaseAlarm>()({
  name: 'CASEALARM',
  key: (of: Pick<CaseAlarm, 'at' | 'id'>) => ({ partition: [], sort: [of.at, of.id] }),
  due: ({ at }) => at,
});
