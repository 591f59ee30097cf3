import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,database,api,architecture}/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The smoke test ends its container itself; testcontainers' reaper would need an image of its own.
    env: { TESTCONTAINERS_RYUK_DISABLED: 'true' },
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default', ['json', { outputFile: '.test-reports/vitest.json' }]],
  },
});
