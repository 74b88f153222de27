"""Korean: checks of the gradient."""

GRADIENT = {
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
}
