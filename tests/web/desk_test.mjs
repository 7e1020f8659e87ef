// The desk as a newsroom meets it: `silang serve` in headless Chromium. Articles are pasted and dropped, findings decided, the page
// reloaded, more articles added; articles full of markup; two windows; a server that goes away, and one that is killed at any moment.
//
//     node desk_test.mjs ROOT [--screenshots=DIR] [--kills=N] [--seed=N]
import { spawn } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { inView, watch } from "./page.mjs";

const root = path.resolve(process.argv[2]);
const option = (name, otherwise) => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const pictures = option("screenshots");
const kills = Number(option("kills", 24));
const seed = Number(option("seed", 1));
const require = createRequire(path.join(root, "build/web/package.json"));
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "silang-desk-"));
if (pictures) fs.mkdirSync(pictures, { recursive: true });
const fixture = (name) => fs.readFileSync(path.join(root, "fixtures", name), "utf8");
const beijing = fs.readdirSync(path.join(root, "fixtures/beijing")).sort();

let passed = 0, failed = 0;
function check(name, holds, detail = "") {
  holds ? ++passed : ++failed;
  console.log(`${holds ? "ok" : "NOT OK"} - ${name}${holds ? "" : `: ${detail}`}`);
}
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
async function until(holds, what, most = 10000) {
  for (const end = Date.now() + most; Date.now() < end; await sleep(15)) {
    const value = await holds();
    if (value) return value;
  }
  throw new Error(`waited in vain for ${what}`);
}

// `silang serve` with its database; resolves once it answers.
class Server {
  constructor(name, ...options) {
    this.db = path.join(folder, name + ".db");
    this.options = options;
    this.port = 0;
  }
  start() {
    this.process = spawn(path.join(root, "build/release/silang"), ["serve", "--no-config", "--ui=en", `--port=${this.port}`, `--db=${this.db}`, ...this.options], { stdio: ["ignore", "pipe", "pipe"] });
    this.ended = new Promise((resolve) => this.process.once("exit", resolve));
    return new Promise((resolve, reject) => {
      let said = "", wrong = "";
      this.process.stderr.on("data", (bytes) => (wrong += bytes));
      this.process.stdout.on("data", (bytes) => {
        said += bytes;
        const address = /http:\/\/[^\s]*:(\d+)\//.exec(said);
        if (!address) return;
        this.port = Number(address[1]);
        this.url = address[0].replace(/\/$/, "");
        resolve();
      });
      this.process.once("exit", (code) => reject(new Error(`silang serve ended with ${code}: ${wrong}`)));
    });
  }
  async kill(signal = "SIGKILL") {
    this.process.kill(signal);
    await this.ended;
  }
  async json(at, method = "GET", body) {
    const answer = await fetch(this.url + at, { method, headers: body ? { "Content-Type": "application/json" } : {}, body: body && JSON.stringify(body) });
    return { status: answer.status, ...(answer.status === 204 ? {} : await answer.json()) };
  }
}

// A page, and what went wrong on it: messages of the console, dialogs, requests for anything but the server's.
async function open(browser, server, at = "/", options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", locale: "en-GB", ...options });
  const page = await context.newPage();
  watch(page, (requested) => /^(data|blob):|^http:\/\/(127\.0\.0\.1|localhost):/.test(requested));
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(server.url + at);
  return page;
}
const quiet = (name, page) => check(name, page.trouble.length === 0, page.trouble.join("; "));
const ready = (page) => page.waitForSelector("#list .finding[data-decision]");
const shot = (page, name) => pictures && page.screenshot({ path: path.join(pictures, name + ".png") });
async function paste(page, articles, form = page) {
  for (const [i, text] of articles.entries()) {
    if ((await form.locator(".card").count()) <= i) await form.locator(".another").click();
    await form.locator(".card textarea").nth(i).fill(text);
  }
}
const saved = (page) => page.waitForFunction(() => document.querySelector(".finding.open .state")?.textContent.startsWith("Saved"));
const verdictOf = (page) => page.$eval(".finding.open", (finding) => finding.dataset.decision);

