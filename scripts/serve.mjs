// A static server on the loopback address, for people and for the tests.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

// Names that change with the content; their files are never asked for again.
const LASTING = /-[0-9a-f]{14,16}(_bg)?\.\w+$/;

// Serves `folder`; port 0 takes any free one. Every request is told to `seen` as "METHOD path".
// Gives { address, close }.
export function serve(folder, port = 0, seen = () => {}) {
  const server = createServer(async (request, response) => {
    seen(`${request.method} ${request.url}`);
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = join(folder, normalize(path.endsWith("/") ? path + "index.html" : path));
    try {
      const body = await readFile(file);
      response.writeHead(200, {
        "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
        "Cache-Control": LASTING.test(request.url) ? "public, max-age=31536000, immutable" : "no-cache",
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = `http://127.0.0.1:${server.address().port}`;
      const close = () => {
        server.closeAllConnections();
        return new Promise((done) => server.close(done));
      };
      resolve({ address, close });
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = "dist", port = "8080"] = process.argv.slice(2);
  const taken = (error) => {
    if (error.code !== "EADDRINUSE") throw error;
    return serve(folder, 0);
  };
  const { address } = await serve(folder, Number(port)).catch(taken);
  console.log(`勾稽 is open at ${address}/ (Ctrl+C ends it)`);
}
