const parts = ['draft', 'edit', 'compare', 'versions'] as const;
export type TypePart = (typeof parts)[number];

export interface TypeSearch {
  part?: TypePart;
}

/** The part of a type's page that is shown; anything else in the address is dropped. */
export function typeSearch({ part }: Record<string, unknown>): TypeSearch {
  const known = parts.find((one) => one === part);
  return known ? { part: known } : {};
}
