import { COLLECTION, readDatasets } from "@/demo/data/dataset";
import { wordsOf } from "@/demo/data/words";
import { breathe, type DemoJob, rounded } from "@/demo/work";

const KEYWORDS = 6;

/** Keywords by TF-IDF: a word counts more the more often a text has it, and the fewer other texts have it. */
export const extractKeywords: DemoJob = {
  owner: "staff",
  record: {
    type: "ai_processing",
    name: "Extract keywords from descriptions (TF-IDF)",
    description:
      "Finds the words that tell the description of each data set from all others, by term frequency and " +
      "inverse document frequency: statistics, no language model.",
    runAt: "https://example.org/collections/vega-datasets",
    object: COLLECTION,
  },
  async work({ job, signal }) {
    const datasets = await readDatasets();
    await job.progress(0, datasets.length, "reading the descriptions");
    await breathe(signal);
    const found = keywordsOf(datasets.map(({ description }) => wordsOf(description)));
    await job.progress(datasets.length, datasets.length);
    const keywords = datasets.map(({ name }, at) => ({ dataset: name, keywords: found[at] ?? [] }));
    await job.output({ method: "TF-IDF", texts: datasets.length, keywords });
  },
};

export interface Keyword {
  word: string;
  score: number;
}

/** The words that distinguish each text from the others, best first. */
export function keywordsOf(texts: string[][]): Keyword[][] {
  const textsWith = new Map<string, number>();
  for (const word of texts.flatMap((words) => [...new Set(words)])) {
    textsWith.set(word, (textsWith.get(word) ?? 0) + 1);
  }
  const rarity = (word: string) => Math.log(texts.length / (textsWith.get(word) ?? 1));
  return texts.map((words) => best(words, rarity));
}

function best(words: string[], rarity: (word: string) => number): Keyword[] {
  const times = new Map<string, number>();
  // A letter or a number alone says nothing about a text.
  for (const word of words.filter((each) => /\p{L}{2}/u.test(each))) {
    times.set(word, (times.get(word) ?? 0) + 1);
  }
  return [...times]
    .map(([word, count]) => ({ word, score: rounded((count / words.length) * rarity(word), 4) }))
    .sort((a, b) => b.score - a.score || a.word.localeCompare(b.word, "en"))
    .slice(0, KEYWORDS);
}
