import type { CaseNow } from '@mingcha/casework/besides';
import { type CaseTypes, rowsOf } from '@mingcha/casework/reading';
import type { Principal } from '@mingcha/http';
import { sum } from '@mingcha/kernel/arrange';
import { type Stored, sideBySide, type TenantStore } from '@mingcha/store';
import { type Draw, drawEntity, isFollower } from '../draws/kept/draw.ts';
import { drawNumber, seriesOf } from '../draws/kept/numbers.ts';
import { publicStates } from '../draws/kept/states.ts';
import { isSeen, sightOf } from '../draws/reading/sight.ts';
import { visitsByTask } from '../looks/visitsOfDraw.ts';
import { isCalledOff, visitType } from '../visits/decide.ts';
import { drawsOfTask, taskType } from './drawTask.ts';

/** States in which a visit is made. */
const made: readonly string[] = ['toApprove', 'toPublish', 'published'];

export type VisitCounts = { total: number; made: number; published: number };
export type CarriedDraw = {
  id: string;
  number?: string;
  title: string;
  state: Draw['state'];
  /** Objects in its frame, and those drawn as far as the reader may know. */
  frame?: number;
  drawn?: number;
  visits: VisitCounts;
};
export type CarriedTask = {
  id: string;
  number?: string;
  title: string;
  state: { name: string; title: string };
  draws: CarriedDraw[];
};

const noVisits: VisitCounts = { total: 0, made: 0, published: 0 };

/** How many visits each draw has, by its number, which is the visit's task. */
async function visitsByDraw(store: TenantStore): Promise<(number: string) => VisitCounts> {
  const byTask = visitsByTask(await rowsOf(store, visitType));
  return (number) => {
    const visits = (byTask.get(number) ?? []).filter((row) => !isCalledOff(row));
    return {
      total: visits.length,
      made: visits.filter(({ state }) => made.includes(state)).length,
      published: visits.filter(({ state }) => state === 'published').length,
    };
  };
}

/** What a reader knows of draws: that there is one, and how many were drawn. */
export type DrawSight = { sees: (draw: Draw) => boolean; knows: (draw: Draw) => boolean };

/** What somebody of the city knows. */
export const sightFor = (principal: Principal): DrawSight => ({
  sees: (draw) => isSeen(draw, principal),
  knows: (draw) => sightOf(draw, principal) === 'all',
});

/** What everybody knows. */
export const publicSight: DrawSight = {
  sees: ({ state }) => publicStates.includes(state),
  knows: ({ state }) => state === 'published',
};

function carriedDraw(
  draw: Stored<Draw>,
  sight: DrawSight,
  visitsOf: (number: string) => VisitCounts,
): CarriedDraw {
  const { id, state, compose, committed, outcome } = draw;
  const number = committed && drawNumber(committed);
  const knows = outcome !== undefined && sight.knows(draw);
  return {
    id,
    ...(number !== undefined && { number }),
    title: compose.title,
    state,
    ...(committed && { frame: committed.plan.objects.count }),
    ...(knows && { drawn: outcome.selected }),
    visits: number === undefined ? noVisits : visitsOf(number),
  };
}

/** The official draws of a task; a rehearsal counts for nothing. */
export async function officialDrawsOf(store: TenantStore, task: string): Promise<Stored<Draw>[]> {
  const ids = await drawsOfTask(store, task);
  const found = await store.getMany(
    drawEntity,
    ids.map((id) => ({ id })),
  );
  return found.flatMap((draw) => (draw && seriesOf(draw) === 'official' ? [draw] : []));
}

/**
 * What is still to be done before a task is carried out, in words for its office; undefined where nothing is. A draw's followers
 * in a batch are visited with its first.
 */
export async function workLeft(store: TenantStore, task: string): Promise<string | undefined> {
  const draws = (await officialDrawsOf(store, task)).filter(
    (draw) => draw.state !== 'voided' && !isFollower(draw),
  );
  if (draws.length === 0) return '本任务还没有抽取。不再抽取的，请提前结束并写明理由。';
  const unpublished = draws.filter(({ state }) => state !== 'published').length;
  if (unpublished > 0) return `本任务还有 ${unpublished} 次抽取没有公示结果。`;
  const undispatched = draws.filter((draw) => !draw.visits).length;
  if (undispatched > 0) return `本任务还有 ${undispatched} 次抽取没有派发检查。`;
  const visitsOf = await visitsByDraw(store);
  const counts = draws.map(({ committed }) => visitsOf(drawNumber(committed!)));
  const left = sum(counts.map(({ total, published }) => total - published));
  return left > 0 ? `本任务还有 ${left} 户的检查没有完成并公示结果。` : undefined;
}

/** Tasks, given by their ids, with the draws that a reader sees and their visits. */
export async function carriedTasks(
  store: TenantStore,
  types: CaseTypes,
  tasks: readonly Pick<CaseNow, 'id' | 'number' | 'state' | 'fields'>[],
  sight: DrawSight,
): Promise<CarriedTask[]> {
  if (tasks.length === 0) return [];
  const [visitsOf, definition] = await Promise.all([visitsByDraw(store), types.current(store, taskType)]);
  const titleOf = (state: string) => definition?.compiled.states.get(state)?.title ?? state;
  const carried: CarriedTask[] = [];
  await sideBySide([...tasks.entries()], async ([at, { id, number, state, fields }]) => {
    const draws = await officialDrawsOf(store, id);
    carried[at] = {
      id,
      ...(number !== undefined && { number }),
      title: String(fields.title),
      state: { name: state, title: titleOf(state) },
      draws: draws.filter(sight.sees).map((draw) => carriedDraw(draw, sight, visitsOf)),
    };
  });
  return carried;
}

/** A batch as a plan has it. */
export type PlannedBatch = {
  name?: string;
  from?: string;
  until?: string;
  ratio?: number;
  count?: number;
};

/**
 * How far a batch is carried out. How many are planned is the batch's number, or its ratio of the objects that stood in the
 * frames of its draws; nothing where there is no such draw yet. Voided draws do not count. Pure.
 */
export function batchCompletion(batch: PlannedBatch, tasks: readonly CarriedTask[]) {
  const draws = tasks.flatMap((task) => task.draws).filter(({ state }) => state !== 'voided');
  const frames = draws.flatMap(({ frame }) => (frame === undefined ? [] : [frame]));
  const byRatio =
    batch.ratio === undefined || frames.length === 0
      ? undefined
      : Math.ceil((sum(frames) * batch.ratio) / 100);
  const planned = batch.count ?? byRatio;
  const visits = (part: keyof VisitCounts) => sum(draws.map((draw) => draw.visits[part]));
  return {
    ...(planned !== undefined && { planned }),
    drawn: sum(draws.map(({ drawn = 0 }) => drawn)),
    visits: { total: visits('total'), made: visits('made'), published: visits('published') },
  };
}
