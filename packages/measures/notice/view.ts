import type { Principal } from '@mingcha/http';
import { actionsIn } from '@mingcha/lifecycle';
import type { Stored, TenantStore } from '@mingcha/store';
import { partiesOf } from '../parties.ts';
import { gapsOf } from './gaps.ts';
import type { Notice } from './notice.ts';
import { noticeLife } from './states.ts';
import { keptDraft } from './texts.ts';

/** A line of the list of notices. */
export function summaryOf(notice: Stored<Notice>) {
  const { lock: _, source: __, draft: ___, finds: ____, ...summary } = notice;
  return summary;
}

/** A whole notice as one of the tenant's people sees it; with the draft and what its doubts mean while it is one. */
export async function detailOf(store: TenantStore, notice: Stored<Notice>, principal: Principal) {
  const draft = notice.draft === undefined ? undefined : await keptDraft(store, notice.draft);
  const open = draft && {
    draft,
    gaps: gapsOf(notice, draft),
    unsureTexts: { ...(await import('@mingcha/notices')).unsureText },
  };
  return {
    ...summaryOf(notice),
    finds: notice.finds ?? [],
    can: actionsIn(noticeLife, notice.state, partiesOf(principal)),
    ...open,
  };
}
