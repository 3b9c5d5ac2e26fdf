/** Most files of one archive. The list of them is in memory while the archive is sent. */
export const MOST_ARCHIVED = 10_000;
