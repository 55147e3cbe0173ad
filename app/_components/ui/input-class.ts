/** How every field that is typed in looks; apart from components, so that pages rendered on the server can use it too. */
export const inputClass =
  "h-11 w-full min-w-0 rounded-md border border-edge bg-raised px-3 text-ink placeholder:text-soft focus-visible:outline-offset-0 aria-invalid:border-danger";
