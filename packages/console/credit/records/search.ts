import { creditRecordStates, publicationClocks, publicationLights } from '@mingcha/kernel/labels';
import { listSearch } from '../../ui/list/search.ts';

/** What of the list of records is kept in the address. */
export const creditSearch = listSearch({
  kind: 'text',
  dept: 'text',
  from: 'text',
  to: 'text',
  state: Object.keys(creditRecordStates),
  light: Object.keys(publicationLights),
  clock: Object.keys(publicationClocks),
});
