"use client";

import { Content, List, Root, Trigger } from "@radix-ui/react-tabs";
import type { KeyboardEvent, ReactNode } from "react";
import { useScripted } from "@/app/_ui/use-scripted.client";
import type { Tab } from "@/lib/jobs/tab";
import { formatCount } from "@/lib/texts/format-parts";
import { listTexts } from "@/texts/jobs/list";

interface TabLinkProps {
  tab: Tab;
  label: string;
  /** How many jobs it holds. */
  count: number;
  href: string;
}

interface ListTabsProps {
  /** The tab that is open. */
  open: Tab;
  /** What it holds, in a line. */
  caption: string;
  tabs: TabLinkProps[];
  /** What stands before the tabs and behind them, on the same line where there is room. */
  heading: ReactNode;
  action: ReactNode;
  /** What stands on the open tab. */
  children: ReactNode;
}

/** The tabs of the dashboard: links to a page each, on which that tab is open. The arrow keys lead between them. */
export function ListTabs({ open, caption, tabs, heading, action, children }: ListTabsProps) {
  return (
    <Root value={open} activationMode="manual" className="flex flex-col gap-1.5">
      {/* On a phone: heading and caption, then tabs and action. */}
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 sm:gap-x-4">
        {heading}
        <List aria-label={listTexts.tabs} className="screen-only flex max-sm:order-1">
          {tabs.map((one) => (
            <TabLink key={one.tab} {...one} open={one.tab === open} />
          ))}
        </List>
        <p className="min-w-0 grow basis-30 text-quiet text-sm">{caption}</p>
        <div className="flex min-w-0 max-w-full items-center justify-end max-sm:order-1 max-sm:flex-1 max-sm:basis-22 sm:ml-auto">
          {action}
        </div>
      </div>
      {/* Links stand at its beginning: the panel itself need not be a stop for the keyboard. */}
      <Content value={open} tabIndex={undefined} className="flex flex-col gap-1.5">
        {children}
      </Content>
    </Root>
  );
}

function TabLink({ tab, label, count, href, open }: TabLinkProps & { open: boolean }) {
  const scripted = useScripted();
  // Without a script there are no arrow keys, so each link is a stop of its own; with one, Radix says which is.
  const stop = scripted ? null : { tabIndex: 0 };
  // The panel of a closed tab is on another page.
  const controls = open ? null : { "aria-controls": undefined };
  return (
    <Trigger value={tab} asChild {...stop} {...controls}>
      <a
        href={href}
        type={undefined}
        onKeyDown={followOnSpace}
        className="flex min-h-8 items-center border-transparent border-b-2 px-2 font-medium sm:px-3 text-quiet transition-colors hover:border-edge hover:text-ink hover:no-underline aria-selected:border-accent aria-selected:text-accent"
      >
        {label}{" "}
        {/* As wide as most numbers, so that the rest of the line stays where it is while they change. */}
        <span className="min-w-11 pl-1.5 font-normal text-quiet text-xs tabular-nums">
          {formatCount(count)}
        </span>
      </a>
    </Trigger>
  );
}

/** A tab opens by the space bar as well, which on a link would only scroll. */
function followOnSpace(event: KeyboardEvent<HTMLAnchorElement>) {
  if (event.key !== " ") return;
  event.preventDefault();
  event.currentTarget.click();
}
