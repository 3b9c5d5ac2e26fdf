import { moved } from "@/lib/api/answer/write-answers";
import { NONE } from "@/lib/api/operation/operation";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { fileStore } from "@/lib/process/database";
import { createJob } from "@/lib/producer/create-job";
import { newJob } from "@/lib/producer/new-job";

export const createNewJob = writeOperation({
  id: "createJob",
  path: "/jobs",
  summary: "Record a new job",
  description:
    "It is pending. Recorded with a token of staff, it is its user's. An administrator's token may name any owner; without one the job is the system's.",
  params: NONE,
  body: newJob,
  example: { type: "import", name: "Airports", description: "Adds the airports of the spreadsheet" },
  isOfRun: false,
  answer: {
    status: 201,
    description: "The job is recorded.",
    schema: moved,
    headers: { Location: "Where it can be read." },
  },
  handle: async (access, { body, headers }) => {
    const { id } = await createJob(access, fileStore(), body);
    headers.set("Location", `/api/v1/jobs/${id}`);
    return { id, status: "pending" as const };
  },
});
