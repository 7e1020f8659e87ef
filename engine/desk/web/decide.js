// What is decided of a finding: beside it in the list, and told to the server. "Saved" is said once the server has answered, which it
// does once the decision is on its disk.
import { $, $$, askJson, clock, count, day, h, say, whenBack, words } from "./base.js";

export const wordOf = (verdict) => ({ open: words.open, confirmed: words.confirmed, dismissed: words.dismissed, "to-do": words.to_do })[verdict];
const kChoices = [["confirmed", words.confirm, "c"], ["dismissed", words.dismiss, "d"], ["to-do", words.do, "t"]];
const kOrder = ["open", "confirmed", "dismissed", "to-do"];

export class Decisions {
  // `id` of the case; `report`: the element that the report is in.
  constructor(id, report) {
    this.id = id;
    this.report = report;
    this.current = new Map();  // by finding: the latest decision
    this.forms = new Map();    // by finding: the form that is open or was
    this.unsaved = new Set();
    addEventListener("beforeunload", (event) => {
      if (this.unsaved.size) event.preventDefault();
    });
    const list = $("#list", report);
    if (list) {
      this.addFilter();
      new MutationObserver((changes) => changes.forEach(({ target }) => target.matches(".finding.open") && this.formOf(target)))
        .observe(list, { subtree: true, attributes: true, attributeFilter: ["class"] });
      for (const open of $$(".finding.open", list)) this.formOf(open);
    }
    document.addEventListener("keydown", (event) => this.key(event));
  }

  // Takes what the server says of the case.
  set(decisions) {
    this.current = new Map(decisions.filter((decision) => decision.finding).map((decision) => [decision.finding, decision]));
    for (const finding of $$(".finding", this.report)) this.show(finding);
    this.recount();
  }
  at(finding) {
    return this.current.get(finding.dataset.id);
  }

  addFilter() {
    const chips = kOrder.map((verdict) => h("label", { class: `chip verdict-chip ${verdict === "open" ? "undecided" : verdict}` }, h("input", { type: "checkbox", name: "decision", value: verdict, checked: true }), h("b", {}), " " + wordOf(verdict)));
    $(".filter fieldset", this.report).after(h("fieldset", { class: "by-decision" }, h("legend", { class: "visually-hidden" }, words.decision), ...chips));
    $(".keys", this.report)?.append(", ", ...["c", "d", "t", "n"].flatMap((key) => [h("kbd", {}, key), " "]), words.keys);
  }
  recount() {
    const totals = Object.fromEntries(kOrder.map((verdict) => [verdict, 0]));
    for (const finding of $$(".finding", this.report)) ++totals[finding.dataset.decision || "open"];
    for (const chip of $$(".verdict-chip", this.report)) $("b", chip).textContent = totals[$("input", chip).value];
    $(".filter", this.report)?.dispatchEvent(new Event("input"));
  }

  // In the list: the verdict and the first of the note.
  show(finding) {
    const decision = this.at(finding), verdict = decision?.decision ?? "open";
    finding.dataset.decision = verdict;
    for (const old of $$(".choose .verdict, .choose .noted", finding)) old.remove();
    if (verdict !== "open") $(".what .kind", finding).after(" ", h("span", { class: `verdict ${verdict}` }, wordOf(verdict)));
    if (decision?.note) $(".choose", finding).append(h("span", { class: "noted" }, decision.note.slice(0, 300)));
    const form = this.forms.get(finding.dataset.id);
    if (form) this.fill(form, decision);
  }

