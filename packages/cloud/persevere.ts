const maxTries = 3;
/** Milliseconds. */
const firstWait = 100;

/** An answer that will be the same however often one asks. */
export class RefusedCall extends Error {}

/** Throws for an answer that is no success: for good, or so that `persevere` asks again (5xx and throttling). */
export async function requireOk(response: Response, asked: string): Promise<Response> {
  if (response.ok) return response;
  const text = `${asked}: ${response.status} ${(await response.text()).slice(0, 500)}`;
  throw response.status === 429 || response.status >= 500 ? new Error(text) : new RefusedCall(text);
}

/** Milliseconds after which an attempt is aborted, and after which there is no further one. */
export type Patience = { attempt: number; all: number };

/** For what is answered at once; three silent attempts fit. */
const usual: Patience = { attempt: 3_000, all: 10_000 };

/**
 * Asks up to three times, with a random and longer wait between, what may be asked more than once. Rejects with the last
 * failure, and never later than `all` says: whoever asks has a time limit, too.
 */
export async function persevere<T>(
  attempt: (signal: AbortSignal) => Promise<T>,
  patience: Patience = usual,
): Promise<T> {
  const end = performance.now() + patience.all;
  for (let tries = 1; ; tries++) {
    const milliseconds = Math.min(patience.attempt, end - performance.now());
    const silence = new AbortController();
    const timer = setTimeout(
      () => silence.abort(new Error(`no answer within ${Math.round(milliseconds)} ms`)),
      milliseconds,
    );
    const pause = Math.random() * firstWait * 2 ** tries;
    try {
      return await attempt(silence.signal);
    } catch (error) {
      const isOver = performance.now() + pause >= end;
      if (error instanceof RefusedCall || tries === maxTries || isOver) throw error;
    } finally {
      clearTimeout(timer);
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
