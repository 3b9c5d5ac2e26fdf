import { messageOf } from "../describe-failure.ts";
import type { Subtask } from "../job.ts";
import { cutMiddle, LIMITS, storable } from "../storable-text.ts";
import type { Chain } from "./chain.ts";
import { RANK } from "./ranks.ts";
import type { Recorder } from "./recorder.ts";

/** A step of a job, whose number may not be known before the console has heard of it. */
export class HttpSubtask implements Subtask {
  private readonly recorder: Recorder;
  private readonly chain: Chain;
  private readonly place: { number: number | null };

  constructor(recorder: Recorder, chain: Chain, place: { number: number | null }) {
    this.recorder = recorder;
    this.chain = chain;
    this.place = place;
  }

  start() {
    return this.move("start");
  }

  complete() {
    return this.move("complete");
  }

  fail(thrown: unknown) {
    return this.move("fail", () => ({
      message: cutMiddle(storable(messageOf(thrown)), LIMITS.subtaskError),
    }));
  }

  cancel() {
    return this.move("cancel");
  }

  private move(verb: string, said: () => object = () => ({})): Promise<void> {
    const { chain, place } = this;
    return this.recorder.note(chain, () => {
      const body = JSON.stringify(said());
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
