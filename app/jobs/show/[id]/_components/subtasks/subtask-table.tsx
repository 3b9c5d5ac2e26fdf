import type { ReactNode } from "react";
import { subtaskLine } from "@/app/jobs/events/job-message";
import { LongText } from "@/app/jobs/show/[id]/_components/long-text";
import type { Subtask } from "@/lib/jobs/subtasks/subtask";
import { isVisible, readable } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { errorTexts } from "@/texts/job/error";
import { subtaskRowTexts } from "@/texts/job/subtask-row";
import { subtasksTexts } from "@/texts/job/subtasks";
import { type SubtaskRow, SubtaskRows } from "./subtask-rows.client";
import styles from "./subtask-table.module.css";

/** The id of a subtask's row in the page. */
export const subtaskAnchor = ({ number }: Subtask): string => `subtask-${number}`;

/** Subtasks as rows, the failed ones marked; each a card where there is no room. */
export function SubtaskTable({ subtasks, zone }: { subtasks: Subtask[]; zone: string }) {
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className="sr-only">{formatMessage(subtasksTexts.caption, { zone })}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.number}>
              #
            </th>
            <th scope="col">{subtasksTexts.name}</th>
            <th scope="col" className={styles.status}>
              {subtasksTexts.status}
            </th>
            <th scope="col" className={styles.started}>
              {subtaskRowTexts.started}
            </th>
            <th scope="col" className={styles.finished}>
              {subtaskRowTexts.finished}
            </th>
            <th scope="col">{subtaskRowTexts.error}</th>
          </tr>
        </thead>
        <SubtaskRows
          rows={JSON.stringify(subtasks.map((subtask) => rowOf(subtask, zone)))}
          errors={errorsOf(subtasks)}
        />
      </table>
    </div>
  );
}

function rowOf(subtask: Subtask, zone: string): SubtaskRow {
  const { number, name } = subtask;
  return [number, isVisible(name) ? readable(name) : subtasksTexts.unnamed, ...subtaskLine(subtask, zone)];
}

function errorsOf(subtasks: readonly Subtask[]): Record<number, ReactNode> {
  const errors = subtasks.map((subtask): [number, ReactNode] => [subtask.number, errorOf(subtask)]);
  return Object.fromEntries(errors.filter(([, error]) => error !== null));
}

function errorOf({ status, error }: Subtask): ReactNode {
  if (error && isVisible(error)) return <LongText text={readable(error)} glance={300} />;
  return status === "failed" ? errorTexts.noMessage : null;
}
