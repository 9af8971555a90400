// Undoing, and noticing what changes: in another window, or as the model goes on.
import { _ } from "./words.js";
import { allow, attempt, byId, call, say } from "./page.js";
import { carryOut, inTurn } from "./turns.js";

const OFTEN = 600, SELDOM = 2500;
const named = {
  accept: _("accept a claim"),
  reject: _("reject a claim"),
  unjudge: _("leave a claim open"),
  mend: _("mend a claim"),
  note: _("note something"),
  add: _("add a claim"),
  describe: _("correct what is known of an article"),
  review: _("mark as read through"),
  unreview: _("mark as not read through"),
  remove: _("take an article out"),
};
const undo = byId("undo"), redo = byId("redo");
let state = null, timer = 0, listener = () => {};

const show = (field, change, pattern) => {
  allow(field, change !== null);
  field.title = change ? pattern.replace("{action}", named[change.action] ?? change.action) : "";
};

// Looks what has changed, and calls the listener; only in turn.
export const look = async (isNewAnyway = false) => {
  clearTimeout(timer);
  try {
    const found = await call("GET", "/api/state");
    const isNew = isNewAnyway || !state || found.beats !== state.beats;
    state = found;
    show(undo, state.undo, _("Undo: {action}"));
    show(redo, state.redo, _("Redo: {action}"));
    await listener(state, isNew);
  } catch {
    // It may come back: what the reader does next tells otherwise.
  }
  const isBusy = state && (state.waiting || state.jobs.length);
  timer = setTimeout(() => inTurn(look), isBusy ? OFTEN : SELDOM);
};

// Calls back with the state, and whether anything has changed, now and then.
export const watch = (call) => {
  listener = call;
  document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : inTurn(look)));
  return inTurn(look);
};

// The last step is known when its turn comes: what was done just before has then been answered.
const move = (way, said) =>
  carryOut(async () => {
    const change = state?.[way];
    if (!change) return;
    await attempt(async () => {
      const done = await call("POST", `/api/${way}`, { change: change.id });
      say(said.replace("{action}", named[done.action] ?? done.action));
    });
    await look();
  });

const undoLast = () => move("undo", _("Undone: {action}"));
const redoLast = () => move("redo", _("Done again: {action}"));

undo.addEventListener("click", undoLast);
redo.addEventListener("click", redoLast);
document.addEventListener("keydown", (event) => {
  const isWriting = event.target.closest?.("input:not([type=checkbox]), textarea, select");
  if (isWriting || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
  event.preventDefault();
  if (event.shiftKey) redoLast();
  else undoLast();
});
