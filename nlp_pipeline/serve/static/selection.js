// What is selected in the article, as offsets into its text in code points.

// The page shows "\r\n" as one line end, every other character as one.
const shownToText = (text, start, shown) => {
  let at = start;
  for (let count = 0; count < shown; count += 1) at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
  return at;
};

const codePoints = (string) => [...string].length;

// The offset of a place in the page: within a stretch of text, or at the edge of the next one.
const offsetOf = (paper, text, node, offset, isEnd) => {
  const holder = node.nodeType === Node.TEXT_NODE ? node.parentElement.closest("[data-at]") : null;
  if (holder && node.parentElement === holder) {
    return shownToText(text, Number(holder.dataset.at), codePoints(node.data.slice(0, offset)));
  }
  const place = document.createRange();
  place.setStart(node, offset);
  const stretches = [...paper.querySelectorAll("[data-at]")];
  const after = stretches.find((each) => place.comparePoint(each, 0) >= 0);
  if (!isEnd && after) return Number(after.dataset.at);
  const before = stretches.findLast((each) => place.comparePoint(each, 0) < 0);
  return before ? shownToText(text, Number(before.dataset.at), codePoints(before.textContent)) : null;
};

// Gives [start, end], or null where no words of the article are selected.
export const selectedSpan = (paper, text) => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!paper.contains(range.commonAncestorContainer)) return null;
  let start = offsetOf(paper, text, range.startContainer, range.startOffset, false);
  let end = offsetOf(paper, text, range.endContainer, range.endOffset, true);
  if (start === null || end === null) return null;
  while (start < end && /\s/.test(text[start])) start += 1;
  while (end > start && /\s/.test(text[end - 1])) end -= 1;
  return start < end ? [start, end] : null;
};

// The place in the page of an offset into the text.
const placeOf = (paper, text, offset, isEnd) => {
  const holder = [...paper.querySelectorAll("[data-at]")].findLast((each) => (isEnd ? each.dataset.at < offset : each.dataset.at <= offset));
  const node = holder.firstChild;
  let at = Number(holder.dataset.at), units = 0;
  while (at < offset && units < node.data.length) {
    units += text[at].length;
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
  }
  return [node, units];
};

// Selects what selectedSpan gave, where the article has been drawn anew.
export const selectSpan = (paper, text, [start, end]) =>
  getSelection().setBaseAndExtent(...placeOf(paper, text, start, false), ...placeOf(paper, text, end, true));

export const wordsAt = (text, [start, end]) => text.slice(start, end).join("").split(/\s+/).join(" ");
