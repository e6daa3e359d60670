import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../infra/aws/bundle.ts';
import { type Engine, startEngine } from '../../infra/local/table/engine.ts';
import { ensureTable, tableName } from '../../infra/local/table/table.ts';

const run = promisify(execFile);
let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
  await ensureTable(engine.endpoint);
});
afterAll(() => engine.stop());

async function found(...options: string[]): Promise<string> {
  const script = ['--import', 'tsx', 'infra/aws/found.ts', '--table', tableName, ...options];
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'LOCALADMIN',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
  return (await run(process.execPath, script, { cwd: ROOT, env })).stdout;
}

it('the first tenant is founded once, and a second time does no harm', async () => {
  expect(await found('--tenant', '620300')).toBe('620300 金昌市 founded\n');
  expect(await found('--tenant', '620300', '--name', '别的名字')).toBe('620300 金昌市 is there already\n');
});

it('a city that is not known needs its name', async () => {
  await expect(found('--tenant', '659001')).rejects.toThrow('--name');
  expect(await found('--tenant', '659001', '--name', '示例市')).toBe('659001 示例市 founded\n');
});
