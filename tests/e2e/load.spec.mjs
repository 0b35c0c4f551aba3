// Opening the page: what it loads, what it says, and what its policy stops.
import assert from "node:assert/strict";
import { firstVisit } from "../../scripts/size.mjs";
import { open, start } from "./browser.mjs";

// Tries to run or load something inside the page, by the directive that stops it and a name. Each must leave
// `window.ran` unset, and never reach the server elsewhere. `head` puts an element with such fields into the page's head.
const ATTACKS = {
  "script-src: inline script": () => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.head.append(script);
  },
  "script-src: event handler": () => {
    const image = document.createElement("img");
    image.setAttribute("onerror", "window.ran = true");
    image.src = "data:,";
    document.body.append(image);
  },
  "script-src: javascript link": () => {
    const link = document.createElement("a");
    link.href = "javascript:window.ran = true";
    document.body.append(link);
    link.click();
  },
  "script-src: foreign script": (elsewhere) => {
    const script = document.createElement("script");
    script.src = `${elsewhere}ran.js`;
    document.head.append(script);
  },
  "connect-src: foreign fetch": (elsewhere) => void fetch(elsewhere).catch(() => {}),
  "connect-src: beacon": (elsewhere) => void navigator.sendBeacon(elsewhere, "x"),
  "img-src: foreign image": (elsewhere) => void (new Image().src = `${elsewhere}i.png`),
  "connect-src: web socket": (elsewhere) => {
    try {
      new WebSocket(elsewhere.replace("http", "ws"));
    } catch {
      // Some versions throw, some fire an error event; the policy's own event is what counts.
    }
  },
  "frame-src: frame": (elsewhere) => {
    const frame = document.createElement("iframe");
    frame.src = elsewhere;
    document.body.append(frame);
  },
  "form-action: form": (elsewhere) => {
    const form = document.createElement("form");
    form.action = elsewhere;
    document.body.append(form);
    form.submit();
  },
  "connect-src: foreign request of the older kind": (elsewhere) => {
    const request = new XMLHttpRequest();
    request.open("POST", elsewhere);
    request.send("x");
  },
  "connect-src: fetch that outlives the page": (elsewhere) => void fetch(elsewhere, { method: "POST", mode: "no-cors", keepalive: true, body: "x" }).catch(() => {}),
  "connect-src: event source": (elsewhere) => void new EventSource(elsewhere),
  "connect-src: web transport": (elsewhere) => void new WebTransport(elsewhere.replace("http:", "https:")).ready.catch(() => {}),
  "connect-src: ping of a link": (elsewhere) => {
    const link = document.createElement("a");
    link.href = "#";
    link.ping = `${elsewhere}ping`;
    document.body.append(link);
    link.click();
  },
  "default-src: prefetch": (elsewhere) => head("link", { rel: "prefetch", href: `${elsewhere}p` }),
  "script-src: preload": (elsewhere) => head("link", { rel: "preload", as: "script", href: `${elsewhere}p.js` }),
  "script-src: preload of a module": (elsewhere) => head("link", { rel: "modulepreload", href: `${elsewhere}p.mjs` }),
  "script-src: foreign module": (elsewhere) => void import(`${elsewhere}m.mjs`).catch(() => {}),
  "script-src: speculation rules": (elsewhere) =>
    head("script", { type: "speculationrules", textContent: JSON.stringify({ prefetch: [{ source: "list", urls: [elsewhere] }] }) }),
  "style-src: foreign style sheet": (elsewhere) => head("link", { rel: "stylesheet", href: `${elsewhere}c.css` }),
  "style-src: style element": (elsewhere) => head("style", { textContent: `@import url("${elsewhere}m.css"); body { background: url(${elsewhere}b) }` }),
  "img-src: image of a constructed style sheet": (elsewhere) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`body { background: url(${elsewhere}b) }`);
    document.adoptedStyleSheets = [sheet];
  },
  "font-src: font": (elsewhere) => void new FontFace("x", `url(${elsewhere}f.woff2)`).load().catch(() => {}),
  "media-src: video": (elsewhere) => void (document.createElement("video").src = `${elsewhere}v`),
  "object-src: plug-in": (elsewhere) => {
    const plugin = document.createElement("object");
    plugin.data = `${elsewhere}o`;
    document.body.append(plugin);
  },
  "base-uri: base": (elsewhere) => head("base", { href: elsewhere }),
  "style-src: inline style": (elsewhere) => document.body.setAttribute("style", `background: url(${elsewhere}s.png)`),
};

async function stopped({ browser, address, elsewhere }, directive, attack) {
  const { page } = await open(browser);
  await start(page, address);
  await page.evaluate(() => {
    window.head = (name, fields) => void document.head.append(Object.assign(document.createElement(name), fields));
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.effectiveDirective));
  });
  await page.evaluate(attack, elsewhere.address);
  const named = (directive) => window.violations.some((violation) => violation.startsWith(directive));
  await page.waitForFunction(named, directive, { timeout: 5000 });
  assert.equal(await page.evaluate(() => window.ran), undefined);
  await page.waitForTimeout(50);
  assert.deepEqual(elsewhere.seen, []);
}

async function evalStopped({ browser, address }) {
  const { page } = await open(browser);
  await start(page, address);
  // The page's own scripts are bound by the policy, a debugger's are not: the call is put into a timer as text.
  const ran = await page.evaluate(
    () => new Promise((done) => {
      document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
      setTimeout("window.ran = true", 0);
    }),
  );
  assert.match(ran, /script-src/);
  assert.equal(await page.evaluate(() => window.ran), undefined);
}

async function loads({ browser, address, dist }) {
  const { page, watch } = await open(browser);
  await start(page, address);
  assert.match(await page.title(), /勾稽/);
  assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
  assert.deepEqual(watch.complaints, []);
  const expected = firstVisit(dist).map((name) => `GET ${address}${name === "index.html" ? "" : name}`);
  assert.deepEqual(new Set(watch.requests), new Set(expected), "the size script counts what is loaded");
}

async function loadsInSubfolder({ browser, address }) {
  const { page, watch } = await open(browser);
  await page.route("**/some/folder/**", async (route) => {
    const response = await route.fetch({ url: route.request().url().replace("/some/folder", "") });
    await route.fulfill({ response });
  });
  await start(page, `${address}some/folder/`);
  assert.deepEqual(watch.complaints, []);
}

// What a browser without the named thing shows: words, not a blank page.
async function tells({ browser, address }, break_, words) {
  const { page } = await open(browser);
  await page.addInitScript(break_);
  await page.goto(address);
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), words);
}

export const tests = {
  "loads its own files and nothing else, without a complaint": loads,
  "works in a subfolder": loadsInSubfolder,
  "eval does not run": evalStopped,
  ...Object.fromEntries(
    Object.entries(ATTACKS).map(([name, attack]) => {
      const [directive, what] = name.split(": ");
      return [`${directive} stops ${what}`, (site) => stopped(site, directive, attack)];
    }),
  ),
  "says so where WebAssembly is off": (site) => tells(site, () => delete window.WebAssembly, /太旧.*WebAssembly/),
  "says so where the program does not compile": (site) =>
    tells(site, () => {
      const refuse = () => Promise.reject(new WebAssembly.CompileError("no"));
      WebAssembly.instantiateStreaming = refuse;
      WebAssembly.instantiate = refuse;
    }, /太旧/),
  "says so where a file is missing": async ({ browser, address }) => {
    const { page } = await open(browser);
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(address);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    assert.match(await alert.innerText(), /没有取到/);
  },
};
