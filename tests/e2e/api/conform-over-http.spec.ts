import type { Access } from "@/lib/jobs/access";
import { conforms } from "../../support/conformance";
import type { RecordingInterface } from "../../support/conformance/recording-interface";
import { testConsole } from "../../support/console";
import { type DescribedApi, describedApi } from "../../support/http/described-api";
import { httpInterface } from "../../support/http/http-interface";
import { makeToken } from "../../support/http/make-token";

let api: DescribedApi;
let admin: Access;
const interfaces = new Map<string | null, RecordingInterface>();

const up = testConsole(async ({ database, site }) => {
  admin = await database.asUser("ada", "admin");
  const { authorization } = await makeToken(database, "ada", "jobs:read");
  const document = await site.get("/api/v1/openapi.json", undefined, { authorization });
  api = describedApi(await document.json());
});

/** An administrator without a user of its own, as the other interfaces have, has no token. */
conforms(
  () => up.database,
  (access) => {
    const whose = access.viewer.id === null ? admin : access;
    const recording = interfaces.get(whose.viewer.id) ?? httpInterface(up.site.address, () => api, whose);
    interfaces.set(whose.viewer.id, recording);
    return recording;
  },
);
