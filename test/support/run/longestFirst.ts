import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

import { long, onDemo } from './longTests.ts';

/**
 * Starts first what takes longest, so that no process is left alone with it at the end. How long each file took is known from
 * the run before, and in a fresh clone not at all. Of those on the demo one comes first: it loads the demo, for which the others
 * would wait.
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
    const [first, ...others] = sorted.filter(isOnDemo);
    return [
      ...(first ? [first] : []),
      ...sorted.filter(isLong),
      ...others,
      ...sorted.filter((file) => !isLong(file) && !isOnDemo(file)),
    ];
  }
}
