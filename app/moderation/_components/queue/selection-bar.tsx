import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { counted } from "../words";

type SelectionBarProps = { count: number; onDecide: () => void; onClear: () => void };

/** What can be done with what is selected; at hand wherever one has scrolled to. */
export function SelectionBar({ count, onDecide, onClear }: SelectionBarProps) {
  const t = useTranslations("desk");
  return (
    <div aria-live="polite" className="sticky bottom-4 z-10 mt-4 flex justify-center">
      {count > 0 && (
        <div className="flex animate-rise items-center gap-2 rounded-lg border border-edge bg-raised p-2 ps-4 shadow-xl">
          <span className="numbers me-2">
            {t("selectionBar.countedSelected", { counted: counted(t, count, "case") })}
          </span>
          <Button variant="quiet" onClick={onClear}>
            {t("selectionBar.none")}
          </Button>
          <Button variant="solid" onClick={onDecide}>
            {t("selectionBar.decide")}
          </Button>
        </div>
      )}
    </div>
  );
}
