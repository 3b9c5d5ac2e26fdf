import { readEnvironment } from "@/lib/env";
import { openProducer } from "@/lib/producer";
import { ensureBuild } from "@/lib/serve/ensure-build";
import { runMain } from "@/lib/serve/lifetime";
import { findPort } from "@/lib/serve/port";
import { type RunningConsole, serve } from "@/lib/serve/serve";
import { endWithNpm } from "./end-with-npm";
import { readOpenRounds } from "./open-rounds";
import { startRecording } from "./recording";
import { signInLines } from "./sign-in-file";
import { ensureSignIns } from "./sign-ins";

const say = (line: string) => process.stdout.write(`${line}\n`);

// The program that read our lines may be gone (npm run demo
// head); the console still runs.
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
  if (killed > 0) say(`Closed ${killed} jobs that an earlier demo left open.`);
  const owners = { administrator: signIns.administrator.name, staff: signIns.staff.name };
  const recording = startRecording({ producer, owners, rounds, say });
  life.atEnd(recording.stop);
  say(`Recording ${await recording.recorded} new jobs, then about one a minute. Ctrl-C stops everything.`);
  say(`Jobs Console is at ${served.address}`);
  for (const line of signInLines(signIns)) say(`  ${line}`);
});

async function openConsole({ databaseUrl, dataDir }: RunningConsole) {
  const producer = await openProducer({ databaseUrl, dataDir });
  return { producer, signIns: await ensureSignIns(producer.access.db, dataDir, readEnvironment()) };
}
