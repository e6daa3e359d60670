import { setTimeout as wait } from 'node:timers/promises';

const maxTries = 3;
/** Milliseconds. */
const firstWait = 100;

/** An answer that will be the same however often one asks. */
class Refusal extends Error {}

/** Throws for an answer that is no success: for good, or so that `persevere` asks again (5xx and throttling). */
export async function requireOk(response: Response, asked: string): Promise<Response> {
  if (response.ok) return response;
  const text = `${asked}: ${response.status} ${(await response.text()).slice(0, 500)}`;
  throw response.status === 429 || response.status >= 500 ? new Error(text) : new Refusal(text);
}

/**
 * Asks up to three times, with a random and longer wait between, what may be asked more than once. An attempt is aborted
 * after `milliseconds`. Rejects with the last failure.
 */
export async function persevere<T>(
  attempt: (signal: AbortSignal) => Promise<T>,
  milliseconds = 3_000,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    const silence = new AbortController();
    const timer = setTimeout(
      () => silence.abort(new Error(`no answer within ${milliseconds} ms`)),
      milliseconds,
    );
    try {
      return await attempt(silence.signal);
    } catch (error) {
      if (error instanceof Refusal || tries === maxTries) throw error;
    } finally {
      clearTimeout(timer);
    }
    await wait(Math.random() * firstWait * 2 ** tries);
  }
}
