import { actorOf, type Principal } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { create, retryOnConflict, type TenantStore } from '@mingcha/store';
import { unitsOf } from '../access/concerned.ts';
import { partiesOf } from '../access/parties.ts';
import { auditRating } from '../audited.ts';
import type { CaseDeps } from '../deps.ts';
import { followUp } from '../engine/family/outbox.ts';
import { loadSeen, type SeenCase } from '../engine/seen.ts';
import { writeChange } from '../engine/write.ts';
import { type CaseEvent, eventsOf } from '../kept/event.ts';
import { type CaseOut, newOut } from '../kept/out.ts';
import { isBad, type Level, levelWords, ratedEntity, ratingUntil } from './rating.ts';

export type Given = { level: Level; text?: string | undefined };
type Done = { seen: SeenCase; out?: CaseOut | undefined };

/**
 * Rates a case that is done, once and for good; a bad rating opens another case. Only the party that the definition names
 * rates it: no official for somebody from outside, unless it names one, and then the rating says so. The same rating sent
 * again is answered as done. Throws `not-found` (404), `forbidden` (403), `not-rateable` and `already-rated` (409).
 */
export async function rateCase(
  store: TenantStore,
  deps: CaseDeps,
  of: { type: string; id: string },
  given: Given,
  caller: Principal,
): Promise<SeenCase> {
  const { seen, out } = await retryOnConflict(() => attempt(store, deps, of, given, caller), {
    busy: '同一时间有多人在办理该事项，评价没有保存，请再试一次。',
  });
  await followUp(store, deps, out);
  return seen;
}

async function attempt(
  store: TenantStore,
  deps: CaseDeps,
  of: { type: string; id: string },
  { level, text }: Given,
  caller: Principal,
): Promise<Done> {
  const seen = await loadSeen(store, deps, of, caller);
  const { found, compiled, office } = seen;
  const { rating } = compiled.type;
  const recordedAt = deps.clock().toISOString();
  const by = actorOf(caller);
  if (!rating) throw problems.conflict('not-rateable', `“${compiled.type.title}”不评价。`);
  if (!partiesOf(compiled, found, caller).has(rating.by)) {
    const who = compiled.parties.get(rating.by)?.title ?? rating.by;
    throw problems.forbidden(`只能由${who}本人评价，他人不能代为评价。`);
  }
  if (found.rating) {
    if (found.rating.level === level && (await isRepeated(store, of.id, { by: by.sub, text })))
      return { seen };
    throw problems.conflict('already-rated', '这件事项已经评价过。每件事项只能评价一次。');
  }
  const until = ratingUntil(compiled, found, office);
  if (until === undefined) throw problems.conflict('not-rateable', '事项办结后才能评价。');
  if (until < recordedAt) throw problems.conflict('not-rateable', '评价的期限已过。');
  const inside = caller.outside === undefined;
  const seq = found.events + 1;
  const event: CaseEvent = {
    kind: 'rated',
    name: levelWords(level),
    at: recordedAt,
    recordedAt,
    by,
    case: found.id,
    seq,
    ...(text && { text }),
  };
  const { lock: _, ...before } = found;
  const after = {
    ...before,
    rating: { level, at: recordedAt, ...(inside && { inside: true as const }) },
    events: seq,
  };
  const rated = {
    type: found.type,
    case: found.id,
    level,
    depts: unitsOf(compiled, found),
    at: recordedAt,
    ...(inside && { inside: true as const }),
  };
  const out = isBad(level)
    ? newOut({ case: found.id, seq, recordedAt, opens: [], withdraws: [], tells: false, badRating: true })
    : undefined;
  const written = await writeChange(store, {
    deps,
    compiled,
    office,
    before: found,
    change: { after, recordedAt, events: [event], papers: [], out },
    checks: [create(ratedEntity, rated)],
    audited: (one) => auditRating(deps.clock, by, compiled, one, levelWords(level), inside),
  });
  return { seen: { ...seen, found: written }, out };
}

/** Whether the rating that is there is the one that is sent again. */
async function isRepeated(
  store: TenantStore,
  id: string,
  given: { by: string; text?: string | undefined },
): Promise<boolean> {
  const rated = (await eventsOf(store, id)).find(({ kind }) => kind === 'rated');
  return rated?.by.sub === given.by && rated.text === (given.text || undefined);
}
