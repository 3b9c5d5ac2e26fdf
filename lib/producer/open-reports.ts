import type { ErrorReport } from "./error-report";

/** The error reports of a job that may not be finished yet. */
export class OpenReports {
  private readonly reports = new Set<ErrorReport>();

  add(report: ErrorReport) {
    this.reports.add(report);
  }

  /** Finishes each, once; throws what the first of those that can't be stored met. */
  async finish(): Promise<void> {
    const open = [...this.reports];
    const ends = await Promise.allSettled(open.map((report) => report.finish()));
    for (const report of open) this.reports.delete(report);
    const failed = ends.find((end) => end.status === "rejected");
    if (failed) throw failed.reason;
  }

  /** The same before a step that has to happen all the same. */
  async finishBefore(step: () => Promise<void>): Promise<void> {
    const [finished] = await Promise.allSettled([this.finish()]);
    await step();
    if (finished.status === "rejected") throw finished.reason;
  }
}
