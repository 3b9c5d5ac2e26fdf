import type { ErrorReport } from "./error-report";

/** The error reports of a job that may not be finished yet. */
export class OpenReports {
  private readonly reports = new Set<ErrorReport>();

  add(report: ErrorReport) {
    this.reports.add(report);
  }

  /**
   * Finishes each, once; throws what the first of those that can't be stored met. Those that the producer is
   * finishing are waited for; what they meet is told to the producer already.
   */
  async finish(): Promise<void> {
    const reports = [...this.reports];
    const ends = await Promise.allSettled(
      reports.map((report) => (report.isOpen ? report.finish() : report.finish().catch(() => null))),
    );
    for (const report of reports) this.reports.delete(report);
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
