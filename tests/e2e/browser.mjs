// A headless browser, a page in it, and what it asked for and complained about.
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

export function launch() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: FLAGS });
}

// A fresh page in a profile of its own. `watch` collects what the page asked the network for and what it complained
// about: { requests: ["GET address"], complaints: ["text"] }. The service worker has its own tests.
export async function open(browser, options = {}) {
  const usual = { locale: "zh-CN", viewport: { width: 1280, height: 900 }, serviceWorkers: "block" };
  const context = await browser.newContext({ ...usual, ...options });
  const page = await context.newPage();
  const watch = { requests: [], complaints: [] };
  context.on("request", (request) => watch.requests.push(`${request.method()} ${request.url()}`));
  page.on("websocket", (socket) => watch.requests.push(`WS ${socket.url()}`));
  page.on("pageerror", (error) => watch.complaints.push(String(error)));
  page.on("console", (message) => {
    const own = message.text().includes("Service Worker registration blocked by Playwright");
    if (["error", "warning"].includes(message.type()) && !own) watch.complaints.push(message.text());
  });
  return { context, page, watch };
}

// The page once its program runs.
export async function start(page, address) {
  await page.goto(address);
  await page.locator("#starting").waitFor({ state: "detached" });
  await page.waitForLoadState("networkidle");
}

// The page once all that it draws a moment later is drawn: each turn begins when the timers set before it have fired.
export function settled(page) {
  return page.evaluate(async () => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setTimeout(done, 100));
  });
}

// What the page's worker answers to a request, { id, documents } or { id, error }; the documents' bytes as text.
export function askWorker(page, request) {
  return page.evaluate(
    (request) => new Promise((resolve, reject) => {
      const worker = window.goujiWorker();
      worker.onmessage = ({ data: { documents, ...rest } }) =>
        resolve({ ...rest, documents: documents && new TextDecoder().decode(documents) });
      worker.onerror = (event) => reject(new Error(event.message || "the worker did not start"));
      worker.postMessage(request);
    }),
    request,
  );
}
