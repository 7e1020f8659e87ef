// The HTML report as a reader meets it: opened from disk in headless Chromium, by mouse and by keyboard, on paper, by a screen reader's
// rules, with hostile sources; and how long it takes to load beside an empty page.
//
//     node report_test.mjs ROOT [--screenshots=DIR] [--speed]
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { inView, watch } from "./page.mjs";

const root = path.resolve(process.argv[2]);
const timed = process.argv.includes("--speed");  // a benchmark, not a test: a busy machine must not fail it
const pictures = process.argv.find((word) => word.startsWith("--screenshots="))?.slice("--screenshots=".length);
const require = createRequire(path.join(root, "build/web/package.json"));
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "silang-web-"));
if (pictures) fs.mkdirSync(pictures, { recursive: true });
const seed = fs.readdirSync(path.join(root, "fixtures/beijing")).map((name) => path.join(root, "fixtures/beijing", name)).sort();

let passed = 0, failed = 0;
function check(name, holds, detail = "") {
  holds ? ++passed : ++failed;
  console.log(`${holds ? "ok" : "NOT OK"} - ${name}${holds ? "" : `: ${detail}`}`);
}

// The report of some sources, as a file.
function report(name, sources, ...options) {
  const file = path.join(folder, name + ".html");
  const command = path.join(root, "build/release/silang");
  const run = spawnSync(command, ["compare", "--no-config", "--format=html", "--ui=en", "--output=" + file, ...options, ...sources], { encoding: "utf8" });
  if (run.status > 1 || run.status === null) throw new Error(run.stderr || String(run.error));
  return file;
}

// A page with the report, and what went wrong on it: messages of the console, and requests for anything but the file.
async function open(browser, file, options = {}, hash = "") {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  watch(page, (requested) => requested === url + hash || requested.startsWith("data:"));
  page.on("dialog", (dialog) => dialog.dismiss());
  await page.goto(url + hash);
  if (options.javaScriptEnabled !== false) await page.waitForSelector("section.part > .folded", { state: "detached" });  // the tables, in idle time
  return page;
}

const letters = (page) => page.$$eval(".text mark[data-letter]", (marks) => marks.map((mark) => mark.dataset.letter).join(""));
const visible = (page) => page.$$eval(".finding", (all) => all.filter((finding) => finding.checkVisibility()).length);
const focused = (page) => page.evaluate(() => document.activeElement.closest(".finding")?.id ?? document.activeElement.id);

async function byMouse(browser, file) {
  const page = await open(browser, file);
  const all = await visible(page);
  await page.click(".finding .choose");
  check("a chosen finding shows both passages, marked", (await inView(page, 0)) && (await inView(page, 1)) && (await letters(page)) === "AB");
  check("a chosen finding shows its rule and its steps", await page.isVisible(".open .body ol li"));
  await page.evaluate(() => document.querySelector("#corroborated tbody tr:last-child a").click());
  check("the tables lead to a finding", (await inView(page, 0)) && (await page.$$(".finding.open")).length === 1);
  await page.click(".text mark.r0");
  check("a mark in an article leads to its finding", (await page.$$(".finding.open.r0")).length === 1);
  await page.uncheck("[name=relation][value='0']", { force: true });
  const without = await visible(page);
  await page.selectOption("#kind", "count");
  const counts = await visible(page);
  await page.click("[type=reset]");
  await page.waitForFunction((n) => document.querySelector("#count").textContent.startsWith(String(n)), all);
  await page.fill("#text", "wednesday rabu");
  const none = await visible(page);
  check("the filter filters", without < all && counts > 0 && counts < without && none < counts, [all, without, counts, none]);
  await page.fill("#text", "");
  await page.fill("#confidence", "65");
  check("by confidence too", (await visible(page)) < all && (await visible(page)) > 0);
  check("nothing is wrong on the page", page.trouble.length === 0, page.trouble.join("; "));
  await page.context().close();
}

