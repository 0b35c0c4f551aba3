// WebKitGTK's small browser on a screen of its own, driven by WebDriver over HTTP.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";

const LIBRARIES = "/usr/lib";
const PORT = 4723;

// Where Debian puts the browser: /usr/lib/<machine>/webkit2gtk-<version>/MiniBrowser.
function miniBrowser() {
  for (const machine of readdirSync(LIBRARIES).filter((name) => name.endsWith("-linux-gnu"))) {
    const found = readdirSync(`${LIBRARIES}/${machine}`).filter((name) => name.startsWith("webkit2gtk-")).sort().pop();
    if (found) return `${LIBRARIES}/${machine}/${found}/MiniBrowser`;
  }
  throw new Error("WebKitGTK is missing");
}

// A virtual screen; gives the process and its number, once it is there.
function screen() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x900x24"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.stdio[3].once("data", (number) => resolve({ server, display: `:${String(number).trim()}` }));
  });
}

// Sends a command; gives its value, or throws what the driver says.
async function command(method, path, body) {
  const sent = body && JSON.stringify(body);
  const response = await fetch(`http://127.0.0.1:${PORT}/${path}`, { method, body: sent });
  const { value } = await response.json();
  if (!response.ok) throw new Error(value.message || value.error);
  return value;
}

async function session() {
  const options = { binary: miniBrowser(), args: ["--automation"] };
  const wish = { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } };
  for (let tries = 0; ; tries += 1) {
    try {
      return await command("POST", "session", wish);
    } catch (error) {
      // The driver does not listen yet.
      if (!(error instanceof TypeError) || tries === 100) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

// Starts the browser; gives { name, goto, evaluate, close }.
export async function webkit() {
  const { server, display } = await screen();
  const driver = spawn("WebKitWebDriver", [`--port=${PORT}`], { env: { ...process.env, DISPLAY: display }, stdio: "ignore" });
  const stop = () => [driver, server].forEach((process) => process.kill("SIGKILL"));
  try {
    const { sessionId, capabilities } = await session();
    const at = (path) => `session/${sessionId}/${path}`;
    await command("POST", at("timeouts"), { script: 50_000 });
    const script = (work) => `const done = arguments[1];
      (${work})(arguments[0]).then((value) => done({ value }), (error) => done({ error: String(error) }))`;
    return {
      name: `${capabilities.browserName} ${capabilities.browserVersion}`,
      goto: (address) => command("POST", at("url"), { url: address }),
      async evaluate(work, argument) {
        const { value, error } = await command("POST", at("execute/async"), { script: script(work), args: [argument] });
        if (error) throw new Error(error);
        return value;
      },
      async close() {
        await command("DELETE", `session/${sessionId}`).catch(() => {});
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}
