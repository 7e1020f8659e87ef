// What the parts of the desk share: words, elements, the server. Text comes to the page as text alone, never as markup.
export const words = JSON.parse(document.querySelector("#words").textContent);

export const $ = (selector, within = document) => within.querySelector(selector);
export const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

// An element: attributes (on…: listeners; true: without a value; null or false: none), then children and texts.
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value != null && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null && child !== false));
  return element;
}

// A message with its gaps filled in; of a pair the form for `count`.
export const say = (message, ...values) => values.reduce((text, value) => text.replace("{}", () => String(value)), message);
export const count = (pair, n) => say(pair[n === 1 ? 0 : 1], n);

const language = document.documentElement.lang;
// Dates as this reader writes them, in the language of the page.
const locale = navigator.languages.find((code) => code.split("-")[0] === language) ?? language;
export const day = (iso) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));
export const clock = (iso) => new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(new Date(iso));

// The language of the interface that was asked for goes along to the next page and into reports.
const asked = new URLSearchParams(location.search).get("ui");
const kept = asked === "en" || asked === "id" ? asked : null;
export const to = (path, ui = kept) => path + (ui ? (path.includes("?") ? "&" : "?") + "ui=" + ui : "");
export const otherLanguage = () => h("a", { class: "language", lang: language === "id" ? "en" : "id", href: to(location.pathname, language === "id" ? "en" : "id") }, words.other_language);

// What is kept for this tab or this browser, where the browser keeps anything.
export const memory = (store) => ({
  get: (key) => { try { return globalThis[store].getItem(key); } catch { return null; } },
  set: (key, value) => { try { value ? globalThis[store].setItem(key, value) : globalThis[store].removeItem(key); } catch { /* for this page alone */ } },
});
const tab = memory("sessionStorage"), browser = memory("localStorage");

// Notices on top: one of a kind.
export function notice(kind, text, ...more) {
  const place = $("#notices");
  $(`[data-kind="${kind}"]`, place)?.remove();
  if (text) place.append(h("div", { class: "notice", role: kind === "gone" || kind === "trouble" ? "alert" : "status", "data-kind": kind }, h("p", {}, text), ...more));
}

// The server. `Trouble` has the code of its problem document: "gone" if there was no answer at all.
export class Trouble extends Error {
  constructor(code, detail = "") {
    super(detail);
    this.code = code;
  }
  get text() {
    const known = { busy: words.busy, unavailable: words.busy, "takes-too-long": words.takes_too_long, gone: words.gone, "body-too-large": say(words.too_large, words.most_body >> 20) }[this.code];
    return known || say(words.trouble, this.message);
  }
}

let token = tab.get("silang-token"), away = false;
const waiting = new Set();
// Called once the server answers again.
export const whenBack = (then) => waiting.add(then);

function gone() {
  if (away) return;
  away = true;
  notice("back");
  notice("gone", words.gone);
  const knock = async () => {
    try {
      if ((await fetch("/healthz", { cache: "no-store" })).ok) {
        away = false;
        notice("gone");
        notice("back", words.back);
        setTimeout(() => notice("back"), 6000);
        for (const then of [...waiting]) {
          waiting.delete(then);
          then();
        }
        return;
      }
    } catch {
      // Still away.
    }
    setTimeout(knock, ++tries < 30 ? 60 : 1000);  // one that is started again is soon there
  };
  let tries = 0;
  setTimeout(knock, 60);
}

// A request: the answer, or the Trouble of it. A server that wants a token gets it from whoever sits here, once.
export async function ask(method, path, body) {
  for (;;) {
    let answer;
    try {
      const headers = {};
      if (body !== undefined) headers["Content-Type"] = "application/json";
      if (token) headers.Authorization = "Bearer " + token;
      answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: "no-store" });
    } catch {
      gone();
      throw new Trouble("gone");
    }
    if (answer.ok) return answer;
    const problem = await answer.json().catch(() => ({}));
    if (answer.status !== 401) throw new Trouble(problem.code || String(answer.status), problem.detail || answer.statusText);
    token = await askForToken(Boolean(token));
    tab.set("silang-token", token);
  }
}
export const askJson = async (method, path, body) => {
  const answer = await ask(method, path, body);
  try {
    return await answer.json();
  } catch {
    gone();  // it was cut off
    throw new Trouble("gone");
  }
};

let asking = null;
function askForToken(wrong) {
  asking ??= new Promise((resolve) => {
    const input = h("input", { type: "password", id: "token", autocomplete: "off", required: true });
    const dialog = h("dialog", { class: "sheet", "aria-label": words.token }, h("form", { onsubmit: (event) => {
      event.preventDefault();
      dialog.remove();
      asking = null;
      resolve(input.value);
    } }, h("label", { for: "token" }, words.token), h("p", { class: "hint" }, words.token_hint), wrong && h("p", { class: "wrong", role: "alert" }, words.token_wrong), input, h("div", { class: "row" }, h("button", { class: "main" }, words.enter))));
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    document.body.append(dialog);
    dialog.showModal();
  });
  return asking;
}

// Light or dark, as in the report and kept with it.
export function wearTheme() {
  const theme = browser.get("silang-theme");
  if (theme) document.documentElement.dataset.theme = theme;
}
export function themeChoice() {
  const select = h("select", { "aria-label": words.theme, onchange: () => {
    if (select.value) document.documentElement.dataset.theme = select.value;
    else delete document.documentElement.dataset.theme;
    browser.set("silang-theme", select.value);
  } }, ...[["", words.theme_system], ["light", words.theme_light], ["dark", words.theme_dark]].map(([value, word]) => h("option", { value }, word)));
  select.value = browser.get("silang-theme") || "";
  return select;
}
