const frame = document.querySelector("iframe");
const state = document.querySelector("#state");
const button = document.querySelector("#check");
let last = 0;

// The frame's own origin is "null" in a sandbox, so that it can only be told from others by its window.
addEventListener("message", ({ source, data }) => {
  if (source !== frame.contentWindow || data.gouji !== 1) return;
  if (data.type === "ready") {
    button.disabled = false;
    state.value = "已打开";
  } else if (data.type === "error") {
    state.value = data.error.message;
  } else if (data.verdict) {
    state.value = data.verdict.error?.message ?? `${data.verdict.findings.length} 项发现`;
  }
});

button.addEventListener("click", () => {
  const message = { gouji: 1, id: (last += 1), type: "check", input: document.querySelector("#text").value };
  frame.contentWindow.postMessage(message, "*");
});

// Only the origin named here is answered.
frame.src = `../../dist/gouji.html?allow=${encodeURIComponent(location.origin)}&limit=5000000&lang=zh-CN`;
