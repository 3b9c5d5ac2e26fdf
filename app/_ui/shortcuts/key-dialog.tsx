import { button } from "@/app/_ui/button";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { shortcutsTexts } from "@/texts/settings/shortcuts";
import { navigationTexts } from "@/texts/site/navigation";
import { KeyList } from "./key-list";

const TITLE = "keys-title";

export interface KeyDialogProps {
  onClose: () => void;
}

const open = (dialog: HTMLDialogElement | null) => dialog?.showModal();

/** The keys in a dialog, open from the start. The browser closes it, and leads the focus back to where it was. */
export const KeyDialog = ({ onClose }: KeyDialogProps) => (
  <dialog
    ref={open}
    onClose={onClose}
    aria-labelledby={TITLE}
    className="w-[calc(100%-1.5rem)] max-w-md rounded-lg border border-line bg-surface p-5 text-ink shadow-xl backdrop:bg-black/50"
  >
    <form method="dialog" className="mb-3 flex items-center justify-between gap-4">
      <h2 id={TITLE} className="font-semibold text-lg">
        {navigationTexts.shortcuts}
      </h2>
      <button type="submit" className={button.plain}>
        {shortcutsTexts.close}
      </button>
    </form>
    <KeyList />
    <p className="mt-3 text-quiet text-sm">
      <FormattedMessage
        message={shortcutsTexts.off}
        values={{ link: (words) => <a href="/settings/profile">{words}</a> }}
      />
    </p>
  </dialog>
);
