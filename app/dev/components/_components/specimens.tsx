import { Buttons } from "./buttons";
import { Fields } from "./fields";

/** What stands in the page itself. `scheme` keeps the names of radio buttons apart. */
export const Specimens = ({ scheme }: { scheme: string }) => (
  <>
    <Buttons />
    <Fields scheme={scheme} />
  </>
);
