import { moved } from "@/lib/api/answer/write-answers";
import { NONE } from "@/lib/api/operation/operation";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { fileStore } from "@/lib/process/database";
import { createJob } from "@/lib/producer/create-job";
import { newJob } from "@/lib/producer/new-job";

export const createNewJob = writeOperation({
  id: "createJob",
  path: "/jobs",
  summary: "Create a job",
  description:
    "The new job is pending. With a staff member's token, it belongs to that user. An administrator's token may name any owner; without one, the job belongs to the system.",
  params: NONE,
  body: newJob,
  example: { type: "import", name: "Airports", description: "Adds the airports of the spreadsheet" },
  isOfRun: false,
  answer: {
    status: 201,
    description: "The job was created.",
    schema: moved,
    headers: { Location: "The address of the new job." },
  },
  handle: async (access, { body, headers }) => {
    const { id } = await createJob(access, fileStore(), body);
    headers.set("Location", `/api/v1/jobs/${id}`);
    return { id, status: "pending" as const };
  },
});
