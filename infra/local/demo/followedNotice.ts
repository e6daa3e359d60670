import type { DemoNotice, DemoWork } from '@mingcha/demo';
import { type DueDay, isKnownDay } from '@mingcha/kernel';
import type { Answer, Caller } from './caller.ts';

export type Measure = {
  id: string;
  no: string;
  title: string;
  deadline?: string;
  leads: string[];
};
type FoundRound = { id: string; title: string; due: DueDay; opensAt: DueDay };
/** A round whose days are known: the others wait for the year's calendar, and nothing happens in them. */
export type Round = { id: string; title: string; due: string; opensAt: string };

const isDated = (round: FoundRound): round is Round => isKnownDay(round.due) && isKnownDay(round.opensAt);

/** A demo notice that has been activated. */
export type Followed = { id: string; demo: DemoNotice; measures: Measure[]; rounds: Round[] };

type Unit = { name: string; depts: string[]; outside?: boolean };
type DraftMeasure = { no: string; unsure: string[]; checked: boolean; leads: Unit[]; partners: Unit[] };

/** How a measure goes on; those of a notice without a story are just done in time. */
export const workOf = ({ demo }: Followed, { no }: Measure): DemoWork => demo.work[no] ?? { done: '' };

export const ifMatch = (response: Answer) => ({ 'if-match': response.headers.get('etag') ?? '' });

/** Uploads the text, says of units that are none of ours that they are not, and activates it. */
export async function startNotice(office: Caller, demo: DemoNotice): Promise<Followed> {
  const name = encodeURIComponent(`${demo.year}年度改革方案.txt`);
  const made = await office('POST', '/v1/notices', {
    raw: { type: 'text/plain; charset=utf-8', body: demo.text },
    headers: { 'x-file-name': name },
  });
  const path = `/v1/notices/${made.body.id}`;
  const { docNo, title, issuer, date, year, schedule, chase, draft } = made.body;
  const { measures } = draft as { measures: DraftMeasure[] };
  const checked = await office('PUT', `${path}/draft`, {
    json: { docNo, title, issuer, date, year, schedule, chase, measures: measures.map(looked) },
    headers: ifMatch(made),
  });
  await office('POST', `${path}/activate`, { json: {}, headers: ifMatch(checked) });
  if (demo.extraRound) {
    const { due, title: round } = demo.extraRound;
    await office('POST', `${path}/rounds`, { json: { due: `${year}-${due}`, title: `${year}年${round}` } });
  }
  const rows = await office('GET', `/v1/measures?notice=${made.body.id}&limit=200`);
  const rounds = await office('GET', `${path}/rounds`);
  return {
    id: String(made.body.id),
    demo,
    measures: rows.body.items as Measure[],
    rounds: (rounds.body.items as FoundRound[]).filter(isDated),
  };
}

const settled = (unit: Unit): Unit => (unit.depts.length > 0 ? unit : { ...unit, outside: true });
const looked = (measure: DraftMeasure): DraftMeasure => ({
  ...measure,
  leads: measure.leads.map(settled),
  partners: measure.partners.map(settled),
  checked: measure.unsure.length > 0,
});

export async function publishNotice(office: Caller, { id }: Followed): Promise<void> {
  const now = await office('GET', `/v1/notices/${id}`);
  const publication = { published: true, lights: true, reports: true };
  await office('PATCH', `/v1/notices/${id}`, { json: { publication }, headers: ifMatch(now) });
}

type Upstream = { docNo: string; measures: { no: string; title: string }[] };

/** Says which of the province's measures each measure carries out. */
export async function linkUpstream(office: Caller, followed: Followed): Promise<void> {
  const { id, measures } = followed;
  const lineage = await office('GET', `/v1/notices/${id}/lineage`);
  const upstreams = lineage.body.upstreams as Upstream[];
  const linksOf = (nos: readonly string[]) =>
    upstreams.flatMap(({ docNo, measures: above }) =>
      above.filter(({ no }) => nos.includes(no)).map(({ no, title }) => ({ docNo, no, title })),
    );
  const links = measures
    .map((measure) => ({ measure: measure.id, upstream: linksOf(workOf(followed, measure).upstream ?? []) }))
    .filter(({ upstream }) => upstream.length > 0);
  if (links.length > 0)
    await office('PUT', `/v1/notices/${id}/lineage`, {
      json: { links },
      headers: ifMatch(lineage),
    });
}