  formOf(finding) {
    const id = finding.dataset.id;
    if (this.forms.has(id)) return this.forms.get(id);
    const note = h("textarea", { rows: 2, maxlength: words.most_note, placeholder: words.note_hint, "aria-label": words.note });
    const save = h("button", { type: "button", class: "save", hidden: true, onclick: () => this.save(finding) }, words.save_note);
    const state = h("p", { class: "state", role: "status" }), trouble = h("p", { class: "wrong", role: "alert" });
    const buttons = kChoices.map(([verdict, word, key]) => h("button", { type: "button", class: `verdict-button ${verdict}`, "aria-pressed": "false", "aria-keyshortcuts": key, "data-verdict": verdict,
      onclick: () => this.save(finding, this.at(finding)?.decision === verdict ? "open" : verdict) }, word));
    const element = h("div", { class: "decide", role: "group", "aria-label": words.decide }, h("div", { class: "verdicts" }, ...buttons), note, h("div", { class: "row" }, save, state), trouble, h("div", { class: "past" }));
    const form = { element, note, save, state, trouble, buttons, saving: null, typed: false };
    note.addEventListener("input", () => {
      form.typed = note.value !== (this.at(finding)?.note ?? "");
      save.hidden = !form.typed;
      form.typed ? this.unsaved.add(id) : this.unsaved.delete(id);
    });
    note.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.save(finding);
      else if (event.key === "Escape") $(".choose", finding).focus();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    // Who goes on to the next finding means the note to be kept.
    note.addEventListener("focusout", (event) => form.typed && !element.contains(event.relatedTarget) && this.save(finding));
    this.forms.set(id, form);
    $(".means", finding).after(element);
    this.fill(form, this.at(finding));
    return form;
  }
  fill(form, decision) {
    for (const button of form.buttons) button.setAttribute("aria-pressed", String(button.dataset.verdict === decision?.decision));
    if (!form.typed) {
      form.note.value = decision?.note ?? "";
      form.save.hidden = true;
    }
    if (decision && !form.saving) form.state.textContent = say(words.saved, day(decision.time));
    const past = decision?.earlier ?? [];
    const changed = decision && decision.relation && decision.relation !== this.relationOf(form);
    $(".past", form.element).replaceChildren(
      ...(changed ? [h("p", { class: "hint" }, say(words.decided_when, words[decision.relation] ?? decision.relation))] : []),
      ...(past.length ? [h("details", {}, h("summary", {}, count(words.earlier, past.length)), h("ol", {}, ...past.map((one) => h("li", {}, h("b", {}, wordOf(one.decision)), ` ${day(one.time)}`, one.note && h("span", {}, one.note)))))] : []));
  }
  relationOf(form) {
    return ["conflict", "differs", "compatible", "agree"][form.element.closest(".finding").dataset.relation];
  }

  // Saves verdict and note as they stand. One request a finding at a time: what comes meanwhile is saved after it.
  async save(finding, verdict = this.at(finding)?.decision ?? "open") {
    const form = this.formOf(finding), id = finding.dataset.id;
    if (form.saving) {
      form.next = verdict;
      return;
    }
    const note = form.note.value;
    form.saving = true;
    form.state.textContent = words.saving;
    form.trouble.replaceChildren();
    try {
      const known = this.at(finding);
      const kept = await askJson("PUT", `/v1/desk/cases/${this.id}/findings/${encodeURIComponent(id)}`, { decision: verdict, note, after: known?.number ?? 0 });
      this.accept(finding, form, kept, note);
    } catch (error) {
      form.saving = null;
      await this.failed(finding, form, verdict, note, error);
    }
    form.saving = null;
    if (form.next !== undefined) {
      const next = form.next;
      delete form.next;
      this.save(finding, next);
    }
  }
  accept(finding, form, decision, note) {
    this.current.set(finding.dataset.id, decision);
    form.typed = form.note.value !== note;
    if (!form.typed) this.unsaved.delete(finding.dataset.id);
    form.saving = null;
    this.show(finding);
    form.state.textContent = say(words.saved, clock(decision.time));
    this.recount();
  }
  async failed(finding, form, verdict, note, error) {
    form.state.textContent = "";
    if (error.code === "conflict") {
      // Either another window was faster, or this one was, and never heard the answer.
      try {
        const { decisions } = await askJson("GET", `/v1/desk/cases/${this.id}`);
        return this.differs(finding, form, verdict, note, decisions);
      } catch (trouble) {
        error = trouble;
      }
    }
    this.unsaved.add(finding.dataset.id);
    if (error.code === "gone") whenBack(() => form.trouble.childElementCount && this.save(finding, verdict));
    const text = error.code === "not-found" ? words.case_gone : error.code === "gone" ? "" : error.text;
    this.offer(finding, form, verdict, `${words.not_saved} ${text}`);
  }
  differs(finding, form, verdict, note, decisions) {
    form.typed = true;  // what was typed stays
    this.set(decisions);
    const now = this.at(finding);
    if (now?.decision === verdict && now.note === note) return this.accept(finding, form, now, note);
    form.state.textContent = "";
    form.save.hidden = false;
    form.trouble.replaceChildren(say(words.decided_elsewhere, `${wordOf(now?.decision ?? "open")}${now?.note ? " – " + now.note.slice(0, 200) : ""}`));
  }
  offer(finding, form, verdict, text) {
    form.trouble.replaceChildren(text + " ", h("button", { type: "button", onclick: () => this.save(finding, verdict) }, words.try_again));
  }

  // c, d, t and n for the finding that is chosen, as the report has j and k.
  key(event) {
    const finding = $(".finding.open", this.report);
    if (!finding || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea") || $("dialog[open]")) return;
    const form = this.formOf(finding);
    const button = form.buttons.find((one) => one.getAttribute("aria-keyshortcuts") === event.key);
    if (button) button.click();
    else if (event.key === "n") form.note.focus();
    else return;
    event.preventDefault();
  }
}
