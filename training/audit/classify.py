"""Which class a picture looks like, by logistic regression on the critic's features of the training images."""
import torch
from torch.nn import functional as F

DECAY = 1e-2


class Classifier:
    """features [n, F] -> log-odds [n, K]"""

    def __init__(self, features: torch.Tensor, labels: torch.Tensor, classes: int):
        self.mean, self.spread = features.mean(0), features.std(0) + 1e-6
        self.weight = torch.zeros(classes, features.shape[1] + 1, device=features.device, requires_grad=True)
        x, share = self.standard(features), torch.bincount(labels, minlength=classes).float().clamp(min=1)
        # Every class counts the same, however many images it has.
        balance = len(labels) / (classes * share)
        optimiser = torch.optim.LBFGS([self.weight], max_iter=100, line_search_fn="strong_wolfe")

        def closure():
            optimiser.zero_grad()
            loss = F.cross_entropy(x @ self.weight.t(), labels, weight=balance) + DECAY * self.weight[:, :-1].square().sum()
            loss.backward()
            return loss

        with torch.enable_grad():
            optimiser.step(closure)
        self.weight = self.weight.detach()

    def standard(self, features: torch.Tensor) -> torch.Tensor:
        return F.pad((features - self.mean) / self.spread, (0, 1), value=1.0)

    def odds(self, features: torch.Tensor) -> torch.Tensor:
        return self.standard(features) @ self.weight.t()

    def shares(self, features: torch.Tensor) -> torch.Tensor:
        return self.odds(features).softmax(1)

    def accuracy(self, features: torch.Tensor, labels: torch.Tensor) -> float:
        """Mean over classes of the share taken for what they are; NaN for no pictures."""
        right = (self.odds(features).argmax(1) == labels).float()
        each = [float(right[labels == k].mean()) for k in labels.unique()]
        return sum(each) / len(each) if each else float("nan")
