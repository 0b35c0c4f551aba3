// Starts the page, or says in words why it cannot. Syntax that Chromium 63 and its contemporaries parse.
(function () {
  "use strict";

  var NEEDED = "请换用 Chromium 80、Firefox 79、Safari 15 以上内核的浏览器（360、QQ、搜狗浏览器请切换到“极速模式”）。";
  var OLD = "这个浏览器太旧，或者关闭了 WebAssembly，勾稽打不开。" + NEEDED;
  var OTHER = "这个浏览器打不开这一个文件，请改用同一网站的 gouji-legacy.html，或者换用较新的浏览器。";
  var BROKEN = "勾稽没有打开：文件没有取到或不完整。请刷新页面；仍不行，请联系网站管理员。";
  var STOPPED = {
    zh: "程序中断了，请刷新页面。贴上的内容和改过的格子都没有保存，刷新后要重新来。",
    en: "The program broke down: please reload the page. What you pasted and what you changed is not saved and is needed again.",
  };
  var byId = document.getElementById.bind(document);

  function say(text) {
    var note = byId("starting") || document.body.appendChild(document.createElement("p"));
    note.setAttribute("role", "alert");
    note.textContent = text;
  }

  // What goes wrong at the start.
  function fail(error) {
    var old = error instanceof SyntaxError || error instanceof WebAssembly.CompileError;
    say((old ? OLD : BROKEN) + "（" + error + "）");
  }

  // What goes wrong later: a program that broke down answers nothing any more. Other errors are other programs'.
  function listen() {
    function hear(error) {
      if (!(error instanceof WebAssembly.RuntimeError) || byId("stopped")) return;
      var note = document.body.appendChild(document.createElement("p"));
      note.id = "stopped";
      note.className = "said";
      note.setAttribute("role", "alert");
      note.textContent = STOPPED[document.documentElement.lang.slice(0, 2)] || STOPPED.zh;
    }
    window.addEventListener("error", function (event) { hear(event.error); });
    window.addEventListener("unhandledrejection", function (event) { hear(event.reason); });
  }

  // The single file's program could not be parsed or unpacked.
  function unstarted(event) {
    fail(event.error || event.message);
  }

  // Whether this page may compile a program. Before Chromium 97 no policy but 'unsafe-eval' allowed it.
  function compiles() {
    try {
      return Boolean(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));
    } catch (error) {
      return false;
    }
  }

  // What the page calls for a worker. It is made of a blob, not of an address, so that the page's policy binds it.
  function offerWorkers(parts) {
    var same = { createScriptURL: function (url) { return url; } };
    var policy = window.trustedTypes ? window.trustedTypes.createPolicy("gouji", same) : same;
    var url = null;
    window.goujiWorker = function () {
      url = url || URL.createObjectURL(new Blob(parts(), { type: "text/javascript" }));
      return new Worker(policy.createScriptURL(url));
    };
  }

  // A file of that name that cannot be read, so that it is named among those.
  function lost(name) {
    var file = new File([], name);
    file.arrayBuffer = function () { return Promise.reject(new Error(name)); };
    return file;
  }

  // The files of a drop or a paste, those in its folders too, as a promise. What systems and Word leave there is left out.
  window.goujiFiles = function (data) {
    function all(entries) {
      return Promise.all(entries.map(files)).then(function (lists) { return [].concat.apply([], lists); });
    }
    function files(entry) {
      return new Promise(function (done) {
        if (entry.isFile && /^(\.|~\$|Thumbs\.db$|desktop\.ini$)/i.test(entry.name)) return done([]);
        if (entry.isFile) return entry.file(function (file) { done([file]); }, function () { done([lost(entry.name)]); });
        var reader = entry.createReader();
        var found = [];
        (function more() {
          reader.readEntries(function (some) {
            found = found.concat(some);
            if (some.length) more();
            else done(all(found));
          }, function () {
            done(all(found).then(function (files) { return files.concat(lost(entry.name)); }));
          });
        })();
      });
    }
    return Promise.all([].map.call(data.items, function (item) {
      var entry = item.webkitGetAsEntry && item.webkitGetAsEntry();
      var file = item.getAsFile();
      return entry && entry.isDirectory ? files(entry) : file ? [file] : [];
    })).then(function (lists) { return [].concat.apply([], lists); });
  };

  // Whether the page speaks English: as its address says, or the user chose here, or the browser asks for.
  function speaksEnglish() {
    var asked = new URLSearchParams(location.search).get("lang");
    try {
      asked = asked || localStorage.getItem("gouji.language");
    } catch (error) {
      console.info(error);
    }
    return asked ? /^en/.test(asked) : !/^zh/.test(navigator.language);
  }

  // The program finds the language at the root, and the words that it does not carry beside it; without them it says so.
  // Later it asks for them itself.
  function prepareWords(words) {
    window.goujiWords = words;
    if (!speaksEnglish()) return Promise.resolve();
    document.documentElement.setAttribute("data-language", "en");
    return words().then(function (text) { window.goujiEnglish = text; }).catch(function (error) { console.info(error); });
  }

  // Starts the program: `init` is the glue's, `wasm()` its address or bytes, `worker()` a worker's source in parts,
  // `words()` a promise of the English words.
  function start(init, wasm, worker, words) {
    offerWorkers(worker);
    return prepareWords(words)
      .then(function () { return init({ module_or_path: wasm() }); })
      .then(function () {
        window.removeEventListener("error", unstarted);
        listen();
        var note = byId("starting");
        if (note) note.remove();
      })
      .catch(fail);
  }

  if (typeof WebAssembly !== "object" || typeof BigInt64Array !== "function") {
    say(OLD);
    return;
  }
  if (!compiles()) {
    // The same page under the older policy; the single file cannot know where its own is.
    if (byId("legacy")) location.replace(byId("legacy").content + location.search + location.hash);
    else say(byId("glue") ? OLD : OTHER);
    return;
  }
  if (!byId("glue")) {
    // The single file: its program follows and starts itself.
    window.addEventListener("error", unstarted);
    window.goujiStart = start;
    return;
  }
  import(byId("glue").href)
    .then(function (glue) {
      var wasm = function () { return byId("wasm").href; };
      return start(glue.default, wasm, function () {
        var script = new URL(byId("worker").content, document.baseURI).href;
        var folder = JSON.stringify(script.slice(0, script.lastIndexOf("/") + 1));
        return [
          "self.goujiFolder = " + folder + "; try { importScripts(" + JSON.stringify(script) + "); } catch (error) {",
          "self.onmessage = function (event) {",
          "postMessage({ id: event.data.id, error: String(error), unloaded: true }); }; }",
        ];
      }, function () {
        return fetch(byId("english").content).then(function (response) { return response.ok ? response.text() : ""; });
      });
    })
    .catch(fail);

  // Every file of the site is kept for the next visit without a network; where that is forbidden, it is not.
  try {
    var keeper = byId("offline") && navigator.serviceWorker;
    if (keeper) window.addEventListener("load", function () { keeper.register(byId("offline").content).catch(function () {}); });
  } catch (error) {
    console.info(error);
  }
})();
