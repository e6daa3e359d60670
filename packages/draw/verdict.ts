import { type Difference, DrawError, type DrawErrorCode } from './errors.ts';

/** What is verified, in this order, and how a page calls it. */
export const STEP_TITLES = {
  shape: '结构',
  frame: '名单与默克尔根',
  commitment: '承诺值',
  time: '承诺时间',
  seed: '随机种子',
  tickets: '随机值',
  selection: '抽中名单',
  inspectors: '检查人员',
  reserves: '候补名单',
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
  | { readonly ok: true; readonly steps: readonly Step[] }
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
      if (!(error instanceof DrawError)) throw error;
      const { code, path, message, difference } = error;
      return { ok: false, step, title, code, path, message, ...difference };
    }
  }
  return { ok: true, steps };
}

/** Runs a generator of steps to its end. */
export function drain(steps: Generator<Step, Verdict, void>, onStep?: (step: Step) => void): Verdict {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
    onStep?.(next.value);
  }
}
