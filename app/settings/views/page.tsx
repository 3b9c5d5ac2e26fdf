import type { Metadata } from "next";
import { panel } from "@/app/_ui/button";
import { orCouldNotLoad } from "@/app/_ui/could-not-load";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { frameOf } from "@/app/_ui/shell/frame";
import { Shell } from "@/app/_ui/shell/shell";
import { Notices } from "@/app/jobs/shared/notices";
import { requireAccess } from "@/lib/auth/session/session";
import { ALL_JOBS } from "@/lib/jobs/filter/filter";
import { forOneLine } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { MOST_LISTED } from "@/lib/views/list-views";
import { readViews } from "@/lib/views/read-views";
import { searchOf } from "@/lib/web/request/search-of";
import { viewsTexts } from "@/texts/settings/views";
import { navigationTexts } from "@/texts/site/navigation";
import { DeleteView } from "./_components/delete-view.client";
import { EditView } from "./_components/edit-view.client";
import { ViewList } from "./_components/view-list";

export const metadata: Metadata = { title: navigationTexts.savedViews };

const PATH = "/settings/views";
const TRAIL = [{ label: navigationTexts.settings }, { label: navigationTexts.savedViews }];

export default async function Views({ searchParams }: PageProps<"/settings/views">) {
  const search = await searchParams;
  return orCouldNotLoad(`${PATH}${searchOf(search)}`, async () => {
    const access = await requireAccess(`${PATH}${searchOf(search)}`);
    const [frame, shown] = await Promise.all([frameOf(access), readViews(access, search)]);
    const { toChange, toDelete, done } = shown;
    const { viewer } = access;
    const [own, shared] = [true, false].map((isOwn) => shown.views.filter((view) => view.isOwn === isOwn));
    return (
      <Shell frame={frame} path={PATH} trail={TRAIL}>
        <div className="flex flex-col gap-3">
          <h1 className="font-semibold text-xl">{viewsTexts.title}</h1>
          <p className="max-w-3xl text-quiet">
            <FormattedMessage
              message={viewsTexts.about}
              values={{ link: (words) => <a href={ALL_JOBS}>{words}</a> }}
            />
          </p>
          <Notices notices={[...(done ? [viewsTexts[done]] : []), ...shown.notices]} />
          {toChange ? (
            <EditView
              id={toChange.id}
              name={forOneLine(toChange.name)}
              isShared={toChange.isShared}
              mayShare={viewer.role === "admin" || toChange.isShared}
              back={PATH}
            />
          ) : null}
          {toDelete ? (
            <DeleteView
              id={toDelete.id}
              name={forOneLine(toDelete.name)}
              isShared={toDelete.isShared}
              back={PATH}
            />
          ) : null}
          <section aria-labelledby="own-title" className={`${panel} flex flex-col gap-1 p-4 pb-2`}>
            <h2 id="own-title" className="font-semibold text-lg">
              {viewsTexts.yours}
            </h2>
            {own?.length ? (
              <ViewList views={own} viewer={viewer} />
            ) : (
              <p className="text-quiet">{viewsTexts.none}</p>
            )}
          </section>
          {shared?.length ? (
            <section aria-labelledby="shared-title" className={`${panel} flex flex-col gap-1 p-4 pb-2`}>
              <h2 id="shared-title" className="font-semibold text-lg">
                {viewsTexts.shared}
              </h2>
              <ViewList views={shared} viewer={viewer} />
            </section>
          ) : null}
          {shown.hasMore ? <p>{formatMessage(viewsTexts.more, { most: MOST_LISTED })}</p> : null}
        </div>
      </Shell>
    );
  });
}
