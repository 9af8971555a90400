// The dossier: what goes in, and the articles in it.
import { _, fold, ngettext, data } from "./words.js";
import { allow, attempt, byId, call, element, say, send } from "./page.js";
import { linesIn } from "./lines.js";
import { look, watch } from "./steps.js";
import { carryOut, inTurn } from "./turns.js";

const PAGE = 50;
let articles = JSON.parse(byId("articles-data").textContent), first = 0;
const narrow = byId("narrow");

// --- the list

const dated = (iso) => {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
  return match ? new Intl.DateTimeFormat(data.language, { dateStyle: "long", timeZone: "UTC" }).format(Date.UTC(match[1], match[2] - 1, match[3])) : iso;
};

const progress = (article) => {
  if (article.state === "waiting") return _("being read…");
  if (article.state === "failed") return _("not read: {reason}", { reason: article.reason });
  const claims = ngettext("{number} claim", "{number} claims", article.claims);
  return article.judged ? [claims, ngettext("{number} judged", "{number} judged", article.judged)].join(", ") : claims;
};

const line = (article) => {
  const made = element("li", article.state), link = element("a", "", article.name);
  link.href = `/articles/${article.id}`;
  link.lang = "fr";
  const about = [article.outlet, dated(article.date), article.author].filter(Boolean).join(" · ");
  made.append(link, element("span", "about", about), element("span", "progress", progress(article)));
  if (article.reviewed) made.append(element("span", "reviewed", _("read through")));
  return made;
};

const show = linesIn(byId("articles"));
const draw = () => {
  const sought = fold(narrow.value);
  const found = sought ? articles.filter((one) => fold([one.name, one.doc_id, one.outlet, one.date, one.author].join(" ")).includes(sought)) : articles;
  first = Math.min(first, Math.max(0, Math.floor((found.length - 1) / PAGE) * PAGE));
  show(found.slice(first, first + PAGE).map((article) => [JSON.stringify(article), () => line(article)]));
  byId("articles-count").textContent = articles.length ? new Intl.NumberFormat(data.language).format(found.length) : "";
  byId("empty").hidden = articles.length > 0;
  byId("narrow-box").hidden = articles.length < 8;
  byId("pager").hidden = found.length <= PAGE;
  byId("shown").textContent = _("{first}–{last} of {all}", { first: first + 1, last: Math.min(first + PAGE, found.length), all: found.length });
  allow(byId("before"), first > 0);
  allow(byId("after"), first + PAGE < found.length);
};

const turn = (by) => {
  first += by;
  draw();
  byId("dossier-title").scrollIntoView();
};
byId("before").addEventListener("click", () => turn(-PAGE));
byId("after").addEventListener("click", () => turn(PAGE));
narrow.addEventListener("input", () => {
  first = 0;
  draw();
});

// --- what is under way, and what was not read

const showFailures = (failures) => {
  byId("failures").hidden = failures.length === 0;
  byId("failures").querySelector("ul").replaceChildren(
    ...failures.map((failure) => {
      const made = element("li");
      made.append(element("b", "", failure.name), " ", element("span", "", failure.reason));
      return made;
    }),
  );
};

const showWork = (state) => {
  const parts = state.jobs.map((job) => {
    const files = ngettext("{number} file is being read", "{number} files are being read", job.files);
    return [files, ngettext("{number} article so far", "{number} articles so far", job.articles)].join(", ");
  });
  if (state.waiting) parts.push(ngettext("{number} article waits for the model", "{number} articles wait for the model", state.waiting));
  const box = byId("work");
  box.hidden = parts.length === 0;
  box.textContent = parts.join(" · ");
};

watch(async (state, isNew) => {
  showWork(state);
  if (!isNew) return;
  articles = await call("GET", "/api/articles");
  draw();
  showFailures(await call("GET", "/api/failures"));
});
byId("forget").addEventListener("click", () =>
  carryOut(async () => {
    await attempt(() => call("DELETE", "/api/failures"));
    await look();
  }),
);

// --- what goes in

const busy = async (form, work) => {
  if (form.hasAttribute("aria-busy")) return; // sent twice in a hurry
  const fields = [...form.querySelectorAll("button")];
  fields.forEach((field) => allow(field, false));
  form.setAttribute("aria-busy", "true");
  await attempt(work);
  form.removeAttribute("aria-busy");
  fields.forEach((field) => allow(field, true));
};

const open = (article) => location.assign(`/articles/${article.id}`);

const paste = byId("paste");
paste.addEventListener("submit", (event) => {
  event.preventDefault();
  busy(paste, async () => {
    const given = Object.fromEntries([...new FormData(paste)].map(([name, value]) => [name, String(value)]));
    open(await call("POST", "/api/articles", given));
    paste.reset();
  });
});
byId("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) paste.requestSubmit();
});

const files = byId("files"), chosen = byId("chosen");
let uploaded = Promise.resolve();
const upload = (list) => (uploaded = uploaded.then(() => sendFiles(list))); // what is dropped meanwhile comes after
const sendFiles = (list) =>
  busy(files, async () => {
    const form = new FormData();
    for (const file of list) form.append("files", file, file.name);
    const found = await send("/api/files", form);
    say(ngettext("{number} file is being read", "{number} files are being read", found.files));
    await inTurn(look);
  });
chosen.addEventListener("change", () => {
  const list = [...chosen.files];
  chosen.value = "";
  if (list.length) upload(list);
});
files.addEventListener("submit", (event) => event.preventDefault());

// A folder that is dropped is gone through.
const entriesOf = (entry) =>
  new Promise((resolve) => {
    if (entry.isFile) return entry.file((file) => resolve([file]), () => resolve([]));
    const reader = entry.createReader(), found = [];
    const more = () =>
      reader.readEntries(
        async (entries) => {
          if (!entries.length) return resolve((await Promise.all(found.map(entriesOf))).flat());
          found.push(...entries.filter((each) => !each.name.startsWith(".")));
          return more();
        },
        () => resolve([]),
      );
    return more();
  });

const dropped = async (transfer) => {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  return entries.some((entry) => entry.isDirectory) ? (await Promise.all(entries.map(entriesOf))).flat() : [...transfer.files];
};

const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
for (const kind of ["dragenter", "dragover"]) {
  document.addEventListener(kind, (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    files.classList.add("over");
  });
}
document.addEventListener("dragleave", (event) => event.relatedTarget === null && files.classList.remove("over"));
document.addEventListener("drop", async (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  files.classList.remove("over");
  const list = await dropped(event.dataTransfer);
  if (list.length) upload(list);
});

const fetching = byId("fetch");
fetching?.addEventListener("submit", (event) => {
  event.preventDefault();
  busy(fetching, async () => {
    say(_("The page is being fetched…"));
    open(await call("POST", "/api/pages", { url: byId("page").value }));
  });
});

draw();
