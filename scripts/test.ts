/**
 * Runs every test, or those that its arguments name as they do for vitest, on the Node that it is started with. Says how
 * long they took and closes with one line that people and CI read: `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-test-'));
const outcome = join(folder, 'outcome.json');
const started = performance.now();
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${outcome}`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, TZ: 'Asia/Shanghai' } },
);

type Outcome = { numPassedTests: number; numFailedTests: number; numPendingTests: number; success: boolean };

function read(): Outcome | undefined {
  try {
    return JSON.parse(readFileSync(outcome, 'utf8'));
  } catch {
    return undefined;
  }
}

const result = read();
rmSync(folder, { recursive: true, force: true });
if (!result) {
  console.error('The tests ended without an outcome.');
  process.exit(1);
}
const seconds = Math.round((performance.now() - started) / 1_000);
console.log(`Tests on Node ${process.version}: ${Math.floor(seconds / 60)} min ${seconds % 60} s`);
const skipped = result.numPendingTests > 0 ? `, ${result.numPendingTests} skipped` : '';
console.log(`${result.numPassedTests} passed, ${result.numFailedTests} failed${skipped}`);
process.exit(status === 0 && result.success && result.numPassedTests > 0 ? 0 : 1);
