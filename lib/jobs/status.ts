/** A job's status, exactly one of these words, as stored. */
export const STATUSES = ["pending", "queued", "running", "completed", "failed", "cancelled"] as const;
export type Status = (typeof STATUSES)[number];

/** What people choose from: queued is shown by its own badge, but counted and filtered within pending. */
export const CARD_STATUSES = ["pending", "running", "completed", "failed", "cancelled"] as const;
export type CardStatus = (typeof CARD_STATUSES)[number];

export const INACTIVE_STATUSES = ["completed", "failed", "cancelled"] as const satisfies Status[];

/** The same table as jobs.legal_move in the database, which is the one that refuses; a test compares them. */
export const LEGAL_MOVES: Record<Status, readonly Status[]> = {
  pending: ["queued", "running", "failed", "cancelled"],
  queued: ["running", "failed", "cancelled"],
  running: ["completed", "failed", "cancelled"],
  completed: [],
  failed: [],
  cancelled: [],
};

/** A status as people read it, also in the CSV. */
export const STATUS_LABELS: Record<Status, string> = {
  pending: "Pending",
  queued: "Queued",
  running: "Running",
  completed: "Completed",
  failed: "Failed",
  cancelled: "Cancelled",
};

export const isInactive = (status: Status): boolean => INACTIVE_STATUSES.some((word) => word === status);

/** The stored statuses that a choice stands for. */
export const statusesOf = (choice: CardStatus): Status[] =>
  choice === "pending" ? ["pending", "queued"] : [choice];

/** The choice under which a stored status is counted. */
export const cardOf = (status: Status): CardStatus => (status === "queued" ? "pending" : status);

/** The one plain word for a status: all active ones are in progress. */
export function plainWord(status: Status): "In progress" | "Completed" | "Failed" | "Cancelled" {
  switch (status) {
    case "pending":
    case "queued":
    case "running":
      return "In progress";
    case "completed":
      return "Completed";
    case "failed":
      return "Failed";
    case "cancelled":
      return "Cancelled";
    default:
      return status satisfies never;
  }
}
