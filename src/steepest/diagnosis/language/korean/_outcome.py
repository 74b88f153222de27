"""Korean: checks of the outcome."""

OUTCOME = {
    "skipped/scores_not_finite": "학습이 끝난 뒤의 점수가 유한하지 않습니다.",
    "title/overfitting": "공통된 것을 배우지 않고 행을 외운 것은 아닌가?",
    "overfitting/carries_over": "학습 행에서 {train:.3g}, 보지 못한 행에서 "
    "{validation:.3g}의 점수를 냅니다.",
    "overfitting/below_simple_learners": "학습 행에서 {train:.3g}, 보지 못한 행에서 "
    "{validation:.3g}의 점수를 냅니다. 같은 행에서 단순한 학습기는 "
    "{reference:.3g}입니다.",
    "overfitting/by_heart": "학습 행을 외웠고({train:.3g}), 보지 못한 행에서는 "
    "{validation:.3g}의 점수를 냅니다.",
    "overfitting/rises": "검증 손실이 {epochs}에포크 중 {best_epoch}에포크의 "
    "최저값에서 {rise:.3g}배로 올랐습니다. 점수는 학습 {train:.3g}, 검증 "
    "{validation:.3g}입니다.",
    "overfitting/too_certain": "검증 손실이 최저값의 {rise:.3g}배로 올랐지만 점수는 "
    "떨어지지 않았습니다. 지나치게 확신하게 되었습니다.",
    "overfitting/few_rows": "학습 행 {rows}개를 모두 외웠습니다. 열이 {columns}개여서 "
    "무엇이든 외울 수 있습니다. 보지 못한 행에서는 {validation:.3g}의 점수를 냅니다.",
    "overfitting/gap": "학습 행에서 {train:.3g}, 보지 못한 행에서 {validation:.3g}의 "
    "점수를 냅니다.",
    "expected/overfitting": "기대: 점수 차이가 {bound:.0%}와 표준오차의 {errors:g}배를 "
    "더한 것 이하, 또는 검증 손실이 최저값의 {rise_bound:g}배 이하.",
    "cannot_see/overfitting": "설정을 고르는 데 쓴 검증 행은 볼 수 없습니다.",
    "advice/regularize": "검증 손실이 가장 낮을 때 멈추거나, 벌점을 더하거나, 행을 "
    "늘리세요.",
    "title/model_size": "모델이 행에 담긴 것을 담을 만큼 큰가?",
    "model_size/large_enough": "본 행에서 {train:.3g}의 점수를 냅니다. 단순한 학습기는 "
    "보지 못한 행에서 {reference:.3g}입니다.",
    "model_size/too_small": "본 행에서도 {train:.3g}의 점수인데, 단순한 학습기는 보지 "
    "못한 행에서 {reference:.3g}입니다. 수 {parameters}개로는 담을 수 없거나, 무언가가 "
    "학습을 막았습니다.",
    "expected/model_size": "기대: {bound:.0%} 이하로 뒤처질 것.",
    "cannot_see/model_size": "단순한 학습기가 찾지 못하는 것은 볼 수 없습니다.",
    "advice/larger_model": "은닉층이 있거나 더 큰 모델을 쓰세요.",
}
