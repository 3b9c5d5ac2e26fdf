import type { Command } from "commander";
import type { JobHandle } from "@/lib/producer/job-handle";
import { handleOf, withSession } from "./session";

interface Move {
  verb: string;
  description: string;
  move: (job: JobHandle) => Promise<void>;
}

const MOVES: Move[] = [
  {
    verb: "queue",
    description: "a pending job is accepted, but not yet started",
    move: (job) => job.queue(),
  },
  { verb: "start", description: "a pending or queued job starts", move: (job) => job.start() },
  { verb: "complete", description: "a running job ended well", move: (job) => job.complete() },
  { verb: "cancel", description: "an active job was called off", move: (job) => job.cancel() },
];

/** `queue`, `start`, `complete`, `cancel`: a job moves to another status, silently. */
export function addMoves(program: Command) {
  for (const { verb, description, move } of MOVES) {
    const command = program.command(verb).description(description).argument("<id>");
    command.action((id: string) => withSession(command, (session) => move(handleOf(session, id))));
  }
}
