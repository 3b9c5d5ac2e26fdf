import { z } from "zod";
import { refusedRequestsTexts } from "@/texts/api/refused-requests";

/** A page number in an address, from 1. */
export const pageText = z.string().regex(/^[1-9]\d{0,8}$/, refusedRequestsTexts.page);

/** The same as a number. */
export const pageNumber = pageText.transform(Number);
