// Changes to the page's HTML. Each fails where it finds nothing to change.

// `html` with `tag` at the end of the head.
export function insert(html, tag) {
  return swap(html, /\s*<\/head>/, `\n    ${tag}\n  </head>`);
}

// `html` with its content security policy changed by a function from text to text.
export function withPolicy(html, change) {
  return swap(html, /(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)"/, (_, before, policy) => {
    return `${before}${change(policy)}"`;
  });
}

// `html` with every match of a pattern taken out.
export function without(html, pattern) {
  return swap(html, pattern, "");
}

// `html` with a match replaced; `by` is text (taken as it is) or a function.
export function swap(html, pattern, by) {
  if (html.split(pattern).length < 2) throw new Error(`the page has no ${pattern}`);
  return html.replace(pattern, typeof by === "string" ? () => by : by);
}
