import { byDemoBeacon } from '../base/chain.ts';
import { type Difference, DrawError, type DrawErrorCode } from '../base/errors.ts';
import type { NotShown } from '../second/notShown.ts';
import type { SeedSource } from './types.ts';

/** What is verified, in this order, and how a page calls it. */
export const STEP_TITLES = {
  shape: '结构',
  frame: '名单与默克尔根',
  membership: '名单归属',
  accounting: '全部编号',
  commitment: '承诺值',
  time: '承诺时间',
  seed: '随机种子',
  log: '公开日志',
  tickets: '随机值',
  selection: '抽中名单',
  inspectors: '检查人员',
  reserves: '候补名单',
  substitutions: '递补与更换',
  attestations: '见证方作证',
} as const;

export type StepName = keyof typeof STEP_TITLES;

/** A step that came out right, in words. */
export interface Step {
  readonly step: StepName;
  readonly title: string;
  readonly detail: string;
}

/** All steps came out right, or the first thing that differs. */
export type Verdict =
  | {
      readonly ok: true;
      readonly steps: readonly Step[];
      /** What the material does not show; with `accounting` among it the verdict is not complete. Only of the second specification. */
      readonly notShown?: readonly NotShown[];
    }
  | ({
      readonly ok: false;
      readonly step: StepName;
      readonly title: string;
      readonly code: DrawErrorCode;
      /** A JSON pointer into what was verified. */
      readonly path: string;
      readonly message: string;
    } & Difference);

/** One step: does its work, throws a DrawError for the first thing that differs, and says what it found. */
export interface StepRun {
  readonly step: StepName;
  readonly run: () => string;
}

/**
 * Runs the steps one by one up to the first that fails, and yields each that came out right. A page that wants to be
 * drawn between the steps takes them one at a time; the generator returns the verdict.
 */
export function* runSteps(runs: Iterable<StepRun>): Generator<Step, Verdict, void> {
  const steps: Step[] = [];
  for (const { step, run } of runs) {
    const title = STEP_TITLES[step];
    try {
      const done = { step, title, detail: run() };
      steps.push(done);
      yield done;
    } catch (error) {
      return refusalOf(step, error);
    }
  }
  return { ok: true, steps };
}

/** The verdict on a step that threw this error; throws it again where it is no DrawError. */
export function refusalOf(step: StepName, error: unknown): Verdict {
  if (!(error instanceof DrawError)) throw error;
  const { code, path, message, difference } = error;
  return { ok: false, step, title: STEP_TITLES[step], code, path, message, ...difference };
}

/** Runs a generator of steps to its end. */
export function drain(steps: Generator<Step, Verdict, void>, onStep?: (step: Step) => void): Verdict {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
    onStep?.(next.value);
  }
}

/** In words, where the seed came from. */
export function seedDetail({ seed }: { readonly seed: SeedSource }): string {
  switch (seed.source) {
    case 'drand':
      if (byDemoBeacon({ seed }))
        return `由演示信标第 ${seed.round} 轮产生，签名有效：其密钥公开，仅供演示，任何人都能预先算出`;
      return `由公共随机信标第 ${seed.round} 轮产生，信标签名有效`;
    case 'witness':
      return `由 ${seed.parties.length} 个见证方的随机数产生，全部与其承诺相符`;
    case 'local':
      return '由服务器本地随机数产生：仅供演练，外界无法核验其随机性';
  }
}

/** Throws a DrawError unless the two are equal. */
export function same(code: DrawErrorCode, path: string, expected: string, found: string): void {
  if (expected !== found) throw new DrawError(code, path, { expected, found });
}
