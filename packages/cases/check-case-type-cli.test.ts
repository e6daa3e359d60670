import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { edited, small } from './testing/small.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingcha-case-type-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const cli = join(import.meta.dirname, 'check-case-type-cli.ts');

async function check(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const run = promisify(execFile)(process.execPath, ['--import', 'tsx', cli, ...args], {
    env: { ...process.env, INIT_CWD: folder },
  });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      out: error.stdout,
      err: error.stderr,
    }),
  );
}

test('a definition is checked as a process: 0 with its size, 1 with each finding and its way, 2 without a file', async () => {
  await writeFile(join(folder, 'sound.json'), JSON.stringify(small));
  const stuck = edited(small, (draft) => {
    draft.clocks.correction.expires = { tell: ['clerk'] };
    delete draft.actions.abandon;
    delete draft.states.abandoned;
  });
  await writeFile(join(folder, 'stuck.json'), JSON.stringify(stuck));
  await writeFile(join(folder, 'none.json'), '{');
  const [sound, unsound, none, missing, usage] = await Promise.all([
    check('sound.json'),
    check('stuck.json'),
    check('none.json'),
    check('nowhere.json'),
    check(),
  ]);
  expect(sound).toEqual({
    code: 0,
    out: '小额申请（small-requests）：9 种情形，9 步。\n结论：可以发布。\n',
    err: '',
  });
  expect(unsound.code).toBe(1);
  expect(unsound.out.split('\n')).toEqual([
    expect.stringContaining('小额申请（small-requests）：'),
    '错误 从“待补正”只靠工作人员和时限无法办结：对方不作为，或答复不利，就一直停在这里。',
    '     路径：提出（已登记） → 要求补正（待补正）',
    '结论：不能发布，有 1 个错误。',
    '',
  ]);
  expect(none).toEqual({ code: 1, out: '', err: 'none.json 不是 JSON。\n' });
  expect(missing).toEqual({ code: 1, out: '', err: '无法打开文件：nowhere.json\n' });
  expect(usage.code).toBe(2);
});
