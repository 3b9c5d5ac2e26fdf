/** Up to so many jobs a clear counts beforehand to the job; beyond, the planner's estimate has to do. */
export const MOST_COUNTED = 100_000;
