"""Korean: checks of the rows."""

DATA = {
    "skipped/data_not_finite": "데이터에 NaN이나 무한대가 있습니다.",
    "skipped/few_rows": "행이 너무 적어 우연과 구별할 수 없습니다.",
    "skipped/no_numbers": "목표가 수치가 아니라 클래스입니다.",
    "skipped/no_validation": "검증 행이 없습니다.",
    "skipped/small_classes": "행이 충분한 클래스나 값이 변하는 출력이 없습니다.",
    "title/finite": "데이터의 모든 값이 유한한 수인가?",
    "finite/finite": "모든 값이 유한합니다.",
    "finite/missing": "{array}의 {n_rows}행 중 {rows}행에 없는 값(NaN)이나 무한대가 "
    "있습니다. 처음은 {row}행 {name}열의 {value}입니다.",
    "finite/infinite": "{array}의 {n_rows}행 중 {rows}행에 무한대나 없는 값이 "
    "있습니다. 처음은 {row}행 {name}열의 {value}입니다.",
    "expected/finite": "기대: {bound}개.",
    "cannot_see/finite": "나중에 넘칠 만큼 큰 수는 볼 수 없습니다.",
    "advice/leave_out_or_fill": "그 행을 빼거나 없는 값을 채우세요.",
    "title/order": "파일 순서대로 보는 행이 정렬되어 있지 않은가?",
    "order/mixed": "행의 순서를 그대로 쓰지만 잘 섞여 있습니다. 이웃한 행이 같은 "
    "정도는 {alike:.0%}, 우연이라면 {by_chance:.0%}입니다.",
    "order/shuffled": "에포크마다 행을 새로 섞거나, 모든 행을 한꺼번에 봅니다.",
    "order/in_order": "행이 정렬되어 있는데 섞지 않습니다. 이웃한 행이 같은 정도가 "
    "{alike:.0%}이고, 우연이라면 {by_chance:.0%}입니다.",
    "expected/order": "기대: 섞인 상태에서 정렬된 상태까지의 {bound:.0%} 이하.",
    "cannot_see/order": "목표가 아닌 다른 것에 따른 순서는 볼 수 없습니다.",
    "advice/shuffle": "에포크마다 행을 섞으세요.",
    "title/labels": "학습 행과 검증 행의 클래스가 같은 뜻인가?",
    "labels/agree": "같습니다. 검증 행의 {accuracy:.0%}를 맞혔고, 클래스 이름을 가장 "
    "좋게 바꾸어도 {renamed:.0%}입니다.",
    "labels/all_there": "모든 클래스에 학습 행이 있습니다.",
    "labels/outside": "목표 {outside}개가 어느 클래스도 아닙니다.",
    "labels/disagree": "검증 행의 {accuracy:.0%}만 맞혔는데, 클래스 이름을 바꾸면 "
    "{renamed:.0%}입니다: {renaming}.",
    "labels/never_seen": "검증 행에 있는 클래스인데 학습 행이 없습니다: {shown}.",
    "labels/without_rows": "학습 행이 없는 클래스: {shown}.",
    "expected/labels": "기대: 이름을 바꾸어 얻는 것이 {gain:.0%} 이하.",
    "cannot_see/labels": "몇 개만 틀린 레이블이나, 양쪽에서 똑같이 틀린 이름은 볼 수 "
    "없습니다.",
    "advice/labels_from_zero": "클래스 번호를 0부터 빠짐없이 매기세요.",
    "advice/same_labels": "두 부분의 클래스에 같은 이름표를 쓰세요.",
    "advice/rows_of_class": "그 클래스의 학습 행을 더하거나 그 클래스를 빼세요.",
    "title/learnable": "입력이 목표에 대해 무언가 말해 주는가?",
    "learnable/learned": "그렇습니다. 보지 못한 행에서 점수가 {run:.3g}이고, 짐작만 "
    "하면 {prior:.3g}입니다.",
    "learnable/learnable": "그렇습니다. 단순한 학습기가 보지 못한 행의 쌍 가운데 "
    "{ranked:.0%}를 바른 순서로 놓습니다. 우연이라면 50%입니다.",
    "learnable/nothing_found": "찾지 못했습니다. {rows}행에서 어떤 단순한 학습기도 "
    "우연보다 낫지 않습니다(p = {p:.2g}). 가장 나은 점수가 {score:.3g}, 짐작은 "
    "{prior:.3g}입니다.",
    "learnable/hardly_anything": "거의 없습니다. 가장 나은 단순한 학습기의 점수가 "
    "{score:.3g}, 짐작은 {prior:.3g}입니다.",
    "expected/learnable": "기대: p가 {chance:.2g} 미만.",
    "cannot_see/learnable": "여러 열의 홀짝처럼 단순한 학습기가 못 찾는 것과, 일부만 "
    "틀린 레이블은 볼 수 없습니다.",
    "advice/look_at_targets": "각 행에 제 목표가 붙어 있는지 살펴보세요.",
    "title/leak": "검증 행이 학습 행의 사본은 아닌가?",
    "leak/apart": "검증 행의 {share:.1%}가 학습 행에 쌍둥이를 갖고 있고, 학습 "
    "행끼리는 {own_share:.1%}입니다.",
    "leak/copies": "검증 행의 {share:.1%}가 학습 행에 쌍둥이를 갖고 있는데, 학습 "
    "행끼리는 {own_share:.1%}입니다. 검증 행 = 학습 행: {first}.",
    "expected/leak": "기대: {bound:.0%} 이하, 또는 학습 행끼리의 {times:g}배 이하.",
    "cannot_see/leak": "조금 바꾼 사본, 같은 대상에 관한 여러 행, 목표를 알려 주는 "
    "열은 볼 수 없습니다.",
    "advice/remove_copies": "검증 행에서 사본을 빼세요. 점수는 낮아질 것입니다.",
    "title/shift": "학습 행과 검증 행의 출처가 같은가?",
    "shift/alike": "둘을 구별할 수 없습니다: {area:.2f}, 우연이라면 0.50.",
    "shift/inputs_differ": "학습 행과 검증 행의 쌍 가운데 {area:.0%}를 구별할 수 "
    "있습니다. 우연이라면 50%입니다.",
    "shift/classes_differ": "두 부분의 클래스 비율이 같아지려면 행의 "
    "{variation:.0%}가 클래스를 바꾸어야 합니다.",
    "expected/shift": "기대: 구별되는 쌍이 {bound:.0%} 미만, 비율의 차이가 "
    "{variation_bound:.0%} 미만.",
    "cannot_see/shift": "같은 입력에 목표의 뜻만 달라진 것은 볼 수 없습니다.",
    "advice/split_at_random": "한 묶음의 행을 무작위로 나누거나, 무엇이 다른지 "
    "찾으세요.",
    "title/scale": "입력의 크기가 하나의 학습률에 맞는가?",
    "scale/suits": "입력의 제곱 평균이 {mean_square:.3g}, 가장 큰 열은 보통 열의 "
    "{spread:.3g}배입니다.",
    "scale/too_large": "입력의 제곱 평균이 {mean_square:.3g}이고, 값은 "
    "{lowest:.3g}에서 {highest:.3g}까지입니다.",
    "scale/too_small": "입력의 제곱 평균이 {mean_square:.3g}이고, 값은 "
    "{lowest:.3g}에서 {highest:.3g}까지입니다.",
    "scale/uneven": "{name}열의 크기가 보통 열의 {spread:.3g}배입니다. 한쪽에 맞는 "
    "학습률이 다른 쪽에는 맞지 않습니다.",
    "expected/scale": "기대: 제곱 평균이 {low:g}에서 {high:g} 사이, 어느 열도 보통의 "
    "{spread_bound:g}배 이하.",
    "cannot_see/scale": "크기가 알맞은 열에 섞인 몇 개의 아주 큰 수는 볼 수 없습니다.",
    "advice/standardize": "모든 열을 평균 0, 표준편차 1로 맞추세요.",
    "title/columns": "모든 열이 저마다 무언가를 말하는가?",
    "columns/varied": "열 {columns}개가 모두 변하고, 같은 열은 없습니다.",
    "columns/some_constant": "열 {columns}개 중 {n_constant}개가 변하지 "
    "않습니다({shown}). 해롭지는 않습니다.",
    "columns/duplicates": "배율만 다르고 같은 열: {n_pairs}개({shown_pairs}). "
    "해롭지는 않습니다.",
    "columns/constant_and_duplicates": "열 {columns}개 중 {n_constant}개가 변하지 "
    "않고({shown}), {n_pairs}개는 다른 열과 배율만 다릅니다({shown_pairs}). 해롭지는 "
    "않습니다.",
    "columns/nothing_varies": "열 {columns}개가 모두 변하지 않습니다.",
    "expected/columns": "기대: {bound}개.",
    "cannot_see/columns": "다른 열들의 합인 열은 볼 수 없습니다.",
    "advice/drop_columns": "빼도 됩니다.",
    "advice/other_columns": "행마다 다른 입력을 주세요.",
    "title/imbalance": "드문 클래스를 찾아내는가?",
    "imbalance/balanced": "드문 클래스가 없습니다. 가장 작은 클래스가 행의 "
    "{share:.2%}입니다.",
    "imbalance/rare": "가장 작은 클래스가 행의 {share:.2%}, 가장 큰 클래스가 "
    "{largest_share:.0%}입니다.",
    "imbalance/rare_but_found": "가장 작은 클래스가 행의 {share:.2%}이지만, 드문 "
    "클래스 행의 {recall:.0%}를 찾아냅니다.",
    "imbalance/never_found": "가장 작은 클래스가 행의 {share:.2%}이고, 드문 클래스의 "
    "{rows}행 중 {recall:.0%}만 찾아냅니다. 정확도에는 드러나지 않습니다.",
    "expected/imbalance": "기대: 클래스마다 행의 {low:.2%} 이상, 또는 드문 행의 "
    "{recall_bound:.0%} 넘게 찾을 것.",
    "cannot_see/imbalance": "놓친 행 하나의 대가는 볼 수 없습니다.",
    "advice/weight_classes": "모든 클래스에 같은 무게를 두고, 균형 정확도로 "
    "판단하세요.",
    "title/targets": "예측할 수치의 크기가 알맞은가?",
    "targets/suit": "목표의 표준편차가 {deviation:.3g}입니다.",
    "targets/constant": "목표가 모두 같습니다.",
    "targets/outliers": "{row}행의 목표가 중앙값에서 보통의 {outlier:.3g}배만큼 떨어져 "
    "있어, 그 제곱 오차가 나머지를 압도합니다.",
    "targets/too_large": "목표의 표준편차가 {deviation:.3g}이라 기울기도 그만큼 "
    "큽니다.",
    "targets/too_small": "목표의 표준편차가 {deviation:.3g}이라 기울기도 그만큼 "
    "작습니다.",
    "expected/targets": "기대: {low:g}에서 {high:g} 사이, 보통 거리의 "
    "{outlier_bound:g}배보다 먼 값이 없을 것.",
    "cannot_see/targets": "어느 이상값이 실수인지는 볼 수 없습니다.",
    "advice/standardize_targets": "목표를 평균 0, 표준편차 1로 맞추세요.",
    "advice/huber": "후버 손실을 쓰거나 그 행을 바로잡으세요.",
    "advice/other_targets": "행마다 다른 목표를 주세요.",
}
