import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that work on the loaded demo; they take as long as the next ones. */
const onDemo = /\/test\/(browser\/|start\.)/;
/** Files that take ten seconds and more. */
const long =
  /\/test\/faults\/|\/test\/infra\/bundle|\/test\/api\/(fuzz|measuresCrash)\.|\/isolation\/routes\.|\/local\/restoreAccess\.|\/readNotice\.property\.|\/reading\/read\.|\/read-table\./;

/**
 * Starts first what takes longest, so that no process is left alone with it at the end. How long each file took is known from
 * the run before, and in a fresh clone not at all. Of those on the demo one comes first: it loads the demo, for which the others
 * would wait.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isOnDemo = ({ moduleId }: TestSpecification) => onDemo.test(moduleId);
    const isLong = ({ moduleId }: TestSpecification) => long.test(moduleId);
    const [first, ...others] = sorted.filter(isOnDemo);
    return [
      ...(first ? [first] : []),
      ...sorted.filter(isLong),
      ...others,
      ...sorted.filter((file) => !isLong(file) && !isOnDemo(file)),
    ];
  }
}
