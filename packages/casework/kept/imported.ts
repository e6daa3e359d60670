import { defineEntity } from '@mingcha/store';

/** That a row of a sheet has opened a case, by what the sheet says whole: the same sheet opens nothing twice. */
export type ImportedRow = {
  type: string;
  /** SHA-256 of all rows of the sheet. */
  sheet: string;
  row: number;
  id: string;
  /** The instant until which it is known. */
  until: string;
};

export const importedEntity = defineEntity<ImportedRow>()({
  name: 'CASEIMPORT',
  key: (of: Pick<ImportedRow, 'type' | 'sheet' | 'row'>) => ({
    partition: [of.type, of.sheet],
    sort: [of.row],
  }),
  expires: ({ until }) => Math.ceil(Date.parse(until) / 1_000),
});
