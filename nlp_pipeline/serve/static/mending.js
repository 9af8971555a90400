// The form in which a claim is mended or added: its words by selecting them in the text, its source by its name.
import { _, data, word } from "./words.js";
import { allow, attempt, byId, call, element, say } from "./page.js";
import { selectedSpan, wordsAt } from "./selection.js";
import { carryOut, inTurn } from "./turns.js";

const OTHER = "\u0000other";
const form = byId("mending"), wordsField = byId("claim-words"), sourceField = byId("source-name"), otherField = byId("other-name");
const typeField = byId("source-type"), kindField = byId("claim-kind"), noteField = byId("note");
let article = null, text = [], claim = null, spans = null, sourceSpan = null, selected = null, finish = () => {};

export const isMending = () => !form.hidden;

const option = (value, name) => {
  const made = element("option", "", name);
  made.value = value;
  return made;
};
for (const type of Object.keys(data.type)) typeField.append(option(type, data.type[type]));
for (const kind of data.kinds) kindField.append(option(kind, data.kind[kind]));

// --- what is selected in the article, also after the focus went to the form

const told = (span) => `« ${wordsAt(text, span).slice(0, 60)}${span[1] - span[0] > 60 ? "…" : ""} »`;

const follow = () => {
  const found = article && selectedSpan(byId("paper"), text);
  if (!found) return;
  selected = found;
  for (const id of ["take-claim", "take-piece", "take-source"]) {
    allow(byId(id), true);
    byId(id).title = told(selected);
  }
};
document.addEventListener("selectionchange", follow);

const showWords = () => (wordsField.value = spans.map((span) => wordsAt(text, span)).join(" … "));
byId("take-claim").addEventListener("click", () => {
  spans = [selected];
  showWords();
});
byId("take-piece").addEventListener("click", () => {
  spans = [...(spans ?? claim?.row.claim_spans ?? []), selected].sort((one, other) => one[0] - other[0]);
  showWords();
});
wordsField.addEventListener("input", () => (spans = null)); // the words count, wherever they stand

// --- the source

const choose = (name, type) => {
  const known = [...sourceField.options].some((each) => each.value === name);
  sourceField.value = known ? name : OTHER;
  byId("other-box").hidden = known;
  if (!known) otherField.value = name;
  typeField.value = type;
};
byId("take-source").addEventListener("click", () => {
  sourceSpan = selected;
  const words = wordsAt(text, selected);
  const known = article.names.find((each) => each.name === words);
  choose(words, known ? known.type : typeField.value === "none" ? "person" : typeField.value);
  byId("source-place").textContent = told(selected);
});
sourceField.addEventListener("change", () => {
  sourceSpan = null;
  byId("source-place").textContent = "";
  byId("other-box").hidden = sourceField.value !== OTHER;
  if (sourceField.value === OTHER) return otherField.focus();
  typeField.value = article.names.find((each) => each.name === sourceField.value)?.type ?? "none";
});

const offerNames = (row) => {
  const names = [...article.names].sort((one, other) => one.name.localeCompare(other.name, "fr"));
  if (row?.source_name && !names.some((each) => each.name === row.source_name)) names.unshift({ name: row.source_name, type: row.source_type });
  sourceField.replaceChildren(
    option("", _("no source")),
    ...names.map((each) => option(each.name, `${each.name} (${word("type", each.type)})`)),
    option(OTHER, _("another name…")),
  );
};

// --- opening, keeping, leaving

export const mend = (given, mended, number, done) => {
  article = given;
  text = [...given.text];
  claim = mended;
  finish = done;
  spans = sourceSpan = selected = null;
  for (const id of ["take-claim", "take-piece", "take-source"]) allow(byId(id), false);
  follow();
  byId("mending-title").textContent = mended ? _("Mend claim {number}", { number }) : _("Add a claim");
  offerNames(mended?.row);
  wordsField.value = mended ? mended.row.claim : "";
  otherField.value = "";
  choose(mended?.row.source_name ?? "", mended?.row.source_type ?? "none");
  kindField.value = mended?.row.kind ?? "indirect";
  noteField.value = mended?.note ?? "";
  byId("source-place").textContent = "";
  if (!mended && selected) {
    spans = [selected];
    showWords();
  }
  form.hidden = false;
  form.scrollIntoView({ block: "nearest" });
  wordsField.focus({ preventScroll: true });
};

// The article may be read anew while the form is open; its text stays the same.
export const renew = (given) => (article = given);

const leave = () => {
  const id = claim?.id;
  form.hidden = true;
  inTurn(() => finish(id));
};

const changes = () => {
  const body = {}, row = claim?.row;
  const name = sourceField.value === OTHER ? otherField.value.trim() : sourceField.value;
  if (spans) body.claim_spans = spans;
  else if (wordsField.value !== row?.claim) body.claim = wordsField.value;
  if (sourceSpan) body.source_span = sourceSpan;
  if (sourceSpan || name !== (row?.source_name ?? "")) body.source_name = name;
  if (name && (typeField.value !== row?.source_type || body.source_name !== undefined)) {
    body.source_type = typeField.value;
    body.source_name = name;
  }
  if (kindField.value !== row?.kind) body.kind = kindField.value;
  if (noteField.value !== (claim?.note ?? "")) body.note = noteField.value;
  return body;
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const given = changes(), opened = finish;
  carryOut(() =>
    attempt(async () => {
      if (form.hidden || finish !== opened) return; // sent twice in a hurry, or left
      const kept = claim
        ? await call("PATCH", `/api/claims/${claim.id}`, { version: claim.version, ...given })
        : await call("POST", `/api/articles/${article.id}/claims`, given);
      say(claim ? _("Kept.") : _("Added."));
      form.hidden = true;
      await finish(kept.id);
    }),
  );
});
byId("cancel").addEventListener("click", leave);
form.addEventListener("keydown", (event) => event.key === "Escape" && leave());
