import { SubtaskVerbs } from "../subtask.ts";
import { SUBTASK_VERBS, type SubtaskVerb } from "../subtask-verbs.ts";
import { texts } from "../texts.ts";
import { readyToSend } from "../verb.ts";
import type { EventQueue } from "./event-queue.ts";
import { RANK } from "./ranks.ts";
import type { Recorder } from "./recorder.ts";

/** A subtask. Its number may not be known before the console has answered. */
export class HttpSubtask extends SubtaskVerbs {
  private readonly recorder: Recorder;
  private readonly eventQueue: EventQueue;
  private readonly place: { number: number | null };

  constructor(recorder: Recorder, eventQueue: EventQueue, place: { number: number | null }) {
    super();
    this.recorder = recorder;
    this.eventQueue = eventQueue;
    this.place = place;
  }

  protected tell(verb: SubtaskVerb, said: object): Promise<void> {
    const { eventQueue, place } = this;
    return this.recorder.note(eventQueue, () => {
      const body = JSON.stringify(readyToSend(SUBTASK_VERBS[verb], said));
      return {
        rank: RANK.detail,
        about: texts.subtaskVerb(verb),
        bytes: body.length,
        request: () =>
          place.number === null || eventQueue.id === null
            ? null
            : { path: `jobs/${eventQueue.id}/subtasks/${place.number}/${verb}`, body },
      };
    });
  }
}
