import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plan } from './testing/notices.ts';

const run = promisify(execFile);
let folder: string;
const cli = (...args: string[]) =>
  run(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'read-notice-cli.ts'), ...args], {
    env: { ...process.env, INIT_CWD: folder },
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notice-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('prints the measures as JSON', async () => {
  await writeFile(join(folder, '方案.txt'), plan);
  const { stdout, stderr } = await cli('方案.txt');
  const notice = JSON.parse(stdout);
  expect(Object.keys(notice)).toEqual(['docNo', 'title', 'issuer', 'date', 'measures']);
  expect(notice.measures).toHaveLength(4);
  expect(notice.measures[0]).toEqual({
    no: 1,
    title: '推行“一窗通收”',
    leadUnits: ['市政务中心'],
    responsibleUnits: ['县、区政府', '云岭高新区管委会', '市直有关部门、单位'],
    byWholeRegion: false,
    deadline: '2025-09-30',
    targets: [{ metric: '一窗通收率', comparison: '>=', value: 90, unit: '%' }],
  });
  expect(stderr).toContain('三、保障措施');
});

test('says in Chinese what is wrong, with an exit code', async () => {
  await writeFile(join(folder, 'a.rtf'), '{\\rtf1');
  await Promise.all([
    expect(cli('没有.txt')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('找不到文件') }),
    expect(cli('a.rtf')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('格式不支持') }),
    expect(cli()).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('用法') }),
  ]);
});
