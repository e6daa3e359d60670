import { listSearch } from '../ui/list/search.ts';

/** The months from which and up to which figures are shown. */
export const figureSearch = (input: Record<string, unknown>): { from?: string; to?: string } => {
  const month = (value: unknown) =>
    /^20\d\d-(0[1-9]|1[0-2])$/.test(String(value)) ? String(value) : undefined;
  const [from, to] = [month(input.from), month(input.to)];
  return { ...(from && { from }), ...(to && { to }) };
};

/** What a form to open a case begins with: the case that it copies, or values by the names of fields. */
export const newCaseSearch = (
  input: Record<string, unknown>,
): { copy?: string; values?: Record<string, unknown> } => {
  const { copy, values } = input;
  const isValues = typeof values === 'object' && values !== null && !Array.isArray(values);
  return {
    ...(typeof copy === 'string' && copy !== '' && { copy }),
    ...(isValues && { values: values as Record<string, unknown> }),
  };
};

const takeTexts = listSearch({
  state: 'text',
  dept: 'text',
  light: ['red', 'yellow', 'green'],
  result: 'text',
  person: 'text',
  openedFrom: 'text',
  openedTo: 'text',
  endedFrom: 'text',
  endedTo: 'text',
});

/** What a list of cases is narrowed to; `where` has conditions on fields as the API takes them. */
export function caseListSearch(
  input: Record<string, unknown>,
): ReturnType<typeof takeTexts> & { where?: string[] } {
  const where = [input.where].flat().filter((one): one is string => typeof one === 'string' && one !== '');
  return { ...takeTexts(input), ...(where.length > 0 && { where }) };
}

export type CaseSearch = ReturnType<typeof caseListSearch>;
