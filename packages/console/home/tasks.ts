import type { CalendarList } from '../api/calendar.ts';
import type { CityWitness, DrawState, DrawSummary, Job, Row } from '../api/types.ts';
import { publicationText } from '../draws/words.ts';
import { kindOfRegister, type RegisterKindName } from '../registers/kinds.ts';
import { count, day, daysUntil, instant } from '../ui/show/format.ts';

/** Something that waits for the user: in one line, with where it leads. */
export interface Task {
  key: string;
  /** Lower comes first. */
  urgency: number;
  title: string;
  about: string;
  /** The day by which it is to be done, where there is one. */
  due?: string;
  to:
    | { draw: string }
    | { case: { type: string; id: string } }
    | { register: RegisterKindName; sort?: string; job?: string }
    | { reports: { notice: string; round: string } }
    | { boards: string }
    | { briefing: string }
    | { letter: string }
    | { review: { notice: string; round: string } }
    | { settings: string }
    | { page: '/reports' | '/chases' | '/measures' | '/province/witnesses' }
    | undefined;
}

type Judged = Pick<Task, 'urgency' | 'about' | 'due'> | undefined;

const waitingWords = {
  local: '演练已提交承诺，可以执行抽取',
  drand: '信标已到时，尚未取得该轮随机数，如未连接信标请由人提交',
  witness: '承诺已公开，待见证方公开随机数，之后自动抽取',
} as const;

/** Whose random number is due when; what is late is logged in public. */
function witnessTask({ revealDue }: DrawSummary, now: number): Exclude<Judged, undefined> {
  if (!revealDue) return { urgency: 2, about: waitingWords.witness };
  const { at, names } = revealDue;
  const due = Date.parse(at);
  const about =
    due <= now
      ? `${names.join('、')}逾期未公开随机数，应于 ${instant(at)} 前公开，请催告；再过一天仍不公开的可以作废并点名`
      : `待${names.join('、')}在 ${instant(at)} 前公开随机数，之后自动抽取`;
  return { urgency: due <= now ? 1 : 2, about, due: day(due) };
}

const judge: Record<DrawState, (draw: DrawSummary, now: number) => Judged> = {
  planned: () => ({ urgency: 3, about: '已拟好，待预览核对并提交承诺' }),
  committed: (draw, now) => {
    if (draw.source === 'witness') return witnessTask(draw, now);
    const due = draw.seedDueAt ? Date.parse(draw.seedDueAt) : 0;
    return due <= now
      ? { urgency: 1, about: waitingWords[draw.source] }
      : { urgency: 4, about: '承诺已公开，等待随机信标到时，之后自动抽取' };
  },
  executed: ({ publication }) => ({
    urgency: publication?.light === 'red' ? 1 : 2,
    about: `已抽取，待核对结果并公示${publication ? `；${publicationText(publication)}` : ''}`,
    ...(publication?.due !== undefined && { due: publication.due }),
  }),
  published: () => undefined,
  voided: () => undefined,
};

/** What the draws ask for, the most urgent first. */
export function drawTasks(draws: readonly DrawSummary[], now: number): Task[] {
  return draws
    .flatMap((draw) => {
      const judged = judge[draw.state](draw, now);
      if (!judged) return [];
      const title = draw.number ? `${draw.number} ${draw.title}` : draw.title;
      return [{ key: draw.id, title, to: { draw: draw.id }, ...judged }];
    })
    .sort((a, b) => a.urgency - b.urgency);
}

/** Certificates past or within `days`, from active inspectors sorted by their expiry. */
export function certificateTask(rows: readonly Row[], now: number, days = 30): Task | undefined {
  const left = rows
    .filter(({ status, validUntil }) => status !== '停用' && typeof validUntil === 'string')
    .map(({ validUntil }) => daysUntil(validUntil as string, now));
  const past = left.filter((one) => one < 0).length;
  const soon = left.filter((one) => one >= 0 && one <= days).length;
  if (past + soon === 0) return undefined;
  const parts = [past > 0 ? `${past} 人已过期` : '', soon > 0 ? `${soon} 人将在 ${days} 天内到期` : ''];
  return {
    key: 'certificates',
    urgency: past > 0 ? 2 : 3,
    title: '执法证件需要更新',
    about: `${parts.filter(Boolean).join('，')}；证件过期的人员不会被抽中`,
    to: { register: 'inspectors', sort: 'validUntil' },
  };
}

const jobWords: Record<string, string> = { waiting: '排队中', running: '正在处理' };

const failedDays = 7;

/** Imports under way, and of this user's those that failed with none after them; newest first as they come. */
export function jobTasks(jobs: readonly Job[], user: string, now: number): Task[] {
  const seen = new Set<string>();
  return jobs.flatMap((job) => {
    const latest = !seen.has(job.register);
    seen.add(job.register);
    const register = kindOfRegister(job.register);
    const to = register && { register, job: job.id };
    const word = jobWords[job.state];
    if (word) {
      const rows = job.progress?.rows ? `，已处理 ${count(job.progress.rows)} 行` : '';
      return [{ key: job.id, urgency: 5, title: '名录导入', about: `${word}${rows}`, to }];
    }
    const fresh = daysUntil(job.createdAt, now) >= -failedDays;
    if (job.state !== 'failed' || !latest || !fresh || job.by.sub !== user) return [];
    const why = job.failure?.message ?? `共发现 ${count(job.errorCount ?? 0)} 处错误，名录没有任何改动`;
    const about = job.fileName ? `${job.fileName}：${why}` : why;
    return [{ key: job.id, urgency: 2, title: '名录导入没有成功', about, to }];
  });
}

/** What the working-day calendar asks of who may enter it: to confirm what another entered, and to enter what is missing. */
export function calendarTasks({ items, reminder }: CalendarList, user: string, now: number): Task[] {
  const to = { settings: 'calendar' };
  const proposed = items.filter(({ proposedBy }) => proposedBy);
  const waiting = proposed
    .filter(({ proposedBy }) => proposedBy?.sub !== user)
    .map(
      ({ year, proposedBy }): Task => ({
        key: `calendar ${year}`,
        urgency: 2,
        title: `${year} 年放假安排待您复核`,
        about: `${proposedBy?.name}已录入，核对变动的日期后确认或退回`,
        to,
      }),
    );
  if (reminder === null || proposed.some(({ year }) => year === reminder)) return waiting;
  const begun = String(reminder) <= day(now).slice(0, 4);
  const missing: Task = {
    key: 'calendar',
    urgency: begun ? 1 : 3,
    title: `${reminder} 年放假安排尚未录入`,
    about: begun ? '本年的时限都在等待，请立即录入' : '国务院公布后请录入，在此之前下一年的时限无法确定',
    to,
  };
  return [...waiting, missing];
}

/** What a province has to decide about its cities' witnesses, a city at a time. */
export function witnessTasks(waiting: readonly CityWitness[]): Task[] {
  return [...new Set(waiting.map(({ city }) => city))].map((city) => {
    const some = waiting.filter((one) => one.city === city);
    const required = some.some(({ unavailable }) => unavailable?.why === 'unconfirmed');
    return {
      key: `witnesses ${city}`,
      urgency: required ? 2 : 4,
      title: `${some[0]?.cityName}：${some.length} 个见证方待您确认`,
      about: `${some.map(({ name }) => name).join('、')}${required ? '，确认之前不能参加抽查' : ''}`,
      to: { page: '/province/witnesses' },
    };
  });
}
