// The service worker, with the list of files that the page needs without a network.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { firstVisit } from "../size.mjs";
import { digest, sha256 } from "./files.mjs";
import { swap } from "./html.mjs";

// `lazy`: what the page fetches on demand.
export function offline(root, dist, lazy) {
  const names = [...new Set([...firstVisit(dist), ...lazy])].sort();
  const version = digest(names.map((name) => sha256(join(dist, name))).join()).slice(0, 16);
  const kept = ["./", ...names.filter((name) => name !== "index.html")];
  const script = swap(readFileSync(join(root, "src/offline.js"), "utf8"), '"VERSION"', JSON.stringify(version));
  return swap(script, '["FILES"]', JSON.stringify(kept));
}
