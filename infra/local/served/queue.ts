import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';

const message = z.object({ tenant: z.string(), jobId: z.string() });
export type Message = z.infer<typeof message>;

export type QueueInit = {
  /** Messages that are not done lie here, so that a restart takes them up again. */
  folder: string;
  run: (message: Message) => Promise<void>;
  report: (error: unknown, about: Record<string, unknown>) => void;
  /** Milliseconds before the second try, doubled each time. */
  pause?: number;
  maxTries?: number;
};

export type LocalQueue = {
  send(message: Message): Promise<void>;
  /** Settles when nothing is under way. */
  idle(): Promise<void>;
  /** Starts nothing more and waits for what is running; the rest stays for the next start. */
  stop(): Promise<void>;
};

/**
 * What SQS is on AWS: each message is run at least once, tried again when that fails, and set aside as dead after the
 * last try. One at a time, as the worker there has little concurrency too.
 */
export async function createQueue(init: QueueInit): Promise<LocalQueue> {
  const { folder, run, report, pause = 500, maxTries = 4 } = init;
  const dead = join(folder, 'dead');
  await mkdir(dead, { recursive: true, mode: 0o700 });
  const stopping = new AbortController();
  let tail: Promise<void> = Promise.resolve();

  async function work(name: string): Promise<void> {
    const path = join(folder, name);
    const { data, error: unreadable } = message.safeParse(JSON.parse(await readFile(path, 'utf8')));
    for (let attempt = 1; data; attempt++) {
      if (stopping.signal.aborted) return;
      try {
        await run(data);
        return await rm(path);
      } catch (error) {
        report(error, { ...data, attempt });
        if (attempt === maxTries) break;
        await wait(pause * 2 ** (attempt - 1), undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
    if (unreadable) report(unreadable, { name });
    await rename(path, join(dead, name));
  }

  const enqueue = (name: string) => {
    tail = tail.then(() => work(name)).catch((error) => report(error, { name }));
  };

  const left = await readdir(folder);
  for (const name of left.sort()) if (name.endsWith('.json')) enqueue(name);

  return {
    async send(one) {
      const name = `${Date.now().toString().padStart(15, '0')}-${randomUUID()}.json`;
      const path = join(folder, name);
      await writeFile(`${path}.new`, JSON.stringify(one), { mode: 0o600 });
      await rename(`${path}.new`, path);
      if (!stopping.signal.aborted) enqueue(name);
    },
    async idle() {
      let last: Promise<void>;
      do {
        last = tail;
        await last;
      } while (last !== tail);
    },
    async stop() {
      stopping.abort();
      await tail;
    },
  };
}
