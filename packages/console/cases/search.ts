import { listSearch } from '../ui/list/search.ts';

/** The months from which and up to which figures are shown. */
export const figureSearch = (input: Record<string, unknown>): { from?: string; to?: string } => {
  const month = (value: unknown) =>
    /^20\d\d-(0[1-9]|1[0-2])$/.test(String(value)) ? String(value) : undefined;
  const [from, to] = [month(input.from), month(input.to)];
  return { ...(from && { from }), ...(to && { to }) };
};

/** The state and the department that a list of cases is narrowed to. */
export const caseListSearch = listSearch({ state: 'text', dept: 'text' });
