"use client";

import type { ReactNode } from "react";
import { button } from "@/app/_ui/button";
import { formatMessage } from "@/lib/texts/format-message";
import { fileRowTexts } from "@/texts/job/file-row";
import { momentTexts } from "@/texts/moment";
import styles from "./file-list.module.css";

/** One file, with its texts made ready. Null: there is nothing to show, or nowhere to lead. */
export interface ShownRow {
  id: string;
  name: string;
  /** Where it is downloaded, and what the link is called. */
  download: { href: string; label: string } | null;
  isResult: boolean;
  remark: string | null;
  size: string;
  type: string;
  /** Exactly, and as it is shown. */
  added: [iso: string, text: string];
  sha256: string;
  preview: { href: string; label: string } | null;
  /** Its preview, where that is open. */
  below: ReactNode;
}

interface FileRowsProps {
  /** The id of the heading that names the list. */
  heading: string;
  rows: ShownRow[];
}

const SHOWN_DIGITS = 8;

/**
 * The files of one kind: each a row under the others' where there is room, two or three lines where there is not.
 * It does nothing in the browser: as with subtasks, what a server component draws is sent twice, and twenty files
 * would cost half as much as the page without them (measured).
 */
export function FileRows({ heading, rows }: FileRowsProps) {
  return (
    <ul aria-labelledby={heading} className={styles.list}>
      {rows.map(({ id, size, type, added: [iso, moment], sha256, preview, below, ...file }) => (
        <li key={id} id={`file-${id}`}>
          <FileName {...file} />
          <div>
            <span>{size}</span>
            <bdi>{type}</bdi>
            <time dateTime={iso} title={formatMessage(momentTexts.exact, { iso })}>
              {moment}
            </time>
            <details>
              <summary title={sha256}>
                SHA-256 <code>{sha256.slice(0, SHOWN_DIGITS)}…</code>
              </summary>
              <code>{sha256}</code>
            </details>
            {preview ? (
              <a href={preview.href} aria-label={preview.label} className={`${button.small} screen-only`}>
                {fileRowTexts.preview}
              </a>
            ) : null}
          </div>
          {below}
        </li>
      ))}
    </ul>
  );
}

type FileLinkFields = Pick<ShownRow, "name" | "download" | "isResult" | "remark">;

/** A file's name as the link that downloads it; of one that is lost the name alone. How it is lost stands below. */
function FileName({ name, download, isResult, remark }: FileLinkFields) {
  return (
    <p data-lost={download ? undefined : ""}>
      {download ? (
        <a href={download.href} aria-label={download.label} title={fileRowTexts.download}>
          <bdi>{name}</bdi>
        </a>
      ) : (
        <bdi>{name}</bdi>
      )}
      {isResult ? <small>{fileRowTexts.result}</small> : null}
      {remark ? <span>{remark}</span> : null}
    </p>
  );
}
