import { runMain } from "@/lib/serve/lifetime";
import { serve } from "@/lib/serve/serve";
import { formatMessage } from "@/lib/texts/format-message";
import { startTexts } from "@/texts/server/start";

const say = (line: string) => process.stdout.write(`${line}\n`);

await runMain(async (life) => {
  const { address } = await serve({ mode: "dev", life, say });
  say(formatMessage(startTexts.ready, { address }));
});
