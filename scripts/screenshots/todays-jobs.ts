import { findingAidExport } from "./finding-aid-export";
import { photographImport } from "./photograph-import";
import type { PicturedJob, PicturedStep } from "./pictured-job";
import { registerImport } from "./register-import";

const today = (clock: string) => `2026-03-12T${clock}Z`;

/** The glass plates that are taken in: 310 are done, two could not be read, one is being read, the others wait. */
const PLATES: readonly PicturedStep[] = Array.from({ length: 486 }, (_, at) => {
  const name = `GP-00${41 + Math.floor(at / 64)}-${String(1 + (at % 64)).padStart(3, "0")}.tif`;
  if (at > 312) return { name, status: "pending" };
  if (at === 312) return { name, status: "running", took: 4 };
  if (at === 97 || at === 240)
    return { name, status: "failed", took: 1, error: "The file ends in its second strip." };
  return { name, status: "completed", took: 3.8 };
});

/** The jobs of the first page, newest first: all statuses and all types. */
export const TODAYS_JOBS: readonly PicturedJob[] = [
  {
    type: "export",
    name: "Finding aids of all estates",
    description: "EAD files of the 218 estates, for the portal of the regional archives",
    status: "pending",
    owner: "maria",
    createdAt: today("14:40:12.204"),
  },
  {
    type: "ai_processing",
    name: "Names in the Lindqvist letters",
    description: "Finds persons and places in 3,410 transcribed letters",
    status: "queued",
    owner: "ines",
    createdAt: today("14:38:51.700"),
  },
  {
    type: "ingest",
    name: "Glass plates, boxes 41 to 48",
    description: "Takes in the masters from the scanner of the photo studio",
    status: "running",
    owner: "tom",
    createdAt: today("14:21:07.412"),
    waited: 2,
    progress: { done: 312, total: 486, note: "GP-0045-057.tif" },
    steps: PLATES,
    object: { className: "Series", key: "GP", label: "Glass plate negatives" },
  },
  {
    type: "sync",
    name: "Search index after the authority merge",
    description: "Indexes 12,906 descriptions whose names have changed",
    status: "running",
    owner: "maria",
    createdAt: today("14:16:30.018"),
    waited: 1,
    progress: { done: 9120, total: 12_906, note: "Estate of A. Vermeer" },
  },
  registerImport,
  findingAidExport,
  photographImport,
  {
    type: "conversion",
    name: "Viewing copies of the harbour films",
    description: "Converts 24 reels to MP4, 1080 lines",
    status: "cancelled",
    owner: "tom",
    createdAt: today("12:05:44.900"),
    waited: 3,
    took: 1322,
    steps: Array.from({ length: 24 }, (_, at) => ({
      name: `Reel ${at + 1}`,
      status: at < 11 ? ("completed" as const) : ("cancelled" as const),
      ...(at < 12 && { took: 108 + ((at * 7) % 13) }),
    })),
  },
  {
    type: "batch_update",
    name: "New shelf marks for the map room",
    description: "Moves 1,204 descriptions from M-2 to the new store",
    status: "completed",
    owner: "ines",
    createdAt: today("11:48:20.330"),
    waited: 1,
    took: 14.28,
    output: { changed: 1204, unchanged: 0 },
  },
  {
    type: "validation",
    name: "Staged accessions of February",
    description: "Checks 318 rows against the rules of the register",
    status: "completed",
    owner: "ines",
    createdAt: today("11:20:02.118"),
    waited: 0,
    took: 6.4,
    output: { rows: 318, faults: 0 },
  },
  {
    type: "ai_processing",
    name: "Summaries of the council minutes, 1921–1938",
    description: "One paragraph for each of the 442 meetings",
    status: "completed",
    owner: "ines",
    createdAt: today("09:30:15.802"),
    waited: 4,
    took: 4216,
  },
  {
    type: "export",
    name: "Loan list for the spring exhibition",
    description: "37 objects with measures, values and conditions",
    status: "completed",
    owner: "maria",
    createdAt: today("09:12:48.070"),
    waited: 0,
    took: 0.84,
    files: [
      { kind: "output", name: "loans-spring-2026.csv", content: "Object,Lender,Value\n", isResult: true },
    ],
  },
  {
    type: "sync",
    name: "Place names from the gazetteer",
    description: "Fetches what has changed since Monday",
    status: "failed",
    owner: null,
    createdAt: today("08:00:00.121"),
    waited: 1,
    took: 30.02,
    error: { message: "The gazetteer did not answer within 30 seconds.", trace: "" },
  },
  {
    type: "ingest",
    name: "Oral histories, interviews 88 to 97",
    description: "Ten recordings with consent forms",
    status: "completed",
    owner: "tom",
    createdAt: today("07:41:26.455"),
    waited: 3,
    took: 268,
  },
  {
    type: "conversion",
    name: "PDF/A of the building permits",
    description: "Converts 2,160 permits and checks each with a validator",
    status: "completed",
    owner: "tom",
    createdAt: today("07:15:09.633"),
    waited: 2,
    took: 1745,
  },
];
