import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The timings lengthen the list to a million: whoever comes after them would meet other people than their own. */
class TimingsLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isTimings = ({ moduleId }: TestSpecification) => Number(moduleId.endsWith('timings.test.ts'));
    return (await super.sort(files)).toSorted((one, other) => isTimings(one) - isTimings(other));
  }
}

// `npm run test:web`: the console in a browser, as a person uses it. One after another: the timings are told, and two cores are few.
export default defineConfig({
  root: `${import.meta.dirname}/../..`,
  test: {
    include: ['test/web/**/*.test.ts'],
    globalSetup: ['test/web/support/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    pool: 'forks',
    maxWorkers: 1,
    sequence: { sequencer: TimingsLast },
    // A screen may take its time on a busy machine; what it takes is told by the timings.
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default', ['json', { outputFile: '.test-reports/web.json' }]],
  },
});
