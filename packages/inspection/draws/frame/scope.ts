import type { ObjectRow } from '../../rosters/object.ts';
import type { classStrata, DrawFilter } from '../composing/filter.ts';

/** What of an object's row decides in every draw whether it stands in the frame, and as what. */
const always = [
  'id',
  'type',
  'status',
  'division',
  'industry',
  'labels',
  'riskClass',
  'itemClasses',
  'lastInspected',
] as const satisfies (keyof ObjectRow)[];

/** Further columns, long ones among them: they are read where a condition asks for them. */
const columns = {
  jurisdictions: 'jurisdiction',
  authorities: 'authority',
  establishedFrom: 'established',
  establishedUntil: 'established',
  permits: 'permits',
  permitAuthorities: 'permits',
  permitEndsBefore: 'permits',
  scopes: 'scope',
  names: 'name',
  addresses: 'address',
} as const satisfies Partial<Record<keyof DrawFilter, keyof ObjectRow>>;

/** A row with the columns that are read always, and those that the draw's conditions ask for. */
export type ScopedObject = Pick<ObjectRow, (typeof always)[number]> & Partial<ObjectRow>;

/** The columns that a draw by this filter reads. */
export function fieldsRead(filter: DrawFilter): (keyof ObjectRow)[] {
  const asked = Object.entries(columns).filter(([condition]) => filter[condition as keyof typeof columns]);
  return [...new Set([...always, ...asked.map(([, column]) => column)])];
}

const isOne = (allowed: readonly string[] | undefined, value: string | undefined): boolean =>
  allowed === undefined || (value !== undefined && allowed.includes(value));
const begins = (starts: readonly string[] | undefined, value: string | undefined): boolean =>
  starts === undefined || starts.some((start) => value?.startsWith(start));
const contains = (parts: readonly string[] | undefined, value: string | undefined): boolean =>
  parts === undefined || parts.some((part) => value?.includes(part));
const isBetween = (from: string | undefined, until: string | undefined, day: string | undefined): boolean =>
  (from === undefined || (day !== undefined && day >= from)) &&
  (until === undefined || (day !== undefined && day <= until));

/** Whether one and the same permit fulfils all that is asked of permits. */
function hasPermit({ permits, permitAuthorities, permitEndsBefore }: DrawFilter, row: ScopedObject): boolean {
  if (!permits && !permitAuthorities && permitEndsBefore === undefined) return true;
  return (row.permits ?? []).some(
    ({ name, authority, validUntil }) =>
      contains(permits, name) &&
      isOne(permitAuthorities, authority) &&
      (permitEndsBefore === undefined || (validUntil !== undefined && validUntil < permitEndsBefore)),
  );
}

type ClassStratum = (typeof classStrata)[number];

/** The class of an object for these items: the worst of those that hold for each, in general without any; `U` where none is known. */
export function classFor(
  { riskClass, itemClasses = [] }: Pick<ScopedObject, 'riskClass' | 'itemClasses'>,
  items: readonly string[],
): ClassStratum {
  if (itemClasses.length === 0 || items.length === 0) return riskClass ?? 'U';
  const own = new Map(itemClasses.map((one) => [one.slice(0, -2), one.slice(-1)]));
  const known = items.flatMap((item) => own.get(item) ?? riskClass ?? []);
  return (known.sort().at(-1) as ClassStratum | undefined) ?? 'U';
}

/** Whether an object fulfils each condition but those on its status and its last inspection. */
export const isInScope = (filter: DrawFilter, row: ScopedObject, riskClass: ClassStratum): boolean =>
  begins(filter.regions, row.division) &&
  begins(filter.industries, row.industry) &&
  isOne(filter.types, row.type) &&
  (filter.labels === undefined || filter.labels.some((label) => row.labels?.includes(label))) &&
  isOne(filter.classes, riskClass) &&
  isOne(filter.jurisdictions, row.jurisdiction) &&
  isOne(filter.authorities, row.authority) &&
  isBetween(filter.establishedFrom, filter.establishedUntil, row.established) &&
  hasPermit(filter, row) &&
  contains(filter.scopes, row.scope) &&
  contains(filter.names, row.name) &&
  contains(filter.addresses, row.address) &&
  begins(filter.codes, row.id);
