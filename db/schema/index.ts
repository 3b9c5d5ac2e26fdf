export { clearRun } from "./clear";
export { jobCount, jobCountChange, jobCountFold } from "./counts";
export { fileToDelete, jobRejection } from "./files";
export { job, jobExecution, jobFile, object } from "./job";
export { consoleWatch, typePauses } from "./signs";
export { jobSubtask } from "./subtasks";
export { apiToken, idempotencyRecord } from "./tokens";
export { turn } from "./turns";
export { appUser, signInAttempt, userSession } from "./users";
