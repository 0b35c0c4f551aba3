// Starts the page, or says in words why it cannot. Kept to syntax that Chromium 80 and its contemporaries parse.
(function () {
  "use strict";

  var NEEDED = "请换用 Chromium 80、Firefox 79、Safari 14 以上内核的浏览器（360、QQ、搜狗浏览器请切换到“极速模式”）。";

  function say(text) {
    var note = document.getElementById("starting") || document.body.appendChild(document.createElement("p"));
    note.setAttribute("role", "alert");
    note.textContent = text;
  }

  function fail(error) {
    var syntax = error instanceof SyntaxError || error instanceof WebAssembly.CompileError;
    var why = syntax ? "这个浏览器太旧，勾稽打不开。" + NEEDED : "勾稽没有打开：文件没有取到或不完整。请刷新页面；仍不行，请联系网站管理员。";
    say(why + "（" + error + "）");
  }

  if (typeof WebAssembly !== "object" || typeof TextDecoder !== "function" || typeof BigInt64Array !== "function") {
    say("这个浏览器太旧或关闭了 WebAssembly，勾稽打不开。" + NEEDED);
    return;
  }
  import(document.getElementById("glue").href)
    .then(function (glue) {
      return glue.default({ module_or_path: document.getElementById("wasm").href });
    })
    .then(function () {
      var note = document.getElementById("starting");
      if (note) note.remove();
    })
    .catch(fail);
})();
