// The page's own script and style without what only their readers need.
import { minify } from "terser";

export async function leanScript(text) {
  return (await minify(text, { ecma: 2015 })).code;
}

// Comments, and blanks where they mean nothing. Before a colon one may: `ul :first-child` is another than `ul:first-child`.
export function leanStyle(text) {
  const lean = (whole, sign, colon) => (whole.startsWith('"') ? whole : sign ?? colon ?? " ");
  const plain = text.replace(/\/\*[^]*?\*\//g, "");
  return plain.replace(/"[^"]*"|\s*([{};,])\s*|(:)\s+|\s+/g, lean).replaceAll(";}", "}").trim();
}
