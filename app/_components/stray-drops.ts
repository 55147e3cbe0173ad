/** Fields that a browser itself drops into. Files go into fields for files alone: elsewhere it opens them. */
const FILE_FIELD = "input[type=file]:enabled";
const TEXT_FIELD =
  "textarea:enabled, input:enabled:not([type=checkbox], [type=radio], [type=range], [type=color], [type=file], [type=button], [type=submit], [type=reset]), [contenteditable]:not([contenteditable=false])";

/**
 * Lets nothing that is dropped beside a field take the page's place: a browser opens a file, or a link, that no one takes,
 * and whatever the page held is gone. What takes drops has its own listener and says so by `preventDefault`. Returns what
 * undoes this.
 */
export function ignoreStrayDrops(page: EventTarget): () => void {
  const ignore = (event: Event) => {
    const { dataTransfer, target } = event as DragEvent;
    if (event.defaultPrevented || !dataTransfer) return;
    const isIn = (fields: string) => isElement(target) && target.closest(fields) !== null;
    if (isIn(dataTransfer.types.includes("Files") ? FILE_FIELD : TEXT_FIELD)) return;
    // Not told by dropEffect "none" as well: a browser that takes nothing from a page may open the file by itself.
    event.preventDefault();
  };
  page.addEventListener("dragover", ignore);
  page.addEventListener("drop", ignore);
  return () => {
    page.removeEventListener("dragover", ignore);
    page.removeEventListener("drop", ignore);
  };
}

const isElement = (target: EventTarget | null): target is Element => target !== null && "closest" in target;
