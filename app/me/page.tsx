import { redirect } from "next/navigation";

/** A person's own pages begin with their rooms. */
export default function Mine(): never {
  redirect("/me/rooms");
}
