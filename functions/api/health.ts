import { problemResponse } from '@mingcha/http';
import { type Clock, Problem, platformTenant } from '@mingcha/kernel';
import type { Store } from '@mingcha/store';
import { findTenant } from '@mingcha/tenancy';
import type { Context } from 'hono';

/** Milliseconds for which an answer of the table is taken to hold: anybody may ask, the table is asked once. */
const freshness = 1_000;

/** `GET /healthz`: 200 when the table answers, else the problem that its readers meet (503). */
export function createHealth({ store, clock }: { store: Store; clock: Clock }) {
  let asked: { at: number; answer: Promise<unknown> } | undefined;
  return async (c: Context): Promise<Response> => {
    const at = clock().getTime();
    if (!asked || at - asked.at >= freshness || at < asked.at) {
      asked = { at, answer: findTenant(store, platformTenant) };
    }
    try {
      await asked.answer;
      return c.json({ status: 'ok' });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return problemResponse(error, c.req.path);
    }
  };
}
