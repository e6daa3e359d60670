import { expect, it } from 'vitest';
import { sequenceAll } from './sequencer.ts';

it('a city whose log cannot go on is reported, and keeps no other waiting', async () => {
  const taken: string[] = [];
  const reported: unknown[] = [];
  const takeIn = async (tenant: string) => {
    if (tenant === '620300') throw new Error('the log stops (shorter)');
    taken.push(tenant);
    return undefined;
  };
  await sequenceAll(['620300', '620800', '621200'], takeIn, (error, about) =>
    reported.push([String(error), about]),
  );
  expect(taken).toEqual(['620800', '621200']);
  expect(reported).toEqual([['Error: the log stops (shorter)', { tenant: '620300' }]]);
});
