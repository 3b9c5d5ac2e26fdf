import { z } from "zod";
import { outputText } from "@/packages/producer/src/storable-text";

/** The text of a report, which is never lost for its form: what is no text is written as JSON. */
export const anyText = z.unknown().transform((value) => outputText(value));
