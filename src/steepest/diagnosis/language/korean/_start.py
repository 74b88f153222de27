"""Korean: checks of the start."""

START = {
    "title/initial_loss": "점수가 모두 같을 때의 손실에서 시작하는가?",
    "initial_loss/as_expected": "손실이 {value:.4g}에서 시작합니다. 점수가 모두 "
    "같으면 {equal:.4g}입니다.",
    "initial_loss/too_high": "손실이 {value:.4g}에서 시작하는데 점수가 모두 같으면 "
    "{equal:.4g}입니다. 점수의 표준편차가 {score_spread:.3g}이라, 배우기도 전에 이미 "
    "확신하고 있습니다.",
    "initial_loss/not_its_own": "점수가 모두 0인데 손실은 {value:.4g}입니다. 이 "
    "손실이 스스로 밝힌 값은 {equal:.4g}입니다.",
    "initial_loss/not_finite": "시작할 때 손실이 유한하지 않습니다.",
    "expected/initial_loss": "기대: {equal:.4g}, 그리고 {bound:.4g} 미만.",
    "cannot_see/initial_loss": "너무 작은 가중치는 볼 수 없습니다.",
    "advice/smaller_start": "더 작은 가중치로 시작하고 마지막 층은 0에서 시작하세요.",
    "advice/loss_facts": "손실 함수나, 점수가 같을 때의 값을 바로잡으세요.",
    "advice/find_not_finite": "먼저 입력을, 다음으로 값이 유한하지 않게 되는 첫 층을 "
    "살펴보세요.",
    "title/batch_mean": "목적 함수가 배치의 평균인가?",
    "batch_mean/mean": "모든 행을 두 번 넣으면 목적 함수가 {ratio:.4g}배가 됩니다.",
    "batch_mean/sum": "모든 행을 두 번 넣으면 목적 함수가 {ratio:.4g}배가 됩니다. "
    "평균이 아니라 합입니다.",
    "batch_mean/partly": "모든 행을 두 번 넣으면 목적 함수가 {ratio:.4g}배가 됩니다. "
    "일부가 합입니다.",
    "batch_mean/shrinks": "모든 행을 두 번 넣으면 목적 함수가 {ratio:.4g}배가 됩니다. "
    "행 수로 두 번 이상 나누고 있습니다.",
    "expected/batch_mean": "기대: 1. {bound:g}보다 크면 합입니다.",
    "cannot_see/batch_mean": "상수로 나눈 합은 볼 수 없습니다.",
    "advice/divide_by_rows": "행 수로 나누세요.",
    "advice/divide_once": "행 수로 한 번만 나누세요.",
    "title/scores": "점수가 이미 확률은 아닌가?",
    "scores/scores": "점수의 행은 확률이 아닙니다. 가장 작은 점수는 {least:.3g}, 행의 "
    "합은 1에서 최대 {off:.3g} 떨어져 있습니다.",
    "scores/probabilities": "음수인 점수가 없고 모든 행의 합이 {off:.1e} 이내로 "
    "1입니다. 이미 확률인데 손실이 다시 확률로 바꿉니다.",
    "expected/scores": "기대: 행의 합이 1에서 {bound:g}보다 멀리 있을 것.",
    "cannot_see/scores": "온도로 나눈 점수는 볼 수 없습니다.",
    "advice/no_softmax": "모델에서 softmax를 빼세요. 손실 안에 이미 있습니다.",
    "title/margin": "마진이 보통 크기의 가중치에 맞는가?",
    "margin/suits": "힌지의 마진은 {margin:g}입니다.",
    "margin/none": "힌지의 마진이 {margin:g}입니다. 가중치가 0이면 이미 최소입니다.",
    "margin/too_small": "힌지의 마진은 {margin:g}입니다.",
    "margin/too_large": "힌지의 마진은 {margin:g}입니다.",
    "expected/margin": "기대: {low:g}에서 {high:g} 사이. 1이면 안전합니다.",
    "cannot_see/margin": "벌점이 이 마진에 맞추어 정해졌는지는 볼 수 없습니다.",
    "advice/margin_one": "마진을 1로 두세요. 가중치의 크기가 그에 따라갑니다.",
    "title/symmetry": "한 층의 유닛들이 서로 다른가?",
    "symmetry/different": "은닉 유닛들이 서로 다릅니다. 가장 비슷한 {layer}번 "
    "층에서도 {units}개 중 {distinct}개가 서로 다릅니다.",
    "symmetry/twins": "{layer}번 층의 유닛 {units}개 중 서로 다른 것은 "
    "{distinct}개뿐입니다. 같은 유닛은 같은 기울기를 받아 계속 같습니다.",
    "expected/symmetry": "기대: 유닛의 {bound:.0%} 넘게 서로 다를 것.",
    "cannot_see/symmetry": "부호나 배율만 다른 유닛은 볼 수 없습니다.",
    "advice/random_start": "은닉층의 가중치를 무작위로 시작하세요.",
    "title/weight_scale": "초기 가중치가 신호의 크기를 지키는가?",
    "weight_scale/keeps": "가장 큰 가중치 척도는 {layer}번 층의 {rho:.3g}입니다.",
    "weight_scale/too_large": "{layer}번 층의 가중치 척도가 {rho:.3g}입니다. 신호가 "
    "층마다 그만큼 커집니다.",
    "weight_scale/too_small": "{layer}번 층의 가중치 척도가 {rho:.3g}입니다. 신호가 "
    "층마다 그만큼 작아집니다.",
    "expected/weight_scale": "기대: {low:g}에서 {high:g} 사이. 1이면 크기가 "
    "유지됩니다.",
    "cannot_see/weight_scale": "입력의 크기나 정규화 층이 바로잡는 것은 볼 수 "
    "없습니다.",
    "advice/start_auto": "활성화 함수에 맞는 크기로 가중치를 시작하세요.",
    "title/dead_units": "relu 유닛이 반응하는가?",
    "dead_units/alive": "모든 행에서 0인 유닛은 한 층에 많아야 {share:.0%}입니다.",
    "dead_units/dead": "{layer}번 층 유닛의 {share:.0%}가 모든 행에서 0이라 경사가 "
    "없습니다.",
    "expected/dead_units": "기대: 많아야 {bound:.0%}.",
    "cannot_see/dead_units": "나중에 죽는 유닛은 볼 수 없습니다.",
    "title/saturated_units": "유닛이 경사가 있는 곳에서 시작하는가?",
    "saturated_units/alive": "활성화 함수의 끝에 있는 값은 한 층에 많아야 "
    "{share:.0%}입니다.",
    "saturated_units/saturated": "{layer}번 층 값의 {share:.0%}가 경사가 사라지는 "
    "활성화 함수의 끝에 있습니다.",
    "expected/saturated_units": "기대: 많아야 {bound:.0%}.",
    "cannot_see/saturated_units": "가중치가 아니라 입력이 너무 큰 것인지는 볼 수 "
    "없습니다.",
    "title/signal": "신호가 앞으로, 경사가 뒤로 전해지는가?",
    "signal/flows": "마지막 은닉층의 크기는 입력의 {forward:.2g}배, 첫 층의 경사는 "
    "마지막 층의 {backward:.2g}배입니다.",
    "signal/fades": "마지막 은닉층의 크기가 입력의 {forward:.2g}배입니다.",
    "signal/constant": "마지막 은닉층이 입력에 거의 의존하지 않습니다. 행 사이의 "
    "변화가 입력 크기의 {varies:.2g}입니다.",
    "signal/vanishing": "첫 층의 경사가 마지막 층의 {backward:.2g}배입니다. 뒤로 오는 "
    "길에 사라집니다.",
    "signal/exploding": "첫 층의 경사가 마지막 층의 {backward:.2g}배입니다. 뒤로 오는 "
    "길에 폭발합니다.",
    "signal/not_finite": "처음으로 유한하지 않은 수: {where}.",
    "expected/signal": "기대: 앞으로 {forward_low:g} 이상, 행 사이 {varies_low:g} "
    "이상, 뒤로 {backward_low:g}에서 {backward_high:g} 사이.",
    "cannot_see/signal": "한 순간의 크기만 보며, 학습이 그것을 어떻게 바꿀지는 볼 수 "
    "없습니다.",
    "advice/relu_he": "relu와 He 초깃값을 쓰거나 층을 줄이세요.",
}
