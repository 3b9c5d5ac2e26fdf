/** When the buffer is full, the lowest rank is dropped first. Each job has at most two events of the rank `kept`. */
export const RANK = { progress: 0, detail: 1, creation: 2, kept: 3 } as const;

export type Rank = (typeof RANK)[keyof typeof RANK];
