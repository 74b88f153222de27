import type { en } from "./shell.en";

export const ko: Record<keyof typeof en, string> = {
  surfaces: "곡면",
  train: "학습",
  doctor: "진단",
  runs: "실험 비교",
  views: "보기",
  language: "언어",
  theme: "테마",
  themeSystem: "시스템 설정",
  themeLight: "밝게",
  themeDark: "어둡게",
  connecting: "연결하는 중 …",
  ready: "준비되었습니다.",
  computing: "계산하는 중 …",
  lost: "연결이 끊어져 다시 시도하고 있습니다. 랩을 새로 시작했다면 출력된 주소로 여세요.",
  skip: "본문으로",
  dismiss: "이 알림 닫기",
};
