import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longestFirst.ts';

export default defineConfig({
  test: {
    include: ['packages/**/*.test.ts', 'functions/**/*.test.ts', 'infra/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['test/support/globalSetup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A machine under load takes longer than the second that is the default.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 4,
    isolate: false,
    setupFiles: ['test/support/freshProcess.ts'],
    sequence: { sequencer: LongestFirst },
    env: { TZ: 'Asia/Shanghai', NODE_NO_WARNINGS: '1' },
  },
});
