import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startTestStore, type TestStore } from '@mingcha/local/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../infra/aws/bundle.ts';
import { foundCommand } from '../../infra/aws/foundCommand.ts';

const run = promisify(execFile);
let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
});
afterAll(() => test.stop());

/** The command as a process of its own, with the credentials of its environment. */
async function found(...options: string[]): Promise<string> {
  const script = ['--import', 'tsx', 'infra/aws/found.ts', '--table', test.tableName, ...options];
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL_DYNAMODB: test.adminEndpoint,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'LOCALADMIN',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
  return (await run(process.execPath, script, { cwd: ROOT, env })).stdout;
}

/** The same in this process. */
const foundHere = (...options: string[]) =>
  foundCommand(['--table', test.tableName, ...options], () => test.store);

it('the first tenant is founded once, and a second time does no harm', async () => {
  expect(await found('--tenant', '620300')).toBe('620300 金昌市 founded\n');
  expect(await foundHere('--tenant', '620300', '--name', '别的名字')).toBe('620300 金昌市 is there already');
});

it('a city that is not known needs its name', async () => {
  await expect(foundHere('--tenant', '659001')).rejects.toThrow('--name');
  expect(await foundHere('--tenant', '659001', '--name', '示例市')).toBe('659001 示例市 founded');
});
