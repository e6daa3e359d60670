import { afterAll, expect } from 'vitest';
import { routesOf } from './apiDocument.ts';
import type { CheckedSystem } from './checkedSystem.ts';

/** Operations that no request gets a 2xx from, with the reason. */
const never: Readonly<Record<string, string>> = {
  'DELETE /v1/measures/{id}':
    'Reports and chases hang on a measure, so that it is never removed; the 409 says what to do instead.',
};

/**
 * Stands in a suite: when all its tests have run, in whatever order, each operation of the API's description whose path
 * belongs here must have answered with 2xx. One that cannot is named above, and may then not be seen to.
 */
export function expectEachAnswered(system: () => CheckedSystem, belongs: (path: string) => boolean): void {
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures are asked for
  afterAll(({}, suite) => {
    if (suite.tasks.some(({ mode }) => mode !== 'run')) return;
    const { document, answered } = system();
    const asked = routesOf(document)
      .filter(({ path }) => belongs(path))
      .map(({ method, path }) => `${method} ${path}`);
    expect(asked.length).toBeGreaterThan(10);
    const silent = asked.filter((route) => !answered.has(route));
    expect(silent, 'operations that never answered 2xx').toEqual(
      asked.filter((route) => Object.hasOwn(never, route)),
    );
  });
}
