export interface CaseListSearch {
  state?: string;
  dept?: string;
}

/** The state and the department that a list is narrowed to; anything else in the address is dropped. */
export function caseListSearch({ state, dept }: Record<string, unknown>): CaseListSearch {
  return {
    ...(typeof state === 'string' && state !== '' && { state }),
    ...(typeof dept === 'string' && dept !== '' && { dept }),
  };
}
