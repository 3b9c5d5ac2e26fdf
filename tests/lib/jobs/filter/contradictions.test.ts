import { expect, test } from "vitest";
import { contradictionsOf } from "@/lib/jobs/filter/contradictions";
import { DEFAULT_FILTER, type JobFilter } from "@/lib/jobs/filter/filter";

const SILENT = "No job can match: only running jobs can be silent.";
const LONGER = "No job can match: pending and queued jobs have not run yet.";

test.each<[Partial<JobFilter>, string[]]>([
  [{ silent: "yes", status: "failed" }, [SILENT]],
  [{ silent: "yes", status: "-running" }, [SILENT]],
  [{ longer: "10m", status: "pending" }, [LONGER]],
  [{ silent: "yes", longer: "10m", status: "pending" }, [SILENT, LONGER]],
  [{ silent: "yes" }, []],
  [{ silent: "yes", status: "running", longer: "10m" }, []],
  [{ silent: "yes", status: "-failed" }, []],
  [{ silent: "no", status: "failed" }, []],
  [{ longer: "10m", status: "-pending" }, []],
  [{ longer: "10m", status: "cancelled" }, []],
  [{ rejected: "yes", status: "pending" }, []],
])("%j is answered with %j", (words, sentences) => {
  expect(contradictionsOf({ ...DEFAULT_FILTER, ...words })).toEqual(sentences);
});
