import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take ten seconds and more. */
const long =
  /\/test\/(browser|faults)\/|\/test\/infra\/bundle|\/test\/api\/(fuzz|measuresCrash)\.|\/isolation\/routes\.|\/local\/(start|restoreAccess)\.|\/readNotice\.property\.|\/reading\/read\.|\/read-table\./;

/**
 * Starts first what takes longest, so that no process is left alone with it at the end. How long each file took is known from
 * the run before, and in a fresh clone not at all.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => long.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
