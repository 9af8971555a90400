// What all pages share: elements, requests to the application, and what is said to the reader.
import { _ } from "./words.js";

export const byId = (id) => document.getElementById(id);

// Whatever a text holds is set as text, never as markup.
export const element = (tag, className = "", text = "") => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};

export const button = (text, act, className = "") => {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
};

// A button that has no use for now keeps the focus, and the keys with it: a browser swallows those of a disabled one.
export const allow = (field, isOfUse) => field.setAttribute("aria-disabled", String(!isOfUse));
const pass = (event) => {
  if (!event.target.closest?.('button[aria-disabled="true"]')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
};
addEventListener("click", pass, true);

export class Problem extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const answered = async (answer, read) => {
  if (answer.ok) return answer.status === 204 ? null : read(answer);
  const told = await answer.json().catch(() => ({}));
  throw new Problem(answer.status, told.detail ?? _("The application answered with the status {status}.", { status: answer.status }));
};

const asked = async (path, options, read = (answer) => answer.json()) => {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Problem(0, _("The application does not answer: is it still running? What was kept is not lost."));
  }
  return answered(answer, read);
};

export const call = (method, path, body) =>
  asked(path, body === undefined ? { method } : { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const callText = (path) => asked(path, {}, (answer) => answer.text());

export const send = (path, form) => asked(path, { method: "POST", body: form });

let hiding = 0;
export const say = (text, isWrong = false) => {
  const box = byId("said");
  clearTimeout(hiding);
  box.textContent = text;
  box.classList.toggle("wrong", isWrong);
  box.classList.add("shown");
  hiding = setTimeout(() => box.classList.remove("shown"), isWrong ? 12000 : 5000);
};

// Tells the reader what went wrong, and gives false.
export const attempt = async (work) => {
  try {
    await work();
    return true;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    say(problem.message, true);
    return false;
  }
};
