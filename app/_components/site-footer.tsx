import Link from "next/link";
import { Mark } from "./mark";

export function SiteFooter() {
  return (
    <footer className="mx-auto mt-24 flex w-full max-w-[1520px] flex-wrap items-center gap-x-6 gap-y-2 border-line border-t px-5 py-8 text-soft sm:px-10">
      <Mark className="size-5" />
      <span>Cohue: a crowd, in French, and the sound it makes.</span>
      <nav aria-label="Footer" className="flex flex-wrap gap-x-5 gap-y-2 sm:ml-auto">
        <Link href="/rooms" className="touch underline-offset-4 hover:underline">
          Rooms
        </Link>
        <Link href="/gallery" className="touch underline-offset-4 hover:underline">
          Gallery
        </Link>
        <Link href="/exhibitions" className="touch underline-offset-4 hover:underline">
          Exhibitions
        </Link>
        <Link href="/collections" className="touch underline-offset-4 hover:underline">
          Collections
        </Link>
        <Link href="/models" className="touch underline-offset-4 hover:underline">
          Models
        </Link>
        <Link href="/verify" className="touch underline-offset-4 hover:underline">
          Verify
        </Link>
        <Link href="/rules" className="touch underline-offset-4 hover:underline">
          Rules
        </Link>
        <Link href="/log" className="touch underline-offset-4 hover:underline">
          Moderation log
        </Link>
        <Link href="/transparency" className="touch underline-offset-4 hover:underline">
          Transparency
        </Link>
        <Link href="/api-docs" className="touch underline-offset-4 hover:underline">
          API
        </Link>
        <Link href="/account" className="touch underline-offset-4 hover:underline">
          Account
        </Link>
      </nav>
    </footer>
  );
}
