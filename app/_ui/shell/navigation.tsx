import { navigationTexts } from "@/texts/site/navigation";
import { FlyOut } from "./fly-out.client";
import styles from "./navigation.module.css";
import { JobsIcon, MenuIcon, SettingsIcon, ViewsIcon } from "./navigation-icons";
import { isViewOpen, PinnedViews } from "./pinned-views";
import type { ShownViews } from "./shown-views";

const ID = "navigation";

/** Opens the navigation where it does not stand beside the page. The browser itself opens, closes and focuses it. */
export function NavigationButton() {
  return (
    <button
      type="button"
      popoverTarget={ID}
      className="-ml-2 flex min-h-8 shrink-0 items-center gap-1.5 rounded-md px-2 hover:bg-white/15 focus-visible:outline-on-band rail:hidden"
    >
      <MenuIcon />
      {navigationTexts.menu}
    </button>
  );
}

interface NavigationProps {
  /** The page's own path, without what follows a question mark. */
  path: string;
  /** The same with it. */
  address: string;
  views: ShownViews;
}

/** Where everything is. */
export function Navigation({ path, address, views }: NavigationProps) {
  const link = (href: string) => ({ href, "aria-current": currentOn(path, href) });
  const hasViews = views.hasDefault || views.pinned.length > 0;
  // The view's own link is the page then, and the list's links are what it belongs to.
  const isView = hasViews && isViewOpen(views, address);
  const jobs = { href: "/jobs", "aria-current": isView ? "true" : currentOn(path, "/jobs") } as const;
  return (
    <nav
      id={ID}
      popover="auto"
      aria-label={navigationTexts.main}
      className={`${styles.navigation} screen-only`}
    >
      <ul className={styles.tree}>
        <li>
          <a {...jobs} className={`${styles.item} ${styles.top}`}>
            <JobsIcon />
            {navigationTexts.jobs}
          </a>
          {hasViews ? (
            <ul className={`${styles.panel} ${styles.inPlace}`}>
              <PinnedViews views={views} address={address} />
            </ul>
          ) : null}
        </li>
        {/* Where there is no room below Jobs, the same once more: the style sheet shows one of the two. */}
        {hasViews ? (
          <li className={styles.onRail}>
            <FlyOut
              summaryClass={`${styles.item} ${styles.top}`}
              summary={
                <>
                  <ViewsIcon />
                  {navigationTexts.views}
                  <Chevron />
                </>
              }
            >
              <ul className={styles.panel}>
                <PinnedViews views={views} address={address} />
              </ul>
            </FlyOut>
          </li>
        ) : null}
        <li>
          <FlyOut
            summaryClass={`${styles.item} ${styles.top}`}
            summary={
              <>
                <SettingsIcon />
                {navigationTexts.settings}
                <Chevron />
              </>
            }
          >
            <ul className={styles.panel}>
              <li>
                <details>
                  <summary className={styles.item}>
                    {navigationTexts.maintenance}
                    <Chevron />
                  </summary>
                  <ul>
                    <li>
                      <a {...jobs} className={styles.item}>
                        {navigationTexts.jobManagement}
                      </a>
                    </li>
                  </ul>
                </details>
              </li>
              <li>
                <a {...link("/settings/profile")} className={styles.item}>
                  {navigationTexts.mySettings}
                </a>
              </li>
              <li>
                <a href="/settings/profile#keyboard" className={styles.item}>
                  {navigationTexts.shortcuts}
                </a>
              </li>
              <li>
                <a {...link("/settings/views")} className={styles.item}>
                  {navigationTexts.savedViews}
                </a>
              </li>
              <li>
                <a {...link("/settings/tokens")} className={styles.item}>
                  {navigationTexts.tokens}
                </a>
              </li>
              <li>
                <a {...link("/api-reference")} className={styles.item}>
                  {navigationTexts.apiReference}
                </a>
              </li>
            </ul>
          </FlyOut>
        </li>
      </ul>
    </nav>
  );
}

/** "page" for the page itself, "true" for the list that it belongs to. */
function currentOn(path: string, href: string): "page" | "true" | undefined {
  if (path === href) return "page";
  return path.startsWith(`${href}/`) ? "true" : undefined;
}

function Chevron() {
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" className={styles.chevron}>
      <path d="m4.5 2.5 3.5 3.5-3.5 3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
