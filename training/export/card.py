"""card.md: what the model is, what it was made of and what it does badly, with the figures filled in."""
from training.audit.audit import Evidence

from .trained import NATIVE, Trained


def card(about: dict, trained: Trained, evidence: Evidence, audit: dict, rows: "list[dict]", skipped: int) -> str:
    stages = [*trained.progress["past"], [trained.progress["resolution"], trained.progress["seen"]]]
    trained_on = ", then ".join(f"{seen / 1000:.0f} thousand pictures at {r} px" for r, seen in stages)
    images = evidence.images
    lines = [f"# {about['title']} {about['version']}", "", about["description"], ""]
    lines += [f"- **{note['label']}**: {note['text']}" for note in about.get("notes", [])]
    classes = ", ".join(f"{c['class']} ({c['images']} images of {c['works']} works)" for c in audit["shares"]["classes"])
    lines += [
        f"- **Data**: {len(evidence.training)} training images, {len(evidence.held)} held out (a tenth of the works), {skipped} skipped. {classes}. "
        "`data.csv` names every one, with its licence or the ground on which it may be used.",
        f"- **Whose**: {artists(audit)}.",
        f"- **Training**: {trained_on}. {learned(trained)} Classes drawn evenly, works evenly within a class. "
        f"The network is a slim StyleGAN2 without noise inputs, {millions(trained.generator)} million weights, {trained.progress['width']:g} of the full width.",
        f"- **Resolution**: the network draws {trained.resolution} px" + (f"; the picture is enlarged to {NATIVE} px inside the graph." if trained.resolution < NATIVE else "."),
        f"- **Against held-out works**: {figures(audit, len(images.classes))}",
        *judged(audit),
        f"- **Learning by heart**: {memory(audit)}",
        f"- **Controls**: 64 principal components, {sum(named(row) for row in rows)} named directions. Each was kept because sweeps of two steps each way over {evidence.effort.sweep} seeds moved what it names "
        f"more than anything else measured{but(rows)}; {towards(rows)}`controls.json` has the effects and the side effects. A step is one to two and a half standard deviations. The measures are simple statistics of colour and lightness, not what a person may mean by the words.",
        "- **Originality**: the nearest training images of a work can be looked up. Distance alone proves no originality.",
        f"- **Source type**: trainedAlgorithmicMedia. **Licence** of weights and graphs: {about['license']}.",
    ]
    return "\n".join(lines) + "\n"


def learned(trained: Trained) -> str:
    if trained.progress["critic"] != "projected":
        return "R3GAN's loss."
    stranger = (" How near pictures are to training images is measured by the critic of another network, which learned from other pictures." if trained.progress["stranger"]
                else "")
    return ("The critic was a projected one: four small heads over EfficientNet-Lite0, a network that learned from ImageNet's photographs and stayed as it was. What that network does not "
            "tell apart the critic cannot ask for, and what ImageNet shows often (things of the present, of Europe and North America) it sees best. Its weights are not shipped." + stranger)


def judged(audit: dict) -> "list[str]":
    found = audit.get("judged")
    if not found:
        return []
    rows = "; ".join(f"{row['what']}: Fréchet distance {row['frechet']:.0f}, precision {row['precision']:.2f}, recall {row['recall']:.2f}" for row in found["rows"])
    return [f"- **Judged by other eyes**: {rows}. In features of {found['features']}; {found['rows'][0]['count']} pictures against as many held-out works."]


def named(row: dict) -> bool:
    return row["kind"] == "direction"


def but(rows: "list[dict]") -> str:
    """The named ones that move something else more than what they name, and are kept for want of better ones."""
    worst = lambda row: max((abs(v) for k, v in row["sideEffects"].items() if not k.startswith("class:")), default=0.0)
    loose = [row["label"] for row in rows if named(row) and not row["id"].startswith("towards-") and worst(row) > max(row["effects"].values())]
    return f", but for {', '.join(loose)}, which move something else more and were kept because there were few" if loose else ""


def towards(rows: "list[dict]") -> str:
    """What holds of directions towards classes, where there are any."""
    return "those towards a class lead there, and move much else with it; " if any(named(row) and row["id"].startswith("towards-") for row in rows) else ""


def millions(module) -> str:
    return f"{sum(p.numel() for p in module.parameters()) / 1e6:.1f}"


def artists(audit: dict) -> str:
    top = audit["shares"]["artists"][:5]
    named = ", ".join(f"{a['artist']} ({100 * a['drawn']:.0f} %)" for a in top)
    return f"as training draws them, most by {named}"


def figures(audit: dict, classes: int) -> str:
    if not audit["overall"]:
        return "nothing was held out, so nothing can be said."
    made, real, sw = audit["overall"]["made"], audit["overall"]["training"], audit["overall"]["slicedWasserstein"]
    text = (f"precision {made['precision']:.2f} and recall {made['recall']:.2f} in the critic's features (training images reach {real['precision']:.2f} "
            f"and {real['recall']:.2f}); sliced Wasserstein distance {sw['made']:.2f} (training images {sw['training']:.2f}).")
    seen = audit["recognised"]
    if classes > 1 and seen:
        text += (f" A classifier takes {100 * seen['made']:.0f} % of made pictures for their class, {100 * seen.get('heldOut', 0):.0f} % of held-out works, "
                 f"{100 * seen['chance']:.0f} % by chance.")
    return text


def memory(audit: dict) -> str:
    found = audit["memorisation"]
    if not found:
        return "nothing was held out, so it could not be measured."
    f, p = found["features"], found["pixels"]
    return (f"{100 * f['tooNear']:.1f} % of {audit['counts']['made']:,} made pictures lie nearer to a training image than 99 % of held-out works do in the critic's features, "
            f"{100 * p['tooNear']:.1f} % in pixels at 16 px; 1 % would be chance.")
