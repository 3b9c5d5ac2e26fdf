import type { Metadata } from "next";
import { panel } from "@/app/_ui/button";
import { orCouldNotLoad } from "@/app/_ui/could-not-load";
import { frameOf } from "@/app/_ui/shell/frame";
import { Shell } from "@/app/_ui/shell/shell";
import { KeyList } from "@/app/_ui/shortcuts/key-list";
import { Notices } from "@/app/jobs/shared/notices";
import { requireAccess } from "@/lib/auth/session/session";
import { unknownParameters } from "@/lib/jobs/params";
import { PAGE_ROWS } from "@/lib/settings/viewer-settings";
import { searchOf } from "@/lib/web/request/search-of";
import { mySettingsTexts } from "@/texts/settings/my-settings";
import { navigationTexts } from "@/texts/site/navigation";
import { fieldsOf } from "./settings-fields";
import { SettingsForm } from "./settings-form.client";

export const metadata: Metadata = { title: navigationTexts.mySettings };

const PATH = "/settings/profile";
const TRAIL = [{ label: navigationTexts.settings }, { label: navigationTexts.mySettings }];

export default async function MySettings({ searchParams }: PageProps<"/settings/profile">) {
  const search = await searchParams;
  const path = `${PATH}${searchOf(search)}`;
  return orCouldNotLoad(path, async () => {
    const access = await requireAccess(path);
    return (
      <Shell frame={await frameOf(access)} path={PATH} trail={TRAIL}>
        <div className="flex flex-col gap-3">
          <h1 className="font-semibold text-xl">{navigationTexts.mySettings}</h1>
          <p className="max-w-prose">{mySettingsTexts.about}</p>
          <Notices notices={unknownParameters(search, [])} />
          <SettingsForm page={PATH} saved={fieldsOf(access.settings)} rows={PAGE_ROWS.map(String)} />
          <section
            id="keyboard"
            aria-labelledby="keyboard-title"
            className={`${panel} flex flex-col gap-3 p-4`}
          >
            <h2 id="keyboard-title" className="font-semibold text-lg">
              {navigationTexts.shortcuts}
            </h2>
            <p className="max-w-prose">{mySettingsTexts.where}</p>
            <KeyList />
          </section>
        </div>
      </Shell>
    );
  });
}
