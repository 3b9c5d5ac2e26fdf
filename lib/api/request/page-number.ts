import { z } from "zod";

/** A page number in an address, from 1. */
export const pageText = z.string().regex(/^[1-9]\d{0,8}$/, "give a page number, from 1");

/** The same as a number. */
export const pageNumber = pageText.transform(Number);
