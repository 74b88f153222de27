"""Korean: checks of how the run went."""

PROGRESS = {
    "title/learning_rate": "학습률이 효과가 있는 값인가?",
    "learning_rate/inside": "학습률 {rate:.3g}은 효과가 있는 값입니다. 시작점에서 "
    "{steps}걸음 동안 {low:.3g}부터 {high:.3g}까지가 손실을 낮추었습니다.",
    "learning_rate/none_works": "{tried_low:.2g}부터 {tried_high:.2g}까지 어떤 "
    "학습률도 {steps}걸음 안에 손실을 뚜렷이 낮추지 못했습니다. 학습률 탓이 아닙니다.",
    "learning_rate/low_but_enough": "학습률 {rate:.3g}은 {steps}걸음에 효과가 있는 "
    "범위 {low:.3g}~{high:.3g}보다 낮지만, 학습이 충분히 길었습니다.",
    "learning_rate/low_but_short": "학습률 {rate:.3g}은 {steps}걸음에 효과가 있는 범위 "
    "{low:.3g}~{high:.3g}보다 낮지만, 학습이 {taken}걸음뿐이어서 어떤 학습률에도 "
    "짧습니다.",
    "learning_rate/too_high": "학습률 {rate:.3g}이 너무 높습니다. 시작점에서 "
    "{steps}걸음 동안 효과가 있는 값은 {low:.3g}부터 {high:.3g}까지입니다.",
    "learning_rate/too_low": "학습률 {rate:.3g}이 너무 낮습니다. 시작점에서 "
    "{steps}걸음 동안 효과가 있는 값은 {low:.3g}부터 {high:.3g}까지입니다.",
    "learning_rate/killed_units": "학습률 {rate:.3g}의 걸음이 relu 유닛을 죽였습니다. "
    "모든 행에서 0인 유닛이 시작에서는 한 층의 {dead_start:.0%}, 끝에서는 "
    "{dead_end:.0%}입니다.",
    "learning_rate/too_high_late": "학습률 {rate:.3g}은 처음에는 맞지만 뒤에 가서는 "
    "너무 높습니다.",
    "expected/learning_rate": "기대: {low:.3g}에서 {high:.3g} 사이.",
    "cannot_see/learning_rate": "큰 모멘텀의 흔들림처럼 96걸음보다 오래 걸리는 일은 "
    "볼 수 없습니다.",
    "advice/lower_rate": "학습률 {recommended:.3g}을 쓰세요.",
    "advice/higher_rate": "학습률 {recommended:.3g}을 쓰세요.",
    "advice/lower_or_decay": "학습하는 동안 학습률을 낮추어 가거나 "
    "{late_factor:.2g}배로 줄이세요.",
    "title/epochs": "손실이 아직 줄고 있을 때 멈추었는가?",
    "epochs/settled": "끝에서 {more_steps}걸음 더 가면 손실이 {train_ratio:.3g}배가 "
    "됩니다.",
    "epochs/unstable": "끝에서 같은 학습률로 {more_steps}걸음 더 가면 손실이 "
    "치솟습니다. 더 가도 얻을 것이 없습니다.",
    "epochs/still_falling": "끝에서 {more_steps}걸음 더 가면 학습 손실이 "
    "{train_ratio:.3g}배, 검증 손실이 {validation_ratio:.3g}배가 됩니다. 계속하면 더 "
    "나아집니다.",
    "epochs/too_few": "끝에서 {more_steps}걸음 더 가면 학습 손실이 "
    "{train_ratio:.3g}배, 검증 손실이 {validation_ratio:.3g}배가 됩니다. "
    "{epochs}에폭({steps}걸음)은 너무 적었습니다.",
    "expected/epochs": "기대: 시작부터의 감소 중 남은 것이 {bound:.0%} 미만.",
    "cannot_see/epochs": "96걸음보다 오래 걸려야 드러나는 감소는 볼 수 없습니다.",
    "advice/more_epochs": "에폭을 여덟 배쯤 늘리세요.",
    "title/momentum": "학습하는 동안 오래된 기울기를 잊는가?",
    "momentum/forgets": "모멘텀 {momentum:g}은 {steps}걸음 중 {memory:.3g}걸음을 평균 "
    "냅니다.",
    "momentum/too_large": "모멘텀 {momentum:g}은 {memory:.3g}걸음을 평균 내는데 "
    "학습은 {steps}걸음뿐입니다. 처음 향하던 곳으로 계속 갑니다.",
    "expected/momentum": "기대: {bound:.3g}걸음 미만, 또는 {ordinary:g} 이하의 모멘텀.",
    "cannot_see/momentum": "모멘텀이라 부르지 않는 기억은 볼 수 없습니다.",
    "advice/momentum_09": "모멘텀 0.9를 쓰세요.",
    "title/schedule": "스케줄이 걸음을 걷게 하는가?",
    "schedule/moves": "스케줄 '{schedule}'의 학습률을 모두 더하면 일정한 학습률의 "
    "{share:.0%}입니다.",
    "schedule/decays_at_once": "스케줄 '{schedule}'의 학습률을 모두 더해도 일정한 "
    "학습률의 {share:.2%}입니다. {steps}걸음 중 {half_at}번째에 이미 절반을 갑니다.",
    "expected/schedule": "기대: {least:.0%} 이상.",
    "cannot_see/schedule": "학습률 자체가 맞는지는 볼 수 없습니다.",
    "advice/slower_schedule": "학습률을 더 천천히 낮추세요. cosine이나 constant가 "
    "있습니다.",
    "title/penalty": "벌점이 손실에게 말할 틈을 주는가?",
    "penalty/light": "세기 {strength:.3g}의 벌점은 손실보다 가볍습니다.",
    "penalty/overshoots": "세기 {strength:.3g}의 벌점만으로도 걸음이 지나칩니다. "
    "학습률 곱하기 곡률이 {shrink:.3g}이고, 2를 넘으면 발산합니다.",
    "penalty/holds_at_zero": "세기 {strength:.3g}의 벌점이 모든 가중치를 0에 "
    "붙잡습니다. 벌점은 {pull:.3g}으로 당기는데 가중치의 경사는 {slope:.3g}을 넘지 "
    "않습니다.",
    "penalty/outweighs": "세기 {strength:.3g}의 벌점이 모든 방향으로 {curved:.3g}만큼 "
    "휘는데 손실은 많아야 {sharpness:.3g}입니다. 벌점이 손실을 압도합니다.",
    "penalty/shrank_to_nothing": "세기 {strength:.3g}의 벌점이 가중치 길이를 "
    "{kept:.1%}만 남겼고, 모델은 모든 행에 같은 답을 냅니다.",
    "penalty/holds_back": "벌점의 세기 {strength:.3g}을 백분의 일로 줄이니 끝에서 몇 "
    "걸음 만에 점수가 검증에서 {validation_gain:.3f}, 학습에서 {train_gain:.3f} "
    "올랐습니다.",
    "expected/penalty": "기대: 손실보다 작은 곡률, 그리고 벌점을 덜어도 {points:g}을 "
    "넘지 않는 이득.",
    "cannot_see/penalty": "더 약한 벌점이 학습 전체를 어떻게 바꿀지는 볼 수 없습니다.",
    "advice/weaker_penalty": "벌점의 세기를 백분의 일로 줄이세요.",
    "title/batch_size": "배치가 기울기의 잡음에 맞는가?",
    "batch_size/suits": "크기 {batch_size}의 배치가 잡음에 맞습니다. 예제 "
    "{scale:.3g}개에서 신호와 잡음이 같아집니다.",
    "batch_size/suits_throughout": "크기 {batch_size}의 배치가 잡음에 맞습니다. 신호와 "
    "잡음이 시작에서는 예제 {scale:.3g}개, 끝에서는 {end_scale:.3g}개에서 같아집니다.",
    "batch_size/not_measurable": "시작점의 기울기가 잡음보다 뚜렷하지 않아 잡음의 "
    "척도를 잴 수 없습니다.",
    "batch_size/large": "크기 {batch_size}의 배치는 신호와 잡음이 같아지는 예제 "
    "{scale:.3g}개보다 훨씬 큽니다. 더 작으면 같은 비용으로 더 많이 걷습니다.",
    "batch_size/too_large": "크기 {batch_size}의 배치로는 {steps}걸음밖에 걷지 "
    "못하는데, 신호와 잡음은 예제 {scale:.3g}개에서 이미 같습니다.",
    "batch_size/too_small": "크기 {batch_size}의 배치는 이 학습률에 잡음이 너무 "
    "큽니다. 크기 {larger}의 배치는 견딥니다.",
    "expected/batch_size": "기대: 짧은 학습에서는 예제 {bound:.3g}개 미만.",
    "cannot_see/batch_size": "256행에 들어 있지 않은 드문 예제의 잡음은 볼 수 "
    "없습니다.",
    "advice/larger_batch": "크기 {larger}의 배치를 쓰거나 학습률을 낮추세요.",
    "advice/smaller_batch": "더 작은 배치를 쓰세요. 한 에폭에 더 많이 걷습니다.",
    "title/memorize": "몇 행만이라면 외울 수 있는가?",
    "memorize/learned": "{rows}행의 손실이 {steps}걸음 만에 찍기 수준의 "
    "{left:.1%}까지 줄었습니다.",
    "memorize/not_learned": "{rows}행만으로 열네 가지 학습률로 {steps}걸음씩 갔지만 "
    "손실이 찍기 수준의 {left:.1%}에서 더 줄지 않았습니다. {rows}행도 외우지 못하면 "
    "많은 행은 배울 수 없습니다.",
    "expected/memorize": "기대: {bound:.0%} 미만.",
    "cannot_see/memorize": "외운 것이 다른 행에도 맞는지는 볼 수 없습니다.",
    "advice/look_at_model": "기울기, 손실, 시작점을 확인하세요. 그다음 모형의 유닛을 "
    "늘리세요.",
    "title/critical_point": "배운 것이 없다면 어디에 서 있는가?",
    "critical_point/learned": "손실 {loss:.4g}이 우연 수준 {chance:.4g}보다 낮습니다.",
    "critical_point/moves": "손실은 아직 우연 수준 {chance:.4g}이지만 움직이고 "
    "있습니다. 경사는 {slope:.2g}입니다.",
    "critical_point/saddle": "안장점에 서 있습니다. 손실은 우연 수준 {chance:.4g}, "
    "경사는 {slope:.1g}이고, 경사에 드러나지 않는 방향이 곡률 {smallest:.2g}로 "
    "내려갑니다.",
    "critical_point/plateau": "고원에 서 있습니다. 손실은 우연 수준 {chance:.4g}, "
    "경사는 {slope:.1g}이고, 아래로 휘는 방향이 없습니다.",
    "expected/critical_point": "기대: 우연 수준의 {stuck:g}배보다 낮은 손실, 또는 "
    "{flat:g}보다 큰 경사.",
    "cannot_see/critical_point": "지나온 안장점은 볼 수 없습니다.",
    "advice/leave_saddle": "무작위 가중치로 다른 곳에서 시작하세요.",
    "advice/leave_plateau": "활성화 함수에 경사가 있는 가중치로 시작하거나, 걸음이 "
    "경사와 함께 줄지 않는 Adam을 쓰세요.",
    "title/stability": "학습률이 안정성 경계의 어느 쪽에 있는가?",
    "stability/below": "경계를 잰 곳({at})에서 학습률 {edge:.3g}까지 안정합니다. 이 "
    "학습은 {rate:.3g}입니다.",
    "stability/above": "경계를 잰 곳({at})에서 {formula}에 따라 학습률 {edge:.3g}까지 "
    "안정합니다. 이 학습은 {rate:.3g}입니다. 포물면이 아니라면 경계 위에서도 학습이 "
    "이어질 수 있습니다.",
    "stability/flat": "경계를 잰 곳({at})에서는 위로 휘는 방향이 없어 너무 높은 "
    "학습률이 없습니다.",
    "stability/unstable": "목적 함수가 포물면이고 {formula}에 따라 학습률 "
    "{edge:.3g}까지 안정합니다. 이 학습은 {rate:.3g}이라 발산할 수밖에 없습니다.",
    "stability/catapult": "시작점에서 {formula}에 따라 학습률 {edge:.3g}까지 "
    "안정합니다. 이 학습은 {rate:.3g}이라 돌아올 수 없습니다.",
    "expected/stability": "기대: 포물면이라면 {bound:.3g} 이하.",
    "cannot_see/stability": "가는 길에 곡률이 어떻게 변하는지는 볼 수 없습니다.",
    "advice/below_the_edge": "경계보다 낮은 학습률을 쓰세요.",
    "title/direction": "걸음이 내리막으로 갔는가?",
    "direction/downhill": "기울기 반대로 짧게 걸으면 손실이 {actual:.3g} 줄어듭니다. "
    "경사로는 {predicted:.3g}입니다.",
    "direction/gradient_uphill": "기울기 반대로 짧게 걸으면 손실이 {predicted:.3g} "
    "줄어야 하는데 {actual:.3g}만큼 달라집니다. 기울기가 경사와 다릅니다.",
    "direction/steps_uphill": "걸음의 {uphill:.0%}가 오르막으로 갔습니다. 걸음과 "
    "−기울기 사이 코사인의 중앙값이 {cosine:.2g}입니다.",
    "expected/direction": "기대: 오르막 걸음이 {share:.0%} 이하.",
    "cannot_see/direction": "방향은 맞지만 너무 긴 걸음은 볼 수 없습니다.",
    "advice/check_gradient": "텐서마다 기울기를 검사하세요.",
    "advice/less_momentum": "모멘텀이나 학습률을 낮추세요.",
    "title/not_finite": "값이 어디에서 유한하지 않게 되었는가?",
    "not_finite/finite": "모든 걸음의 손실과 모든 매개변수가 유한합니다.",
    "not_finite/blew_up": "손실이 처음의 {rise:.2g}배로 커졌지만 유한합니다.",
    "not_finite/at_step": "{step}번째 걸음에서 손실이 유한하지 않게 되었습니다. 바로 "
    "전에는 {loss_before:.3g}이었습니다.",
    "not_finite/in_tensor": "{step}번째 걸음에서 매개변수 {tensor}가 유한하지 "
    "않았습니다. 마지막 손실은 {loss_before:.3g}이었습니다.",
    "not_finite/in_layer": "{step}번째 걸음에서 {layer}번 층의 {quantity}가 가장 먼저 "
    "유한하지 않게 되었습니다. 바로 전 손실은 {loss_before:.3g}이었습니다.",
    "not_finite/inputs": "{step}번째 걸음의 입력이 유한하지 않습니다.",
    "expected/not_finite": "기대: 유한한 수만.",
    "cannot_see/not_finite": "무엇이 값을 키웠는지는 볼 수 없습니다. 학습률과 입력의 "
    "크기를 보세요.",
    "advice/smaller_steps": "먼저 학습률과 입력의 크기를 살펴보세요.",
    "skipped/diverged": "발산하여 이어 갈 끝점이 없습니다.",
    "skipped/no_edge": "이 최적화 방법은 안정성 경계가 알려져 있지 않습니다.",
    "skipped/no_floor": "함수가 0 이하의 손실에서 시작하므로 바닥이 없을 수 있습니다.",
    "skipped/no_momentum": "최적화 방법에 모멘텀이 없습니다.",
    "skipped/no_parameters": "매개변수가 없습니다.",
    "skipped/no_penalty": "벌점이 없습니다.",
    "skipped/nothing_to_explain": "안정성 경계로 설명할 문제가 없습니다.",
    "skipped/own_rate": "최적화 방법이 걸음의 길이를 스스로 찾습니다.",
}
