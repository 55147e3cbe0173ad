import type { Metadata } from "next";
import { headers } from "next/headers";
import { callerFor } from "@/server/trpc/caller";
import { EntrySettings } from "../../_components/settings/entry-settings";
import { LogSettings } from "../../_components/settings/log-settings";
import { QuotaSettings } from "../../_components/settings/quota-settings";
import { RetentionSettings } from "../../_components/settings/retention-settings";
import { Section, Title } from "../../_components/title";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const api = await callerFor(await headers());
  const settings = await api.admin.settings.get();
  return (
    <div className="max-w-3xl">
      <Title about="These hold from the moment they are saved. What needs a restart is in the environment; docs/operating.md lists it.">
        Settings
      </Title>
      <Section title="Who may come in">
        <EntrySettings settings={settings} />
      </Section>
      <Section
        title="How long things are kept"
        about="In days; 0 is for ever. What is too old is deleted within the hour."
      >
        <RetentionSettings settings={settings} />
      </Section>
      <Section
        title="Quotas"
        about="Admins have none. Pictures are counted when they have to be made, not when they are looked at again."
      >
        <QuotaSettings quotas={settings.quotas} />
      </Section>
      <Section
        title="Rooms’ logs"
        about="Nothing of a log is ever deleted. A room whose log is full takes no more edits and nobody new; it can be branched, and goes on where this is raised."
      >
        <LogSettings mebibytes={settings.roomLogMiB} />
      </Section>
    </div>
  );
}
