import { expect, test } from "vitest";
import { JOB, refused, type Subject } from "./subject";

/** Many writes as one. */
export function recordsBatches(subject: () => Subject) {
  test("a batch is recorded as a whole or not at all, and says which step was at fault", async () => {
    const [done = ""] = await subject().insert("completed", 1);
    const before = await subject().database.sql("select count(*) from job");
    await refused(
      subject().recording.batch([
        { do: "create", ...JOB },
        { do: "start", id: done },
      ]),
      "illegal_move",
      { index: 1 },
    );
    await refused(subject().recording.batch([{ do: "create", ...JOB, type: "No" }]), "invalid_input", {
      index: 0,
      field: "type",
    });
    await refused(
      subject().recording.batch([
        { do: "create", ...JOB },
        { do: "cancel", id: "999999999" },
      ]),
      "not_found",
      { index: 1 },
    );
    await refused(subject().recording.batch([]), "invalid_input", { field: "steps" });
    expect(await subject().database.sql("select count(*) from job")).toEqual(before);
    const answers = await subject().recording.batch([
      { do: "create", ...JOB },
      { do: "start", created: 0 },
      { do: "progress", created: 0, done: 1, total: 2 },
      { do: "fail", created: 0, message: "x".repeat(70_000), trace: "at line 1" },
    ]);
    expect(answers.map(({ status }) => status)).toEqual(["pending", "running", "running", "failed"]);
    const [created, started] = answers;
    expect(started).toMatchObject({ id: created?.id, runToken: expect.stringMatching(/^\S{20,}$/) });
    expect(await subject().read(created?.id ?? "")).toMatchObject({
      status: "failed",
      progressTotal: "2",
      stackTrace: "at line 1",
    });
  });
}
