import { writing } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { forAMoment } from "@/lib/jobs/for-a-moment";
import { ownerSeenBy } from "@/lib/jobs/visibility";
import { type ExpectedTime, expectedTimes, type Kind } from "./expected-time";

/**
 * The same as `expectedTimes`, and may be five seconds old: what a hundred jobs took hardly moves, and a page that many
 * load must not read it for each.
 */
export const expectedLately = (
  access: Access,
  jobs: readonly Kind[],
): Promise<ReadonlyMap<string, ExpectedTime>> => lately(access.db, { access, jobs });

interface Asked {
  access: Access;
  jobs: readonly Kind[];
}

/** Like a write, it is not cut off when the browser that asked for it leaves: others may wait for it too. */
function askForAll({ access, jobs }: Asked): Promise<Map<string, ExpectedTime>> {
  return writing("askForAll", () => expectedTimes(access, jobs));
}

const lately = forAMoment(askForAll, ({ access, jobs }) =>
  [ownerSeenBy(access.viewer) ?? "*", ...jobs.map(({ id }) => id)].join(),
);
