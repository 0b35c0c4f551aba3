// Bytes from the text that the single file packs its programs into: `length:` and the deflated bytes, five characters for
// each four of them. The characters are the visible ones of ASCII without those that mean something in HTML or a string.
self.goujiUnpack = (function () {
  "use strict";
  var module = {};
  "INFLATE";
  var inflate = module.exports;
  var digits = [];
  for (var code = 33, digit = 0; code < 127; code += 1) {
    if ("\"$&'<>\\`|".indexOf(String.fromCharCode(code)) < 0) digits[code] = digit++;
  }
  return function (text) {
    var at = text.indexOf(":");
    var length = Number(text.slice(0, at));
    var words = new DataView(new ArrayBuffer(((text.length - at - 1) / 5) * 4));
    for (var place = 0; place < words.byteLength; place += 4) {
      var word = 0;
      for (var i = 0; i < 5; i += 1) word = word * 85 + digits[text.charCodeAt((at += 1))];
      words.setUint32(place, word);
    }
    return inflate(new Uint8Array(words.buffer), new Uint8Array(length));
  };
})();
