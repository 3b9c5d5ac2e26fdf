import { navigationTexts } from "@/texts/site/navigation";

/** One step on the way to a page. Without an address it is a group that has no page, or the page itself. */
export interface Crumb {
  label: string;
  href?: string;
}

/** The way to a page from the outermost group on, itself last: beside the name, or on a line of its own below it. */
export function Breadcrumbs({ trail }: { trail: Crumb[] }) {
  return (
    <nav
      aria-label={navigationTexts.breadcrumbs}
      className="order-last flex w-full min-w-0 pb-2 text-on-band/85 text-xs lg:order-none lg:w-auto lg:flex-1 lg:border-white/25 lg:border-l lg:py-1 lg:pl-4"
    >
      <ol className="flex min-w-0 whitespace-nowrap">
        {trail.map(({ label, href }, at) => {
          const isPage = at === trail.length - 1;
          return (
            <li
              key={label}
              // Where room is short, the inner groups give way first, and all of theirs before anything else does.
              className={`flex min-w-0 not-first:before:mx-1.5 not-first:before:opacity-60 not-first:before:content-['/'/''] ${href || isPage ? "" : "not-first:shrink-[1000000]"}`}
            >
              {href ? (
                <a
                  href={href}
                  className="truncate text-on-band underline hover:text-on-band focus-visible:outline-on-band focus-visible:-outline-offset-2"
                >
                  {label}
                </a>
              ) : (
                <span aria-current={isPage ? "page" : undefined} className="truncate">
                  {label}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
