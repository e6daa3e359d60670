import { randomBytes } from 'node:crypto';
import { newReceiptCode } from '@mingcha/kernel';

type App = { request(path: string, init: RequestInit, environment?: object): Response | Promise<Response> };
type Init = { body?: unknown; code?: string; etag?: string; from?: string; raw?: string };

/** Whether a route is for people without an account. */
export const isCitizens = (path: string): boolean => path.startsWith('/v1/citizen/');

export const newCode = (): string => newReceiptCode((n) => new Uint8Array(randomBytes(n)));

/** Calls as somebody without an account, from an address, with the code of a receipt. */
export const citizenOf =
  (app: App, tenant: string) =>
  (method: string, path: string, { body, code, etag, from = '203.0.113.7', raw }: Init = {}) =>
    app.request(
      `/v1/citizen/${tenant}${path}`,
      {
        method,
        headers: {
          ...(code !== undefined && { 'receipt-code': code }),
          ...(etag !== undefined && { 'if-match': etag }),
          ...((body !== undefined || raw !== undefined) && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(raw !== undefined && { body: raw }),
      },
      { address: from },
    );

type Ask = ReturnType<typeof citizenOf>;

/** The hash of the notice that is shown now for a service. */
export async function consentTo(ask: Ask, type: string): Promise<string> {
  const { notice } = (await (await ask('GET', `/services/${type}`)).json()) as { notice: { hash: string } };
  return notice.hash;
}
