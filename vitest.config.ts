import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,database,api,architecture}/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default', ['json', { outputFile: '.test-reports/vitest.json' }]],
  },
});
