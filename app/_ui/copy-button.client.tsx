"use client";

import { useState } from "react";
import { formatMessage } from "@/lib/texts/format-message";
import { copyButtonTexts } from "@/texts/site/copy-button";
import { button } from "./button";

/** What is copied. */
export type CopiedText = "link" | "message" | "output" | "token" | "trace";

interface CopyButtonProps {
  what: CopiedText;
  /** The id of the element whose text is copied: folded parts included, but nothing marked `data-uncopied`. */
  from?: string;
  /** What is copied instead: an address of this site, in full. */
  address?: string;
}

const SHOWN_MS = 5_000;

/** Copies a text of the page, and says that it has, or how to do it by hand. */
export function CopyButton({ what, from = "", address }: CopyButtonProps) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    const text = address === undefined ? textOf(from) : new URL(address, location.href).href;
    const copied = (await byClipboard(text)) || bySelection(text);
    setSaid(copied ? copyButtonTexts.copied : copyButtonTexts.byHand);
    setTimeout(() => setSaid(""), SHOWN_MS);
  };
  return (
    <span className="script-only screen-only flex items-center gap-2">
      <span role="status" className="text-quiet text-xs">
        {said}
      </span>
      <button type="button" onClick={copy} className={button.small}>
        {formatMessage(copyButtonTexts.copy, { what })}
      </button>
    </span>
  );
}

function textOf(id: string): string {
  const copy = document.getElementById(id)?.cloneNode(true);
  if (!(copy instanceof Element)) return "";
  for (const ours of copy.querySelectorAll("[data-uncopied]")) ours.remove();
  return copy.textContent;
}

async function byClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The way of before the clipboard interface, which browsers have only on https. */
function bySelection(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return copied;
}
