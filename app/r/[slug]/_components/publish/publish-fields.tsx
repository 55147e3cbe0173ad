import { useTranslations } from "next-intl";
import { Choice, Field } from "@/app/_components/ui/field";
import { licenceLabel, licenceWords } from "@/app/_works/licence-words";
import { LICENCE_IDS, type Licence } from "@/core/work/record/licences";

type NewWorkProps = { roomTitle: string; licence: Licence; onLicence: (licence: Licence) => void };

/** What is said of a work that is new. */
export function NewWork({ roomTitle, licence, onLicence }: NewWorkProps) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("room");
  return (
    <>
      <Field
        label={t("publishFields.title")}
        name="title"
        required
        maxLength={120}
        defaultValue={roomTitle}
      />
      <label className="flex flex-col gap-1.5">
        <span className="font-medium text-sm">{t("publishFields.descriptionOptional")}</span>
        <textarea
          name="description"
          rows={3}
          maxLength={2000}
          className="w-full rounded-md border border-edge bg-raised p-3"
        />
      </label>
      <Field
        label={t("publishFields.tagsOptional")}
        name="tags"
        maxLength={300}
        placeholder={t("publishFields.nightSea")}
      />
      <Choice
        legend={t("publishFields.licence")}
        name="licence"
        value={licence}
        options={LICENCE_IDS.map((id) => ({
          value: id,
          label: licenceLabel(tTerms, id),
          hint: licenceWords(tTerms, id),
        }))}
        onChange={onLicence}
      />
      <label className="flex min-h-11 items-center gap-3">
        <input type="checkbox" name="doNotTrain" defaultChecked className="size-4 shrink-0 accent-ink" />
        {t("publishFields.askNotUsedTrain")}
      </label>
    </>
  );
}

/** Why a work has another picture now; what that does. */
export function Renewal() {
  const t = useTranslations("room");
  return (
    <>
      <Field
        label={t("publishFields.whyShownVersions")}
        name="why"
        maxLength={200}
        placeholder={t("publishFields.weFoundBetterSky")}
      />
      <p className="text-soft">{t("publishFields.workKeepsAddressTitle")}</p>
    </>
  );
}
