import { Download } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Section, Title } from "../../_components/title";

export const metadata: Metadata = { title: "Backup" };

export default function Backup() {
  return (
    <div className="max-w-3xl">
      <Title about="One file with the database as it is at this moment, every picture, and the keys that records are signed with. Rooms go on meanwhile.">
        Backup
      </Title>
      <ButtonLink href="/api/admin/backup.tar.gz" prefetch={false} download solid className="h-12">
        <Download aria-hidden className="size-4.5" />
        Download a backup
      </ButtonLink>
      <p className="mt-4 text-danger">
        It holds every secret of this place: whoever has it can sign in as anyone and sign records in its
        name. Keep it where nobody else can read it.
      </p>
      <Section title="On the machine itself">
        <pre className="overflow-x-auto rounded-md bg-sunk p-4 text-sm">npm run backup -- cohue.tar.gz</pre>
        <p className="mt-3 text-soft">The server may be running. The file is readable by its owner alone.</p>
      </Section>
      <Section title="Bringing it back">
        <pre className="overflow-x-auto rounded-md bg-sunk p-4 text-sm">
          COHUE_DATA=./fresh npm run restore -- cohue.tar.gz
        </pre>
        <p className="mt-3 text-soft">
          Into a folder that is empty or not there yet. Every file is checked before any of it is used: works,
          their records and the moderation log come back as they were.
        </p>
      </Section>
    </div>
  );
}
