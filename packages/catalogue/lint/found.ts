import type { Row } from '@mingcha/register';
import type { ListDefinition } from '../kinds/format.ts';

/** A finding of the lint: which rule a row of a list breaks, and where. */
export type Found = {
  list: string;
  /** The rule's name in its list, or the code of what no row may have. */
  rule: string;
  severity: 'error' | 'warning';
  field: string;
  id: string;
  name: string;
  dept?: string;
  message: string;
};

/** Rough bytes of a finding in memory. */
export const findingSize = 400;

/** A row as findings name it. */
export type Named = Pick<Found, 'id' | 'name' | 'dept'>;

/** How the rows of a list are named, and which department's each is. */
export function namesOf({ elements }: ListDefinition): (row: Row) => Named {
  const own = elements.filter(({ of }) => of === undefined);
  const name = own.find(({ field }) => field === 'name') ?? own.find(({ type }) => type === 'text');
  const dept = own.find(({ type }) => type === 'department');
  return (row) => {
    const value = (field: string | undefined) =>
      field === undefined ? undefined : (row as unknown as Record<string, unknown>)[field];
    const of = value(dept?.field);
    return {
      id: row.id,
      name: String(value(name?.field) ?? row.id),
      ...(typeof of === 'string' && { dept: of }),
    };
  };
}
