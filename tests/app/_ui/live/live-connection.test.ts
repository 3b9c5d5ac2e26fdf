import { expect, test } from "vitest";
import { LiveConnection } from "@/app/_ui/live/live-connection";
import type { EndMessage } from "@/app/jobs/events/messages";
import { FakeSurroundings, inWords, settled } from "./fake-surroundings";

const START = 1_000_000;

async function connected(build: string | null = null) {
  const around = new FakeSurroundings();
  const messages: string[] = [];
  const states: string[] = [];
  const live = new LiveConnection<string>(
    around,
    {
      message: (kind, message) => messages.push(`${kind} ${message}`),
      state: (state) => states.push(inWords(state)),
      roleChanged: () => messages.push("role changed"),
    },
    build,
  );
  live.lookAt("/events?");
  await settled();
  return { around, messages, states, live };
}

/** With a stream on which everything has come. */
async function atWork() {
  const all = await connected();
  all.around.stream.message("reset", "all");
  all.around.stream.alive(alive());
  return all;
}

const alive = (delayedSince: number | null = null, build = "one") => ({ now: 0, delayedSince, build });
const end = (why: EndMessage["why"]): EndMessage => ({ why });
const values = (reset = "polled") => ({ kind: "values" as const, reset, alive: alive() });

test("a stream sends everything, then what changes, and the page is live", async () => {
  const { around, messages, states } = await atWork();
  around.stream.message("change", "some");
  expect(messages).toEqual(["reset all", "change some"]);
  expect(states).toEqual(["live"]);
});

test("it is not live before the first values, even when the server answers", async () => {
  const { around, states } = await connected();
  around.stream.alive(alive());
  expect(states).toEqual([]);
  around.stream.message("reset", "all");
  expect(states).toEqual(["live"]);
});

test("it is delayed while the server says that it can't read", async () => {
  const { around, states } = await atWork();
  around.stream.alive(alive(START - 7));
  around.stream.message("change", "what was on its way");
  await around.pass(9_000);
  around.stream.alive(alive());
  expect(states).toEqual(["live", `delayed ${START - 7}`, "live"]);
});

test("after 15 seconds without a message it is delayed, and opens another stream", async () => {
  const { around, states } = await atWork();
  await around.pass(14_999);
  expect(states).toEqual(["live"]);
  await around.pass(1);
  expect(states).toEqual(["live", `delayed ${START}`]);
  expect([around.streams.length, around.open.length]).toEqual([2, 1]);
  around.stream.message("reset", "anew");
  expect(states.at(-1)).toBe("live");
});

test("without a first message within 5 seconds it polls every 5 seconds, and tries a stream once a minute", async () => {
  const { around, messages, states } = await connected();
  await around.pass(5_000);
  expect([around.open.length, around.slots, around.polls.length]).toEqual([0, 1, 1]);
  for (let poll = 1; poll < 12; poll++) {
    around.polls.at(-1)?.answer(values());
    await around.pass(5_000);
    expect([around.polls.length, around.streams.length]).toEqual([poll + 1, 1]);
  }
  expect(states).toEqual(["live polling"]);
  expect(messages).toEqual(Array(11).fill("reset polled"));
  around.polls.at(-1)?.answer(values());
  await around.pass(5_000);
  expect(around.streams.length).toBe(2);
  around.stream.message("reset", "streamed");
  expect(states).toEqual(["live polling", "live"]);
});

test("when a stream is refused, it polls at once", async () => {
  const { around, states } = await connected();
  around.stream.lost(true);
  expect(around.polls.map(({ address }) => address)).toEqual(["/events?"]);
  around.polls[0]?.answer(values());
  await settled();
  expect(states).toEqual(["live polling"]);
});

test("when no stream is free it polls, and opens a stream as soon as one is free", async () => {
  const { around, live, states } = await connected();
  live.pause();
  around.slots = 0;
  live.resume();
  await settled();
  expect(around.open).toEqual([]);
  around.polls[0]?.answer(values());
  await around.pass(5_000);
  around.slots = 1;
  around.polls[1]?.answer(values());
  await around.pass(5_000);
  around.stream.message("reset", "streamed");
  expect(states).toEqual([`connecting ${START}`, "live polling", "live"]);
});

test("it stays live when a lost stream is replaced within 3 seconds", async () => {
  const { around, states } = await atWork();
  around.stream.lost(false);
  await around.pass(1_000);
  around.stream.message("reset", "again");
  await around.pass(14_000);
  expect(states).toEqual(["live"]);
});

