import { defineKind, type Row } from '@mingcha/register';
import * as z from 'zod';

/** What is done for a broken or a kept word: by which list, and by which procedure each use is decided. */
export const measureUses = {
  punishment: {
    type: 'punishment-uses',
    list: 'punishment-measures',
    title: '失信惩戒措施清单',
    noun: '惩戒措施',
  },
  incentive: {
    type: 'incentive-uses',
    list: 'incentive-measures',
    title: '守信激励措施清单',
    noun: '激励措施',
  },
} as const;
export type MeasureUse = keyof typeof measureUses;

/** A row of either list, as far as a use reads it. A city defines the rest. */
export type MeasureRow = Row & {
  readonly name?: string;
  /** The longest that it may last. */
  readonly months?: number;
  readonly since?: string;
  readonly until?: string;
};

/** A list as fields of cases name it: the register is that of the city's own definition, or of the shipped one. */
export const measureKinds = Object.values(measureUses).map(({ list, title, noun }) =>
  defineKind<MeasureRow>({
    ...{ name: `list.${list}`, title, noun },
    schema: z.looseObject({ id: z.string() }) as unknown as z.ZodType<MeasureRow>,
    rights: { read: 'catalogue:read', write: 'catalogue:write' },
    columns: [
      { field: 'id', header: '措施编码', type: 'code', required: true },
      { field: 'name', header: noun, type: 'text', required: true },
    ],
  }),
);

export const measureKind = (use: MeasureUse) =>
  measureKinds.find(({ name }) => name === `list.${measureUses[use].list}`)!;

/** Why a row of the published list is not to be used on a day (`YYYY-MM-DD`); undefined where it may be. */
export function rowRefusal({ since, until }: MeasureRow, today: string): string | undefined {
  if (since !== undefined && since > today) return `这项措施自 ${since} 起才能实施。`;
  if (until !== undefined && until < today) return `这项措施已于 ${until} 终止。`;
  return undefined;
}
