// An article beside its claims: to read, and to correct.
import { _, data, fold, ngettext, word } from "./words.js";
import { allow, attempt, byId, call, callText, element, say } from "./page.js";
import { linesIn } from "./lines.js";
import { look, watch } from "./steps.js";
import { selectSpan, selectedSpan } from "./selection.js";
import { carryOut, inTurn } from "./turns.js";
import { makeRow, nameOf } from "./claim_rows.js";
import { isMending, mend, renew } from "./mending.js";

const number = Number(byId("panes").dataset.article), paper = byId("paper"), body = byId("rows"), search = byId("search");
const filters = { who: byId("by-who"), kind: byId("by-kind"), verdict: byId("by-verdict") };
const PAGE = 100; // rows that are drawn together
let article = null, found = [], chosen = null, first = 0, shownText = "", sent = {}, reviewing = 0;

const indexOf = (id) => article.claims.findIndex((claim) => claim.id === id);

// --- the article

const mark = () => {
  for (const marked of paper.querySelectorAll(".on")) marked.classList.remove("on");
  if (chosen !== null) for (const part of paper.querySelectorAll(`[data-c~="${indexOf(chosen)}"]`)) part.classList.add("on");
};

const inText = (id) => paper.querySelector(`a[data-c="${indexOf(id)}"]`) || paper.querySelector(`[data-c~="${indexOf(id)}"]`);

const load = async () => {
  const [given, text] = await Promise.all([call("GET", `/api/articles/${number}`), callText(`/articles/${number}/text`)]);
  const isFirst = article === null;
  article = given;
  if (isMending()) renew(article);
  // The server has escaped whatever the text holds; selecting words must outlive what changes elsewhere.
  if (text !== shownText && (!isMending() || isFirst)) {
    const words = [...article.text], span = selectedSpan(paper, words);
    paper.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.children);
    if (span) selectSpan(paper, words, span);
    shownText = text;
  }
  byId("waiting").hidden = article.state !== "waiting";
  byId("failed").hidden = article.state !== "failed";
  if (article.state === "failed") byId("failed").textContent = _("The model gave nothing for this article: {reason}", { reason: article.reason });
  if (!reviewing) byId("reviewed").checked = article.reviewed;
  byId("figures").textContent = ngettext("{number} claim", "{number} claims", article.claims.filter((claim) => claim.verdict !== "rejected").length);
  allow(byId("add"), article.state !== "waiting");
  for (const field of byId("known").querySelectorAll("input")) {
    // What was typed and not sent yet stays.
    if (field.value === field.defaultValue || field.value === sent[field.name]) field.value = article[field.name];
    field.defaultValue = article[field.name];
  }
  sent = {};
  offer();
  filter();
  mark();
  if (isFirst) followHash();
};

// --- the filters

const offer = () => {
  const options = (field, values, name) => {
    const value = field.value;
    field.replaceChildren(field.options[0], ...[...values].map(([each, count]) => Object.assign(element("option", "", `${name(each)} (${count})`), { value: each })));
    field.value = value;
    if (field.selectedIndex < 0) field.selectedIndex = 0;
  };
  const counted = (of) => {
    const counts = new Map();
    for (const claim of article.claims) counts.set(of(claim), (counts.get(of(claim)) ?? 0) + 1);
    return [...counts];
  };
  options(filters.who, counted((claim) => nameOf(claim.row)).sort((one, other) => one[0].localeCompare(other[0], data.language)), (name) => name);
  options(filters.kind, counted((claim) => claim.row.kind), (kind) => word("kind", kind));
};

const haystack = ({ row, note }) => fold([row.claim, row.sentence, row.source, row.source_name, row.source_role, row.origin, row.cue, row.entities, note].join(" \n "));

const isFiltered = () => search.value.trim() !== "" || Object.values(filters).some((field) => field.value !== "");

const filter = () => {
  const sought = fold(search.value);
  const wanted = {
    who: (claim) => nameOf(claim.row) === filters.who.value,
    kind: (claim) => claim.row.kind === filters.kind.value,
    verdict: (claim) => (claim.verdict || "open") === filters.verdict.value,
  };
  const tests = Object.keys(wanted).filter((key) => filters[key].value !== "").map((key) => wanted[key]);
  found = article.claims.filter((claim) => tests.every((test) => test(claim)) && (!sought || haystack(claim).includes(sought)));
  draw();
};

const show = linesIn(body);
const draw = () => {
  const focused = document.activeElement.closest?.("#rows tr");
  const [kept, part] = focused ? [focused.id, [...document.activeElement.classList][0] ?? ""] : ["", ""];
  if (first >= found.length) first = 0;
  const shown = found.slice(first, first + PAGE);
  byId("pager").hidden = found.length <= PAGE;
  byId("rows-shown").textContent = _("{first}–{last} of {all}", { first: first + 1, last: first + shown.length, all: found.length });
  allow(byId("rows-before"), first > 0);
  allow(byId("rows-after"), first + PAGE < found.length);
  const lines = shown.map((claim) => {
    const place = indexOf(claim.id), isChosen = claim.id === chosen;
    return [JSON.stringify([claim, place, isChosen]), () => makeRow(claim, place, isChosen, { judge, mend: open, cite })];
  });
  if (!found.length && article.state !== "waiting") {
    const note = article.claims.length ? _("No claim answers these filters.") : _("No claim found in this article: what was missed can be added.");
    lines.push([note, () => noteLine(note)]);
  }
  show(lines);
  byId("count").textContent = ngettext("{number} claim of {all}", "{number} claims of {all}", found.length, { all: article.claims.length });
  byId("clear").hidden = !isFiltered();
  if (kept && !body.contains(document.activeElement)) (byId(kept)?.querySelector(part ? `.${part}` : "a") ?? byId("rows-box")).focus({ preventScroll: true });
};

