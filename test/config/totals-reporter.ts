import type { Reporter, TestModule } from 'vitest/node';

/**
 * Prints the sum over all projects as the very last line, `12 passed, 0 failed, 1 skipped`, for whoever reads the log by machine.
 * A file that cannot be loaded and an error outside any test count as one failure each: 0 failed means that the run is green.
 */
export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandled.length;
    let skipped = 0;
    for (const module of modules) {
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else if (state === 'failed') failedHere += 1;
        else skipped += 1;
      }
      // A file or hook that threw leaves its tests pending: that must not read as "nothing failed".
      failed += failedHere === 0 && module.state() === 'failed' ? 1 : failedHere;
    }
    if (modules.length === 0) failed += 1;
    const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    // Other reporters still print after this hook; the exit event comes after all of them.
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}
