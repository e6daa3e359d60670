import type { Proof } from '@mingcha/draw';
import { problems, shanghaiDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { Draw } from '../draw.ts';
import { buildFrame, type Frame } from '../frame/lists.ts';
import { loadDrawn } from './result.ts';

/** The frame a draw committed to, from the versions it is pinned to. */
export function pinnedFrame(store: TenantStore, { compose, committed, secret }: Draw): Promise<Frame> {
  if (!committed) throw problems.conflict('not-committed', '该任务尚未提交承诺，还没有冻结的名单。');
  const { pinned, at, loads } = committed;
  return buildFrame(store, { compose, pinned, on: shanghaiDate(new Date(at)), loads, secret });
}

/** The spec's whole proof of an executed draw. Throws `not-drawn` (409) before. */
export async function proofOf(store: TenantStore, draw: Draw): Promise<Proof> {
  const { result } = await loadDrawn(store, draw);
  const { objects, inspectors, recusals } = await pinnedFrame(store, draw);
  return { plan: draw.committed!.plan, objects, inspectors, recusals, reveal: draw.reveal!, result };
}
