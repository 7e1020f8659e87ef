// The HTML report: choosing a finding, filtering, keys. Everything that is shown stands in the page already; this only unfolds, picks,
// marks and scrolls. A mark of an article names the findings that it belongs to: data-f="3.0 5.1", finding and side.
"use strict";
(() => {
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const desk = $("#desk"), list = $("#list"), panes = $(".panes"), filter = $(".filter");
  const findings = $$("#list > li");
  const narrow = matchMedia("screen and (max-width: 60rem)");
  const fill = (pattern, ...values) => values.reduce((text, value) => text.replace("{}", value), pattern);
  let chosen = null;

  // What is folded is a text to the parser (kFold in html.h): here its elements take their place.
  function unfold(within) {
    for (const folded of $$(".folded", within)) folded.outerHTML = folded.textContent;
  }

  // Articles.
  const pane = (n) => $$(".pane")[n];
  function show(n, source) {
    const text = $(".text", pane(n)), select = $("select", pane(n));
    if (text.dataset.source === String(source)) return;
    if (text.dataset.source) text.scrollTop = 0;
    const article = $("#s" + source);
    text.dataset.source = source;
    text.lang = article.lang;
    text.innerHTML = article.textContent;
    if (select.value !== String(source)) select.value = source;
  }

  // Marks what belongs to the chosen finding; of `side` if it has marks of that, else of any.
  function mark(n, side) {
    const text = $(".text", pane(n));
    for (const old of $$(".on", text)) {
      old.classList.remove("on");
      delete old.dataset.letter;
    }
    if (!chosen) return null;
    const number = chosen.id.slice(1);
    const marks = $$("[data-f]", text).filter((m) => m.dataset.f.split(" ").some((f) => f.startsWith(number + ".")));
    const first = marks.find((m) => m.dataset.f.split(" ").includes(number + "." + side)) || marks[0];
    for (const m of marks) m.classList.add("on");
    if (first) first.dataset.letter = String.fromCharCode(65 + Number(first.dataset.f.split(" ").find((f) => f.startsWith(number + ".")).split(".")[1]));
    return first;
  }

  function reveal(n, words) {
    if (!words) return;
    const text = $(".text", pane(n));
    const top = words.getBoundingClientRect().top - text.getBoundingClientRect().top + text.scrollTop;
    text.scrollTo({ top: top - text.clientHeight / 3 });
  }

  // The article and the words of one mention, in the pane that it is given.
  function showMention(go) {
    const n = Number(go.dataset.pane);
    show(n, go.dataset.source);
    reveal(n, mark(n, sideOf(go)));
  }
  const sideOf = (go) => {
    const lists = $$(".passages", go.closest(".body"));
    return lists.indexOf(go.closest(".passages"));
  };

  function choose(finding, focus = true) {
    if (chosen) toggle(chosen, false);
    chosen = finding;
    unfold(finding);
    toggle(finding, true);
    panes.className = "panes " + [...finding.classList].find((name) => /^r\d$/.test(name));
    document.body.classList.add("showing");
    const mentions = $$(".go", finding);
    const left = mentions.find((go) => go.dataset.pane === "0"), right = mentions.find((go) => go.dataset.pane === "1");
    for (const go of [left, right]) if (go) showMention(go);
    for (const [n, go] of [left, right].entries()) if (!go) mark(n, 0);
    $("#chosen").textContent = $("#chosen").dataset.text + [left, right].filter(Boolean).map((go) => go.textContent.split(":")[0]).join(", ");
    if (focus) $(".choose", finding).focus({ preventScroll: true });
    const box = desk.getBoundingClientRect();
    if (!narrow.matches && (box.top < -box.height / 3 || box.top > innerHeight / 2)) desk.scrollIntoView({ block: "start" });
    bring(finding, "start");
  }
  // Into view within the list, without moving the page where the list scrolls by itself.
  function bring(finding, where) {
    if (narrow.matches) return finding.scrollIntoView({ block: where });
    const scroller = $(".scroller"), box = scroller.getBoundingClientRect(), at = finding.getBoundingClientRect();
    if (at.top < box.top || at.height > box.height) scroller.scrollBy({ top: at.top - box.top - 10 });
    else if (at.bottom > box.bottom) scroller.scrollBy({ top: at.bottom - box.bottom + 10 });
  }
  function toggle(finding, open) {
    finding.classList.toggle("open", open);
    $(".choose", finding).setAttribute("aria-expanded", open);
  }
  function leave() {
    if (!chosen) return;
    toggle(chosen, false);
    chosen = null;
    document.body.classList.remove("showing");
    panes.className = "panes";
    for (const n of [0, 1]) mark(n, 0);
    $("#chosen").textContent = "";
  }

  // The filter.
  const rank = (finding) => Number(finding.id.slice(1));
  const orders = {
    "": (a, b) => rank(a) - rank(b),
    sure: (a, b) => b.dataset.sure - a.dataset.sure || rank(a) - rank(b),
    origins: (a, b) => b.dataset.origins - a.dataset.origins || rank(a) - rank(b),
  };
  let order = "", words = null;
  function sift() {
    const relations = new Set($$("[name=relation]:checked").map((box) => box.value));
    // A desk adds what was decided, to the findings and to the filter.
    const decisions = new Set($$("[name=decision]:not(:checked)").map((box) => box.value));
    const kind = $("#kind").value, least = Number($("#confidence").value);
    const sought = $("#text").value.toLowerCase().split(/\s+/).filter(Boolean);
    if (sought.length && !words) {
      if (list) unfold(list);  // a report may have no findings
      words = findings.map((finding) => finding.textContent.toLowerCase());
    }
    let shown = 0;
    findings.forEach((finding, i) => {
      const data = finding.dataset;
      const fits = relations.has(data.relation) && !decisions.has(data.decision || "open") && (!kind || data.kind === kind) && Number(data.sure) >= least &&
        sought.every((word) => words[i].includes(word));
      finding.hidden = !fits;
      shown += fits;
    });
    if (list && order !== $("#order").value) {
      order = $("#order").value;
      list.append(...[...findings].sort(orders[order]));
    }
    $("#least").textContent = (least / 100).toFixed(2);
    $("#count").textContent = fill($("#count").dataset.text, shown, $("#count").dataset.total);
    if ($("#empty")) $("#empty").hidden = shown > 0;
  }

  // Keys: j, k and arrows go from finding to finding, Enter chooses (a button does that by itself), / searches, Escape leaves.
  function move(step) {
    const visible = $$(".finding:not([hidden]) .choose");
    if (!visible.length) return;
    const here = visible.indexOf(document.activeElement.closest(".finding")?.querySelector(".choose"));
    const from = here >= 0 ? here : chosen ? visible.indexOf($(".choose", chosen)) : -1;
    const next = visible[Math.min(visible.length - 1, Math.max(0, from + step))];
    next.focus({ preventScroll: true });
    bring(next.closest(".finding"), "nearest");
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    if (event.key === "Escape") {
      if (filter.contains(at)) {
        if ($("#text").value) {
          $("#text").value = "";
          sift();
        }
        move(0);
      } else if (chosen) {
        const back = $(".choose", chosen);
        leave();
        back.focus();
      }
      event.preventDefault();
      return;
    }
    if (at.matches("input, select, textarea")) return;
    const arrows = at === document.body || at.closest(".findings");
    const step = { j: 1, k: -1, ArrowDown: arrows ? 1 : 0, ArrowUp: arrows ? -1 : 0 }[event.key];
    if (step) {
      move(step);
      event.preventDefault();
    } else if (event.key === "/") {
      $("#text").focus();
      $("#text").select();
      event.preventDefault();
    }
  });

  document.addEventListener("click", (event) => {
    const at = event.target;
    const go = at.closest(".go"), button = at.closest(".choose"), words = at.closest(".text mark"), link = at.closest('a[href^="#f"]');
    if (go) {
      document.body.classList.add("showing");
      showMention(go);
    } else if (button) {
      const finding = button.closest(".finding");
      if (finding === chosen && !event.detail) choose(finding);
      else if (finding === chosen) leave();
      else choose(finding);
    } else if (words) {
      const number = words.dataset.f.split(" ").map((f) => f.split(".")[0]).sort((a, b) => a - b)[0];
      unhide($("#f" + number));
      choose($("#f" + number), false);
    } else if (link && /^#f\d+$/.test(link.getAttribute("href"))) {
      event.preventDefault();
      const finding = $(link.getAttribute("href"));
      unhide(finding);
      choose(finding);
    }
  });
  // A finding that the filter hides is asked for: the filter goes.
  function unhide(finding) {
    if (!finding.hidden) return;
    filter.reset();
    sift();
  }

  filter.addEventListener("input", sift);
  filter.addEventListener("reset", () => setTimeout(sift));
  filter.addEventListener("submit", (event) => event.preventDefault());
  $("#claims").addEventListener("change", (event) => panes.parentElement.classList.toggle("plain", !event.target.checked));
  $("#close").addEventListener("click", leave);
  $("#print").addEventListener("click", () => print());
  addEventListener("beforeprint", () => unfold(document));
  $$(".pane select").forEach((select, n) => {
    select.addEventListener("change", () => {
      show(n, select.value);
      reveal(n, mark(n, n));
    });
  });

  // The theme is kept where the browser lets a page keep something. It is asked for once the page is there: the answer takes longer
  // than all the rest.
  const theme = $("#theme");
  const wear = (name) => {
    if (name) document.documentElement.dataset.theme = name;
    else delete document.documentElement.dataset.theme;
  };
  const idle = window.requestIdleCallback ?? setTimeout;  // Safari may lack the former
  const settle = () => setTimeout(() => {
    $$(".pane select").forEach((select, n) => $(".text", pane(n)).dataset.source || show(n, select.value));
    try {
      theme.value = localStorage.getItem("silang-theme") || "";
    } catch {
      theme.value = "";
    }
    wear(theme.value);
    const parts = $$("section.part");
    for (const part of parts) idle(() => unfold(part));
    // A link into the page asked for one before those above it had their height.
    idle(() => parts.find((part) => "#" + part.id === location.hash)?.scrollIntoView());
  });
  if (document.readyState === "complete") settle();
  else addEventListener("load", settle);
  theme.addEventListener("change", () => {
    wear(theme.value);
    try {
      localStorage.setItem("silang-theme", theme.value);
    } catch {
      // It holds for this visit.
    }
  });
})();
