import { listSearch } from '../../ui/list/search.ts';

export const roundSearch = listSearch({ dept: 'text', form: 'text' });
export type RoundSearch = ReturnType<typeof roundSearch>;

export const reportSearch = listSearch({ notice: 'text', round: 'text', dept: 'text', form: 'text' });
export const chaseSearch = listSearch({ state: 'text', level: 'text', dept: 'text' });
export const leagueSearch = listSearch({ round: 'text', kind: 'text' });
export const roundsSearch = listSearch({ state: 'text' });
export const boardsSearch = listSearch({ state: 'text', dept: 'text' });
