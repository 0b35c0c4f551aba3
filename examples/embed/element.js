const checker = document.querySelector("gouji-checker");
const state = document.querySelector("#state");

const sentence = (verdict) => {
  if (verdict === null) return "已打开";
  if (verdict.error) return verdict.error.message;
  return `${verdict.findings.filter((finding) => finding.level === "error").length} 处错误`;
};

checker.addEventListener("gouji-ready", () => (state.value = "已打开"));
checker.addEventListener("gouji-verdict", (event) => (state.value = sentence(event.detail)));
checker.addEventListener("gouji-error", (event) => (state.value = event.detail.message));

document.querySelector("#file").addEventListener("change", (event) => {
  const [file] = event.target.files;
  // What goes wrong is told by the event.
  if (file) checker.check(file).catch(() => {});
});
