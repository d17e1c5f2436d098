/* The search of persons. Without this script the page is a plain list of all of them. */
"use strict";

const index = JSON.parse(document.getElementById("names-of-persons").textContent);
const { words, keys } = nameKeys(index);
const form = document.getElementById("search-persons");
const query = document.getElementById("query");
const answer = document.getElementById("answer");
const rows = new Map(Object.keys(index.persons).map(id => [id, document.getElementById(id)]));

/** Whether each word of a query fits one of the keys of a person. */
const matches = (asked, fits) => asked.every(word => word.some(key => fits(key)));

/** The persons whose names have the sounds asked for or, where there are none, whose names begin so, but for a last sound. */
function find(text) {
    const asked = words(text).map(keys).map(word => word.filter(Boolean)).filter(word => word.length);
    const persons = Object.entries(index.persons);
    const same = persons.filter(([, { names, cases }]) =>
        matches(asked, key => names.includes(key) || cases.includes(key)));
    if (same.length) return { ids: same.map(([id]) => id), exact: true };
    for (const cut of [key => key, key => (key.length > 5 ? key.slice(0, -1) : key)]) {
        const like = persons.filter(([, { names }]) =>
            matches(asked, key => names.some(name => name.startsWith(cut(key)))));
        if (like.length) return { ids: like.map(([id]) => id), exact: false };
    }
    return { ids: [], exact: false };
}

/** Show the rows that fit, and say how many. */
function search() {
    const all = !query.value.trim();
    const { ids, exact } = all ? { ids: [...rows.keys()], exact: true } : find(query.value);
    for (const [id, row] of rows) row.hidden = !ids.includes(id);
    const persons = ids.length === 1 ? "1 person" : `${ids.length} persons`;
    if (all) answer.textContent = `${persons} in the list.`;
    else if (!ids.length) answer.textContent = "Nobody in the list has such a name. This says nothing about them.";
    else answer.textContent = exact ? `${persons} found.` : `No name is written so; ${persons} with a name like it: this may be another person.`;
}

form.hidden = false;
form.addEventListener("submit", event => event.preventDefault());
query.addEventListener("input", search);
search();
