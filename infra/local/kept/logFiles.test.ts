import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logFilesContract } from '@mingcha/log/testing/logFiles';
import { afterAll, beforeAll } from 'vitest';
import { createFolderLogFiles } from './logFiles.ts';
import { memoryLog } from './memoryLog.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingcha-log-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

logFilesContract('a folder', async () => createFolderLogFiles(await mkdtemp(join(folder, 'log-'))));
logFilesContract('memory', () => memoryLog().files);
