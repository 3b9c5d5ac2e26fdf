import { z } from "zod";

/** The number of a page as an address has it, from 1. */
export const pageText = z.string().regex(/^[1-9]\d{0,8}$/, "give the number of a page, from 1");

/** The same as a number. */
export const pageNumber = pageText.transform(Number);
