import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take ten seconds and more. */
const long =
  /\/test\/(browser|faults)\/|\/test\/infra\/bundle|\/test\/api\/(fuzz|measuresCrash)\.|\/isolation\/routes\.|\/local\/(start|restoreAccess)\.|\/readNotice\.property\.|\/reading\/read\.|\/read-table\./;

/**
 * Starts first what takes longest, so that no process is left alone with it at the end. How long each file took is known from
 * the run before, and in a fresh clone not at all. Of the browser's files one comes first: it loads the demo, for which the
 * others would wait.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isBrowser = ({ moduleId }: TestSpecification) => moduleId.includes('/test/browser/');
    const isLong = ({ moduleId }: TestSpecification) => long.test(moduleId);
    const [first, ...others] = sorted.filter(isBrowser);
    return [
      ...(first ? [first] : []),
      ...sorted.filter((file) => isLong(file) && !isBrowser(file)),
      ...others,
      ...sorted.filter((file) => !isLong(file)),
    ];
  }
}