const noteLine = (note) => {
  const line = element("tr"), cell = element("td", "note", note);
  cell.colSpan = 4;
  line.append(cell);
  return line;
};

const clear = () => {
  search.value = "";
  for (const field of Object.values(filters)) field.value = "";
  filter();
};

search.addEventListener("input", filter);
for (const field of Object.values(filters)) field.addEventListener("change", filter);
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("clear").addEventListener("click", () => {
  clear();
  search.focus();
});

const turnTo = (id) => {
  const at = found.findIndex((claim) => claim.id === id);
  if (at >= 0) first = Math.floor(at / PAGE) * PAGE;
};
const turn = (by) => {
  first += by;
  draw();
  byId("rows-box").scrollTop = 0;
  byId("rows-box").focus({ preventScroll: true });
};
byId("rows-before").addEventListener("click", () => turn(-PAGE));
byId("rows-after").addEventListener("click", () => turn(PAGE));

// --- from one to the other

const select = (id, goTo) => {
  if (indexOf(id) < 0) return;
  chosen = id;
  if (!found.some((claim) => claim.id === id)) clear();
  mark();
  turnTo(id);
  draw();
  const line = byId(`claim-${id}`), place = inText(id);
  if (goTo !== "text") line.scrollIntoView({ block: "nearest" });
  if (goTo !== "row" && place) place.scrollIntoView({ block: "center" });
  if (goTo === "text") (place ?? line.querySelector("a")).focus({ preventScroll: true });
  if (goTo === "row") line.querySelector("a").focus({ preventScroll: true });
  if (location.hash !== `#claim-${id}`) history.replaceState(null, "", `#claim-${id}`);
};

const followHash = () => {
  const match = /^#claim-(\d+)$/.exec(location.hash);
  if (match) select(Number(match[1]), "both");
};
addEventListener("hashchange", () => article && followHash());

paper.addEventListener("click", (event) => {
  const part = event.target.closest("#paper [data-c]");
  if (!part || isMending() || !getSelection().isCollapsed) return;
  event.preventDefault();
  const ids = part.dataset.c.split(" ").map((index) => article.claims[Number(index)].id);
  // A source of several claims: a click more goes on to the next of them.
  select(ids[(ids.indexOf(chosen) + 1) % ids.length], "row");
});

body.addEventListener("click", (event) => {
  const line = event.target.closest("tr[data-claim]");
  if (!line || event.target.closest("button") || !getSelection().isCollapsed) return;
  event.preventDefault();
  select(Number(line.dataset.claim), "text");
});

// --- the work

const choose = (id) => {
  chosen = id;
  mark();
  draw();
};

const judge = (claim, verdict) => {
  const wanted = claim.verdict === verdict ? "" : verdict; // by what the row shows
  choose(claim.id);
  return carryOut(async () => {
    const now = article.claims[indexOf(claim.id)];
    if (!now || now.verdict === wanted) return;
    await attempt(() => call("PATCH", `/api/claims/${claim.id}`, { version: now.version, verdict: wanted }));
    await look(true);
  });
};

const cite = (claim) =>
  navigator.clipboard.writeText(claim.citation).then(
    () => say(_("Copied: {citation}", { citation: claim.citation })),
    () => say(claim.citation),
  );

const open = (claim) => {
  if (claim) {
    choose(claim.id);
    inText(claim.id)?.scrollIntoView({ block: "center" });
  }
  inTurn(() => {
    const now = claim && article.claims[indexOf(claim.id)];
    if (!article || (claim && !now)) return;
    mend(article, now, claim ? indexOf(claim.id) + 1 : 0, async (id) => {
      await look(true);
      if (id) select(id, "row");
      else byId("add").focus();
    });
  });
};

byId("add").addEventListener("click", () => open(null));
byId("reviewed").addEventListener("change", (event) => {
  const reviewed = event.target.checked;
  reviewing += 1;
  carryOut(async () => {
    await attempt(() => call("PATCH", `/api/articles/${number}`, { version: article.version, reviewed }));
    reviewing -= 1;
    await look(true);
  });
});
byId("known").addEventListener("submit", (event) => {
  event.preventDefault();
  if (!article) return; // the fields are not filled yet
  const given = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, String(value)]));
  carryOut(async () => {
    await attempt(async () => {
      await call("PATCH", `/api/articles/${number}`, { version: article.version, ...given });
      sent = given;
      say(_("Kept."));
    });
    await look(true);
  });
});
byId("remove").addEventListener("click", () =>
  carryOut(() =>
    attempt(async () => {
      await call("DELETE", `/api/articles/${number}?version=${article.version}`);
      location.assign("/");
    }),
  ),
);

// Single letters work where the focus is in the table only: nowhere else can they be meant.
byId("rows-box").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = found.findIndex((claim) => claim.id === chosen), claim = found[at];
  const acts = {
    ArrowDown: () => found.length && select(found[Math.min(at + 1, found.length - 1)].id, "row"),
    ArrowUp: () => found.length && select(found[Math.max(at - 1, 0)].id, "row"),
    a: () => claim && judge(claim, "accepted"),
    r: () => claim && judge(claim, "rejected"),
    e: () => claim && open(claim),
    c: () => claim && cite(claim),
  };
  if (!Object.hasOwn(acts, event.key)) return;
  event.preventDefault();
  acts[event.key]();
});

// What could not be loaded is asked for again at the next look.
let isBehind = false, hadState = false;
const catchUp = async () => (isBehind = !(await attempt(load)));
inTurn(catchUp);
watch(async (state, isNew) => {
  if (isBehind || (isNew && hadState)) await catchUp();
  hadState = true;
});
