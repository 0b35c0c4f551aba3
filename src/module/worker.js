// The page's worker: loads the readers of files and answers one message at a time. The protocol: src/bin/readers.rs.
(function (scope) {
  "use strict";

  // Where the glue stands in front of this script (a blob worker), the program's bytes come by the first message.
  var inlined = typeof wasm_bindgen === "function";
  var start = inlined ? null : load();

  // A worker made of a blob, which the page's policy binds, has no address of its own: it is told where the files are.
  function load() {
    var folder = scope.goujiFolder || "";
    scope.importScripts(folder + "readers.js");
    return wasm_bindgen({ module_or_path: folder + "readers.wasm" });
  }

  function answer(message) {
    var input = message.text === undefined ? message.bytes : message.text;
    return wasm_bindgen.documents(message.name || "", input);
  }

  scope.onmessage = function (event) {
    var message = event.data;
    if (message.wasm) {
      start = wasm_bindgen({ module_or_path: message.wasm });
      return;
    }
    start
      .then(function () {
        var documents = answer(message);
        scope.postMessage({ id: message.id, documents: documents }, [documents.buffer]);
      })
      .catch(function (error) {
        scope.postMessage({ id: message.id, error: String(error) });
      });
  };
})(self);
