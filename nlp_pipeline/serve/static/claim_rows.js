// The rows of the table of an article's claims.
import { _, data, word } from "./words.js";
import { button, element } from "./page.js";

export const kindClass = (row) => (data.kinds.includes(row.kind) ? `selon-${row.kind}` : "selon-several");
export const nameOf = (row) => row.source_name || row.source || _("no source");

// The table folds white space: French marks are kept from standing alone at the end or the beginning of a line.
const glued = (text) => text.replace(/« /g, "«\u00a0").replace(/ (?=[»:;!?])/g, "\u00a0");
const joined = (...parts) => parts.filter(Boolean).join(" · ");
const confidence = (row) => (row.confidence === null ? "" : _("confidence {number}", { number: new Intl.NumberFormat(data.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(row.confidence) }));
const verdicts = { accepted: _("accepted"), rejected: _("rejected") };

const pressed = (made, is) => {
  made.setAttribute("aria-pressed", String(is));
  return made;
};

const toolsOf = (claim, number, acts) => {
  const tools = element("span", "tools");
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", _("Claim {number}: your judgement", { number }));
  tools.append(
    pressed(button(_("Accept"), () => acts.judge(claim, "accepted"), "accept"), claim.verdict === "accepted"),
    pressed(button(_("Reject"), () => acts.judge(claim, "rejected"), "reject"), claim.verdict === "rejected"),
    button(_("Mend"), () => acts.mend(claim), "mend"),
    button(_("Cite"), () => acts.cite(claim), "cite"),
  );
  return tools;
};

// Makes the row of a claim; ``place`` is its place among the article's claims, from 0.
export const makeRow = (claim, place, isChosen, acts) => {
  const { row } = claim, number = place + 1;
  const line = element("tr", [isChosen ? "on" : "", claim.verdict].join(" ").trim());
  line.dataset.claim = claim.id;
  line.id = `claim-${claim.id}`;
  const cells = [element("td"), element("td"), element("td"), element("td")];
  const link = element("a", kindClass(row), String(number));
  link.href = `#claim-${claim.id}`;
  link.setAttribute("aria-label", _("Claim {number}, see it in the text", { number }));
  if (isChosen) link.setAttribute("aria-current", "true");
  cells[0].append(link);
  cells[1].append(element("span", row.source_name ? "who" : "", nameOf(row)));
  cells[1].append(element("span", "small", joined(row.source_name && word("type", row.source_type), row.source_role, row.origin && _("has it from {name}", { name: row.origin }))));
  const said = element("span", "said", glued(row.claim));
  said.lang = "fr";
  cells[2].append(said);
  cells[2].append(element("span", "small", joined(row.cue && `« ${row.cue} »`, claim.added ? _("added") : claim.corrected && _("mended"))));
  if (claim.note) cells[2].append(element("span", "noted", claim.note));
  cells[2].append(toolsOf(claim, number, acts));
  cells[3].append(element("span", `chip ${kindClass(row)}`, word("kind", row.kind)));
  cells[3].append(element("span", "small", word("stance", row.stance)), element("span", "small", confidence(row)));
  if (claim.verdict) cells[3].append(element("span", `verdict ${claim.verdict}`, verdicts[claim.verdict]));
  line.append(...cells);
  return line;
};
