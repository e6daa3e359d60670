const prefix = 'case:';

/** The type whose cases a field names as others name rows: `case:inspection-plans`; undefined for a register. */
export const caseTypeOf = (register: string): string | undefined =>
  register.startsWith(prefix) ? register.slice(prefix.length) : undefined;
