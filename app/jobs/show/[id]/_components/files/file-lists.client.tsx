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
}

/** The files of one kind. */
export interface ShownKind {
  /** The id of its heading. */
  id: string;
  title: string;
  /** How many there are, on all pages. */
  count: string;
  rows: ShownRow[];
}

interface FileListsProps {
  /** Of ShownKind, as JSON: React would pack and unpack each value. */
  kinds: string;
  /** The file below which a preview is open. */
  previewed: string | null;
  children: ReactNode;
}

/**
 * The files by kind, each on a line, and what else is known of them behind a fold. It does nothing in the browser: as
 * with subtasks, what a server component draws is sent twice, and twenty files would cost half as much as the page
 * without them (measured).
 */
export function FileLists({ kinds: json, previewed, children }: FileListsProps) {
  const kinds: ShownKind[] = JSON.parse(json);
  return (
    <>
      <div className={styles.kinds}>
        {kinds.map(({ id, title, count, rows }) => (
          <div key={id} className={styles.kind}>
            <h3 id={id}>
              {title} <span>{count}</span>
            </h3>
            <ul aria-labelledby={id} className={styles.list}>
              {rows.map((row) => (
                <li key={row.id} id={`file-${row.id}`}>
                  <FileName {...row} />
                  <span>{row.size}</span>
                  {row.preview ? (
                    <a
                      href={row.preview.href}
                      aria-label={row.preview.label}
                      className={`${button.small} screen-only`}
                    >
                      {fileRowTexts.preview}
                    </a>
                  ) : null}
                  {row.id === previewed ? children : null}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <details className={styles.details}>
        <summary>{fileRowTexts.details}</summary>
        <ul>{kinds.flatMap(({ rows }) => rows).map(details)}</ul>
      </details>
    </>
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

const details = ({ id, name, type, added: [iso, moment], sha256 }: ShownRow) => (
  <li key={id}>
    <bdi>{name}</bdi>
    <bdi>{type}</bdi>
    <time dateTime={iso} title={formatMessage(momentTexts.exact, { iso })}>
      {moment}
    </time>
    <code>{sha256}</code>
  </li>
);
