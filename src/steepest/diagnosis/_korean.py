"""What findings say in Korean: one sentence per code, with the same numbers."""

__all__ = ["KOREAN"]

KOREAN = {
    "verdict/pass": "통과",
    "verdict/warn": "주의",
    "verdict/fail": "실패",
    "verdict/skipped": "건너뜀",
    "cost/forwards": "함수 계산: {number}",
    "cost/gradients": "기울기 계산: {number}",
    "cost/rows": "행: {number}",
    "skipped/cannot_die": "모든 행에서 0이 되는 유닛은 relu에만 있습니다.",
    "skipped/cannot_saturate": "이 활성화 함수에는 포화될 끝이 없습니다.",
    "skipped/few_weights": "은닉층의 가중치가 너무 적어 크기를 판단할 수 없습니다.",
    "skipped/kinks": "모든 좌표가 꺾인 점 위에 있어 기울기가 정의되지 않습니다.",
    "skipped/linear_model": "선형 모델이라 은닉층이 없습니다.",
    "skipped/no_classes": "점수가 클래스가 아니라 수치를 나타냅니다.",
    "skipped/no_layers": "모델이 단순한 층으로 이루어져 있지 않습니다.",
    "skipped/no_margin": "이 손실에는 마진이 없습니다.",
    "skipped/no_value": "그 지점에서 목적 함수가 0이거나 음수이거나 유한하지 않습니다.",
    "skipped/one_score": "두 클래스에 점수가 하나뿐이면 확률과 구별할 수 없습니다.",
    "skipped/rounding": "함수가 {dtype} 정밀도로 계산되어 기울기가 반올림에 묻힙니다.",
    "skipped/unscaled": "입력의 제곱 평균이 {input_scale:.3g}입니다. 초깃값은 1을 "
    "전제하므로 입력을 먼저 정규화하세요.",
    "skipped/user_function": "사용자 함수에는 살펴볼 점수가 없습니다.",
    "skipped/zero": "기울기와 실제 경사가 모두 0이라 0 = 0은 아무것도 보여 주지 "
    "못합니다.",
    "title/gradient": "기울기가 실제 경사와 같은가?",
    "part/loss": "(벌점을 뺀 손실만 본 결과입니다.)",
    "part/penalty": "(벌점만 본 결과입니다.)",
    "row/whole": "",
    "row/loss": "손실: ",
    "row/penalty": "벌점: ",
    "column/tensor": "텐서",
    "column/shape": "모양",
    "column/error": "오차",
    "column/ratio": "비율",
    "column/checked": "검사 수",
    "tensor/agrees": "일치",
    "tensor/zero": "0",
    "tensor/sign": "부호 반대",
    "tensor/factor": "배수 오류",
    "tensor/stopped": "끊김",
    "tensor/spurious": "경사가 0인데 0이 아님",
    "tensor/wrong": "틀림",
    "tensor/uncomfortable": "의심스러움",
    "tensor/kinks": "건너뜀: 꺾인 점",
    "tensor/rounding": "건너뜀: 반올림",
    "gradient/agrees": "텐서 {n_tensors}개 모두에서 기울기가 실제 경사와 "
    "같습니다(좌표 {checked}개, 꺾인 점이라 건너뛴 좌표 {kinks}개). 가장 큰 오차는 "
    "{tensor}의 {error:.1e}입니다.",
    "gradient/agrees_partly": "경사가 있는 곳에서는 기울기가 실제 경사와 "
    "같습니다(좌표 {checked}개, 꺾인 점이라 건너뛴 좌표 {kinks}개). 가장 큰 오차는 "
    "{tensor}의 {error:.1e}입니다. 비교하지 못한 텐서: {unseen}.",
    "gradient/sign": "{tensor}의 기울기가 반대 방향입니다. 실제 경사에 대한 비율이 "
    "{ratio:.4g}입니다. 좌표 {index}에서 기울기는 {analytic:.6g}, 실제 경사는 "
    "{numeric:.6g}입니다. 같은 문제가 있는 텐서({n_alike}개): {alike}.",
    "gradient/factor": "{tensor}의 기울기가 실제 경사의 {ratio:.6g}배입니다. 좌표 "
    "{index}에서 기울기는 {analytic:.6g}, 실제 경사는 {numeric:.6g}입니다. 같은 "
    "문제가 있는 텐서({n_alike}개): {alike}.",
    "gradient/stopped": "{tensor}의 기울기는 0인데 실제 경사는 0이 아닙니다. 좌표 "
    "{index}에서 {numeric:.6g}입니다. 같은 문제가 있는 텐서({n_alike}개): {alike}.",
    "gradient/spurious": "{tensor}의 기울기는 좌표 {index}에서 {analytic:.6g}인데 "
    "실제 경사는 0입니다. 같은 문제가 있는 텐서({n_alike}개): {alike}.",
    "gradient/wrong": "{tensor}의 기울기가 그 크기의 {error:.1e}만큼 틀립니다. 좌표 "
    "{index}에서 기울기는 {analytic:.6g}, 실제 경사는 {numeric:.6g}입니다. 같은 "
    "문제가 있는 텐서({n_alike}개): {alike}.",
    "gradient/uncomfortable": "{tensor}의 기울기가 그 크기의 {error:.1e}만큼 "
    "어긋납니다. 좌표 {index}에서 기울기는 {analytic:.6g}, 실제 경사는 "
    "{numeric:.6g}입니다.",
    "gradient/precision": "식은 맞지만 {half} 정밀도로 계산하면 {tensor}의 기울기가 "
    "그 크기의 {half_error:.1e}만큼 어긋납니다.",
    "gradient/not_finite": "이 매개변수에서 함숫값이 유한하지 않습니다.",
    "gradient/gradient_not_finite": "함숫값은 유한하지만 {tensor}의 기울기가 유한하지 "
    "않습니다.",
    "gradient/not_deterministic": "같은 지점에서 두 번 계산한 값이 서로 다릅니다.",
    "expected/gradient": "기대: 오차 {uncomfortable:g} 미만. {wrong:g}보다 크면 틀린 "
    "기울기입니다.",
    "cannot_see/gradient": "서로 상쇄되는 오류, 값과 기울기가 함께 틀린 경우, 큰 "
    "텐서의 좌표 하나만 틀린 경우는 볼 수 없습니다.",
    "advice/sign": "{tensor}까지 오는 길에서 빠졌거나 더 붙은 음의 부호를 찾으세요.",
    "advice/factor": "{tensor}까지 오는 길에서 {ratio:.4g}배가 생기는 곳을 찾으세요. "
    "제곱에서 나온 2, 평균의 1/N, 두 번 곱한 배율이 흔합니다.",
    "advice/stopped": "stop_gradient, 정수 변환, 또는 {tensor}를 상수로 복사한 곳을 "
    "찾으세요.",
    "advice/spurious": "여기서 함수는 {tensor}에 의존하지 않는데 기울기 규칙은 "
    "의존한다고 합니다.",
    "advice/wrong": "위의 값에서 시작해 {tensor}의 미분을 항마다 비교하세요.",
    "advice/uncomfortable": "빠뜨린 작은 항이나 반올림하는 연산을 찾으세요.",
    "advice/precision": "손실에 배율을 곱하고 기울기를 그 배율로 나누거나, {tensor}를 "
    "float32로 두세요.",
    "advice/not_finite": "다른 곳에서 시작하거나 로그, 제곱근, 나눗셈을 살펴보세요.",
    "advice/gradient_not_finite": "0에서의 제곱근이나 노름, 또는 쓰지 않는 쪽이 "
    "유한하지 않은 where()를 찾으세요.",
    "advice/not_deterministic": "무작위인 부분의 시드를 고정하거나 드롭아웃을 끄세요.",
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
