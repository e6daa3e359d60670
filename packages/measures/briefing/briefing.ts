import { problems } from '@mingcha/kernel';
import { defineSeries } from '@mingcha/lifecycle';
import { defineEntity, getJson, queryAll, type Stored, type TenantStore } from '@mingcha/store';
import { partKey } from '../parts.ts';
import type { Signing } from '../signing/signing.ts';
import type { Facts } from './facts.ts';

export type BriefingSection = { id: string; heading: string; paragraphs: string[] };

/** A briefing (通报) on a round of a notice: its text, and the numbers that it was written from. */
export type Briefing = Signing & {
  /** `<notice>.<ulid>`. */
  id: string;
  notice: string;
  round: string;
  /** Whose paper it is. */
  organ: string;
  title: string;
  /** `〔2026〕第1期`, given on issue, without gaps per year. */
  number?: string | undefined;
  sections: BriefingSection[];
  /** Blob of the `Facts` it was written from. */
  facts: string;
  createdAt: string;
  issuedAt?: string | undefined;
};

export const briefingEntity = defineEntity<Briefing>()({
  name: 'BRIEFING',
  key: (of: { notice: string; id: string }) => ({ partition: [of.notice], sort: [of.id] }),
  index: ({ state, id }) => (state === 'issued' ? undefined : { partition: ['open'], sort: [id] }),
});

export const briefingSeries = defineSeries('BRIEFINGSEQUENCE', ['year']);

/** Such as `〔2026〕第1期`. */
export const briefingNumber = (year: number, sequence: number): string => `〔${year}〕第${sequence}期`;

/** Throws `not-found` (404) where the tenant has no such briefing. */
export async function loadBriefing(store: TenantStore, id: string): Promise<Stored<Briefing>> {
  const briefing = await store.get(briefingEntity, partKey(id, '该通报'));
  if (!briefing) throw problems.notFound('该通报');
  return briefing;
}

/** All briefings of a notice, newest first; a year has some dozen. */
export async function briefingsOf(store: TenantStore, notice: string): Promise<Stored<Briefing>[]> {
  return queryAll(store, briefingEntity, [notice], { newestFirst: true });
}

/** Briefings that are not issued yet, of all notices. */
export const waitingBriefings = (store: TenantStore): Promise<Stored<Briefing>[]> =>
  queryAll(store, briefingEntity, ['open'], { index: true });

/** What a briefing was written from. */
export async function keptFacts(store: TenantStore, { facts }: Briefing): Promise<Facts> {
  const found = await getJson<Facts>(store, facts);
  if (!found) throw new Error(`facts ${facts} of a briefing are missing`);
  return found;
}
