// Check a lesson in Firefox: node walk.mjs FIREFOX ADDRESS TEXTS.JSON; prints what the page says.
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const [firefox, address, file] = process.argv.slice(2);
const texts = JSON.parse(readFileSync(file, "utf8"));
const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox });
try {
  const page = await browser.newPage();
  const go = (path) => page.goto(address + path, { waitUntil: "domcontentloaded" });
  await go("");
  await page.evaluate((kept) => {
    for (const name in kept) localStorage[`handgrad:text:${name}`] = kept[name];
  }, texts);
  await go("lessons/lesson3_propagate/");
  await page.waitForSelector(".handgrad-buttons");
  await page.evaluate(() => document.querySelector(".handgrad-buttons button").click());
  const said = await page.waitForFunction(
    () => {
      const words = document.querySelector(".handgrad-status").textContent;
      return /checks|broke|loaded\./.test(words) && words;
    },
    { timeout: 120_000, polling: 200 },
  );
  const report = await page.$eval(".handgrad-report", (element) => element.textContent);
  console.log(JSON.stringify({ said: await said.jsonValue(), report }));
} finally {
  await browser.close();
}