async function oneDay(browser, server) {
  const page = await open(browser, server);
  await paste(page, beijing.slice(0, 2).map((name) => fixture("beijing/" + name)));
  await shot(page, "desk-1280-light-pasted");
  await page.click("button.main");
  await page.waitForURL("**/case/*");
  await ready(page);
  check("two pasted articles are compared", (await page.$$(".finding")).length > 3);
  await page.click(".finding .choose");
  check("a chosen finding shows both passages, marked", (await inView(page, 0)) && (await inView(page, 1)));
  const id = await page.$eval(".finding.open", (finding) => finding.dataset.id);
  await page.fill(".finding.open .decide textarea", "Kantor berita lama; sudah ditelepon 🗞");
  await page.click(".finding.open .verdict-button.dismissed");
  await saved(page);
  check("it is dismissed, with a note", (await verdictOf(page)) === "dismissed");
  await page.reload();
  await ready(page);
  await page.waitForSelector(".finding.open");
  check("after a reload it is chosen still", (await page.$eval(".finding.open", (finding) => finding.dataset.id)) === id);
  check("and kept", (await verdictOf(page)) === "dismissed" && (await page.inputValue(".finding.open .decide textarea")) === "Kantor berita lama; sudah ditelepon 🗞");
  check("both passages are in view again", (await inView(page, 0)) && (await inView(page, 1)));
  await page.uncheck("[name=decision][value=dismissed]", { force: true });
  check("the filter knows decisions", !(await page.isVisible(`.finding[data-id="${id}"]`)) && (await page.$$eval(".finding:not([hidden])", (all) => all.length)) > 0);
  await page.check("[name=decision][value=dismissed]", { force: true });

  await page.click(".articles-button");
  await paste(page, [fixture("beijing/" + beijing[2])], page.locator("dialog"));
  await shot(page, "desk-1280-light-articles");
  await page.keyboard.press("Escape");
  await page.waitForSelector("dialog", { state: "detached", timeout: 5000 }).catch(() => null);
  check("Escape closes the sheet, and the finding stays chosen", (await page.$("dialog")) === null && (await page.$(".finding.open")) !== null);
  await page.click(".articles-button");
  check("what was pasted there is there still", (await page.inputValue("dialog .card textarea")).length > 100);
  await Promise.all([page.waitForEvent("load"), page.click("dialog button.main")]);
  await ready(page);
  check("a third article is there", (await page.$$("noscript[id^=s]")).length === 3);
  const after = await page.$eval(`.finding[data-id="${id}"]`, (finding) => [finding.dataset.decision, finding.querySelector(".noted")?.textContent]).catch(() => []);
  check("and the decision is kept", after[0] === "dismissed" && after[1]?.startsWith("Kantor berita"), after);

  const [download] = await Promise.all([page.waitForEvent("download"), page.selectOption("[aria-label=Download]", { label: "Table (CSV)" })]);
  check("it is downloaded", fs.readFileSync(await download.path(), "utf8").includes(",") && download.suggestedFilename().endsWith(".csv"), download.suggestedFilename());
  await page.fill(".bar .name", "Parade di Beijing");
  await page.keyboard.press("Enter");
  await until(async () => (await server.json("/v1/desk/cases")).cases[0].name === "Parade di Beijing", "the name");
  await page.goto(server.url + "/");
  await page.waitForSelector(".cases a");
  check("the comparison is listed", (await page.innerText(".cases")).includes("Parade di Beijing") && (await page.innerText(".cases")).includes("1 Dismissed"), await page.innerText(".cases"));
  check("what was pasted is not there again", (await page.inputValue(".card textarea")) === "");
  quiet("nothing is wrong on the page", page);
  await page.context().close();
}

async function byKeyboard(browser, server, id) {
  const page = await open(browser, server, `/case/${id}`);
  await ready(page);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.keyboard.press("c");
  await saved(page);
  check("c confirms", (await verdictOf(page)) === "confirmed");
  await page.keyboard.press("n");
  await page.keyboard.type("cdtjk");
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => document.querySelector(".finding.open .save").hidden);
  check("letters are typed in a note", (await page.inputValue(".finding.open .decide textarea")) === "cdtjk" && (await verdictOf(page)) === "confirmed");
  await page.keyboard.press("Escape");
  await page.keyboard.press("t");
  await page.waitForSelector(".finding.open[data-decision='to-do']");
  check("t is to do, and the note stays", (await page.inputValue(".finding.open .decide textarea")) === "cdtjk");
  await page.waitForFunction(() => document.querySelector(".past summary")?.textContent === "2 earlier decisions");
  check("what was decided before is told", true);
  await page.keyboard.press("t");
  await page.waitForSelector(".finding.open[data-decision='open']");
  check("t again takes it back", (await page.$(".finding.open .choose .verdict")) === null);
  quiet("nothing is wrong by keyboard", page);
  await page.context().close();
}

