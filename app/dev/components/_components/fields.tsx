"use client";

import { useState } from "react";
import { Choice, Field } from "@/app/_components/ui/field";
import { Select } from "@/app/_components/ui/select";
import { Specimen } from "./specimen";

const VISIBILITIES = [
  { value: "public", label: "Public", hint: "Anyone finds it in the list of rooms." },
  { value: "unlisted", label: "Unlisted", hint: "Anyone who has the link." },
  { value: "private", label: "Private" },
] as const;
type Visibility = (typeof VISIBILITIES)[number]["value"];

export function Fields() {
  const [visibility, setVisibility] = useState<Visibility>("public");
  return (
    <>
      <Specimen name="Field: empty, filled, with a hint, wrong, required, disabled">
        <Field className="w-64" label="Name" placeholder="As others see you" />
        <Field className="w-64" label="Name" defaultValue="Ana" />
        <Field className="w-64" label="Email" type="email" hint="Nobody else sees it." />
        <Field className="w-64" label="Email" defaultValue="ana@" error="The part after @ is missing." />
        <Field className="w-64" label="Password" type="password" required />
        <Field className="w-64" label="Room" defaultValue="The Commons" disabled />
      </Specimen>
      <Specimen name="Choice: one chosen, with and without a hint">
        <Choice
          legend="Who may come in"
          name="visibility"
          value={visibility}
          options={VISIBILITIES}
          onChange={setVisibility}
        />
      </Specimen>
      <Specimen name="Select: plain and required">
        <Select label="Visibility" value={visibility} options={VISIBILITIES} onChange={setVisibility} />
        <Select
          label="Visibility"
          value={visibility}
          options={VISIBILITIES}
          onChange={setVisibility}
          required
        />
      </Specimen>
    </>
  );
}
