import type { Control } from "@/core/model/model-file";

/** Named directions with what was measured of them: in standard deviations of each property, for one step. */
export function Directions({ controls }: { controls: readonly Control[] }) {
  const named = controls.filter(({ kind }) => kind === "direction");
  const words = (effects: Control["effects"]) =>
    Object.entries(effects ?? {})
      .map(([name, amount]) => `${name} ${amount > 0 ? "+" : "−"}${Math.abs(amount).toFixed(2)}`)
      .join(", ");
  return (
    <section aria-labelledby="directions">
      <h2 id="directions" className="font-semibold text-2xl tracking-tight">
        Directions
      </h2>
      <p className="mt-2 max-w-prose text-soft">
        {named.length} named, beside {controls.length - named.length} components. One step along each changes
        this much, in standard deviations of what pictures have.
      </p>
      <div className="overflow-x-auto">
        <table className="mt-4 w-full min-w-xl text-left text-sm">
          <thead className="text-soft">
            <tr className="border-line border-b">
              <th className="py-2 font-normal">Direction</th>
              <th className="font-normal">Band</th>
              <th className="font-normal">Effect</th>
              <th className="font-normal">Also</th>
            </tr>
          </thead>
          <tbody>
            {named.map((control) => (
              <tr key={control.id} className="border-line border-b">
                <th scope="row" className="py-2 font-medium">
                  {control.label}
                </th>
                <td>{control.band}</td>
                <td>{words(control.effects)}</td>
                <td className="text-soft">{words(control.sideEffects)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