test("without a server it is offline since the last message, and tries again after growing pauses of up to 30 s", async () => {
  const { around, states } = await atWork();
  await around.pass(2_000);
  around.stream.message("change", "the last");
  around.stream.lost(false);
  const pauses: number[] = [];
  for (let attempt = 0; attempt < 8; attempt++) {
    const before = around.now();
    while (around.open.length === 0) await around.pass(500);
    pauses.push(around.now() - before);
    around.stream.lost(false);
  }
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  expect(states).toEqual(["live", `offline ${START + 2_000}`]);
  while (around.open.length === 0) await around.pass(500);
  around.stream.message("reset", "back");
  expect(states.at(-1)).toBe("live");
});

test("a poll without an answer within 10 seconds is aborted, and it is offline soon after", async () => {
  const { around, states } = await connected();
  await around.pass(5_000);
  await around.pass(9_999);
  expect(around.polls[0]?.signal.aborted).toBe(false);
  await around.pass(1);
  expect(around.polls[0]?.signal.aborted).toBe(true);
  await around.pass(3_000);
  expect(states).toEqual([`offline ${START}`]);
});

test("when the network is back, it connects at once", async () => {
  const { around, live } = await atWork();
  for (let attempt = 0; attempt < 6; attempt++) {
    around.stream.lost(false);
    while (around.open.length === 0) await around.pass(500);
  }
  around.stream.lost(false);
  live.hurry();
  await settled();
  expect(around.open.length).toBe(1);
});

test("a hidden page has no stream and does not poll; when it is shown again, it connects at once", async () => {
  const { around, live, states } = await atWork();
  await around.pass(1_000);
  live.pause();
  expect([around.open.length, around.slots]).toEqual([0, 1]);
  await around.pass(3_600_000);
  expect([around.streams.length, around.polls.length]).toEqual([1, 0]);
  live.resume();
  await settled();
  expect(around.open.length).toBe(1);
  around.stream.message("reset", "caught up");
  expect(states).toEqual(["live", `connecting ${START}`, "live"]);
});

test("a page that is hidden while it waits for a stream does not take one", async () => {
  const around = new FakeSurroundings();
  const live = new LiveConnection<string>(around, {
    message: () => undefined,
    state: () => undefined,
    roleChanged: () => undefined,
  });
  live.lookAt("/events?");
  live.pause();
  await settled();
  expect([around.streams.length, around.slots]).toEqual([0, 1]);
});

test("after a sign-out it stays signed out, also when the page is shown again", async () => {
  const { around, live, states } = await atWork();
  around.stream.end(end("signed_out"));
  live.pause();
  live.resume();
  live.lookAt("/events?other");
  await around.pass(600_000);
  expect(states).toEqual(["live", `signed_out ${START}`]);
  expect([around.open.length, around.slots, around.polls.length]).toEqual([0, 1, 0]);
});

test("a poll can answer that the viewer is signed out", async () => {
  const { around, states } = await connected();
  around.stream.lost(true);
  around.polls[0]?.answer({ kind: "signed_out" });
  await settled();
  expect(states).toEqual([`signed_out ${START}`]);
});

test.each(["role_changed", "ending"] as const)("after the end %s it connects again", async (why) => {
  const { around, messages, states } = await atWork();
  around.stream.end(end(why));
  expect(around.open).toEqual([]);
  expect(messages.slice(1)).toEqual(why === "role_changed" ? ["role changed"] : []);
  await around.pass(1_500);
  around.stream.message("reset", "again");
  expect(states).toEqual(["live"]);
});

test("after a message of another version, nothing more is shown", async () => {
  const { around, messages, states } = await atWork();
  const { stream } = around;
  stream.alive(alive(null, "two"));
  stream.message("change", "in a form that this page may not know");
  await around.pass(600_000);
  expect(messages).toEqual(["reset all"]);
  expect(states).toEqual(["live", `outdated ${START}`]);
  expect([around.open.length, around.polls.length]).toEqual([0, 0]);
});

test("after a change of its address it opens the new stream at once, and ignores messages of the old one", async () => {
  const { around, live, messages, states } = await atWork();
  const before = around.stream;
  live.lookAt("/events?other");
  before.message("change", "of the one before");
  await settled();
  expect(around.open.map(({ address }) => address)).toEqual(["/events?other"]);
  around.stream.message("reset", "of the other");
  expect(messages).toEqual(["reset all", "reset of the other"]);
  expect(states).toEqual(["live"]);
});

test("a page of an older version than the server's is outdated from its first message on", async () => {
  const { around, states } = await connected("none");
  around.stream.alive(alive());
  expect(states).toEqual([`outdated ${START}`]);
});
