export { clearRun } from "./clear";
export { jobCount, jobCountChange, jobCountFold } from "./counts";
export { fileToDelete, jobRejection } from "./files";
export { job, jobExecution, jobFile, object } from "./job";
export { jobSubtask } from "./subtasks";
export { apiToken, keptAnswer } from "./tokens";
export { appUser, signInAttempt, userSession } from "./users";
