// One comparison: the report, what is decided of its findings, its articles.
import { $, $$, ask, askJson, day, h, notice, otherLanguage, say, to, words } from "./base.js";
import { Decisions, wordOf } from "./decide.js";
import { ArticleForm, articles, submit } from "./form.js";

const kForms = [["html", "html", words.form_html], ["markdown", "md", "Markdown"], ["csv", "csv", words.form_csv], ["text", "txt", words.form_text],
  ["json", "json", "JSON"], ["jsonl", "jsonl", "JSON Lines"], ["annotations", "jsonld", "Web Annotations"], ["decisions", "json", words.form_decisions]];

const nameOf = (of) => of.name || say(words.unnamed, of.id);
// "Conflict: “four” (S1) / “six” (S2)": what a summary quotes, with the relation in the language of the page.
const summaryOf = ({ relation, summary, decided_on }) => summary ? `${words[relation] ?? relation}: ${summary.slice(summary.indexOf(": ") + 2)}` : decided_on;
const labelOf = (source) => source.publisher || source.title || source.path;

class CasePage {
  constructor(app, of) {
    this.app = app;
    this.of = of;
    this.path = `/v1/desk/cases/${of.id}`;
  }

  show() {
    this.report = h("div", { id: "report" }, h("p", { class: "hint loading", role: "status" }, words.loading));
    this.trouble = h("p", { class: "wrong", role: "alert" });
    this.app.replaceChildren(this.bar(), this.trouble, this.report);
    document.title = `${nameOf(this.of)} – Silang`;
    if (this.of.sources.length) return this.load();
    this.report.replaceChildren(h("main", { class: "bare" }, h("h1", {}, nameOf(this.of)), h("p", {}, words.no_article)));
    this.report.append(this.kept());
    this.openArticles();
  }

  bar() {
    const name = h("input", { class: "name", type: "text", maxlength: 200, value: this.of.name, placeholder: say(words.unnamed, this.of.id), "aria-label": words.case_name, autocomplete: "off",
      onchange: () => this.rename(name), onkeydown: (event) => event.key === "Enter" && name.blur() });
    const download = h("select", { "aria-label": words.download, onchange: () => {
      const form = kForms[download.value];
      download.value = "";
      this.download(...form);
    } }, h("option", { value: "" }, words.download_as), ...kForms.map(([, , word], i) => h("option", { value: i }, word)));
    return h("nav", { class: "bar", "aria-label": nameOf(this.of) }, h("a", { href: to("/"), class: "home-link" }, "‹ " + words.all_cases), name,
      h("button", { type: "button", class: "articles-button", onclick: () => this.openArticles() }, `${words.articles} (${this.of.sources.length})`), download,
      h("button", { type: "button", class: "delete", onclick: () => this.openDelete() }, words.delete), otherLanguage());
  }
  async rename(input) {
    try {
      this.of = { ...this.of, name: (await askJson("PATCH", this.path, { name: input.value.trim() })).name };
      this.trouble.textContent = "";
      document.title = `${nameOf(this.of)} – Silang`;
    } catch (error) {
      this.trouble.textContent = `${words.not_saved} ${error.text}`;
    }
  }

