import type { Actor } from '@mingcha/http';
import { type Clock, problems, shanghaiDate } from '@mingcha/kernel';
import { type Stored, sha256Hex, type TenantStore } from '@mingcha/store';
import { loadNotice } from '../notice/notice.ts';
import { measuresOf } from '../register/rows.ts';
import { unitsOf } from '../reports/forms.ts';
import { type Chase, chaseMarkEntity, loadChase } from './chase.ts';
import { answerDay, type ChaseDraft, issueChase } from './issue.ts';
import type { ChaseInput } from './schemas.ts';

/** Names a request that may come again after its process died, whose answer nobody heard. */
function markOf(input: ChaseInput, caller: string, key: string) {
  const about = sha256Hex(JSON.stringify([caller, key, input]));
  return { notice: input.notice, rule: 'manual', about, dept: input.dept };
}

/** What the office wants to send, as a chase; refuses measures that are not the notice's or not the department's. */
async function draftOf(
  store: TenantStore,
  input: ChaseInput,
  clock: Clock,
): Promise<Omit<ChaseDraft, 'mark'>> {
  const { text, notice: id, measures, ...given } = input;
  const notice = await loadNotice(store, id);
  if (notice.state !== 'active')
    throw problems.conflict('notice-state', '只能督办落实中的通知。', { state: notice.state });
  const rows = new Map((await measuresOf(store, id)).map((row) => [row.id, row]));
  const faults = measures.flatMap((measure, i) => {
    const row = rows.get(measure);
    if (!row) return [{ pointer: `/measures/${i}`, message: '该通知没有这项举措' }];
    const concerned = unitsOf(row).some(({ dept }) => dept === given.dept);
    return concerned
      ? []
      : [{ pointer: `/measures/${i}`, message: `第 ${row.no} 项举措不由该单位牵头或配合` }];
  });
  if (faults.length > 0) throw problems.invalid(faults);
  return {
    ...given,
    notice: id,
    docNo: notice.docNo,
    measures: [...new Set(measures)],
    cause: 'manual',
    since: shanghaiDate(clock()),
    text: () => text,
  };
}

/** A chase as it would be issued now, before it takes a number: nothing is written. */
export async function previewChase(store: TenantStore, input: ChaseInput, clock: Clock) {
  const { text, ...draft } = await draftOf(store, input, clock);
  const issuedAt = clock();
  const answerDue = await answerDay(store, shanghaiDate(issuedAt), draft.answerWithin);
  return { ...draft, answerDue, text: text(answerDue), issuedAt: issuedAt.toISOString() };
}

/**
 * A chase that the office writes itself; refuses measures that are not the notice's or not the department's. The same
 * request with the same idempotency key gives the chase that it made before.
 */
export async function chaseByHand(
  store: TenantStore,
  input: ChaseInput,
  { by, clock, key }: { by: Actor; clock: Clock; key: string | undefined },
): Promise<Stored<Chase>> {
  const mark = key === undefined ? undefined : markOf(input, by.sub, key);
  const marked = async () => {
    const before = mark && (await store.get(chaseMarkEntity, mark));
    return before && loadChase(store, before.chase);
  };
  const before = await marked();
  if (before) return before;
  const draft = await draftOf(store, input, clock);
  const issued = await issueChase(store, { ...draft, ...(mark && { mark }) }, { by, clock });
  return issued ?? (await marked())!;
}
