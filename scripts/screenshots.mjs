// Takes the pictures of docs/screenshots of the built page anew.
import { launch, open, settled, start } from "../tests/e2e/browser.mjs";
import { serve } from "./serve.mjs";

const server = await serve("dist");
const browser = await launch();
for (const [width, height] of [[1280, 900], [768, 1024], [360, 740]]) {
  const { page } = await open(browser, { viewport: { width, height } });
  const take = (name) => page.screenshot({ path: `docs/screenshots/${name}-${width}.png` });
  await start(page, `${server.address}/`);
  if (width === 1280) await take("empty");
  await page.click("#faulty-sample");
  await page.locator("#verdict").waitFor();
  await page.evaluate(() => document.activeElement.blur());
  await page.mouse.move(0, 0);
  await settled(page);
  await take("faulty");
}
await browser.close();
await server.close();
