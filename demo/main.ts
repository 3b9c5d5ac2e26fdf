import { readEnvironment } from "@/lib/env";
import { openProducer } from "@/lib/producer";
import { ensureBuild } from "@/lib/serve/ensure-build";
import { runMain } from "@/lib/serve/lifetime";
import { findPort } from "@/lib/serve/port";
import { type RunningConsole, serve } from "@/lib/serve/serve";
import { formatMessage } from "@/lib/texts/format-message";
import { demoTexts } from "@/texts/server/demo";
import { startTexts } from "@/texts/server/start";
import { endWithNpm } from "./end-with-npm";
import { readOpenRounds } from "./open-rounds";
import { startRecording } from "./recording";
import { ensureSignIns } from "./sign-ins";

const say = (line: string) => process.stdout.write(`${line}\n`);

// The program that read our lines may be gone (npm run demo | head); the console still runs.
process.stdout.on("error", () => undefined);

await runMain(async (life) => {
  endWithNpm(life);
  // Checked before the build, so that a person learns at once that the port is in use.
  await findPort(readEnvironment().PORT);
  await ensureBuild({ life, say });
  const served = await serve({ mode: "start", life, say, firstAdministrator: false });
  await served.prepared;
  const { signIns, producer } = await openConsole(served);
  const rounds = await readOpenRounds(served);
  const killed = await rounds.failKilled(producer);
  if (killed > 0) say(formatMessage(demoTexts.closed, { count: killed }));
  const owners = { administrator: signIns.administrator.name, staff: signIns.staff.name };
  const recording = startRecording({ producer, owners, rounds, say });
  life.atEnd(recording.stop);
  say(formatMessage(demoTexts.recording, { count: await recording.recorded }));
  say(formatMessage(startTexts.ready, { address: served.address }));
  say(`  ${formatMessage(demoTexts.signIns.administrator, signIns.administrator)}`);
  say(`  ${formatMessage(demoTexts.signIns.staff, signIns.staff)}`);
});

async function openConsole({ databaseUrl, dataDir }: RunningConsole) {
  const producer = await openProducer({ databaseUrl, dataDir });
  return { producer, signIns: await ensureSignIns(producer.access.db, dataDir, readEnvironment()) };
}