async function hostile(browser, server) {
  const evil = "<script>alert(1)</script>";
  const page = await open(browser, server);
  for (const [i, dead] of [4, 6].entries()) {
    await page.locator(".card textarea").nth(i).fill(`The ferry fire killed ${dead} passengers off Cape Rook on Wednesday, the coast guard said. ${evil} </template></style>\n\n<b>The ferry carried 120 passengers.</b> <img src=x onerror=alert(2)> <!--`);
    await page.locator(".card summary").nth(i).click();
    await page.locator(".card [name=title]").nth(i).fill(`Ferry fire kills ${dead} <img src=x onerror=alert(3)>`);
    await page.locator(".card [name=publisher]").nth(i).fill(evil);
  }
  await page.fill("#name", `"><img src=x onerror=alert(4)>`);
  await page.click("button.main");
  await page.waitForURL("**/case/*");
  await ready(page);
  await page.click(".finding .choose");
  await page.fill(".finding.open .decide textarea", `</textarea><img src=x onerror=alert(5)>${evil}`);
  await page.click(".finding.open .verdict-button.confirmed");
  await saved(page);
  await page.click(".articles-button");
  const seen = await page.innerText(".pane:first-of-type .text"), bar = await page.inputValue(".bar .name"), noted = await page.$eval(".noted", (element) => element.textContent);
  check("markup of articles, names and notes shows as text", seen.includes(evil) && seen.includes("<b>") && seen.includes("<img") && bar.includes("<img") && noted.includes("<img") &&
    (await page.innerText("dialog .stored")).includes(evil), [seen, bar, noted]);
  check("and nothing of it is markup or runs", (await page.$$("img")).length === 0 && (await page.$$("script")).length === 3 && page.trouble.length === 0, page.trouble.join("; "));
  await page.goto(server.url + "/");
  await page.waitForSelector(".cases a");
  check("nor in the list", (await page.innerText(".cases")).includes("onerror=alert(4)") && (await page.$$("img")).length === 0);
  quiet("nothing is wrong with hostile articles", page);
  await page.context().close();
}

async function files(browser, server) {
  const page = await open(browser, server);
  await page.click("button.main");
  await page.waitForFunction(() => document.querySelector(".new .wrong").textContent);
  check("nothing given: it is said", (await page.innerText(".new .wrong")).includes("Paste an article"));
  await page.locator(".card textarea").first().fill("What was typed stays.");
  const cluster = path.join(root, "fixtures/clusters/banjir-enrekang-hulu");
  await page.setInputFiles(".drop input", [{ name: "broken.jsonl", mimeType: "", buffer: Buffer.from("{no json") }]);
  await page.click("button.main");
  await page.waitForFunction(() => document.querySelector(".new .wrong").textContent.includes("broken.jsonl"));
  check("what cannot be read is named, and nothing typed is lost", (await page.inputValue(".card textarea")) === "What was typed stays.", await page.innerText(".new .wrong"));
  await page.click(".files .quiet");
  const data = await page.evaluateHandle((texts) => {
    const transfer = new DataTransfer();
    for (const [name, text] of texts) transfer.items.add(new File([text], name));
    return transfer;
  }, ["a.txt", "b.txt", "c.txt"].map((name) => [name, fs.readFileSync(path.join(cluster, name), "utf8")]));
  await page.dispatchEvent(".drop", "drop", { dataTransfer: data });
  check("dropped files are listed", (await page.$$(".files li")).length === 3);
  await page.fill(".card textarea", "");
  await page.click("button.main");
  await page.waitForURL("**/case/*");
  await ready(page);
  check("and compared", (await page.$$("noscript[id^=s]")).length === 3);
  page.trouble = page.trouble.filter((text) => !text.includes("422"));  // the browser tells of the file that could not be read
  quiet("nothing is wrong with files", page);
  await page.context().close();
}

