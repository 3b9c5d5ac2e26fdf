import { moved } from "@/lib/api/answer/write-answers";
import { NONE } from "@/lib/api/operation/operation";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { fileStore } from "@/lib/process/database";
import { createJob } from "@/lib/producer/create-job";
import { newJob } from "@/lib/producer/new-job";
import { jobOperationsTexts } from "@/texts/api/job-operations";

const { summary, description, answer, location } = jobOperationsTexts.createJob;

export const createNewJob = writeOperation({
  id: "createJob",
  path: "/jobs",
  summary,
  description,
  params: NONE,
  body: newJob,
  example: { type: "import", name: "Airports", description: "Adds the airports of the spreadsheet" },
  isOfRun: false,
  answer: {
    status: 201,
    description: answer,
    schema: moved,
    headers: { Location: location },
  },
  handle: async (access, { body, headers }) => {
    const { id } = await createJob(access, fileStore(), body);
    headers.set("Location", `/api/v1/jobs/${id}`);
    return { id, status: "pending" as const };
  },
});
