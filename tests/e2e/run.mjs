// Runs every *.spec.mjs beside this file (or those whose name holds a word of the command line) in headless Chromium.
// A spec exports `tests`: names and functions that get { browser, address, dist, seen, elsewhere } and throw where they
// fail. `seen` is what reached the site; `elsewhere` is another server, { address, seen }, to which nothing may ever go.
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { launch } from "./browser.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "../../dist");
const words = process.argv.slice(2);
const specs = readdirSync(here).filter((name) => name.endsWith(".spec.mjs"));
const chosen = specs.filter((name) => words.length === 0 || words.some((word) => name.includes(word))).sort();

const [seen, seenElsewhere] = [[], []];
const server = await serve(dist, 0, (request) => seen.push(request));
const other = await serve(here, 0, (request) => seenElsewhere.push(request));
const elsewhere = { address: `${other.address}/`, seen: seenElsewhere };
const site = { dist, seen, elsewhere, address: `${server.address}/` };
const browser = await launch();
let passed = 0;
let failed = 0;
for (const spec of chosen) {
  const { tests } = await import(`./${spec}`);
  for (const [name, test] of Object.entries(tests)) {
    const start = Date.now();
    try {
      await test({ browser, ...site });
      passed += 1;
      console.log(`ok   ${spec}: ${name} (${Date.now() - start} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL ${spec}: ${name}\n${error.stack ?? error}`);
    }
    for (const context of browser.contexts()) await context.close();
  }
}
await browser.close();
await server.close();
await other.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
