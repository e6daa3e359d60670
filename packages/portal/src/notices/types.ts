import type { PublicMeasure, PublicNotice, PublicNoticeDetail } from '../api/schema.d.ts';
import type { Page } from '../api/types.ts';

/** Names of what `/public/{tenant}/notices…` answers. */
export type {
  PublicMeasure,
  PublicNotice as NoticeSummary,
  PublicNoticeDetail as NoticeDetail,
} from '../api/schema.d.ts';

export type NoticeList = Page<PublicNotice>;
export type Light = NonNullable<PublicMeasure['light']>;
/** A number that was promised, in the notice's words. */
export type Target = PublicMeasure['targets'][number];
export type BoardEntry = NonNullable<PublicNoticeDetail['boards']>[number];
