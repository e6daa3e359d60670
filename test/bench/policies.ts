import { createCaseTypes } from '@mingcha/casework';
import { hooks, library, runPolicyMatches, systemKinds } from '@mingcha/systems';
import { policyOffice } from '../support/policies.ts';
import { startSystem } from '../support/system.ts';
import { fillCity } from './credit.ts';
import { type Line, timed } from './line.ts';
import { benchCity, benchRows } from './rosterFile.ts';

/** Decided by the roster for most enterprises, and by the records for each. */
const conditions = [
  { name: 'by the records of each', match: 'penalties == 1 && dishonest', budget: 10 },
  {
    name: 'by the roster for most, opening the cases of some hundreds',
    match: 'kind == "企业" && industry.startsWith("C2") && !dishonest && penalties < 2',
    budget: 30,
  },
];

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
    for (const [n, { name, match, budget }] of conditions.entries()) {
      const id = `HQ-000${n + 1}`;
      await office.publishPolicy({ id, match });
      const matching = await office.prepareMatching(id);
      await office.approve('second', matching, 'start');
      let looks = 0;
      const [seconds] = await timed(async () => {
        for (; (await runPolicyMatches(store, deps)) !== undefined; looks++);
      });
      const { total } = await office.good(office.as('office', 'GET', '/v1/cases/policy-claims?limit=1'));
      lines.push({
        name: `a policy held against ${benchRows} enterprises, ${name}`,
        ...{ measured: seconds, budget, unit: 's', note: `${looks} more looks, ${total} cases so far` },
      });
    }
    return lines;
  } finally {
    await system.stop();
  }
}
