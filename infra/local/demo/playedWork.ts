import type { Actors, Answer, Caller } from './caller.ts';
import { closeChases } from './chases.ts';
import { type Followed, ifMatch, type Measure, workOf } from './followedNotice.ts';

type Milestone = { id?: string; title: string; due: string; doneAt?: string };

const path = ({ id }: Measure) => `/v1/measures/${encodeURIComponent(id)}/progress`;

/** What a measure's lead unit does with it on a day. */
export type Working = { actors: Actors; followed: Followed; measure: Measure; day: string };

/** The lead unit's caller, and the progress as it is, if it can still be changed. */
async function look({ actors, measure }: Working): Promise<{ unit: Caller; now: Answer } | undefined> {
  const unit = await actors.unit(measure.leads[0]!);
  const now = await unit('GET', path(measure));
  return (now.body.can as string[]).includes('edit') ? { unit, now } : undefined;
}

/** Starts the work, with the steps that it will take. */
export async function begin(working: Working): Promise<void> {
  const { actors, measure } = working;
  const unit = await actors.unit(measure.leads[0]!);
  const untouched = { 'if-match': '"0"' };
  const now = await unit('POST', `${path(measure)}/start`, { json: {}, headers: untouched });
  await putSteps(working, { unit, now }, () => false);
}

/** Reports the steps that were due by now as done. */
export async function takeSteps(working: Working): Promise<void> {
  const found = await look(working);
  if (found) await putSteps(working, found, dueBy(working));
}

/** Takes the steps that are left, finishes, and the office closes what the unit was chased with. */
export async function finish(working: Working): Promise<void> {
  const found = await look(working);
  if (!found) return;
  const { unit } = found;
  const now = await putSteps(working, found, () => true);
  await unit('POST', `${path(working.measure)}/finish`, { json: {}, headers: ifMatch(now) });
  await closeChases(working.actors, working.followed, working.measure);
}

/** Whether a step is done by now; of what is stuck the last one never is. */
const dueBy = (working: Working) => (due: string, last: boolean) =>
  due <= working.day && !(last && workOf(working.followed, working.measure).stuck !== undefined);

const earlier = (a: string, b: string) => (a < b ? a : b);

async function putSteps(
  working: Working,
  { unit, now }: { unit: Caller; now: Answer },
  isDone: (due: string, last: boolean) => boolean,
): Promise<Answer> {
  const { followed, measure, day } = working;
  const { steps } = workOf(followed, measure);
  if (!steps) return now;
  const known = now.body.milestones as Milestone[];
  const milestones = steps.map(([title, monthDay], i): Milestone => {
    const due = `${followed.demo.year}-${monthDay}`;
    const before = known.find((milestone) => milestone.title === title);
    const done = isDone(due, i === steps.length - 1);
    const doneAt = before?.doneAt ?? (done ? earlier(due, day) : undefined);
    return { ...(before?.id && { id: before.id }), title, due, ...(doneAt && { doneAt }) };
  });
  return unit('PUT', `${path(measure)}/milestones`, { json: { milestones }, headers: ifMatch(now) });
}
