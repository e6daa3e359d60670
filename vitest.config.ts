import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/run/longestFirst.ts';
import { long, onDemo } from './test/support/run/longTests.ts';

/** Set by `npm run test:quick`. */
const { QUICK } = process.env;
/** Much runs a few times only: optimised later than by default, it costs 5 % less. Node 24 has no such option. */
const optimiseLater = process.version.startsWith('v20.') ? ['--interrupt-budget=1000000'] : [];
const leftOut = QUICK ? [...onDemo, ...long].map((beginning) => `${beginning}**`) : [];

export default defineConfig({
  test: {
    include: ['packages/**/*.test.ts', 'functions/**/*.test.ts', 'infra/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', ...leftOut],
    globalSetup: ['test/support/run/globalSetup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A machine under load takes longer than the second that is the default.
    expect: { poll: { timeout: 20_000 } },
    // Each loads the product and opens a browser of its own: one more than there are cores takes 7 % longer.
    maxWorkers: Math.min(4, Math.max(2, availableParallelism())),
    // Much is made and thrown away: with more room for it the collector works less, some 5 % of all.
    execArgv: ['--max-semi-space-size=64', ...optimiseLater],
    isolate: false,
    setupFiles: ['test/support/run/freshProcess.ts'],
    sequence: { sequencer: LongestFirst },
    // What a file was made into lies in node_modules until the file changes: of one file's run it was a third.
    experimental: { fsModuleCache: true, fsModuleCachePath: 'node_modules/.cache/vitest' },
    env: { TZ: 'Asia/Shanghai', NODE_NO_WARNINGS: '1' },
  },
});
