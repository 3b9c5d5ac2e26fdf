import { z } from "zod";
import { parseTable } from "./dataset";

/** What a file is, and how many records it holds; null for a format without records. */
export interface Detected {
  format: string;
  records: number | null;
}

const MAGIC = [
  ["PNG image", "\u0089PNG"],
  ["Arrow table", "ARROW1"],
  ["Parquet table", "PAR1"],
] as const;

const geoJson = z.object({ type: z.literal("FeatureCollection"), features: z.array(z.unknown()) });
const topoJson = z.object({ type: z.literal("Topology"), objects: z.record(z.string(), z.unknown()) });

/** Tells a file's format by its content, not by its name, and counts its records. */
export async function detect(bytes: Buffer): Promise<Detected> {
  const start = bytes.toString("latin1", 0, 8);
  const magic = MAGIC.find(([, mark]) => start.startsWith(mark));
  if (magic) return { format: magic[0], records: null };
  const text = bytes.toString("utf8");
  return /^\s*[[{]/.test(text) ? detectJson(JSON.parse(text)) : detectTable(text);
}

function detectJson(value: unknown): Detected {
  if (Array.isArray(value)) return { format: "JSON records", records: value.length };
  const geo = geoJson.safeParse(value);
  if (geo.success) return { format: "GeoJSON", records: geo.data.features.length };
  const topo = topoJson.safeParse(value);
  if (topo.success) return { format: "TopoJSON", records: Object.keys(topo.data.objects).length };
  return { format: "JSON document", records: 1 };
}

async function detectTable(text: string): Promise<Detected> {
  const [header = ""] = text.split("\n", 1);
  const tabs = header.includes("\t");
  const rows = await parseTable(text, tabs ? "\t" : ",");
  return { format: tabs ? "TSV" : "CSV", records: rows.length };
}
