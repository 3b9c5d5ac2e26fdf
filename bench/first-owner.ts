import type { Access } from "@/lib/jobs/access";

/** As the member of staff who has the most jobs: in seeded databases every sixth. */
export const asFirstOwner = (access: Access): Access => ({
  ...access,
  viewer: { role: "staff", id: "1", name: "owner 1" },
});
