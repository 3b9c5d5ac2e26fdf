"use client";

import { type ReactNode, type RefObject, useId } from "react";
import { button, field } from "@/app/_ui/button";
import { useScripted } from "@/app/_ui/use-scripted.client";
import { formatMessage } from "@/lib/texts/format-message";
import { searchFieldTexts } from "@/texts/search/search-field";
import { sendable } from "./sendable";
import type { ShownSearch } from "./shown-search";
import type { SuggestionSource } from "./suggest";
import { optionId, SuggestionList } from "./suggestion-list";
import { useSuggestions } from "./use-suggestions.client";

interface SearchFieldProps {
  search: ShownSearch;
  input: RefObject<HTMLInputElement | null>;
  source: SuggestionSource;
  /** What stands behind the button. */
  children: ReactNode;
}

/** The browser cuts longer texts and does not say so. The server searches for less of a text, and says so. */
const MOST = 10_000;

/** The one field for words and filters: a plain GET form, whose text the server takes apart. */
export function SearchField({ search, input, source, children }: SearchFieldProps) {
  const { text, all, kept } = search;
  const list = useId();
  const { open, close, take, onKeyDown, onInput, onSelect } = useSuggestions(input, source);
  const scripted = useScripted();
  const onSubmit = () => {
    if (input.current) input.current.value = sendable(input.current.value);
  };
  const option = open && open.at >= 0 ? optionId(list, open.at) : undefined;
  // Without a script it is a plain field.
  const combobox = {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": open !== null,
    "aria-controls": open ? list : undefined,
    "aria-activedescendant": option,
    onKeyDown,
    onInput,
    onSelect,
    onBlur: close,
  } as const;
  return (
    <search aria-label={searchFieldTexts.label} className="screen-only relative pr-11">
      <form action="/jobs" autoComplete="off" className="flex gap-2" onSubmit={onSubmit}>
        {kept.map(([name, word]) => (
          <input key={name} type="hidden" name={name} value={word} />
        ))}
        <div className="relative min-w-0 grow">
          <input
            key={text}
            ref={input}
            name="q"
            defaultValue={text}
            aria-label={searchFieldTexts.label}
            placeholder={searchFieldTexts.placeholder}
            maxLength={MOST}
            inputMode="search"
            enterKeyHint="search"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            className={`${field} w-full`}
            {...(scripted && combobox)}
          />
          {open ? <SuggestionList id={list} options={open.options} at={open.at} onTake={take} /> : null}
          <p aria-live="polite" className="sr-only">
            {open ? formatMessage(searchFieldTexts.suggested, { count: open.options.length }) : null}
          </p>
        </div>
        {all === null ? null : (
          <a href={all} title={searchFieldTexts.clear} className={`${button.plain} w-9`}>
            <span aria-hidden="true">×</span>
            <span className="sr-only">{searchFieldTexts.clear}</span>
          </a>
        )}
        <button type="submit" className={button.plain}>
          {searchFieldTexts.search}
        </button>
      </form>
      {children}
    </search>
  );
}
