import { panel } from "@/app/_ui/button";
import { apiReferenceTexts } from "@/texts/site/api-reference";
import type { FilePage } from "./listed-operations";

/** Leads to each part of the page. It stays in sight beside them where there is room. */
export const Contents = ({ operations }: { operations: FilePage[] }) => (
  <nav
    id="contents"
    aria-label={apiReferenceTexts.contents}
    className={`${panel} p-4 xl:sticky xl:top-3 xl:max-h-[calc(100dvh-1.5rem)] xl:overflow-y-auto`}
  >
    <ul className="flex flex-col gap-y-1 sm:block sm:columns-2 sm:gap-x-6 xl:columns-1">
      {operations.map(({ operation, method, path }) => (
        <li key={operation.operationId} className="break-inside-avoid sm:py-0.5">
          <Part to={operation.operationId}>{operation.summary}</Part>{" "}
          <span className="wrap-anywhere font-mono text-quiet text-xs xl:hidden">
            {method} {path}
          </span>
          <span className="hidden font-mono text-quiet text-xs xl:inline">{operation.operationId}</span>
        </li>
      ))}
      <li className="sm:py-0.5">
        <Part to="objects">{apiReferenceTexts.objects}</Part>
      </li>
      <li className="sm:py-0.5">
        <Part to="problems">{apiReferenceTexts.problems}</Part>
      </li>
    </ul>
  </nav>
);

const Part = ({ to, children }: { to: string; children: string }) => (
  <a href={`#${to}`} className="underline">
    {children}
  </a>
);

/** Where the contents are out of sight. */
export const ToContents = () => (
  <p className="xl:hidden">
    <a href="#contents" className="underline">
      {apiReferenceTexts.contents}
    </a>
  </p>
);
