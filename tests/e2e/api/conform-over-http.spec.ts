import type { Access } from "@/lib/jobs/access";
import { conforms } from "../../support/conformance";
import type { RecordingInterface } from "../../support/conformance/recording-interface";
import { testConsole } from "../../support/console";
import { type DescribedApi, describedApi } from "../../support/http/described-api";
import { httpDoor } from "../../support/http/http-interface";
import { makeToken } from "../../support/http/make-token";

let api: DescribedApi;
let admin: Access;
const doors = new Map<string | null, RecordingInterface>();

const up = testConsole(async ({ database, site }) => {
  admin = await database.asUser("ada", "admin");
  const { authorization } = await makeToken(database, "ada", "jobs:read");
  const document = await site.get("/api/v1/openapi.json", undefined, { authorization });
  api = describedApi(await document.json());
});

/** An administrator without a user of its own, as the other doors have, has no token. */
conforms(
  () => up.database,
  (access) => {
    const whose = access.viewer.id === null ? admin : access;
    const door = doors.get(whose.viewer.id) ?? httpDoor(up.site.address, () => api, whose);
    doors.set(whose.viewer.id, door);
    return door;
  },
);
