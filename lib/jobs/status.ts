import { statusTexts } from "@/texts/jobs/status";

/** A job's status, exactly one of these words, as stored. */
export const STATUSES = ["pending", "queued", "running", "completed", "failed", "cancelled"] as const;
export type Status = (typeof STATUSES)[number];

interface DeclaredStatus {
  /** As people read it, also in the CSV. */
  label: string;
  isActive: boolean;
  /** The card that counts it, and the choice of a filter that finds it. Most statuses have their own. */
  card: Status;
  /** What its own card counts. */
  meaning?: string;
  /** Its colours and the shape of its mark: one of the looks that app/globals.css defines by `data-look`. */
  look: "waiting" | "running" | "completed" | "failed" | "cancelled";
  /** The legal moves from it. jobs.legal_move in the database says the same and enforces it; a test compares them. */
  next: readonly Status[];
}

/** All facts about a status. Cards, badges, marks, filters, the CSV and the HTTP interface follow from them. */
export const STATUS = {
  pending: {
    label: statusTexts.pending.label,
    isActive: true,
    card: "pending",
    meaning: statusTexts.pending.meaning,
    look: "waiting",
    next: ["queued", "running", "failed", "cancelled"],
  },
  queued: {
    label: statusTexts.queued.label,
    isActive: true,
    card: "pending",
    look: "waiting",
    next: ["running", "failed", "cancelled"],
  },
  running: {
    label: statusTexts.running.label,
    isActive: true,
    card: "running",
    meaning: statusTexts.running.meaning,
    look: "running",
    next: ["completed", "failed", "cancelled"],
  },
  completed: {
    label: statusTexts.completed.label,
    isActive: false,
    card: "completed",
    meaning: statusTexts.completed.meaning,
    look: "completed",
    next: [],
  },
  failed: {
    label: statusTexts.failed.label,
    isActive: false,
    card: "failed",
    meaning: statusTexts.failed.meaning,
    look: "failed",
    next: [],
  },
  cancelled: {
    label: statusTexts.cancelled.label,
    isActive: false,
    card: "cancelled",
    meaning: statusTexts.cancelled.meaning,
    look: "cancelled",
    next: [],
  },
} as const satisfies Record<Status, DeclaredStatus>;

/** What people choose from: queued has its own badge, but is counted and filtered within pending. */
export type CardStatus = (typeof STATUS)[Status]["card"];

export type InactiveStatus = {
  [Word in Status]: (typeof STATUS)[Word]["isActive"] extends false ? Word : never;
}[Status];

const isCardStatus = (word: string): word is CardStatus =>
  STATUSES.some((status) => status === word && STATUS[status].card === word);

export const isInactive = (status: Status): status is InactiveStatus => !STATUS[status].isActive;

export const CARD_STATUSES = STATUSES.filter(isCardStatus);
export const INACTIVE_STATUSES = STATUSES.filter(isInactive);

/** The stored statuses of a choice. */
export const statusesOf = (choice: CardStatus): Status[] =>
  STATUSES.filter((status) => STATUS[status].card === choice);

/** The choice under which a stored status is counted. */
export const cardOf = (status: Status): CardStatus => STATUS[status].card;

export const legalMoves = (from: Status): readonly Status[] => STATUS[from].next;

/** The one plain word for a status: all active ones are in progress. */
export const plainWord = (status: Status): string =>
  isInactive(status) ? STATUS[status].label : statusTexts.inProgress;
