"use client";

import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { type Suggestion, type SuggestionSource, suggestionsFor } from "./suggest";
import { completed, type TypedPart, typedAt } from "./typed-at";

interface Open {
  part: TypedPart;
  /** Where the caret stands for which the options are. */
  caret: number;
  options: Suggestion[];
  /** The option that Enter takes; -1: none. */
  at: number;
}

/** What completes the text of a field, as a list that the arrow keys lead through (WAI-ARIA: list autocomplete). */
export function useSuggestions(input: RefObject<HTMLInputElement | null>, source: SuggestionSource) {
  const [open, setOpen] = useState<Open | null>(null);
  /** The options that are open or on their way. */
  const asked = useRef<{ asking: AbortController; caret: number } | null>(null);

  const close = () => {
    asked.current?.asking.abort();
    asked.current = null;
    setOpen(null);
  };

  /** Looks at what stands before the caret. `all`: also where nothing does. */
  const suggest = async (all = false) => {
    const field = input.current;
    const caret = caretOf(field);
    const part = field && typedAt(field.value, caret);
    if (!part || (part.name === null && part.value === "" && !all)) return close();
    asked.current?.asking.abort();
    const asking = new AbortController();
    asked.current = { asking, caret };
    const options = await suggestionsFor(part, source, asking.signal).catch(() => []);
    if (asking.signal.aborted) return;
    if (options.length > 0) setOpen({ part, caret, options, at: -1 });
    else close();
  };

  /** Options are for one place in the text: when the caret leaves it, the list closes and others are looked for. */
  const onSelect = () => {
    if (!asked.current || asked.current.caret === caretOf(input.current)) return;
    setOpen(null);
    void suggest();
  };

  const take = (option: Suggestion) => {
    const field = input.current;
    if (!(field && open)) return;
    const { text, caret } = completed(field.value, open.caret, open.part.from, option.text);
    field.value = text;
    field.setSelectionRange(caret, caret);
    void suggest();
  };

  const move = (by: 1 | -1) => {
    if (!open) return suggest(true);
    const { length } = open.options;
    // From the field itself, which stands between the last option and the first.
    setOpen({ ...open, at: ((open.at + 1 + by + length + 1) % (length + 1)) - 1 });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const option = open?.options[open.at];
    // Enter ends a character that is being composed.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") void move(1);
    else if (event.key === "ArrowUp") void move(-1);
    else if (event.key === "Enter" && option) take(option);
    else if (event.key === "Escape" && open) close();
    else return;
    event.preventDefault();
  };

  return { open, close, take, onKeyDown, onInput: () => void suggest(), onSelect };
}

const caretOf = (field: HTMLInputElement | null): number => field?.selectionStart ?? 0;
