import type { Command } from "commander";
import { handleOf, withRunOption, withSession } from "@/lib/cli/session/session";
import type { JobHandle } from "@/lib/producer/job-handle";

interface Move {
  verb: string;
  description: string;
  move: (job: JobHandle) => Promise<void>;
}

const ENDS: Move[] = [
  { verb: "complete", description: "a running job ended well", move: (job) => job.complete() },
  { verb: "cancel", description: "an active job was called off", move: (job) => job.cancel() },
];

/** `queue`, `complete`, `cancel`: a job moves to another status, silently. */
export function addMoves(program: Command) {
  const queue = program.command("queue").description("a pending job is accepted, but not yet started");
  addMove(queue, (job) => job.queue());
  for (const { verb, description, move } of ENDS) {
    addMove(withRunOption(program.command(verb).description(description)), move);
  }
}

function addMove(command: Command, move: Move["move"]) {
  command
    .argument("<id>")
    .action((id: string) => withSession(command, (session) => move(handleOf(session, id))));
}
