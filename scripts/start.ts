import { runMain } from "@/lib/serve/lifetime";
import { serve } from "@/lib/serve/serve";

const say = (line: string) => process.stdout.write(`${line}\n`);

await runMain(async (life) => {
  const { address } = await serve({ mode: "start", life, say });
  say(`Jobs Console is at ${address}`);
});
