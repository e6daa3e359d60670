import { createCaseTypes } from '@mingcha/casework';
import { hooks, library, runPolicyMatches, systemKinds } from '@mingcha/systems';
import { policyOffice } from '../support/policies.ts';
import { startSystem } from '../support/system.ts';
import { fillCity } from './credit.ts';
import { type Line, timed } from './line.ts';
import { benchCity, benchRows } from './rosterFile.ts';

/** Decided by the roster for most enterprises, and by the records for each. */
const conditions = {
  few: 'kind == "企业" && industry.startsWith("C2") && !dishonest && penalties < 2',
  records: 'penalties == 1 && dishonest',
};

/**
 * A policy held against 200,000 enterprises, each with a penalty: by a condition that the roster decides for most of
 * them, and by one that the records decide for each. Cases are opened for those who qualify; of each look so many.
 */
export async function benchPolicies(): Promise<Line[]> {
  const system = await startSystem({ objects: 0, cities: [benchCity] });
  try {
    const store = await system.test.store.forTenant(benchCity.code);
    await fillCity(store, ['penalty']);
    const office = await policyOffice(system, benchCity);
    const deps = {
      clock: system.time.now,
      types: createCaseTypes(library.map(({ type }) => type)),
      kinds: systemKinds.map(({ kind }) => kind),
      hooks,
      files: system.files,
    };
    const lines: Line[] = [];
    for (const [name, match] of Object.entries(conditions)) {
      const id = `HQ-${name}`;
      await office.publishPolicy({ id, match });
      const matching = await office.prepareMatching(id);
      await office.approve('second', matching, 'start');
      let looks = 0;
      const [seconds] = await timed(async () => {
        for (; (await runPolicyMatches(store, deps)) !== undefined; looks++);
      });
      const { items } = await office.good(
        office.as('office', 'GET', `/v1/cases/policy-claims?limit=100&q=${id}`),
      );
      lines.push({
        name: `a policy held against ${benchRows} enterprises, ${name}`,
        ...{ measured: seconds, budget: 20, unit: 's', note: `${looks} looks, ${items.length} shown` },
      });
    }
    return lines;
  } finally {
    await system.stop();
  }
}
