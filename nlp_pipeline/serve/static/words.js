// The words of the scripts, which the page hands on in the reader's language; English is the key.
export const data = JSON.parse(document.getElementById("script-data").textContent);
const plural = new Intl.PluralRules(data.language);

const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (place, name) => (Object.hasOwn(values, name) ? String(values[name]) : place));

export const _ = (text, values = {}) => fill(data.words[text] ?? text, values);

export const ngettext = (one, many, number, values = {}) => {
  const forms = data.words[one] ?? [one, many];
  const shown = new Intl.NumberFormat(data.language).format(number);
  return fill(plural.select(number) === "one" ? forms[0] : forms[1], { number: shown, ...values });
};

// The word for a value of a column, or the value itself, as a lexicon may add some.
export const word = (table, value) => (Object.hasOwn(data[table], value) ? data[table][value] : value);

// As the server folds what is searched: without accents, case and kinds of apostrophes and spaces.
export const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’ʼ]/g, "'").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/\s+/g, " ").trim();
