import { afterEach, describe, expect, it, vi } from 'vitest';
import { retryOnConflict, WriteConflict } from '../index.ts';

const options = { busy: '请稍后再试。' };

/** A write that loses so many races before it is through. */
function losing(races: number, conflict = new WriteConflict([0])) {
  let calls = 0;
  const write = async () => {
    calls += 1;
    if (calls <= races) throw conflict;
    return calls;
  };
  return { write, calls: () => calls };
}

describe('a write that stands on what it read', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is tried again from its reading until nobody is faster', async () => {
    expect(await retryOnConflict(losing(3).write, options)).toBe(4);
  });

  it('is given up with words for the user after many lost races', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { write, calls } = losing(Number.POSITIVE_INFINITY);
    await expect(retryOnConflict(write, options)).rejects.toMatchObject({
      status: 409,
      code: 'busy',
      detail: options.busy,
      headers: { 'retry-after': '2' },
    });
    expect(calls()).toBe(12);
  });

  it('is not tried again where reading anew cannot help, nor after any other error', async () => {
    const foreign = losing(1, new WriteConflict([1]));
    const lost = ({ failed }: WriteConflict) => failed.includes(0);
    await expect(retryOnConflict(foreign.write, { ...options, lost })).rejects.toBeInstanceOf(WriteConflict);
    const broken = async () => {
      throw new TypeError('broken');
    };
    await expect(retryOnConflict(broken, options)).rejects.toThrow('broken');
    expect(foreign.calls()).toBe(1);
  });
});
