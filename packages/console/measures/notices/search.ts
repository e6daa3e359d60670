import type { NoticeState } from '../../api/measureTypes.ts';

export interface NoticeListSearch {
  state?: NoticeState;
}

const states: readonly string[] = ['draft', 'active', 'closed'];

/** Takes the filter of the list of notices from an address; the rest is dropped. */
export function noticeListSearch(input: Record<string, unknown>): NoticeListSearch {
  return typeof input.state === 'string' && states.includes(input.state)
    ? { state: input.state as NoticeState }
    : {};
}
