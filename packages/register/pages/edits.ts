import type { Row } from '../types.ts';
import type { Entry } from './entry.ts';

/** What becomes of one row: this, or nothing. */
type GivenEdit = Entry | { readonly key: string; readonly id: string; readonly line: null };
/** What is made of a row that is stored; undefined where it stays. */
type Amendment = {
  readonly key: string;
  readonly id: string;
  readonly amend: (row: Row) => Entry | undefined;
};
export type RowEdit = GivenEdit | Amendment;

/** What an edit comes to upon the row as it is stored; undefined where it says nothing of it. */
export function editOf(edit: RowEdit, before: () => Row | undefined): GivenEdit | undefined {
  if (!('amend' in edit)) return edit;
  const row = before();
  return row && edit.amend(row);
}
