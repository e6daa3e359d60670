import { listSearch } from '../ui/list/search.ts';

/** What of the lists among the settings is kept in the address. */
export const settingsSearch = listSearch({ dept: 'text', role: 'text', status: 'text', kind: 'text' });
