import { type Actor, audit } from '@mingcha/http';
import { type Clock, problems, shanghaiYear } from '@mingcha/kernel';
import {
  create,
  putBlob,
  remove,
  replace,
  retryOnConflict,
  type Stored,
  type TenantStore,
  WriteConflict,
} from '@mingcha/store';
import { loadTenant } from '@mingcha/tenancy';
import { auditedNotice, auditedNoticeOf } from '../audited.ts';
import type { Notice } from '../notice/notice.ts';
import { newPartId } from '../parts.ts';
import { loadRound, roundsOfNotice } from '../rounds/round.ts';
import { readRecord } from '../score/record.ts';
import { loadScoreRules } from '../score/rules.ts';
import { webhookEvent } from '../webhooks/event.ts';
import { loadLights } from '../work/lights.ts';
import {
  type Briefing,
  type BriefingSection,
  briefingEntity,
  briefingNumber,
  briefingSequenceEntity,
  loadBriefing,
  requireBriefingAction,
} from './briefing.ts';
import { briefingFacts } from './facts.ts';
import { sectionsOf } from './sections.ts';

type ByWhom = { by: Actor; clock: Clock };

/** Writes a briefing's draft from what is on record now. Throws `round-not-open` (409) for a round that is yet to come. */
export async function makeBriefing(
  store: TenantStore,
  notice: Notice,
  roundId: string,
  { by, clock }: ByWhom,
): Promise<Stored<Briefing>> {
  const now = clock();
  const round = await loadRound(store, { notice: notice.id, id: roundId });
  if (round.state === 'planned')
    throw problems.conflict(
      'round-not-open',
      '该报送轮次尚未开启，没有可以通报的内容。请选择已开启的轮次。',
      {
        state: round.state,
      },
    );
  const [record, schedule, lights, rules, tenant] = await Promise.all([
    readRecord(store, notice, now),
    roundsOfNotice(store, notice.id),
    loadLights(store, notice.id, now),
    loadScoreRules(store),
    loadTenant(store),
  ]);
  const facts = briefingFacts({ record, round, schedule, lightOf: lights.of, rules });
  const id = newPartId(notice.id, now);
  const briefing: Briefing = {
    id,
    notice: notice.id,
    round: round.id,
    organ: notice.issuer || `${tenant.name}人民政府办公室`,
    title: `关于《${notice.title}》${round.title}情况的通报`,
    state: 'draft',
    sections: sectionsOf(facts),
    facts: await putBlob(store, new TextEncoder().encode(JSON.stringify(facts))),
    createdAt: now.toISOString(),
    by,
  };
  await store.write(
    create(briefingEntity, briefing),
    ...audit(clock, by, 'briefing.make', auditedBriefing(briefing), {
      others: { notice: auditedNotice(notice) },
    }),
  );
  return { ...briefing, lock: 1 };
}

const auditedBriefing = ({ id, title }: Briefing) => ({ id, name: title });

/** What a lost race means, from how the briefing is now: throws where the state moved on (409), else the text did (412). */
function overtaken(now: Stored<Briefing>, action: 'edit' | 'delete' | 'issue') {
  requireBriefingAction(now, action);
  return problems.preconditionFailed({ lock: now.lock });
}

/** Replaces a draft's title and sections. */
export async function editBriefing(
  store: TenantStore,
  { lock, ...before }: Stored<Briefing>,
  { title, sections }: { title: string; sections: BriefingSection[] },
  { by, clock }: ByWhom,
): Promise<Stored<Briefing>> {
  const after: Briefing = { ...before, title, sections };
  try {
    await store.write(
      replace(briefingEntity, after, lock),
      ...audit(clock, by, 'briefing.edit', auditedBriefing(after)),
    );
  } catch (error) {
    throw error instanceof WriteConflict ? overtaken(await loadBriefing(store, before.id), 'edit') : error;
  }
  return { ...after, lock: lock + 1 };
}

/** Removes a draft. It has no number yet, so no gap is left. */
export async function removeBriefing(
  store: TenantStore,
  briefing: Stored<Briefing>,
  { by, clock }: ByWhom,
): Promise<void> {
  try {
    await store.write(
      remove(briefingEntity, briefing, briefing.lock),
      ...audit(clock, by, 'briefing.delete', auditedBriefing(briefing)),
    );
  } catch (error) {
    throw error instanceof WriteConflict
      ? overtaken(await loadBriefing(store, briefing.id), 'delete')
      : error;
  }
}

/**
 * Gives a draft the next number of the year and makes it final, in one transaction. Throws `briefing-state` where somebody
 * was faster, `busy` (409) after too many lost races for the number.
 */
export async function issueBriefing(
  store: TenantStore,
  { lock, ...before }: Stored<Briefing>,
  docNo: string,
  { by, clock }: ByWhom,
): Promise<Stored<Briefing>> {
  const at = clock();
  const year = shanghaiYear(at);
  const attempt = async () => {
    const [counter, now] = await Promise.all([
      store.get(briefingSequenceEntity, { year }),
      loadBriefing(store, before.id),
    ]);
    if (now.lock !== lock) throw overtaken(now, 'issue');
    const last = (counter?.last ?? 0) + 1;
    const number = briefingNumber(year, last);
    const after: Briefing = { ...before, state: 'issued', number, issuedAt: at.toISOString() };
    const { id, notice, round, title } = after;
    await store.write(
      replace(briefingEntity, after, lock),
      counter
        ? replace(briefingSequenceEntity, { year, last }, counter.lock)
        : create(briefingSequenceEntity, { year, last }),
      ...audit(clock, by, 'briefing.issue', auditedBriefing(after), {
        others: { notice: await auditedNoticeOf(store, notice) },
        detail: { number },
      }),
      webhookEvent('briefing.issued', { briefing: id, number, title, notice, docNo, round }, at),
    );
    return { ...after, lock: lock + 1 };
  };
  return retryOnConflict(attempt, { busy: '同一时间有多份通报正在编号，请稍后再试。' });
}
