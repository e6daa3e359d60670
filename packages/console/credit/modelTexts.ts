import type { Column, Row } from '../api/types.ts';

/** A model as a reader sees it, column by column: it shows what each of two people has changed. */
export const modelTexts =
  (columns: readonly Column[]) =>
  (model: Row): Record<string, string> =>
    Object.fromEntries(
      columns.flatMap(({ field, header }) => {
        const value: unknown = model[field];
        if (value === undefined || value === null) return [];
        if (!Array.isArray(value)) return [[header, String(value)]];
        return value.map((one, i) => [`${header} ${i + 1}`, Object.values(one as object).join('，')]);
      }),
    );
