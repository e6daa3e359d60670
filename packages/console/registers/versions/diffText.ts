import type { Column, Row } from '../../api/types.ts';
import { sameCell } from '../row/rowChange.ts';

export const actionNames = { added: '新增', changed: '修改', removed: '移除' } as const;

export const actionTones = { added: 'chip accent', changed: 'chip', removed: 'chip bad' } as const;

/** The columns in which two states of a row differ. */
export function changedColumns(columns: Column[], before: Row, after: Row): Column[] {
  return columns.filter(({ field }) => !sameCell(before[field], after[field]));
}