  // The report is markup that the server wrote, in which every text of an article is escaped; no script in it would run.
  async load() {
    let text;
    try {
      text = await (await ask("GET", to(`${this.path}/report?format=page`))).text();
    } catch (error) {
      this.report.replaceChildren(h("main", { class: "bare" }, h("h1", {}, nameOf(this.of)), h("p", { class: "wrong", role: "alert" }, error.text),
        h("button", { type: "button", onclick: () => location.reload() }, words.try_again)), this.kept());
      return;
    }
    this.report.innerHTML = text;
    $(".brand", this.report)?.remove();
    $("footer", this.report).before(this.kept());
    this.decisions = new Decisions(this.of.id, this.report);
    this.decisions.set(this.of.decisions);
    const script = h("script", { src: "/desk/report.js", onload: () => this.choose() });
    document.body.append(script);
    new MutationObserver(() => this.remember()).observe(this.report, { subtree: true, attributes: true, attributeFilter: ["aria-expanded"] });
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.refresh());
  }
  // The chosen finding stands in the address, so that it is there again after a reload.
  choose() {
    const finding = $$(".finding", this.report).find((one) => "#" + encodeURIComponent(one.dataset.id) === location.hash);
    if (finding) $(".choose", finding).click();
  }
  remember() {
    const id = $(".finding.open", this.report)?.dataset.id;
    const hash = id ? "#" + encodeURIComponent(id) : "";
    if (hash !== location.hash) history.replaceState(null, "", location.pathname + location.search + hash);
  }
  // Another window may have decided or added something.
  async refresh() {
    try {
      const now = await askJson("GET", this.path);
      if (now.revision !== this.of.revision) notice("changed", words.changed_elsewhere, h("button", { type: "button", onclick: () => location.reload() }, words.show));
      else this.decisions.set(now.decisions);
    } catch (error) {
      if (error.code === "not-found") notice("trouble", words.case_gone, h("a", { href: to("/") }, words.all_cases));
    }
  }

  // Decisions on what this report does not say, or does not list.
  kept() {
    const listed = new Set($$(".finding", this.report).map((finding) => finding.dataset.id));
    const kept = this.of.decisions.filter((decision) => !listed.has(decision.finding) && (decision.decision !== "open" || decision.note));
    if (!kept.length) return "";
    return h("section", { class: "part kept", id: "kept" }, h("h2", {}, words.kept), h("p", { class: "holds" }, words.kept_why),
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": words.kept }, h("table", {}, h("tbody", {}, ...kept.map((decision) => h("tr", {},
        h("td", {}, h("span", { class: `verdict ${decision.decision}` }, wordOf(decision.decision))), h("th", { scope: "row" }, summaryOf(decision)),
        h("td", { class: "note-cell" }, decision.note), h("td", {}, day(decision.time))))))));
  }

  dialog(label, ...content) {
    const sheet = h("dialog", { class: "sheet", "aria-label": label, onclose: () => sheet.remove(), onkeydown: (event) => event.stopPropagation() }, ...content);
    document.body.append(sheet);
    sheet.showModal();
    return sheet;
  }
  openArticles() {
    const form = new ArticleForm({ pasted: 1, first: this.of.sources.length + 1, draft: `silang-draft-${this.of.id}` });
    const trouble = h("p", { class: "wrong", role: "alert" }), add = h("button", { class: "main" }, words.add_and_compare);
    const again = () => location.reload();
    const remove = async (source, button) => {
      if (!button.dataset.sure) {
        button.dataset.sure = "yes";
        button.textContent = say(words.remove_article, labelOf(source));
        return;
      }
      submit(button, trouble, async () => {
        await ask("DELETE", `${this.path}/sources/${source.id}`);
        again();
      });
    };
    const sheet = this.dialog(words.articles_of, h("div", { class: "card-head" }, h("h2", {}, words.articles_of), h("button", { type: "button", class: "quiet", onclick: () => sheet.close() }, words.close)),
      h("ol", { class: "stored" }, ...this.of.sources.map((source) => h("li", {}, h("b", {}, labelOf(source)), source.publisher && source.title ? h("span", {}, source.title) : null,
        h("span", { class: "hint" }, [source.in_report, source.published?.slice(0, 10)].filter(Boolean).join(" · ")),
        h("button", { type: "button", class: "quiet", "aria-label": `${words.remove}: ${labelOf(source)}`, onclick: (event) => remove(source, event.currentTarget) }, words.remove)))),
      h("form", { autocomplete: "off", onsubmit: (event) => {
        event.preventDefault();
        submit(add, trouble, async () => {
          await askJson("POST", to(`${this.path}/sources`), { sources: await form.sources() });
          form.forget();
          again();
        });
      } }, h("h3", {}, words.add), form.element, h("div", { class: "row" }, add, trouble)));
    sheet.classList.add("wide");
    $("textarea", sheet).focus();
  }
  openDelete() {
    const trouble = h("p", { class: "wrong", role: "alert" }), yes = h("button", { class: "main danger", type: "button" }, words.delete_yes);
    yes.addEventListener("click", () => submit(yes, trouble, async () => {
      await ask("DELETE", this.path);
      this.decisions?.unsaved.clear();
      location.assign(to("/"));
    }));
    const cancel = h("button", { type: "button", onclick: () => sheet.close() }, words.cancel);
    const sheet = this.dialog(words.delete, h("h2", {}, nameOf(this.of)), h("p", {}, words.delete_sure), h("div", { class: "row" }, yes, cancel), trouble);
    cancel.focus();
  }

  async download(form, ending) {
    try {
      const answer = await ask("GET", form === "decisions" ? this.path : to(`${this.path}/report?format=${form}`));
      const address = URL.createObjectURL(await answer.blob());
      const file = `silang-${nameOf(this.of).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || this.of.id}.${ending}`;
      h("a", { href: address, download: file }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10000);
    } catch (error) {
      this.trouble.textContent = error.text;
    }
  }
}

export async function showCase(app, id) {
  app.replaceChildren(h("p", { class: "hint loading", role: "status" }, words.loading));
  const path = `/v1/desk/cases/${id}`;
  try {
    // One whose comparison takes too long can still be looked at, and articles be removed.
    const of = await askJson("GET", path).catch((error) => {
      if (error.code !== "takes-too-long") throw error;
      return askJson("GET", path + "?report=no");
    });
    new CasePage(app, of).show();
  } catch (error) {
    const text = error.code === "not-found" ? words.case_gone : error.text;
    app.replaceChildren(h("main", { class: "bare" }, h("h1", {}, "Silang"), h("p", { class: "wrong", role: "alert" }, text),
      h("p", {}, h("a", { href: to("/") }, words.all_cases)), h("button", { type: "button", onclick: () => location.reload() }, words.try_again)));
  }
}
