import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DescribeTableCommand, DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, it } from 'vitest';
import { type Engine, startEngine } from './engine.ts';
import { adminClient, clientConfig, dropTable, ensureTable, tableName } from './table.ts';

const engines: Engine[] = [];
const start = async (file?: string) => {
  const engine = await startEngine(file ? { file } : {});
  engines.push(engine);
  return engine;
};
afterEach(() => Promise.all(engines.splice(0).map((engine) => engine.stop())));

const describeTable = async (endpoint: string) => {
  const client = new DynamoDBClient({
    ...clientConfig(endpoint),
    credentials: { accessKeyId: 'A', secretAccessKey: 'b' },
  });
  try {
    return (await client.send(new DescribeTableCommand({ TableName: tableName }))).Table;
  } finally {
    client.destroy();
  }
};
const silent = (endpoint: string) =>
  fetch(endpoint).then(
    () => false,
    () => true,
  );

it('keeps the table and its shape over a restart, and is gone after stop', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mingcha-engine-'));
  try {
    const first = await start(join(folder, 'table.db'));
    await ensureTable(first.endpoint);
    await first.stop();
    expect(await silent(first.endpoint)).toBe(true);
    const second = await start(join(folder, 'table.db'));
    const table = await describeTable(second.endpoint);
    expect(table?.KeySchema?.map((key) => key.AttributeName)).toEqual(['pk', 'sk']);
    expect(table?.GlobalSecondaryIndexes?.[0]).toMatchObject({
      IndexName: 'gsi1',
      Projection: { ProjectionType: 'ALL' },
    });
    await ensureTable(second.endpoint);
    await second.stop();
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('a stream that nobody read made each write slower than the last: a table that has one loses it', async () => {
  const { endpoint } = await start();
  const streamOf = async () => (await describeTable(endpoint))?.StreamSpecification?.StreamEnabled ?? false;
  await ensureTable(endpoint);
  expect(await streamOf()).toBe(false);
  const client = adminClient(endpoint);
  const StreamSpecification = { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' as const };
  await client.send(new UpdateTableCommand({ TableName: tableName, StreamSpecification }));
  client.destroy();
  expect(await streamOf()).toBe(true);
  await ensureTable(endpoint);
  expect(await streamOf()).toBe(false);
});

it('runs two engines at once without sharing anything', async () => {
  const [a, b] = await Promise.all([start(), start()]);
  await ensureTable(a.endpoint);
  await expect(describeTable(b.endpoint)).rejects.toThrow(/not found|non-existent/i);
});

it('says what is wrong when the file cannot be opened', async () => {
  await expect(startEngine({ file: '/nonexistent/folder/table.db' })).rejects.toThrow(/did not start: .+/);
});

it('uses an engine that runs already and leaves it running', async () => {
  const own = await start();
  await ensureTable(own.endpoint);
  await dropTable(own.endpoint);
  await dropTable(own.endpoint);
  await expect(describeTable(own.endpoint)).rejects.toThrow(/not found|non-existent/i);
  const borrowed = await startEngine({ endpoint: own.endpoint });
  await borrowed.stop();
  expect(await silent(own.endpoint)).toBe(false);
});

it('does not outlive a parent that was killed', async () => {
  const script = `import { startEngine } from ${JSON.stringify(new URL('./engine.ts', import.meta.url).href)};
    console.log((await startEngine()).endpoint); setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const endpoint = String(line).trim();
  expect(await silent(endpoint)).toBe(false);
  parent.kill('SIGKILL');
  const deadline = Date.now() + 10_000;
  while (!(await silent(endpoint)) && Date.now() < deadline) await wait(10);
  expect(await silent(endpoint)).toBe(true);
});
