/** The id of a job's row in the list, to which the job's page leads back. */
export const rowId = (id: string): string => `job-${id}`;