async function twoWindows(browser, server, id) {
  const one = await open(browser, server, `/case/${id}`), other = await open(browser, server, `/case/${id}`);
  for (const page of [one, other]) {
    await ready(page);
    await page.locator(".finding .choose").nth(2).click();
  }
  await one.click(".finding.open .verdict-button.confirmed");
  await saved(one);
  await other.fill(".finding.open .decide textarea", "mine");
  await other.click(".finding.open .verdict-button.dismissed");
  await other.waitForFunction(() => document.querySelector(".finding.open .wrong")?.textContent.includes("another window"));
  check("who comes later is told, and nothing typed is lost", (await other.inputValue(".finding.open .decide textarea")) === "mine" && (await verdictOf(other)) === "confirmed");
  await other.click(".finding.open .verdict-button.dismissed");
  await saved(other);
  await one.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await one.waitForSelector(".finding.open[data-decision=dismissed]");
  check("who looks again sees what was decided elsewhere", (await one.inputValue(".finding.open .decide textarea")) === "mine");
  const copy = await server.json("/v1/desk/cases", "POST", { sources: [{ text: "Ferry fire kills 4\n\nThe fire killed four passengers on Friday." }, { text: "Ferry fire kills 6\n\nThe fire killed six passengers on Friday." }] });
  await one.goto(`${server.url}/case/${copy.id}`);
  await ready(one);
  await one.click(".finding .choose");
  await server.json(`/v1/desk/cases/${copy.id}`, "DELETE");
  await one.fill(".finding.open .decide textarea", "still here");
  await one.click(".finding.open .verdict-button.confirmed");
  await one.waitForFunction(() => document.querySelector(".finding.open .wrong")?.textContent.includes("not there any more"));
  check("deleted in another window: it is said, what was typed stays", (await one.inputValue(".finding.open .decide textarea")) === "still here");
  for (const page of [one, other]) await page.context().close();
}

async function serverGone(browser, server, id) {
  const page = await open(browser, server, `/case/${id}`);
  await ready(page);
  await page.locator(".finding .choose").nth(3).click();
  await page.fill(".finding.open .decide textarea", "typed while nobody listened");
  await server.kill();
  await page.click(".finding.open .verdict-button.confirmed");
  await page.waitForSelector(".notice[data-kind=gone]");
  check("a server that is gone is told", (await page.innerText(".notice")).includes("does not answer") && (await page.innerText(".finding.open .wrong")).includes("Not saved"));
  await shot(page, "desk-1280-light-gone");
  await server.start();
  await saved(page);
  check("and what was decided is saved once it is back", (await verdictOf(page)) === "confirmed" && (await page.inputValue(".finding.open .decide textarea")) === "typed while nobody listened");
  const kept = (await server.json(`/v1/desk/cases/${id}`)).decisions.filter((decision) => decision.note === "typed while nobody listened");
  check("once", kept.length === 1 && kept[0].decision === "confirmed", JSON.stringify(kept));
  await page.context().close();
}

async function withToken(browser) {
  const server = new Server("token", "--token=correct-horse-battery");
  await server.start();
  const page = await open(browser, server);
  await page.waitForSelector("#token");
  await page.fill("#token", "wrong");
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog .wrong");
  await page.fill("#token", "correct-horse-battery");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".of-cases .hint:not([hidden])"));
  check("a token is asked for, and kept for the tab", true);
  await page.reload();
  await page.waitForFunction(() => document.querySelector(".of-cases .hint:not([hidden])"));
  check("and not asked again", (await page.$("#token")) === null);
  await page.context().close();
  await server.kill("SIGTERM");
}

