import { type DemoForm, demoReport } from '@mingcha/demo';
import { reportStatusNames } from '@mingcha/kernel/labels';
import type { Actors, Caller } from './caller.ts';
import { type Followed, ifMatch, type Round, workOf } from './followedNotice.ts';
import { finish } from './playedWork.ts';

type Form = Omit<DemoForm, 'indicators'> & {
  id: string;
  lock: number;
  dept: string;
  measure: DemoForm['measure'] & { id: string };
  indicators: (DemoForm['indicators'][number] & { metric: string })[];
  report: { status: string } | null;
};

/** A round of a notice and who acts in it. */
export type Playing = Actors & { followed: Followed; round: Round };

const formsOf = async (call: Caller, { followed, round }: Playing, filter: string): Promise<Form[]> => {
  const query = `notice=${followed.id}&round=${round.id}&limit=200${filter}`;
  return (await call('GET', `/v1/reports?${query}`)).body.items as Form[];
};

const reportPath = ({ id }: Form) => `/v1/reports/${encodeURIComponent(id)}`;
const locked = (lock: number) => ({ 'if-match': `"${lock}"` });

const columns = ['编号', '进展', '落实情况', '存在问题', '下一步打算', '指标数值'];
const line = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

/** Departments fill in all their forms and hand them in, each as one file. */
export async function handIn(playing: Playing, wanted: (dept: string) => boolean): Promise<void> {
  const { followed, round, office, unit } = playing;
  const lines = new Map<string, string[]>();
  for (const form of await formsOf(office, playing, '')) {
    if (form.report || !wanted(form.dept)) continue;
    const known = lines.get(form.dept) ?? [line(columns)];
    lines.set(form.dept, [...known, line(cellsOf(form, playing))]);
  }
  const given = [...lines].map(async ([dept, rows]) => {
    const path = `/v1/reports:import?notice=${followed.id}&round=${round.id}&dept=${dept}&submit=true`;
    const raw = { type: 'text/csv; charset=utf-8', body: rows.join('\n') };
    await (await unit(dept))('POST', path, { raw });
  });
  await Promise.all(given);
}

const measureOf = ({ measures }: Followed, { measure }: Form) =>
  measures.find(({ id }) => id === measure.id)!;

function cellsOf(form: Form, { followed, round }: Playing): string[] {
  const { status, text, problems, next, values } = demoReport(
    form,
    workOf(followed, measureOf(followed, form)),
    round.due,
  );
  const metrics = new Map(form.indicators.map(({ id, metric }) => [id, metric]));
  const numbers = values.map(({ indicator, value }) => `${metrics.get(indicator)}=${value}`);
  return [form.id, reportStatusNames[status], text, problems ?? '', next ?? '', numbers.join('；')];
}

/** The office looks through what was handed in; what its lead unit says is done is finished then. */
export async function accept(playing: Playing, day: string, returned?: string): Promise<void> {
  const { office, followed } = playing;
  const forms = await formsOf(office, playing, '&state=submitted');
  const accepted = await Promise.all(forms.map((form) => decide(office, form, returned)));
  // Units that lead a measure together each say that it is done; it is finished once.
  const done = accepted.filter((form) => form?.role === 'lead' && form.report?.status === 'done');
  const measures = new Set(done.map((form) => measureOf(followed, form!)));
  await Promise.all([...measures].map((measure) => finish({ actors: playing, followed, measure, day })));
}

/** Accepts a form and gives it, or returns it to its unit and gives nothing. */
async function decide(office: Caller, form: Form, returned: string | undefined): Promise<Form | undefined> {
  const headers = locked(form.lock);
  if (form.dept === returned && form.role === 'lead') {
    const reason = '只写了打算，没有写已经做成的事，请补充完成数量和时间后再报。';
    await office('POST', `${reportPath(form)}/return`, { json: { reason }, headers });
    return undefined;
  }
  await office('POST', `${reportPath(form)}/accept`, { json: {}, headers });
  return form;
}

/** What the office makes of a round: a briefing that is issued, and who is named on the boards. */
export async function conclude(playing: Playing): Promise<void> {
  const { office, second, followed, round } = playing;
  const { story, tenant } = followed.demo;
  const notice = `/v1/notices/${followed.id}`;
  const briefing = await office('POST', `${notice}/briefings`, { json: { round: round.id } });
  const path = `/v1/briefings/${briefing.body.id}`;
  const sent = await office('POST', `${path}/submit`, { json: {}, headers: ifMatch(briefing) });
  // Who drafts neither reviews nor signs.
  const signer = await second();
  const passed = await signer('POST', `${path}/review`, { json: {}, headers: ifMatch(sent) });
  await signer('POST', `${path}/issue`, { json: {}, headers: ifMatch(passed) });
  const entries = [
    { board: 'red', letters: story!.praised, reason: '各轮进展都按时报送，牵头的举措提前见效。' },
    { board: 'black', letters: story!.missing, reason: `${round.title}没有按时报送，经督办仍未补报。` },
  ];
  for (const { board, letters, reason } of entries) {
    const json = { round: round.id, board, dept: `${tenant}-${letters}`, reason };
    const made = await office('POST', `${notice}/boards`, { json });
    await office('POST', `/v1/boards/${made.body.id}/publish`, { json: {}, headers: ifMatch(made) });
  }
}
