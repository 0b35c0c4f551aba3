// The `_headers` file that several static hosts read. What the page's own policy can say stands in the page.
import { files } from "./files.mjs";

const EVERYWHERE = [
  "X-Content-Type-Options: nosniff",
  "Referrer-Policy: no-referrer",
  "Cross-Origin-Opener-Policy: same-origin",
  "Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "Content-Security-Policy: frame-ancestors 'self'",
  "Cache-Control: no-cache",
];
const SERVICE_WORKER = ["Content-Security-Policy: default-src 'none'; connect-src 'self'"];
const FOR_GOOD = ["! Cache-Control", "Cache-Control: public, max-age=31536000, immutable"];

export function headers(dist) {
  const block = (path, lines) => [path, ...lines.map((line) => `  ${line}`), ""].join("\n");
  const lasting = files(dist).filter((name) => /-[0-9a-f]{14,16}(_bg)?\.\w+$/.test(name));
  return [
    block("/*", EVERYWHERE),
    block("/offline.js", SERVICE_WORKER),
    ...lasting.map((name) => block(`/${name}`, FOR_GOOD)),
  ].join("\n");
}
