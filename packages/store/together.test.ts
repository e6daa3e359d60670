import { describe, expect, it } from 'vitest';
import { type Key, keyText, readTogether } from './together.ts';

const key = (sk: string): Key => ({ pk: 'p', sk });

/** Reads out of a map, and what was asked of it. */
function reads(there: readonly string[]) {
  const asked: string[][] = [];
  const read = readTogether<string>({
    one: async ({ sk }) => {
      asked.push([sk]);
      return there.includes(sk) ? sk : undefined;
    },
    many: async (keys) => {
      asked.push(keys.map(({ sk }) => sk));
      return new Map(keys.filter(({ sk }) => there.includes(sk)).map((one) => [keyText(one), one.sk]));
    },
  });
  return { read, asked };
}

describe('reads asked for in one go', () => {
  it('go as one, each key once, and each gets its own', async () => {
    const { read, asked } = reads(['a', 'b']);
    expect(await Promise.all(['a', 'b', 'a', 'c'].map((sk) => read(key(sk))))).toEqual([
      'a',
      'b',
      'a',
      undefined,
    ]);
    expect(asked).toEqual([['a', 'b', 'c']]);
  });

  it('are not answered from those before them', async () => {
    const { read, asked } = reads(['a']);
    await read(key('a'));
    await read(key('a'));
    expect(asked).toEqual([['a'], ['a']]);
  });

  it('all fail where the table does not answer, and those after them do not', async () => {
    let fails = true;
    const read = readTogether<string>({
      one: async ({ sk }) => sk,
      many: async () => {
        if (fails) throw new Error('no answer');
        return new Map();
      },
    });
    const settled = await Promise.allSettled([read(key('a')), read(key('b'))]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await Promise.all([read(key('a')), read(key('b'))])).toEqual([undefined, undefined]);
  });
});
