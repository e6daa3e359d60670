import { type Actor, audit } from '@mingcha/http';
import { type Clock, problems, shanghaiYear } from '@mingcha/kernel';
import { giveNumber, orOvertaken as orOvertakenIn } from '@mingcha/lifecycle';
import {
  create,
  type Operation,
  putJson,
  remove,
  replace,
  type Stored,
  type TenantStore,
} from '@mingcha/store';
import { loadTenant } from '@mingcha/tenancy';
import { webhookEvent } from '@mingcha/webhooks';
import { auditedNotice, auditedNoticeOf } from '../audited.ts';
import type { Notice } from '../notice/notice.ts';
import { newPartId } from '../parts.ts';
import { loadRound, roundsOfNotice } from '../rounds/round.ts';
import { readRecord } from '../score/record.ts';
import { loadScoreRules } from '../score/rules.ts';
import { afterEdit, afterStep, type SigningAction } from '../signing/signing.ts';
import { loadLights } from '../work/lights.ts';
import {
  type Briefing,
  type BriefingSection,
  briefingEntity,
  briefingNumber,
  briefingSeries,
  loadBriefing,
} from './briefing.ts';
import { briefingFacts } from './facts.ts';
import { sectionsOf } from './sections.ts';
import { briefingLife } from './states.ts';

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
    facts: await putJson(store, facts),
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

/** Where somebody was faster, the caller learns how the briefing is now. */
const orOvertaken = <T>(
  store: TenantStore,
  before: Stored<Briefing>,
  action: SigningAction,
  write: () => Promise<T>,
): Promise<T> => orOvertakenIn(briefingLife, action, before, () => loadBriefing(store, before.id), write);

/** Replaces a draft's title and sections. */
export async function editBriefing(
  store: TenantStore,
  before: Stored<Briefing>,
  { title, sections }: { title: string; sections: BriefingSection[] },
  { by, clock }: ByWhom,
): Promise<Stored<Briefing>> {
  const after = afterEdit(before, { title, sections }, by);
  await orOvertaken(store, before, 'edit', () =>
    store.write(
      replace(briefingEntity, after, before.lock),
      ...audit(clock, by, 'briefing.edit', auditedBriefing(after)),
    ),
  );
  return { ...after, lock: before.lock + 1 };
}

/**
 * Hands a draft in, lets it pass or returns it. What is handed in is kept as it is, as a version of its own. Throws
 * `briefing-state` (409).
 */
export async function moveBriefing(
  store: TenantStore,
  before: Stored<Briefing>,
  { action, reason }: { action: 'submit' | 'review' | 'return'; reason?: string },
  { by, clock }: ByWhom,
): Promise<Stored<Briefing>> {
  const { title, sections } = before;
  const version = action === 'submit' ? await putJson(store, { title, sections }) : undefined;
  const at = clock().toISOString();
  const after = afterStep(briefingLife, before, {
    do: action,
    at,
    by,
    ...(reason !== undefined && { reason }),
    ...(version !== undefined && { version }),
  });
  await orOvertaken(store, before, action, () =>
    store.write(
      replace(briefingEntity, after, before.lock),
      ...audit(clock, by, `briefing.${action}`, auditedBriefing(before), {
        ...(reason !== undefined && { detail: { reason } }),
      }),
    ),
  );
  return { ...after, lock: before.lock + 1 };
}

/** Removes a draft. It has no number yet, so no gap is left. */
export async function removeBriefing(
  store: TenantStore,
  briefing: Stored<Briefing>,
  { by, clock }: ByWhom,
): Promise<void> {
  await orOvertaken(store, briefing, 'delete', () =>
    store.write(
      remove(briefingEntity, briefing, briefing.lock),
      ...audit(clock, by, 'briefing.delete', auditedBriefing(briefing)),
    ),
  );
}

/**
 * Gives what was reviewed the next number of the year, and its signature, in one transaction. Throws `busy` (409) after too many
 * lost races for the number.
 */
export async function issueBriefing(
  store: TenantStore,
  { lock, ...before }: Stored<Briefing>,
  docNo: string,
  { by, clock }: ByWhom,
): Promise<Stored<Briefing>> {
  const at = clock();
  const year = shanghaiYear(at);
  const { id, notice, round, title } = before;
  const others = { notice: await auditedNoticeOf(store, notice) };
  const issue = async (last: number, take: Operation) => {
    const number = briefingNumber(year, last);
    const issuedAt = at.toISOString();
    const signed = afterStep(briefingLife, before, { do: 'issue', at: issuedAt, by });
    const after: Briefing = { ...signed, number, issuedAt };
    await store.write(
      take,
      replace(briefingEntity, after, lock),
      ...audit(clock, by, 'briefing.issue', auditedBriefing(after), { others, detail: { number } }),
      webhookEvent('briefing.issued', { briefing: id, number, title, notice, docNo, round }, at),
    );
    return { ...after, lock: lock + 1 };
  };
  return orOvertaken(store, { ...before, lock }, 'issue', () =>
    giveNumber(store, briefingSeries, { year }, issue, { busy: '同一时间有多份通报正在编号，请稍后再试。' }),
  );
}
