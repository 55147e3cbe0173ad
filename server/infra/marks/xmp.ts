import { xmlText } from "@/core/kernel/names/xml-text";

export type Labels = {
  title: string;
  creators: readonly string[];
  rights: string;
  licenceUrl: string;
  recordUrl: string;
  digitalSourceType: string;
  doNotTrain: boolean;
};

const DATA_MINING = "http://ns.useplus.org/ldf/vocab/";

/** An XMP packet with what IPTC's photo metadata standard has for it (2023.2): makers, rights, source type, training wish. */
export function xmpOf(labels: Labels): string {
  const items = (values: readonly string[]) =>
    values.map((value) => `<rdf:li>${xmlText(value)}</rdf:li>`).join("");
  const alt = (value: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${xmlText(value)}</rdf:li></rdf:Alt>`;
  const mining = labels.doNotTrain ? "DMI-PROHIBITED-AIMLTRAINING" : "DMI-ALLOWED";
  const creators =
    labels.creators.length > 0 ? `<dc:creator><rdf:Seq>${items(labels.creators)}</rdf:Seq></dc:creator>` : "";
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
 xmpRights:Marked="True"
 xmpRights:WebStatement="${xmlText(labels.licenceUrl)}"
 photoshop:Source="${xmlText(labels.recordUrl)}"
 Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/${xmlText(labels.digitalSourceType)}"
 plus:DataMining="${DATA_MINING}${mining}">
<dc:title>${alt(labels.title)}</dc:title>
${creators}
<dc:rights>${alt(labels.rights)}</dc:rights>
<xmpRights:UsageTerms>${alt(labels.rights)}</xmpRights:UsageTerms>
<dc:identifier>${xmlText(labels.recordUrl)}</dc:identifier>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}
