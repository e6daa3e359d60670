import { audit } from '@mingcha/http';
import { problems, shanghaiYear } from '@mingcha/kernel';
import { giveNumber } from '@mingcha/lifecycle';
import { create, type Operation, putJson, replace, type Stored, type TenantStore } from '@mingcha/store';
import { loadTenant } from '@mingcha/tenancy';
import { webhookEvent } from '@mingcha/webhooks';
import { auditedNotice, auditedNoticeOf } from '../audited.ts';
import type { Notice } from '../notice/notice.ts';
import { newPartId } from '../parts.ts';
import { loadRound, roundsOfNotice } from '../rounds/round.ts';
import { readRecord } from '../score/record.ts';
import { loadScoreRules } from '../score/rules.ts';
import { type ByWhom, orPaperOvertaken, type PaperKind } from '../signing/paper.ts';
import { afterStep } from '../signing/signing.ts';
import { loadLights } from '../work/lights.ts';
import { type Briefing, briefingEntity, briefingNumber, briefingSeries, loadBriefing } from './briefing.ts';
import { briefingFacts } from './facts.ts';
import { sectionsOf } from './sections.ts';
import { briefingLife } from './states.ts';

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

/** A briefing as a paper that is signed. */
export const briefingPaper: PaperKind<Briefing> = {
  records: {
    edit: 'briefing.edit',
    submit: 'briefing.submit',
    review: 'briefing.review',
    return: 'briefing.return',
    delete: 'briefing.delete',
  },
  life: briefingLife,
  entity: briefingEntity,
  load: loadBriefing,
  audited: auditedBriefing,
  textOf: ({ title, sections }) => ({ title, sections }),
};

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
  return orPaperOvertaken(briefingPaper, store, { ...before, lock }, 'issue', () =>
    giveNumber(store, briefingSeries, { year }, issue, { busy: '同一时间有多份通报正在编号，请稍后再试。' }),
  );
}
