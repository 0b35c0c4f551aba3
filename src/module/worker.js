// The page's worker: loads the readers of files and answers one message at a time. The protocol: src/bin/readers.rs.
(function (scope) {
  "use strict";

  // Where the glue stands in front of this script (a blob worker), the program's bytes come by the first message.
  var inlined = typeof wasm_bindgen === "function";
  var start = inlined ? null : Promise.resolve().then(load);
  // Each input is answered with what went wrong; where none comes, the page is gone, and nobody is to be told.
  if (start) start.catch(function () {});

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

  // What is posted where something failed; `unloaded`: the program itself, whatever the input.
  function fails(id, unloaded) {
    return function (error) {
      scope.postMessage(Object.assign({ id: id, error: String(error) }, unloaded && { unloaded: true }));
    };
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
      }, fails(message.id, true))
      .catch(fails(message.id, false));
  };
})(self);
