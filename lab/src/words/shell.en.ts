/** Words of the frame around every view. */
export const en = {
  surfaces: "Surfaces",
  train: "Train",
  doctor: "Doctor",
  runs: "Runs",
  views: "Views",
  language: "Language",
  theme: "Theme",
  themeSystem: "as the system",
  themeLight: "light",
  themeDark: "dark",
  connecting: "Connecting …",
  ready: "Ready.",
  computing: "Computing …",
  lost: "The connection is lost; trying again. If the lab was started anew, open the address that it printed.",
  skip: "To the content",
  dismiss: "Close this message",
};
