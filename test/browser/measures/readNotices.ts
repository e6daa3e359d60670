import type { Page } from 'playwright-core';
import { plan } from '../../../packages/notices/testing/notices.ts';
import type { Site } from '../site.ts';

/** The fictional plan under a number of its own, with units that no city has and one list of them that is not complete. */
export const planOf = (number: number) =>
  plan
    .replace('17号', `${number}号`)
    .replace('市政务中心', '市云窗专班')
    .replace('市司法局、市数据局', '市法雨专班、市数云专班')
    .replace('市发改委、市水务局）', '市发改委、市水务局等部门）');

export type NoticeResponse = {
  id: string;
  draft: { measures: { no: string; leads: Unit[]; unsure: string[] }[] };
};
type Unit = { name: string; depts: string[] };

export const importButton = (page: Page) => page.getByRole('button', { name: '导入通知' });
/** The measures that were read, as the list shows them. */
export const rows = (page: Page) => page.getByRole('list').locator('button[data-row]');
export const lines = (page: Page, measure: number) => rows(page).nth(measure - 1);

type Ask = Site['ask'];

/** Makes a notice through the API, with all that is unsure settled and active if asked for. Gives its id. */
export async function makeNotice(ask: Ask, text: string, active = false): Promise<string> {
  const { body, etag } = await ask<NoticeResponse & Record<string, unknown>>('POST', '/v1/notices', {
    text,
  });
  if (!active) return body.id;
  const { docNo, title, issuer, date, year, schedule, chase, draft } = body;
  const measures = draft.measures.map((measure) => ({
    ...measure,
    checked: true,
    leads: measure.leads.map((unit) => (unit.depts.length > 0 ? unit : { ...unit, outside: true })),
  }));
  const path = `/v1/notices/${body.id}`;
  const settled = {
    docNo: docNo || '试政发〔2025〕1号',
    title,
    issuer,
    date,
    year,
    schedule,
    chase,
    measures,
  };
  const saved = await ask('PUT', `${path}/draft`, settled, etag);
  await ask('POST', `${path}/activate`, undefined, saved.etag);
  return body.id;
}
