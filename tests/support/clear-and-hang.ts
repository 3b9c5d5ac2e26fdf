import { connect } from "@/db/client";
import { clearJobs } from "@/lib/jobs/clear/clear-jobs";

/** A process that clears as the user with that id, prints a line when the first batch is deleted, and then hangs. */
const [url = "", id = ""] = process.argv.slice(2);
const unused = () => Promise.reject(new Error("no file is touched"));
await clearJobs(
  { ...connect(url), viewer: { role: "staff", id, name: "killed" } },
  { write: unused, open: unused, remove: unused },
  30,
  "general",
  {
    onBatch: () => {
      process.send?.("batch");
      for (;;);
    },
  },
);
