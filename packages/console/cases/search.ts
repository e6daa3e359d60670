import { listSearch } from '../ui/list/search.ts';

/** The state and the department that a list of cases is narrowed to. */
export const caseListSearch = listSearch({ state: 'text', dept: 'text' });
