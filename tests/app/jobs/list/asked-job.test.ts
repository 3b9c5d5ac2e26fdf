import { expect, test } from "vitest";
import { askedJob } from "@/app/jobs/list/asked-job";

test.each<[Parameters<typeof askedJob>[0], string]>([
  [{ id: "17" }, "/jobs/show/17"],
  [{ id: " #17 " }, "/jobs/show/17"],
  [{ id: "9223372036854775807", page: "3" }, "/jobs/show/9223372036854775807"],
  [{ id: "17", status: "failed", type: "", sort: "date", nonsense: "x" }, "/jobs/show/17?status=failed"],
  [{ id: "17", status: ["failed", "running"] }, "/jobs/show/17"],
])("%j leads to %s", (params, address) => {
  expect(askedJob(params)).toEqual({ address, notices: [] });
});

test.each([{}, { id: "" }, { id: " " }, { page: "17" }])("%j asks for no job", (params) => {
  expect(askedJob(params)).toEqual({ address: null, notices: [] });
});

test.each<[string | string[], string]>([
  ["abc", "“abc” is not a job ID."],
  ["0", "“0” is not a job ID."],
  ["9223372036854775808", "“9223372036854775808” is not a job ID."],
  ["-1", "“-1” is not a job ID."],
  [["1", "2"], "“1 2” is not a job ID."],
  ["//evil.example\n\u202e", "“//evil.example ” is not a job ID."],
])("an ID of %j is named, and leads nowhere", (id, notice) => {
  expect(askedJob({ id })).toEqual({ address: null, notices: [notice] });
});
