import type { CaseRow } from '@mingcha/casework/reading';
import { textsOf } from './visits.ts';

/** A visit is joint where other departments come along, or its items belong to several. */
export const isJoint = (row: CaseRow, deptOfItem: ReadonlyMap<string, string>): boolean =>
  textsOf(row, 'codepts').length > 0 ||
  new Set(textsOf(row, 'items').map((item) => deptOfItem.get(item))).size > 1;
