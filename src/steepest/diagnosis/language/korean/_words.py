"""Korean: verdicts, costs and reasons to skip."""

WORDS = {
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
}
