"""A first about.json for a model of one's own: `python3 -m training.export.about ID`. Meant to be edited."""
import json
import sys


def about(model: str) -> dict:
    title = model.replace("-", " ").capitalize()
    return {
        "id": model, "version": "1.0.0", "title": title, "summary": f"Trained on a folder of images called {title}.",
        "description": "Trained on somebody's own folder of images. Its maker has not said more about it yet.",
        "license": "LicenseRef-unspecified",
        "notes": [{"label": "Licence", "text": "its maker has not chosen one: until then the weights are theirs alone."}],
    }


if __name__ == "__main__":
    print(json.dumps(about(sys.argv[1]), indent=1))
