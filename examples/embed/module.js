import { check } from "../../dist/gouji.js";

const text = document.querySelector("#text");
const show = (verdict) => (document.querySelector("#verdict").textContent = JSON.stringify(verdict, null, 2));

document.querySelector("#here").addEventListener("click", async () => show(await check(text.value)));

document.querySelector("#aside").addEventListener("click", () => {
  const worker = new Worker("module-worker.js", { type: "module" });
  worker.onmessage = (event) => {
    show(event.data);
    worker.terminate();
  };
  worker.postMessage(text.value);
});
