import { createCaseTypes } from '@mingcha/casework';
import { generateObjects } from '@mingcha/demo';
import { objectKind } from '@mingcha/inspection';
import { openRegister } from '@mingcha/register';
import { create } from '@mingcha/store';
import { hooks, library, runPolicyMatches, systemKinds } from '@mingcha/systems';
import { headEntity, type Run } from '../../packages/credit/records/pages/head.ts';
import { writeRun } from '../../packages/credit/records/pages/run.ts';
import { inOrder } from '../../packages/credit/records/record.ts';
import { policyOffice } from '../support/policies.ts';
import { startSystem } from '../support/system.ts';
import { recordOf } from './credit.ts';
import { type Line, timed } from './line.ts';
import { benchCity, benchRows } from './rosterFile.ts';

const given = { by: { sub: 'bench', name: 'bench' }, reason: 'bench', source: { type: 'seed' } } as const;
/** Every so many enterprises are of the trade that a policy is for; the others' records decide nothing. */
const conditions = {
  few: 'kind == "企业" && industry.startsWith("C2") && !dishonest && penalties == 0',
  records: 'penalties == 1 && dishonest',
};

/**
 * A policy held against 200,000 enterprises, half of which have a penalty: by a condition that the roster decides for most of
 * them, and by one that the records decide for each. Cases are opened for those who qualify; of each look so many.
 */
export async function benchPolicies(): Promise<Line[]> {
  const system = await startSystem({ objects: 0, cities: [benchCity] });
  try {
    const store = await system.test.store.forTenant(benchCity.code);
    const objects = openRegister(store, objectKind);
    await objects.replaceAll(generateObjects(benchCity, { count: benchRows, today: '2026-11-20' }), given);
    const codes: string[] = [];
    await objects.scanFields((await objects.current()).id, ['id'], ({ id }) => codes.push(id));
    codes.sort();
    const runs: Run[] = [];
    for (let from = 0; from < benchRows; from += 20_000) {
      const some = codes.slice(from, from + 20_000).filter((_, n) => n % 2 === 0);
      const run = await writeRun(
        store,
        some.map((subject, n) => recordOf(subject, 'penalty', from + n)).sort(inOrder),
      );
      if (run) runs.unshift(run);
    }
    await store.write(create(headEntity, { runs }));
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
