import { expect, test } from "vitest";
import { JOB, NOTES, refused, type Subject } from "./subject";

/** Whose jobs a user may move. */
export function keepsOwnersApart(subject: () => Subject) {
  test("of two users, neither moves the other's jobs, and nobody but an administrator names another", async () => {
    const names = ["one", "other"].map((name) => `${name} ${Math.random()}`);
    const [one, other] = await Promise.all(names.map((name) => subject().database.asUser(name)));
    if (!one || !other) throw new Error("two users were made");
    const id = await subject().open(one).create(JOB);
    expect(await subject().read(id)).toMatchObject({ ownerName: one.viewer.name });
    await refused(
      subject()
        .open(one)
        .create({ ...JOB, owner: other.viewer.name }),
      "invalid_input",
      {
        field: "owner",
      },
    );
    await refused(subject().open(other).start(id), "not_found");
    const run = await subject().open(one).start(id);
    for (const [, , note] of NOTES) await refused(note(subject().open(other), id), "not_found");
    await refused(subject().open(other).complete(id, run), "not_found");
    await refused(subject().open(other).takeOver(id), "not_found");
    await subject().open(one).complete(id, run);
  });
}
