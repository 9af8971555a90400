// The figures over what a search finds, drawn after the claims are there.
import { byId } from "./page.js";
import { _ } from "./words.js";

const box = byId("figures");
const show = async () => {
  const answer = await fetch(`/claims/figures?q=${encodeURIComponent(box.dataset.sought)}`);
  if (!answer.ok) throw new Error(String(answer.status));
  // The server has escaped whatever the names hold.
  box.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.children);
};
show().catch(() => {
  box.firstElementChild.textContent = _("The figures could not be drawn.");
});

// A source among the figures leads to what it says.
box.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-source]");
  if (button) location.assign(`/claims?q=${encodeURIComponent(button.dataset.source)}`);
});
