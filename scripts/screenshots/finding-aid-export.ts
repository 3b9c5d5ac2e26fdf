import type { PicturedJob } from "./pictured-job";

/** The completed job whose page is pictured, with an output and a result. */
export const findingAidExport: PicturedJob = {
  type: "export",
  name: "Finding aid of the Halloran family papers",
  description: "EAD 3 and PDF of the whole fonds, with links to the digital objects",
  status: "completed",
  owner: "maria",
  createdAt: "2026-03-12T13:05:03.944Z",
  waited: 1,
  took: 95.37,
  runAt: "/fonds/halloran/export",
  object: { className: "Fonds", key: "halloran", label: "Halloran family papers" },
  progress: { done: 2318, total: 2318, note: "Series 9, Photographs" },
  output: {
    fonds: "Halloran family papers",
    descriptions: { fonds: 1, series: 9, files: 214, items: 2094 },
    digitalObjects: 1877,
    files: [
      { name: "halloran.ead.xml", schema: "EAD 3", valid: true },
      { name: "halloran.pdf", pages: 186 },
    ],
    leftOut: [
      { reference: "HAL/4/17", reason: "closed until 2031" },
      { reference: "HAL/6/2", reason: "no level of description" },
    ],
  },
  files: [
    {
      kind: "output",
      name: "halloran-finding-aid.zip",
      content: "PK\u0005\u0006".padEnd(1_284_406, "\0"),
      isResult: true,
    },
  ],
};
