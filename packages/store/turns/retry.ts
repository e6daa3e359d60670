import { setTimeout as wait } from 'node:timers/promises';
import { problems } from '@mingcha/kernel';
import { WriteConflict } from '../errors.ts';

const maxTries = 12;
/** Milliseconds. */
const longestWait = 500;

export type RetryOptions = {
  /** What to say, in Chinese, when others were faster every time. */
  busy: string;
  /** Whether a conflict is a lost race, so that reading anew may help; without it every conflict is. */
  lost?: (conflict: WriteConflict) => boolean;
};

/**
 * Runs what reads, and writes on the condition that what it read still stands; again from its reading while others are
 * faster, each time after a random and longer wait. Throws the problem `busy` (409) after twelve lost races; a conflict
 * that is no lost race, and anything else that is thrown, as it is.
 */
export async function retryOnConflict<T>(
  attempt: () => Promise<T>,
  { busy, lost = () => true }: RetryOptions,
): Promise<T> {
  for (let tries = 1; tries <= maxTries; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof WriteConflict && lost(error))) throw error;
    }
    await wait(Math.random() * Math.min(10 * 2 ** tries, longestWait));
  }
  throw problems.busy(busy);
}
