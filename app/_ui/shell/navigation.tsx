import { navigationTexts } from "@/texts/site/navigation";
import { FlyOut } from "./fly-out.client";
import styles from "./navigation.module.css";
import { JobsIcon, MenuIcon, SettingsIcon } from "./navigation-icons";

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

/** Where everything is. `path` is the page's own, without what follows a question mark. */
export function Navigation({ path }: { path: string }) {
  const link = (href: string) => ({ href, "aria-current": currentOn(path, href) });
  return (
    <nav
      id={ID}
      popover="auto"
      aria-label={navigationTexts.main}
      className={`${styles.navigation} screen-only`}
    >
      <ul className={styles.tree}>
        <li>
          <a {...link("/jobs")} className={`${styles.item} ${styles.top}`}>
            <JobsIcon />
            {navigationTexts.jobs}
          </a>
        </li>
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
                      <a {...link("/jobs")} className={styles.item}>
                        {navigationTexts.jobManagement}
                      </a>
                    </li>
                  </ul>
                </details>
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
