import type { FileView } from '@mingcha/attachments';
import type { Actor } from '@mingcha/http';
import { defineEntity, queryAll, type Stored, type TenantStore } from '@mingcha/store';
import type { ReportState } from './states.ts';

export const reportStatuses = ['on-track', 'behind', 'done'] as const;
export type ReportStatus = (typeof reportStatuses)[number];

/** What a unit reports (进展报告) of a measure in a round; `id` is `reportId` of the three. */
export type Report = {
  id: string;
  notice: string;
  round: string;
  measure: string;
  dept: string;
  role: 'lead' | 'partner';
  status: ReportStatus;
  text: string;
  problems?: string | undefined;
  next?: string | undefined;
  values: { indicator: string; value: number }[];
  files?: FileView[] | undefined;
  state: ReportState;
  /** Of the latest submission. */
  submittedAt?: string | undefined;
  submittedBy?: Actor | undefined;
  /** Whether the first submission came after the round was due: one that is returned does not become late by that. */
  late?: boolean | undefined;
  /** The day of the first submission, while it is not known when the round is due. */
  firstSubmittedOn?: string | undefined;
  returnedReason?: string | undefined;
  decidedAt?: string | undefined;
  decidedBy?: Actor | undefined;
};

export type ReportKey = Pick<Report, 'notice' | 'round' | 'measure' | 'dept'>;

export const reportEntity = defineEntity<Report>()({
  name: 'REPORT',
  key: (of: ReportKey) => ({ partition: [of.notice, of.round], sort: [of.measure, of.dept] }),
  index: ({ dept, round, measure }) => ({ partition: [dept], sort: [round, measure] }),
});

/** Up to so many measures are asked for one by one: each further request costs more than the other reports of the round. */
const fewMeasures = 4;

/** All reports of a round; those of some measures at least, where they are named. */
export async function reportsOfRound(
  store: TenantStore,
  { notice, round }: Pick<Report, 'notice' | 'round'>,
  measures?: readonly string[],
): Promise<Stored<Report>[]> {
  if (!measures || measures.length > fewMeasures) return reportsUnder(store, [notice, round], []);
  const found = await Promise.all(measures.map((measure) => reportsUnder(store, [notice, round], [measure])));
  return found.flat();
}

async function reportsUnder(store: TenantStore, partition: string[], under: string[]) {
  return queryAll(store, reportEntity, partition, { under });
}
