import { generateItems } from '@mingcha/demo';
import { bodyOf } from '@mingcha/tenancy/testing';
import type { CheckedSystem } from '../../../support/api/checkedSystem.ts';
import { well as answersWell } from '../../../support/api/well.ts';
import { cityA } from '../../../support/system.ts';
import { playVisit } from '../../../support/visits.ts';
import type { Well } from './registers.ts';

type Asking = { system: CheckedSystem; well: Well };

/** Asks everything about visits, their results and what is made of them, well. */
export async function askInspections({ system, well }: Asking): Promise<void> {
  const visit = await playVisit(system, cityA);
  await well('GET', '/v1/inspections/dashboard?year=2026');
  for (const format of ['xlsx', 'csv'])
    for (const table of ['plans', 'checks', 'levels', 'inspectors', 'coverage', 'libraries'])
      await well('GET', `/v1/inspections/dashboard:export?table=${table}&format=${format}`);
  const print = { body: { paper: 'notice', ids: [visit] } };
  await well('POST', '/v1/case-types/inspection-visits/papers:print', print);
  await well('GET', '/v1/inspections/publicity');
  for (const format of ['xlsx', 'csv'])
    for (const table of ['checks', 'random'])
      await well('GET', `/v1/inspections/publicity:export?table=${table}&format=${format}`);
  const row = { row: '1', visit: '检〔2026〕999号', values: {} };
  const sent = { body: { batch: 'B-1', partial: true, rows: [row] }, dept: `${cityA.code}-scjg` };
  await answersWell(system, cityA, 'results-client', 'POST', '/v1/inspections/results', sent);
  await well('GET', `/v1/inspections/visits/${visit}/link`);
  await well('PUT', '/v1/tenant/province-access');
  for (const path of ['?year=2026&sort=-plan', ':export?year=2026&format=csv', ':export'])
    await answersWell(system, { code: cityA.parent }, 'province', 'GET', `/v1/province/inspections${path}`);
  await well('DELETE', '/v1/tenant/province-access');
  const { items } = await bodyOf(well('GET', '/v1/rosters/objects?limit=1'));
  await well('GET', `/v1/objects/${items[0].id}/history`);
}

/** Asks how far plans of inspections and their tasks have come, well. */
export async function askPlans({ system, well }: Asking): Promise<void> {
  const dept = `${cityA.code}-scjg`;
  const items = generateItems(cityA)
    .slice(0, 1)
    .map(({ id }) => id);
  const days = { from: '2026-11-23', until: '2026-12-20' };
  const common = { dept, aim: '不定向', scope: '全市企业' };
  const batch = { ...days, name: '第一批', items, aim: '不定向', scope: '全市企业', ratio: 3 };
  const plan = { title: '年度抽查计划', kind: '部门抽查计划', year: 2026, dept, batches: [batch] };
  const task = {
    ...{ ...common, ...days, items, title: '投诉集中的企业', source: '计划外', modes: ['现场检查'] },
    ...{ ground: '投诉举报', groundText: '投诉集中。' },
  };
  for (const [what, values] of [
    ['plans', plan],
    ['tasks', task],
  ] as const) {
    const asked = { body: { values }, dept };
    const opened = answersWell(
      system,
      cityA,
      'department-admin',
      'POST',
      `/v1/cases/inspection-${what}`,
      asked,
    );
    const { id } = await bodyOf(opened);
    await well('GET', `/v1/inspections/${what}/${id}/completion`);
  }
}