async function accessible(browser, server, id) {
  for (const [name, options] of [["light", { colorScheme: "light" }], ["dark", { colorScheme: "dark" }], ["on a telephone, in Indonesian", { viewport: { width: 390, height: 844 }, locale: "id-ID" }]]) {
    for (const at of ["/", `/case/${id}`]) {
      const page = await open(browser, server, at, options);
      at === "/" ? await page.waitForSelector(".cases a") : await ready(page);
      const states = at === "/" ? ["as it opens"] : ["as it opens", "with a finding chosen", "with its articles"];
      for (const state of states) {
        if (state === states[1]) await page.locator(".finding .choose").nth(2).click();
        if (state === states[2]) await page.click(".articles-button");
        await page.evaluate(axe);
        const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
        const serious = found.violations.filter((v) => v.impact === "serious" || v.impact === "critical");
        check(`no serious violation, ${at.replace(/\d+/, "…")}, ${name}, ${state}`, serious.length === 0,
          serious.map((v) => `${v.id} ${v.nodes.length} × ${v.nodes[0].html.slice(0, 200)} ${v.nodes[0].failureSummary}`).join("\n"));
        await shot(page, `desk-${options.viewport?.width ?? 1280}-${options.colorScheme ?? "id"}-${at === "/" ? "home" : "case"}-${state.replaceAll(" ", "-")}`);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      check(`nothing sticks out, ${at.replace(/\d+/, "…")}, ${name}`, !wide);
      await page.context().close();
    }
  }
}

// Decides by the page's own buttons without end, while the server is killed again and again: what the page said was saved must be there.
async function killed(browser, server) {
  let state = seed;
  const random = () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32);  // Numerical Recipes
  const { id } = await server.json("/v1/desk/cases", "POST", { sources: [["four", 120, 40], ["six", 130, 45]].map(([dead, aboard, age]) => (
    { text: `Ferry fire off Cape Rook kills ${dead}\n\nThe ferry fire killed ${dead} passengers off Cape Rook on Wednesday, the coast guard said. The ferry carried ${aboard} passengers. Captain John Harrow, ${age}, was rescued.` })) });
  const page = await open(browser, server, `/case/${id}`);
  await ready(page);
  const told = new Map();
  let changes = 0;
  await page.exposeFunction("told", (finding, verdict, note) => {
    const of = told.get(finding) ?? [];
    told.set(finding, [...of, `${verdict} ${note}`]);
    ++changes;
  });
  const working = page.evaluate(async () => {
    const tick = () => new Promise((resolve) => setTimeout(resolve, 1));
    for (let n = 0; !globalThis.enough; ) {
      for (const finding of document.querySelectorAll(".finding")) {
        if (!finding.classList.contains("open")) finding.querySelector(".choose").click();
        await tick();
        const note = finding.querySelector(".decide textarea"), text = `note ${++n}`;
        note.value = text;
        note.dispatchEvent(new Event("input"));
        const buttons = [...finding.querySelectorAll(".verdict-button")].filter((button) => button.getAttribute("aria-pressed") !== "true");
        const verdict = buttons[n % buttons.length].dataset.verdict;
        buttons[n % buttons.length].click();
        const saved = () => finding.dataset.decision === verdict && finding.querySelector(".decide .state").textContent.startsWith("Saved") && finding.querySelector(".decide .save").hidden;
        while (!saved() && !globalThis.enough) await tick();
        if (saved()) await globalThis.told(finding.dataset.id, verdict, text);
      }
    }
  });
  const lost = [], start = Date.now();
  let during = 0;
  for (let round = 0; round < kills; ++round) {
    const before = changes;
    await sleep(random() * 140);
    await server.kill();
    during += changes > before;
    const due = new Map([...told].map(([finding, of]) => [finding, [...of]]));
    await server.start();
    const decisions = new Map((await server.json(`/v1/desk/cases/${id}`)).decisions.map((decision) => [decision.finding, decision]));
    for (const [finding, of] of due) {
      const one = decisions.get(finding), kept = new Set((one ? [one, ...one.earlier] : []).map(({ decision, note }) => `${decision} ${note}`));
      for (const decision of of) if (!kept.has(decision)) lost.push(`moment ${round}: ${finding} ${decision}`);
    }
  }
  const seconds = (Date.now() - start) / 1000;
  await page.evaluate(() => (globalThis.enough = true));
  await working;
  check(`killed at ${kills} moments, nothing of ${changes} decisions that were told is lost`, lost.length === 0, lost.slice(0, 5).join("; "));
  check("most moments were amid decisions", during > kills / 2 && changes > kills, `${during} of ${kills}, ${changes} decisions`);
  console.log(`kill: ${kills} moments in ${seconds.toFixed(1)} s, ${changes} decisions told`);
  await page.context().close();
}

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const server = new Server("desk");
try {
  await server.start();
  await oneDay(browser, server);
  const { cases } = await server.json("/v1/desk/cases");
  const id = cases[0].id;
  await byKeyboard(browser, server, id);
  await hostile(browser, server);
  await files(browser, server);
  await twoWindows(browser, server, id);
  await serverGone(browser, server, id);
  await withToken(browser);
  await accessible(browser, server, id);
  if (kills > 0) await killed(browser, server);
  await server.kill("SIGTERM");
} catch (error) {
  check("the tests run to their end", false, error.stack);
} finally {
  server.process?.kill("SIGKILL");
  await browser.close();
  fs.rmSync(folder, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