async function byKeyboard(browser, file) {
  const page = await open(browser, file);
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  check("j and arrows go down the list", (await focused(page)) === "f1");
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  check("Enter chooses", (await inView(page, 0)) && (await inView(page, 1)) && (await page.$("#f0.open")) !== null);
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  check("the focus is seen", ring === "solid", ring);
  await page.keyboard.press("/");
  check("/ goes to the search", (await focused(page)) === "text");
  await page.keyboard.type("jk");
  check("letters are typed there", (await page.inputValue("#text")) === "jk");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  check("Escape leaves the search, then the finding", (await page.inputValue("#text")) === "" && (await page.$(".finding.open")) === null && (await focused(page)) === "f0");
  await page.keyboard.press("Tab");
  check("Tab goes on from there", (await focused(page)) === "f1");
  check("nothing is wrong by keyboard", page.trouble.length === 0, page.trouble.join("; "));
  await page.context().close();
}

async function hostile(browser) {
  const evil = "<script>alert(1)</script>";
  const lines = [4, 6].map((dead, i) => JSON.stringify({
    id: "a" + i, publisher: evil, title: `Ferry fire kills ${dead} <img src=x onerror=alert(1)>`, published: "2024-03-07", url: "javascript:alert(1)",
    text: `The ferry fire killed ${dead} passengers off Cape Rook on Wednesday, the coast guard said. ${evil} </template></style>\n\n<b>The ferry carried 120 passengers.</b> <a href="http://example.org/">x</a> <!--`,
  }));
  fs.writeFileSync(path.join(folder, evil.replace("/", "") + ".jsonl"), lines.join("\n") + "\n");
  const page = await open(browser, report("hostile", [path.join(folder, evil.replace("/", "") + ".jsonl")]));
  check("there is a finding among hostile sources", (await visible(page)) > 0);
  await page.click(".finding .choose");
  const seen = await page.innerText(".pane:first-of-type .text");
  const option = await page.$eval(".pane option", (element) => element.textContent);
  check("markup of a source shows as text", seen.includes(evil) && seen.includes("<b>") && seen.includes("<img") && option.includes(evil), seen + option);
  check("and nothing of it runs", (await page.$$("script")).length === 1 && (await page.$$("img")).length === 0 && page.trouble.length === 0, page.trouble.join("; "));
  check("nothing but the web is linked", (await page.$$eval("a", (all) => all.filter((a) => !/^(#|https?:)/.test(a.getAttribute("href"))).length)) === 0);
  await page.context().close();
}

async function accessible(browser, file, name, options) {
  const page = await open(browser, file, options);
  for (const state of ["as it opens", "with a finding chosen"]) {
    if (state !== "as it opens") await page.click(".finding .choose");
    await page.evaluate(axe);  // by the debugger, which the page's policy does not bind
    const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    const serious = found.violations.filter((v) => v.impact === "serious" || v.impact === "critical");
    check(`no serious violation, ${name}, ${state}`, serious.length === 0,
      serious.map((v) => `${v.id} ${v.nodes.length} × ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].failureSummary}`).join("\n"));
  }
  await page.context().close();
}

async function printed(browser, file) {
  const page = await open(browser, file);
  const pdf = await page.pdf({ format: "A4" });
  check("it prints", pdf.subarray(0, 5).toString() === "%PDF-" && pdf.length > 20000, pdf.length);
  if (pictures) fs.writeFileSync(path.join(pictures, "report.pdf"), pdf);
  await page.emulateMedia({ media: "print" });
  const shown = await page.evaluate(() => {
    const seen = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).length;
    return { findings: seen(".finding"), passages: seen(".finding .body blockquote"), filter: seen(".filter"), panes: seen(".pane") };
  });
  check("on paper: every finding with its passages, no filter", shown.findings > 0 && shown.passages > shown.findings && !shown.filter && !shown.panes, JSON.stringify(shown));
  await page.context().close();
}

async function themes(browser, file) {
  const page = await open(browser, file, { colorScheme: "dark" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.selectOption("#theme", "light");
  const light = await ground();
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.theme === "light");
  check("dark as the system, light by the switch, and it stays", dark !== light && (await ground()) === light, `${dark} ${light}`);
  await page.context().close();
}

async function linkedInto(browser, file) {
  const page = await open(browser, file, { viewport: { width: 390, height: 844 } }, "#sources");
  const found = await page.waitForFunction(() => Math.abs(document.querySelector("#sources").getBoundingClientRect().top) < innerHeight / 2)
    .catch(() => null);
  check("a link into the page comes to its section", found !== null);
  await page.context().close();
}

async function withoutScript(browser, file) {
  const page = await open(browser, file, { javaScriptEnabled: false });
  check("without JavaScript: the passages of a finding are seen", await page.locator(".finding .passages").first().isVisible());
  check("without JavaScript: the tables and the articles are seen", (await page.locator("#matrix td").first().isVisible()) && (await page.locator("#s0 p").first().isVisible()));
  check("without JavaScript: what is missing is said", await page.locator("noscript .note").first().isVisible());
  await page.context().close();
}

// Milliseconds from the start of a navigation until the page has run its script and loaded; the pages by turns, the least of each:
// what the page costs, and not what else the machine has to do. Only with --speed.
async function loadTimes(browser, files) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const times = files.map(() => []);
  for (let turn = 0; turn < 15; ++turn) {
    for (const [i, file] of files.entries()) {
      const page = await context.newPage();
      await page.goto(pathToFileURL(file).href);
      times[i].push(await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd));
      await page.close();
    }
  }
  await context.close();
  return times.map((of) => Math.min(...of));
}

async function size(browser, five) {
  const lines = path.join(folder, "made-up.jsonl");
  fs.writeFileSync(lines, execFileSync(path.join(root, "build/release/bench/silang_made_up_articles"), ["50", "1250"], { maxBuffer: 1 << 28 }));
  const fifty = report("fifty", [lines]);
  const bytes = fs.statSync(five).size;
  check("five articles: at most 400 KB", bytes <= 400000, bytes);
  const page = await open(browser, fifty);
  await page.click(".finding .choose");
  check("a finding of fifty articles shows both passages", (await inView(page, 0)) && (await inView(page, 1)));
  await page.context().close();
  if (timed) await speed(browser, five, fifty);
}

async function speed(browser, five, fifty) {
  const empty = path.join(folder, "empty.html");
  fs.writeFileSync(empty, "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Empty</title>\n");
  const [none, few, many] = await loadTimes(browser, [empty, five, fifty]);
  check("five articles: loaded within 3 × an empty page", few <= 3 * none, `${few.toFixed(1)} / ${none.toFixed(1)} ms`);
  check("fifty articles: within 20 ×", many <= 20 * none, `${many.toFixed(1)} / ${none.toFixed(1)} ms`);
  console.log(`load: empty ${none.toFixed(1)} ms; five articles ${few.toFixed(1)} ms (${(few / none).toFixed(1)} ×), ` +
    `fifty ${many.toFixed(1)} ms (${(many / none).toFixed(1)} ×), ${fs.statSync(fifty).size >> 10} KB`);
}

async function screenshots(browser, file, name) {
  for (const [width, height] of [[1280, 800], [390, 844]]) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await open(browser, file, { viewport: { width, height }, colorScheme });
      const take = (state) => page.screenshot({ path: path.join(pictures, `${name}-${width}-${colorScheme}-${state}.png`) });
      await take("open");
      await page.click(".finding .choose");
      await take("chosen");
      await page.keyboard.press("Escape");
      for (const part of ["matrix", "corroborated", "only-one", "sources"]) {
        await page.evaluate((id) => document.getElementById(id).scrollIntoView(), part);
        await page.waitForTimeout(100);
        await take(part);
      }
      await page.context().close();
    }
  }
}

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const five = report("five", seed);
  await byMouse(browser, five);
  await byKeyboard(browser, five);
  await hostile(browser);
  await accessible(browser, five, "light", { colorScheme: "light" });
  await accessible(browser, five, "dark", { colorScheme: "dark" });
  await accessible(browser, report("indonesian", seed, "--ui=id"), "on a telephone, in Indonesian", { viewport: { width: 390, height: 844 } });
  await printed(browser, five);
  await themes(browser, five);
  await linkedInto(browser, five);
  await withoutScript(browser, five);
  await size(browser, five);
  if (pictures) {
    await screenshots(browser, five, "en");
    await screenshots(browser, path.join(folder, "indonesian.html"), "id");
  }
} finally {
  await browser.close();
  fs.rmSync(folder, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
