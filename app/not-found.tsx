import type { Metadata } from "next";
import { tabTitlesTexts } from "@/texts/site/tab-titles";
import { NothingHere } from "./_ui/nothing-here";

export const metadata: Metadata = { title: tabTitlesTexts.notFound };

export default function NotFound() {
  return <NothingHere what="page" />;
}
