import { type ApiProblem, asProblem } from '../../api/problem.ts';

export type SaveState =
  | { at: 'clean' | 'dirty' | 'saving' | 'saved' }
  | { at: 'failed'; problem: ApiProblem };

interface SaverOptions<T> {
  /** ETag of what is edited. */
  etag: string;
  /** Saves over the state of `etag`; resolves to the new one. */
  save: (content: T, etag: string) => Promise<string>;
  onState: (state: SaveState) => void;
  /** Milliseconds of quiet before a change is saved. */
  delay?: number;
}

export interface Saver<T> {
  change(content: T): void;
  /** Saves what is not saved yet and resolves to the ETag of all; throws the ApiProblem of a refusal. */
  flush(): Promise<string>;
  /** Goes on from another state of the thing, after somebody else changed it. */
  rebase(etag: string): void;
}

/** Saves changes by itself, one after the other, the latest wins; what was refused is kept and sent with the next. */
export function createSaver<T>({ etag, save, onState, delay = 1200 }: SaverOptions<T>): Saver<T> {
  let current = etag;
  let waiting: { content: T } | undefined;
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const drain = async () => {
    while (waiting) {
      const sent = waiting;
      waiting = undefined;
      onState({ at: 'saving' });
      try {
        current = await save(sent.content, current);
      } catch (error) {
        waiting ??= sent;
        const problem = asProblem(error);
        onState({ at: 'failed', problem });
        throw problem;
      }
    }
    onState({ at: 'saved' });
  };

  const flush = async () => {
    clearTimeout(timer);
    if (waiting || running) {
      running ??= drain().finally(() => {
        running = undefined;
      });
      await running;
    }
    return current;
  };

  return {
    flush,
    change(content) {
      waiting = { content };
      onState({ at: 'dirty' });
      clearTimeout(timer);
      // `onState` has already reported a refusal
      timer = setTimeout(() => void flush().catch(() => undefined), delay);
    },
    rebase(next) {
      current = next;
    },
  };
}
