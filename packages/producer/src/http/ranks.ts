/** What goes first when the buffer is full: the lowest. What is kept, each job has twice at most. */
export const RANK = { progress: 0, detail: 1, creation: 2, kept: 3 } as const;

export type Rank = (typeof RANK)[keyof typeof RANK];
