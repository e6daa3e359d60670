/** What of a register's page is kept in its address, so that it can be shared and gone back to. */
export interface RegisterSearch {
  q?: string;
  sort?: string;
  /** Chosen values by field. */
  where?: Record<string, string[]>;
  /** An older version instead of the current one. */
  version?: string;
  /** The row whose drawer is open. */
  row?: string;
  /** The import whose progress or end is shown. */
  job?: string;
}

const word = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** Takes what is usable from an address; the rest is dropped. */
export function registerSearch(input: Record<string, unknown>): RegisterSearch {
  const where: Record<string, string[]> = {};
  if (typeof input.where === 'object' && input.where !== null) {
    for (const [field, values] of Object.entries(input.where)) {
      const texts = (Array.isArray(values) ? values : [values]).flatMap((value) => word(value) ?? []);
      if (texts.length > 0) where[field] = texts;
    }
  }
  const search: RegisterSearch = {};
  for (const key of ['q', 'sort', 'version', 'row', 'job'] as const) {
    const value = word(input[key]);
    if (value) search[key] = value;
  }
  if (Object.keys(where).length > 0) search.where = where;
  return search;
}
