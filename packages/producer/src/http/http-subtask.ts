import { SubtaskVerbs } from "../subtask.ts";
import { SUBTASK_VERBS, type SubtaskVerb } from "../subtask-verbs.ts";
import { readyToSend } from "../verb.ts";
import type { Chain } from "./chain.ts";
import { RANK } from "./ranks.ts";
import type { Recorder } from "./recorder.ts";

/** A step of a job, whose number may not be known before the console has heard of it. */
export class HttpSubtask extends SubtaskVerbs {
  private readonly recorder: Recorder;
  private readonly chain: Chain;
  private readonly place: { number: number | null };

  constructor(recorder: Recorder, chain: Chain, place: { number: number | null }) {
    super();
    this.recorder = recorder;
    this.chain = chain;
    this.place = place;
  }

  protected tell(verb: SubtaskVerb, said: object): Promise<void> {
    const { chain, place } = this;
    return this.recorder.note(chain, () => {
      const body = JSON.stringify(readyToSend(SUBTASK_VERBS[verb], said));
      return {
        rank: RANK.detail,
        about: `${verb} of a subtask`,
        bytes: body.length,
        request: () =>
          place.number === null || chain.id === null
            ? null
            : { path: `jobs/${chain.id}/subtasks/${place.number}/${verb}`, body },
      };
    });
  }
}
