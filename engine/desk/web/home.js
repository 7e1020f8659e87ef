// The first page: a new comparison, and those that there are.
import { $, askJson, count, day, h, otherLanguage, say, themeChoice, to, words } from "./base.js";
import { ArticleForm, articles, submit } from "./form.js";

function caseRow(of) {
  const marks = [["confirmed", of.confirmed, words.confirmed], ["dismissed", of.dismissed, words.dismissed], ["to-do", of["to-do"], words.to_do]];
  return h("li", {}, h("a", { href: to(`/case/${of.id}`) }, of.name || say(words.unnamed, of.id)),
    h("p", { class: "hint" }, `${articles(of.sources)} · ${day(of.created)}`),
    h("p", { class: "marks" }, ...marks.filter(([, n]) => n > 0).map(([name, n, word]) => h("span", { class: `verdict ${name}` }, `${n} ${word}`))));
}

export async function showHome(app) {
  const form = new ArticleForm({ draft: "silang-draft" });
  const name = h("input", { id: "name", type: "text", maxlength: 200, placeholder: words.case_name_hint, autocomplete: "off" });
  const spoken = h("select", { id: "language" }, h("option", { value: "" }, words.language_found), h("option", { value: "en" }, "English"), h("option", { value: "id" }, "Bahasa Indonesia"));
  const when = h("input", { id: "when", type: "date" });
  const trouble = h("p", { class: "wrong", role: "alert" }), button = h("button", { class: "main" }, words.compare);
  const compare = h("form", { class: "new", autocomplete: "off", "aria-labelledby": "new-h", onsubmit: (event) => {
    event.preventDefault();
    submit(button, trouble, async () => {
      const body = { name: name.value.trim(), sources: await form.sources() };
      if (spoken.value) body.language = spoken.value;
      if (when.value) body.reference_time = when.value;
      const made = await askJson("POST", to("/v1/desk/cases"), body);
      form.forget();
      location.assign(to(`/case/${made.id}`));
    });
  } }, h("h2", { id: "new-h" }, words.new_case), form.element,
    h("div", { class: "settings" }, h("label", {}, words.case_name, name), h("label", {}, words.language, spoken), h("label", {}, words.clock, when)),
    h("div", { class: "row" }, button, trouble));
  const list = h("ol", { class: "cases" }), empty = h("p", { class: "hint", hidden: true }, words.no_case);
  app.replaceChildren(
    h("header", { class: "top" }, h("p", { class: "brand" }, h("b", {}, "Silang")), h("h1", {}, words.tagline), h("div", { class: "tools" }, otherLanguage(), themeChoice())),
    h("main", { class: "home" }, compare, h("section", { class: "of-cases", "aria-labelledby": "cases-h" }, h("h2", { id: "cases-h" }, words.cases), list, empty)));
  try {
    const { cases } = await askJson("GET", "/v1/desk/cases");
    list.replaceChildren(...cases.map(caseRow));
    empty.hidden = cases.length > 0;
  } catch (error) {
    list.replaceChildren(h("li", { class: "wrong" }, error.text));
  }
}
