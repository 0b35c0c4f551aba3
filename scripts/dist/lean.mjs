// The page's own script and style without what only their readers need.
import { minify } from "terser";

export async function leanScript(text) {
  return (await minify(text, { ecma: 2015 })).code;
}

// Comments and the blanks before each line.
export function leanStyle(text) {
  return text.replace(/\/\*[^]*?\*\//g, "").replace(/\n\s*/g, "\n").trimStart();
}
