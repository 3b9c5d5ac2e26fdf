import type { ErrorReport } from "./error-report";

/** The error reports of a job that may not be finished yet. */
export class OpenReports {
  private readonly reports = new Set<ErrorReport>();

  add(report: ErrorReport) {
    this.reports.add(report);
  }

  /**
   * Finishes each, once; throws the error of the first that can't be stored. It waits for those that the producer is
   * already finishing; the producer gets their errors.
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

  /** The same before a step that must run in any case. An error is thrown after it. */
  async finishBefore(step: () => Promise<void>): Promise<void> {
    const [finished] = await Promise.allSettled([this.finish()]);
    await step();
    if (finished.status === "rejected") throw finished.reason;
  }
}
