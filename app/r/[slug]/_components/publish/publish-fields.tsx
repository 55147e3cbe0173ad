import { Choice, Field } from "@/app/_components/ui/field";
import { LICENCE_IDS, LICENCES, type Licence } from "@/core/work/record/licences";

type NewWorkProps = { roomTitle: string; licence: Licence; onLicence: (licence: Licence) => void };

/** What is said of a work that is new. */
export function NewWork({ roomTitle, licence, onLicence }: NewWorkProps) {
  return (
    <>
      <Field label="Title" name="title" required maxLength={120} defaultValue={roomTitle} />
      <label className="flex flex-col gap-1.5">
        <span className="font-medium text-sm">Description (optional)</span>
        <textarea
          name="description"
          rows={3}
          maxLength={2000}
          className="w-full rounded-md border border-edge bg-raised p-3"
        />
      </label>
      <Field label="Tags (optional)" name="tags" maxLength={300} placeholder="night, sea" />
      <Choice
        legend="Licence"
        name="licence"
        value={licence}
        options={LICENCE_IDS.map((id) => ({
          value: id,
          label: LICENCES[id].label,
          hint: LICENCES[id].words,
        }))}
        onChange={onLicence}
      />
      <label className="flex min-h-11 items-center gap-3">
        <input type="checkbox" name="doNotTrain" defaultChecked className="size-4 accent-ink" />
        Ask that it is not used to train networks
      </label>
    </>
  );
}

/** Why a work has another picture now; what that does. */
export function Renewal() {
  return (
    <>
      <Field
        label="Why (shown with its versions)"
        name="why"
        maxLength={200}
        placeholder="We found a better sky"
      />
      <p className="text-soft">
        The work keeps its address, title, applause and comments. Its old picture is not served any more; the
        old record stays, and the new one holds its hash. Who appears in it for the first time is asked how.
      </p>
    </>
  );
}
