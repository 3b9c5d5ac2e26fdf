import { PAGE_SIZE } from "./list-jobs";

/*
 * The page number that an address has beside a cursor. It counts pages of 25 rows, whatever number of rows its reader
 * has: so a link means about the same place for everyone.
 */

/** The page that begins with about the row of this number, from 1. */
export const addressPage = (first: number): number => Math.round((first - 1) / PAGE_SIZE) + 1;

/** The number of the row that the page begins with. */
export const firstOnAddressPage = (page: number): number => (page - 1) * PAGE_SIZE + 1;
