// Lines of a list or a table. Those that stay as they are stay the same elements: a click that has begun on one of them,
// and the focus, outlive what changes beside it.

// Gives a function that shows lines in the parent, each by all that it shows, as one string, and what makes it.
export const linesIn = (parent) => {
  let kept = new Map();
  return (lines) => {
    kept = new Map(lines.map(([shown, make]) => [shown, kept.get(shown) ?? make()]));
    const wanted = new Set(kept.values());
    for (const line of [...parent.children]) if (!wanted.has(line)) line.remove();
    let at = parent.firstElementChild;
    for (const line of wanted) {
      if (line === at) at = at.nextElementSibling;
      else parent.insertBefore(line, at);
    }
  };
};
