import type { ReactNode } from "react";
import { field } from "@/app/_ui/button";
import { ACCOUNT_LIMITS } from "@/lib/account-limits";

/** The field for a view's name, where one is saved and where it is renamed. */
export const ViewNameField = ({ label, value }: { label: ReactNode; value: string | undefined }) => (
  <label className="flex min-w-0 grow basis-60 flex-col gap-1 sm:max-w-96">
    {label}
    <input
      name="name"
      required
      maxLength={ACCOUNT_LIMITS.viewName}
      autoComplete="off"
      defaultValue={value}
      className={`${field} w-full`}
    />
  </label>
);
