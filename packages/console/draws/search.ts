import { batchStateNames } from '@mingcha/kernel/labels';
import { listSearch } from '../ui/list/search.ts';

/** The filters of the list of draws: rehearsals or else official ones. */
export const drawListSearch = listSearch({
  series: ['rehearsal'],
  state: ['planned', 'committed', 'executed', 'published', 'voided'],
  year: 'text',
});

/** The city whose draws a province looks at. */
export const provinceDrawsSearch = listSearch({ city: 'text' });

/** The filter of the list of draws made together. */
export const batchListSearch = listSearch({ state: Object.keys(batchStateNames) });

/** The task that a new draw carries out. */
export const newDrawSearch = listSearch({ task: 'text' });

/** The filter of the outcome on a draw's page. */
export const drawSearch = listSearch({ region: 'text' });
