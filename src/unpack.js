// Bytes from the text that the single file packs its programs into: `length:base64 of the deflated bytes`.
self.goujiUnpack = (function () {
  "use strict";
  var module = {};
  "INFLATE";
  var inflate = module.exports;
  return function (text) {
    var colon = text.indexOf(":");
    var packed = atob(text.slice(colon + 1));
    var bytes = new Uint8Array(packed.length);
    for (var i = 0; i < packed.length; i += 1) bytes[i] = packed.charCodeAt(i);
    return inflate(bytes, new Uint8Array(Number(text.slice(0, colon))));
  };
})();
