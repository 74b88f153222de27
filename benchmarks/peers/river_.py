"""river: one row at a time, each a dict, as it is used on streams."""

from river import linear_model, optim


def learn(work, data):
    """LogisticRegression by SGD on rows that are dicts already; no penalty."""
    names = [str(k) for k in range(data.inputs.shape[1])]
    rows = [
        (dict(zip(names, x, strict=True)), bool(y))
        for x, y in zip(data.inputs.tolist(), data.targets.tolist(), strict=True)
    ]

    def turn():
        rule = optim.SGD(work.rate)
        model = linear_model.LogisticRegression(rule, intercept_lr=work.rate)
        for _ in range(work.epochs):
            for x, y in rows:
                model.learn_one(x, y)

    return turn
