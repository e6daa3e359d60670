import { noticeStateNames } from '@mingcha/kernel/labels';
import type { NoticeState } from '../../api/measures/measureTypes.ts';
import { listSearch } from '../../ui/list/search.ts';

/** The filters of the list of notices. */
export const noticeListSearch = listSearch({ state: Object.keys(noticeStateNames) as NoticeState[] });
