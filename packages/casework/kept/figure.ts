import { defineEntity } from '@mingcha/store';

/** The figures of a type for a month, as they stood at an instant after it. It never changes. */
export type FrozenFigures = { type: string; month: string; at: string; bytes: Uint8Array };

export const frozenEntity = defineEntity<FrozenFigures>()({
  name: 'CASEFIGURE',
  key: (of: Pick<FrozenFigures, 'type' | 'month'>) => ({ partition: [of.type], sort: [of.month] }),
});

/** The last month whose figures are frozen. */
export const frozenPassEntity = defineEntity<{ month: string }>()({
  name: 'CASEFIGUREPASS',
  key: () => ({ partition: [], sort: ['pass'] }),
});
