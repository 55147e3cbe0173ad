import { useTranslations } from "next-intl";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Dialog } from "@/app/_components/ui/dialog";

/** The Commons is everybody's, so whoever publishes from it is somebody who can be found again. */
export const AccountsOnly = ({ onClose }: { onClose: () => void }) => {
  const t = useTranslations("room");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("accountsOnly.publish")}
      description={t("accountsOnly.commonsBelongsEveryoneSo")}
    >
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/account?next=/r/commons" solid>
          {t("accountsOnly.makeAccount")}
        </ButtonLink>
        <ButtonLink href="/rooms">{t("accountsOnly.openARoom")}</ButtonLink>
      </div>
    </Dialog>
  );
};
