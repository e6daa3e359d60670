import { bodyOf } from '@mingcha/http/testing';
import { plan } from '@mingcha/notices/testing';
import type { Draft, Notice } from '../notice/notice.ts';
import type { MeasuresApi } from './api.ts';

type Detail = Omit<Notice, 'draft'> & { can: string[]; draft?: Draft };
/** A notice as responded, with the ETag for the next step. */
export type Held = { notice: Detail; etag: string };

/** What a test does with notices as the office of one tenant. */
export function createOffice(api: MeasuresApi, tenant: string, role = 'city-admin') {
  const ask = (method: string, path: string, body?: unknown, etag?: string) =>
    api.call(tenant, role, method, path, { body, ...(etag !== undefined && { etag }) });

  async function held(response: Response, status = 200): Promise<Held> {
    if (response.status !== status) throw new Error(`${response.status} ${await response.text()}`);
    return { notice: await bodyOf(response), etag: response.headers.get('etag')! };
  }

  const paste = async (text = plan) => held(await ask('POST', '/v1/notices', { text }), 201);
  const read = async (id: string) => held(await ask('GET', `/v1/notices/${id}`));

  /** Saves a draft that was changed in place. */
  async function save({ notice, etag }: Held): Promise<Held> {
    const { docNo, title, issuer, date, year, schedule, chase, draft } = notice;
    const body = { docNo, title, issuer, date, year, schedule, chase, measures: draft!.measures };
    return held(await ask('PUT', `/v1/notices/${notice.id}/draft`, body, etag));
  }

  /** Settles all that the reader left open, as a person would. */
  async function settle(draft: Held): Promise<Held> {
    for (const measure of draft.notice.draft!.measures) {
      measure.checked = true;
      for (const unit of measure.leads) if (unit.depts.length === 0) unit.outside = true;
    }
    return save(draft);
  }

  const activate = async ({ notice, etag }: Held) =>
    held(await ask('POST', `/v1/notices/${notice.id}/activate`, undefined, etag));

  /** A notice that is followed. */
  const followed = async (text = plan) => activate(await settle(await paste(text)));

  return { ask, paste, read, save, settle, activate, followed };
}

let made = 0;
/** The fictional plan under a number of its own, so that one tenant can follow it more than once. */
export const anotherPlan = (): string => plan.replaceAll('〔2025〕17号', `〔2025〕${100 + ++made}号`);
