"use strict";
// Whatever a text holds is set as text, never as markup; articles are copied from templates that hold it escaped.
(async () => {
  const byId = (id) => document.getElementById(id);
  // Of many articles a page holds packs (gzip, base64), which are unpacked when one of them is looked at.
  const unpacked = async (holder) => {
    const letters = atob(holder.textContent), bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at); // of megabytes: no call a letter
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
  };
  // A reload keeps what was chosen before; what is typed while the page is unpacked counts.
  for (const field of document.querySelectorAll("#filters input, #filters select")) field.value = "";
  const holder = byId("data"), isPacked = holder.type !== "application/json";
  const data = isPacked ? await unpacked(holder) : JSON.parse(holder.textContent);
  const { rows, words } = data;
  const paper = byId("paper"), body = byId("rows"), tip = byId("tip"), picked = byId("picked");
  const PAGE = 50, PRINTED = 2000;
  const filters = { who: byId("by-who"), type: byId("by-type"), kind: byId("by-kind"), stance: byId("by-stance"), article: byId("by-article") };
  const search = byId("search");
  let shownArticle = 0, found = rows.map((_, index) => index), first = 0, selected = -1;

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’ʼ]/g, "'").replace(/\s+/g, " ").toLowerCase();
  const word = (table, value) => (Object.hasOwn(data[table], value) ? data[table][value] : value);
  const written = (number) => number.toLocaleString(data.language);
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };
  // A button that has no use for now keeps the focus, and the keys with it: a browser swallows those of a disabled one.
  const allow = (field, isOfUse) => field.setAttribute("aria-disabled", String(!isOfUse));
  const pass = (event) => event.target.closest?.('button[aria-disabled="true"]') && event.stopImmediatePropagation();
  addEventListener("click", pass, true);
  const kindClass = (row) => (data.kinds.includes(row.kind) ? `selon-${row.kind}` : "selon-several");
  const confidence = (row) => (row.confidence === undefined ? "" : `${words.confidence} ${row.confidence.toFixed(2).replace(".", words.decimal)}`);
  // The table folds white space: French marks are kept from standing alone at the end or the beginning of a line.
  const glued = (text) => text.replace(/« /g, "«\u00a0").replace(/ (?=[»:;!?])/g, "\u00a0");
  const who = (row) => row.name || words.no_source;

  // --- the article

  const packs = new Map();
  const articleOf = async (index) => {
    const pack = Math.floor(index / data.together);
    if (!packs.has(pack)) packs.set(pack, unpacked(byId(`p${pack}`)));
    const copied = document.createElement("template");
    copied.innerHTML = (await packs.get(pack))[index % data.together]; // markup of the page's own, its texts escaped
    return copied.content;
  };

  const showArticle = async (index) => {
    if (index === shownArticle) return;
    shownArticle = index;
    hideTip();
    if (picked) showPicked(index);
    if (isPacked) {
      const content = await articleOf(index);
      if (shownArticle !== index) return;
      paper.replaceChildren(content);
    } else paper.replaceChildren(byId(`a${index}`).content.cloneNode(true));
    mark();
  };

  // At once, before the article is unpacked: nobody turns on past the last one in a hurry.
  const showPicked = (index) => {
    picked.value = String(index);
    allow(byId("previous"), index > 0);
    allow(byId("next"), index < data.articles.length - 1);
    if (filters.article.value !== "" && filters.article.value !== String(index)) {
      filters.article.value = String(index);
      filter();
    }
  };

  const mark = () => {
    for (const marked of paper.querySelectorAll(".on")) marked.classList.remove("on");
    if (selected >= 0) for (const part of paper.querySelectorAll(`[data-c~="${selected}"]`)) part.classList.add("on");
  };

  const inText = (index) => paper.querySelector(`a[data-c="${index}"]`) || paper.querySelector(`[data-c~="${index}"]`);

  // --- the table

  const makeRow = (index) => {
    const row = rows[index];
    const line = element("tr", index === selected ? "on" : "");
    line.id = `r${index}`;
    line.dataset.row = index;
    const cells = [element("td"), element("td"), element("td"), element("td")];
    const link = element("a", kindClass(row), String(row.number));
    link.href = `#c${index}`;
    link.setAttribute("aria-label", fill(words.to_text, { number: row.number }));
    if (index === selected) link.setAttribute("aria-current", "true");
    cells[0].append(link);
    cells[1].append(element("span", row.name ? "who" : "", who(row)));
    const about = [row.name ? word("type", row.type || "") : "", row.role, row.origin && `${words.origin} ${row.origin}`];
    cells[1].append(element("span", "small", about.filter(Boolean).join(" · ")));
    const said = element("span", "said", glued(row.claim));
    said.lang = "fr";
    cells[2].append(said);
    const where = [row.cue && `« ${row.cue} »`, row.parent && `${words.inside} ${row.parent}`];
    cells[2].append(element("span", "small", where.filter(Boolean).join(" · ")));
    cells[3].append(element("span", `chip ${kindClass(row)}`, word("kind", row.kind)));
    cells[3].append(element("span", "small", word("stance", row.stance || "")), element("span", "small", confidence(row)));
    line.append(...cells);
    return line;
  };

  const makeGroup = (article) => {
    const line = element("tr", "group"), cell = element("th", "", data.articles[article]);
    cell.colSpan = 4;
    cell.scope = "colgroup";
    cell.lang = "fr";
    line.append(cell);
    return line;
  };

  const draw = (from, count) => {
    const lines = [];
    let article = picked ? -1 : 0;
    for (const index of found.slice(from, from + count)) {
      if (rows[index].article !== article) lines.push(makeGroup(article = rows[index].article));
      lines.push(makeRow(index));
    }
    body.replaceChildren(...lines);
    if (!found.length) {
      const cell = element("td", "note", words.none);
      cell.colSpan = 4;
      const line = element("tr");
      line.append(cell);
      body.replaceChildren(line);
    }
  };

  const drawPage = () => {
    draw(first, PAGE);
    byId("pager").hidden = found.length <= PAGE;
    byId("rows-shown").textContent = fill(words.page, { first: written(first + 1), last: written(Math.min(first + PAGE, found.length)), all: written(found.length) });
    allow(byId("rows-before"), first > 0);
    allow(byId("rows-after"), first + PAGE < found.length);
  };

  // Names that differ in capitals only are one source, as in the figures.
  for (const row of rows) if (row.name) row.who = row.name.toLowerCase();

  const folded = data.about.map((parts, index) => fold([data.articles[index], ...parts].filter(Boolean).join(" \n ")));
  const haystack = (row) =>
    (row.folded ??= fold([row.claim, row.sentence, row.name, row.source, row.role, row.origin, row.cue, row.entities].filter(Boolean).join(" \n ")));

  const isFiltered = () => search.value.trim() !== "" || Object.values(filters).some((field) => field && field.value !== "");

  let waiting = 0;
  const filterSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  };
  // What is taken away is what was asked for, also in a hurry.
  const settle = () => waiting && filter();

  const filter = (note = "") => {
    clearTimeout(waiting);
    waiting = 0;
    const sought = fold(search.value.trim());
    const wanted = Object.entries(filters).filter(([, field]) => field && field.value !== "").map(([key, field]) => [key, field.value]);
    found = [];
    rows.forEach((row, index) => {
      if (wanted.every(([key, value]) => String(row[key] ?? "-") === value) && (!sought || haystack(row).includes(sought) || folded[row.article].includes(sought))) found.push(index);
    });
    first = 0;
    drawPage();
    byId("rows-box").scrollTop = 0;
    const single = data.language === "fr" ? found.length < 2 : found.length === 1;
    byId("count").textContent = `${note} ${fill(single ? words.rows_one : words.rows_many, { shown: written(found.length), all: written(rows.length) })}`.trim();
    byId("clear").hidden = !isFiltered();
    for (const taken of ["copy", "csv"]) allow(byId(taken), found.length > 0);
  };

  // --- what is shown, to take away

  const COLUMNS = ["doc_id", "title", "outlet", "date", "author", "source_name", "source_type", "claim", "cue", "kind", "stance", "confidence", "sentence"];
  const table = () => [COLUMNS, ...found.map((index) => {
    const row = rows[index];
    const sure = row.confidence === undefined ? "" : String(row.confidence).replace(".", words.decimal);
    return [...data.about[row.article], row.name || "", row.type || "", row.claim, row.cue || "", row.kind, row.stance || "", sure, row.sentence || row.claim];
  })];
  // No spreadsheet must take a text for a formula.
  const harmless = (cell) => (/^[=+\-@\t]/.test(cell) ? `'${cell}` : cell);

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch { // without leave, or in a frame: as browsers did it before
      const area = element("textarea", "", text);
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };

  byId("copy").addEventListener("click", async () => {
    settle();
    const copied = table();
    await copy(copied.map((line) => line.map((cell) => harmless(cell).replace(/[\t\n]/g, " ")).join("\t")).join("\n"));
    byId("count").textContent = fill(words.copied, { rows: written(copied.length - 1) });
  });

  byId("csv").addEventListener("click", () => {
    settle();
    const mark = data.language === "fr" ? ";" : ",";
    const quoted = (cell) => `"${harmless(cell).replace(/"/g, '""')}"`;
    const text = `\ufeff${table().map((line) => line.map(quoted).join(mark)).join("\r\n")}\r\n`;
    const link = element("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    link.download = "claims.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  });

  const clear = (note) => {
    search.value = "";
    for (const field of Object.values(filters)) if (field) field.value = "";
    filter(note);
  };

  // --- from one to the other

  const select = async (index, goTo) => {
    if (!rows[index]) return;
    selected = index;
    if (!found.includes(index)) clear(words.unfiltered);
    if (isPacked) await showArticle(rows[index].article);
    else showArticle(rows[index].article);
    if (selected !== index) return;
    mark();
    first = Math.floor(found.indexOf(index) / PAGE) * PAGE;
    drawPage();
    const line = byId(`r${index}`), place = inText(index);
    if (goTo !== "text") line.scrollIntoView({ block: "nearest" });
    if (goTo !== "row" && place) place.scrollIntoView({ block: "center" });
    if (goTo === "text" && place) place.focus({ preventScroll: true });
    if (goTo === "row") line.querySelector("a").focus({ preventScroll: true });
    try {
      if (location.hash !== `#c${index}`) history.pushState(null, "", `#c${index}`);
    } catch { /* a frame without an address of its own: the page works without */ }
  };

  const followHash = () => {
    const match = /^#c(\d+)$/.exec(location.hash);
    if (match) select(Number(match[1]), "both");
  };

  const claimsOf = (part) => part.dataset.c.split(" ").map(Number);
  const innermost = (target) => (target instanceof Element ? target.closest("#paper [data-c]") : null);

  paper.addEventListener("click", (event) => {
    const part = innermost(event.target);
    if (!part || !getSelection().isCollapsed) return;
    event.preventDefault();
    const claims = claimsOf(part);
    // A source of several claims: a click more goes on to the next of them.
    select(claims[(claims.indexOf(selected) + 1) % claims.length], "row");
  });

  body.addEventListener("click", (event) => {
    const line = event.target.closest("tr[data-row]");
    if (!line || !getSelection().isCollapsed) return;
    event.preventDefault();
    select(Number(line.dataset.row), "text");
  });

  // --- the tip on a mark

  const tell = (index) => {
    const row = rows[index];
    const line = element("p");
    line.append(element("b", "", `${row.number}. ${who(row)}`));
    const about = [row.name ? word("type", row.type || "") : "", row.role, row.origin && `${words.origin} ${row.origin}`];
    const how = [word("kind", row.kind), word("stance", row.stance || ""), row.cue && `« ${row.cue} »`];
    const more = [confidence(row), row.parent && `${words.inside} ${row.parent}`];
    for (const parts of [about, how, more]) {
      const text = parts.filter(Boolean).join(" · ");
      if (text) line.append(element("span", "", text), element("br"));
    }
    return line;
  };

  const showTip = (part) => {
    // All claims that hold at this place, the innermost first.
    const claims = new Set();
    for (let at = part; at && at !== paper; at = at.parentElement) if (at.dataset.c) claimsOf(at).forEach((index) => claims.add(index));
    tip.replaceChildren(...[...claims].map(tell));
    tip.hidden = false;
    const box = part.getClientRects()[0] || part.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 16);
    const above = box.top - tip.offsetHeight - 8;
    const place = above > 0 ? above : part.getBoundingClientRect().bottom + 8;
    tip.style.left = `${Math.max(8, left) + scrollX}px`;
    tip.style.top = `${place + scrollY}px`;
    part.setAttribute("aria-describedby", "tip");
    for (const index of claims) for (const joined of paper.querySelectorAll(`[data-c~="${index}"]`)) joined.classList.add("on");
  };

  const hideTip = () => {
    if (tip.hidden) return;
    tip.hidden = true;
    for (const told of paper.querySelectorAll("[aria-describedby]")) told.removeAttribute("aria-describedby");
    mark();
  };

  paper.addEventListener("pointerover", (event) => {
    hideTip();
    const part = innermost(event.target);
    if (part && event.pointerType !== "touch") showTip(part);
  });
  paper.addEventListener("pointerleave", hideTip);
  paper.addEventListener("focusin", (event) => {
    const part = innermost(event.target);
    if (part && part.matches(":focus-visible")) showTip(part);
  });
  paper.addEventListener("focusout", hideTip);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hideTip());

  // --- what the filters offer

  const offer = (field, values, name) => {
    if (!field) return;
    for (const [value, count] of values) {
      const option = element("option", "", `${name(value)} (${count})`);
      option.value = value;
      field.append(option);
    }
  };
  const counts = (key) => {
    const counted = new Map();
    for (const row of rows) if (row[key] !== undefined) counted.set(row[key], (counted.get(row[key]) ?? 0) + 1);
    return [...counted];
  };
  const collator = new Intl.Collator(data.language);
  const byCount = (one, other) => other[1] - one[1];
  const names = new Map(rows.filter((row) => row.who).map((row) => [row.who, row.name]).reverse());
  offer(filters.who, counts("who").sort((one, other) => collator.compare(one[0], other[0])), (who) => names.get(who));
  for (const key of ["type", "kind", "stance"]) offer(filters[key], counts(key).sort(byCount), (value) => word(key, value));
  offer(filters.article, counts("article").sort((one, other) => one[0] - other[0]), (index) => `${index + 1}. ${data.articles[index]}`);

  for (const [key, field] of Object.entries(filters)) {
    if (!field) continue;
    field.addEventListener("change", () => {
      filter();
      if (key === "article" && field.value !== "") showArticle(Number(field.value));
    });
  }
  search.addEventListener("input", filterSoon);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => {
    clear();
    search.focus();
  });
  const turn = (by) => {
    first += by;
    drawPage();
    byId("rows-box").scrollTop = 0;
    byId("rows-box").focus({ preventScroll: true });
  };
  byId("rows-before").addEventListener("click", () => turn(-PAGE));
  byId("rows-after").addEventListener("click", () => turn(PAGE));
  if (picked) {
    picked.append(...data.articles.map((name, index) => new Option(`${index + 1}. ${name}`, index)));
    picked.addEventListener("change", () => showArticle(Number(picked.value)));
    byId("previous").addEventListener("click", () => showArticle(shownArticle - 1));
    byId("next").addEventListener("click", () => showArticle(shownArticle + 1));
    allow(byId("previous"), false);
    picked.value = "0"; // a reload keeps what was picked before
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-source]");
    if (!button) return;
    clear();
    filters.who.value = button.dataset.source.toLowerCase();
    filter();
    byId("table").scrollIntoView();
    byId("table").focus({ preventScroll: true });
  });
  for (const button of document.querySelectorAll("button[data-source]")) {
    button.setAttribute("aria-label", fill(words.filter_source, { name: button.dataset.source }));
  }

  // On paper there are no pages to turn: all rows that answer the filters are printed.
  addEventListener("beforeprint", () => draw(0, PRINTED));
  addEventListener("afterprint", drawPage);
  addEventListener("hashchange", followHash);
  addEventListener("popstate", followHash);
  filter();
  followHash();
})();
