import type { DrawState, DrawSummary, Job, Row } from '../api/types.ts';
import { count, daysUntil } from '../ui/format.ts';

/** Something that waits for the user: in one line, with where it leads. */
export interface Task {
  key: string;
  /** Lower comes first. */
  urgency: number;
  title: string;
  about: string;
  to:
    | { draw: string }
    | { register: 'inspectors' | 'objects' | 'items'; sort?: string }
    | { reports: { notice: string; round: string } }
    | { boards: string }
    | { review: { notice: string; round: string } }
    | { page: '/reports' | '/chases' | '/measures' }
    | undefined;
}

type Judged = { urgency: number; about: string } | undefined;

const judge: Record<DrawState, (draw: DrawSummary, now: number) => Judged> = {
  planned: () => ({ urgency: 3, about: '已拟好，待预览核对并提交承诺' }),
  committed: (draw, now) => {
    if (draw.source === 'witness') return { urgency: 2, about: '承诺已公布，待见证方揭示后执行抽取' };
    const due = draw.seedDueAt ? Date.parse(draw.seedDueAt) : 0;
    return due <= now
      ? { urgency: 1, about: '随机种子已可取得，可以执行抽取' }
      : { urgency: 4, about: '承诺已公布，等待随机信标到时' };
  },
  executed: () => ({ urgency: 2, about: '已抽取，待核对结果并公布' }),
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

/** Imports that are still under way. */
export function jobTasks(jobs: readonly Job[]): Task[] {
  return jobs.flatMap(({ id, state, progress }) => {
    const word = jobWords[state];
    if (!word) return [];
    const rows = progress?.rows ? `，已处理 ${count(progress.rows)} 行` : '';
    return [{ key: id, urgency: 5, title: '名录导入', about: `${word}${rows}`, to: undefined }];
  });
}
