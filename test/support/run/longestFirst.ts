import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

import { long, onDemo } from './longTests.ts';

/**
 * Starts first what takes longest, so that no process is left alone with it at the end. How long each file took is known from
 * the run before, and in a fresh clone not at all. Of those on the demo one comes first: it loads the demo, for which the others
 * would wait. They wait for their pages a fifth of the time, so that the rest runs beside them and not before.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const { root } = this.ctx.config;
    const isOneOf =
      (beginnings: readonly string[]) =>
      ({ moduleId }: TestSpecification) =>
        beginnings.some((beginning) => relative(root, moduleId).startsWith(beginning));
    const [isOnDemo, isLong] = [isOneOf(onDemo), isOneOf(long)];
    return [
      ...spread(sorted.filter(isOnDemo), sorted.filter(isLong)),
      ...sorted.filter((file) => !isLong(file) && !isOnDemo(file)),
    ];
  }
}

/** Both in their order, those of `some` evenly among those of `others`, the first of them first. */
function spread<T>(some: readonly T[], others: readonly T[]): T[] {
  const each = others.length / Math.max(1, some.length);
  const between = (i: number) => others.slice(Math.round(i * each), Math.round((i + 1) * each));
  return some.length === 0 ? [...others] : some.flatMap((one, i) => [one, ...between(i)]);
}
