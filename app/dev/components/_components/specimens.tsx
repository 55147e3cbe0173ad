import { Buttons } from "./buttons";
import { Fields } from "./fields";

/** What stands in the page itself. */
export const Specimens = () => (
  <>
    <Buttons />
    <Fields />
  </>
);
