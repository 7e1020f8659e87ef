// The form that takes articles: pasted ones and files. Used for a new comparison and for more articles of one.
import { $, $$, count, h, memory, say, words } from "./base.js";

const tab = memory("sessionStorage");
const kKinds = ".txt,.html,.htm,.xhtml,.jsonl,.ndjson,.xml,.rss,.atom,.warc,.gz,text/plain,text/html";

// The bytes of a file in base64, as the server takes them.
const bytesOf = (file) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = () => reject(new Error(say(words.file_unread, file.name)));
  reader.readAsDataURL(file);
});
const sizeOf = (bytes) => bytes < 1024 ? `${bytes} B` : bytes < 1 << 20 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`;

// `pasted`: places for articles to be pasted into that are there at once; `first`: the number of the first; `draft`: the name under
// which what is typed is kept in this tab.
export class ArticleForm {
  constructor({ pasted = 2, first = 1, draft }) {
    this.first = first;
    this.draft = draft;
    this.files = [];
    this.cards = h("div", { class: "cards" });
    this.list = h("ul", { class: "files", "aria-label": words.articles });
    this.input = h("input", { type: "file", multiple: true, accept: kKinds, class: "visually-hidden", onchange: () => {
      this.addFiles(this.input.files);
      this.input.value = "";
    } });
    this.drop = h("label", { class: "drop" }, this.input, h("b", {}, words.drop), h("span", {}, words.drop_kinds));
    this.element = h("div", { class: "articles-form", oninput: () => this.keep() }, this.drop, this.list, this.cards,
      h("button", { type: "button", class: "another", onclick: () => $("textarea", this.addCard()).focus() }, "+ " + words.paste_another));
    const typed = JSON.parse(tab.get(this.draft) || "[]");
    for (let i = 0; i < Math.max(pasted, typed.length); ++i) this.addCard(typed[i]);
    this.catchDrops();
  }

  addCard(typed = {}) {
    const field = (name, label, type = "text") => h("label", {}, label, h("input", { name, type, value: typed[name] || "", placeholder: type === "text" ? words.if_known : null, autocomplete: "off" }));
    const title = h("h3"), text = h("textarea", { name: "text", rows: 7, placeholder: words.paste_here, spellcheck: "false" });
    text.value = typed.text || "";
    const card = h("section", { class: "card" },
      h("div", { class: "card-head" }, title, h("button", { type: "button", class: "quiet", onclick: () => {
        card.remove();
        this.number();
        this.keep();
        ($("textarea", this.cards) || this.input).focus();
      } }, words.remove)),
      text, h("details", { open: Boolean(typed.title || typed.publisher || typed.published || typed.url) }, h("summary", {}, words.fields),
        h("div", { class: "fields" }, field("title", words.field_title), field("publisher", words.field_publisher), field("published", words.field_published, "date"), field("url", words.field_url))));
    this.cards.append(card);
    this.number();
    return card;
  }
  number() {
    $$(".card", this.cards).forEach((card, i) => {
      const name = say(words.article, this.first + i);
      $("h3", card).textContent = name;
      $("textarea", card).setAttribute("aria-label", `${name}: ${words.text}`);
      $(".quiet", card).setAttribute("aria-label", `${words.remove}: ${name}`);
      for (const input of $$("input", card)) input.setAttribute("aria-label", `${name}: ${input.parentElement.firstChild.textContent}`);
    });
  }

  addFiles(files) {
    for (const file of files) {
      this.files.push(file);
      const row = h("li", {}, h("b", {}, file.name), h("span", { class: "hint" }, sizeOf(file.size)), h("button", { type: "button", class: "quiet", "aria-label": `${words.remove}: ${file.name}`, onclick: () => {
        this.files.splice(this.files.indexOf(file), 1);
        row.remove();
        this.input.focus();
      } }, words.remove));
      this.list.append(row);
    }
  }
  // Files may be dropped anywhere on the page while the form is seen.
  catchDrops() {
    const seen = () => this.element.checkVisibility();
    const has = (event) => event.dataTransfer?.types.includes("Files") && seen();
    document.addEventListener("dragover", (event) => {
      if (!has(event)) return;
      event.preventDefault();
      this.drop.classList.add("over");
    });
    document.addEventListener("dragleave", (event) => event.relatedTarget || this.drop.classList.remove("over"));
    document.addEventListener("drop", (event) => {
      this.drop.classList.remove("over");
      if (!has(event)) return;
      event.preventDefault();
      this.addFiles(event.dataTransfer.files);
    });
  }

  typed() {
    return $$(".card", this.cards).map((card) => Object.fromEntries($$("textarea, input", card).map((input) => [input.name, input.value])));
  }
  keep() {
    tab.set(this.draft, this.typed().some((card) => Object.values(card).some((text) => text.trim())) ? JSON.stringify(this.typed()) : "");
  }
  forget() {
    tab.set(this.draft, "");
  }

  // The sources as the server takes them. Throws an Error to be told if there are none, or too many bytes.
  async sources() {
    const sources = [];
    for (const file of this.files) sources.push({ path: file.name, base64: await bytesOf(file) });
    for (const [i, card] of this.typed().entries()) {
      if (!card.text.trim()) continue;
      const source = { path: say(words.article, this.first + i), text: card.text };
      for (const name of ["title", "publisher", "published", "url"]) if (card[name].trim()) source[name] = card[name].trim();
      sources.push(source);
    }
    if (!sources.length) throw new Error(words.nothing_given);
    // Characters beyond ASCII are two to four bytes.
    if (new Blob([JSON.stringify(sources)]).size > words.most_body - 4096) throw new Error(say(words.too_large, words.most_body >> 20));
    return sources;
  }
}

// What a submission does while the server works: one at a time, the button says so, and what went wrong stands beside it.
export async function submit(button, trouble, work) {
  if (button.getAttribute("aria-busy")) return;
  const label = button.textContent;
  button.setAttribute("aria-busy", "true");
  button.textContent = words.loading;
  trouble.textContent = "";
  try {
    await work();
  } catch (error) {
    trouble.textContent = error.text ?? error.message;
  } finally {
    button.removeAttribute("aria-busy");
    button.textContent = label;
  }
}

export const articles = (n) => count(words.articles_total, n);
